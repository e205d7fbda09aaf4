"""The encoding that a page names."""

from __future__ import annotations

import re

_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page names its encoding; the standard gives it 1,024


def charset(content: bytes) -> str:
    """Return the encoding that the head of `content` names, "" where it names none."""
    declared = _CHARSET.search(content[:HEAD])
    return declared.group(1).decode("ascii", "replace") if declared else ""
