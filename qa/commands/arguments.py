"""What may stand behind an option on the command line: types for argparse.

>>> whole_number(1, 50)("7"), period("2017-4"), export_file("answer.docx").name
(7, '2017-04', 'answer.docx')
"""

from __future__ import annotations

import contextlib
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.metadata.parse_date import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable

ENDINGS = (".docx", ".html", ".md", ".json")


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return the type of a whole number from `least` to `most`."""

    def read(text: str) -> int:
        with contextlib.suppress(ValueError):
            if least <= int(text) <= most:
                return int(text)
        raise ArgumentTypeError(f"'{text}' is no whole number from {least} to {most}")

    return read


def period(text: str) -> str:
    """Return a year, month or day in ISO 8601."""
    if found := parse_period(text):
        return found
    raise ArgumentTypeError(f"'{text}' is no date like 2017, 2017-04 or 2017-04-13")


def export_file(text: str) -> Path:
    """Return the file to write, whose name says in which form."""
    if text.lower().endswith(ENDINGS):
        return Path(text)
    raise ArgumentTypeError(f"'{text}' does not end in {', '.join(ENDINGS)}")
