"""A Rich Text file (.rtf)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.read_pandoc import read_pandoc

if TYPE_CHECKING:
    from corpus.source import Extraction


# What stands in for a letter in programs that know no Unicode. Pandoc 3.9 takes a "?" and one
# letter more for it, but gets the same character right when it is written as a code.
_STAND_IN = re.compile(rb"(\\u-?\d+) ?\?")


def read_rtf(content: bytes) -> Extraction:
    """Return the text of an .rtf file and its headings. Raises UnreadableError."""
    return read_pandoc(_STAND_IN.sub(rb"\1\\'3f", content), "rtf")
