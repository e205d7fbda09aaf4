"""What the program says in English, of a question or a file → the same line in another language.

>>> translate_line(Message(Key.NOT_MENTIONED, words="'zebra'"), "es")
"ninguna fuente menciona 'zebra'"
>>> translate_line(Message(Key.NOT_MENTIONED, words="'zebra'"), "en")
"no source mentions 'zebra'"
>>> translate_line("something new", "es")
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message, fill
from web.messages.lines_es import SPANISH_LINES, SPANISH_MESSAGES

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUES: Mapping[str, Mapping[Key, str]] = {"es": SPANISH_MESSAGES}
_TRANSLATIONS = {"es": SPANISH_LINES}


def translate_line(line: str, language: str) -> str | None:
    """Return `line` in `language`, or None where it is in nobody's catalogue."""
    if language == "en":
        return line
    if isinstance(line, Message) and line.key is not Key.VERBATIM:
        parameters = {
            name: in_language(value, language) if isinstance(value, Message) else value
            for name, value in line.parameters.items()
        }
        return fill(CATALOGUES[language][line.key], parameters)
    for pattern, translation in _patterns(language):
        found = pattern.fullmatch(line)
        if found:
            return translation.format(**found.groupdict())
    return None


def in_language(line: str, language: str) -> str:
    """Return `line` in `language`, or as it is where nobody has translated it."""
    return translate_line(line, language) or line


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(english), own) for english, own in _TRANSLATIONS.get(language, ())]


def _pattern(english: str) -> re.Pattern[str]:
    """The line with anything in place of its {fields}; what was asked may hold line feeds."""
    pieces = re.split(r"\{(\w+)\}", english)
    return re.compile(
        "".join(
            f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece)
            for number, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )
