"""Text that cannot command a terminal."""

from __future__ import annotations

import re

# What could move the cursor, recolour the terminal or reorder its text, and what no
# terminal can write.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def strip_controls(text: str) -> str:
    r"""Return `text` with control and reordering characters shown as a replacement mark.

    >>> strip_controls("plain \x1b[31mred\x1b[0m")
    'plain �[31mred�[0m'
    """
    return _UNSAFE.sub("\ufffd", text)
