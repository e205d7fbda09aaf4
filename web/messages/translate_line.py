"""What the program has to say, of a question or a file → the same line in another language.

>>> translate_line(Message(Key.NOT_MENTIONED, words="'zebra'"), "es")
"ninguna fuente menciona 'zebra'"
>>> translate_line(Message(Key.NOT_MENTIONED, words="'zebra'"), "en")
"no source mentions 'zebra'"
>>> translate_line("No space left on device", "es")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message, fill
from web.messages.core_es import SPANISH_MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUES: Mapping[str, Mapping[Key, str]] = {"es": SPANISH_MESSAGES}


def translate_line(line: str, language: str) -> str | None:
    """Return `line` in `language`, or None where it is no message of the catalogue."""
    if language == "en":
        return line
    if not isinstance(line, Message) or line.key is Key.VERBATIM:
        return None
    parameters = {
        name: in_language(value, language) if isinstance(value, Message) else value
        for name, value in line.parameters.items()
    }
    return fill(CATALOGUES[language][line.key], parameters)


def in_language(line: str, language: str) -> str:
    """Return `line` in `language`, or as it is where it is no message of the catalogue."""
    return translate_line(line, language) or line
