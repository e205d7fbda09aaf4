"""What the program says in English, of a question or a file → the same line in another language.

The core speaks English; a line that is not listed here is shown as it is, marked as English.

>>> translate_line("no source mentions 'zebra'", "es")
"ninguna fuente menciona 'zebra'"
>>> translate_line("no source mentions 'zebra'", "en")
"no source mentions 'zebra'"
>>> translate_line("something new", "es")
"""

from __future__ import annotations

import re
from functools import cache

from web.messages.lines_es import SPANISH_LINES

_TRANSLATIONS = {"es": SPANISH_LINES}


def translate_line(line: str, language: str) -> str | None:
    """Return `line` in `language`, or None where nobody has translated it."""
    if language == "en":
        return line
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
