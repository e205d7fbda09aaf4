"""Markup → markup without characters that no tree can be given again."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&#(?:(\d{1,9})|[xX]([0-9a-fA-F]{1,8}));?")


def clean_markup(markup: str) -> str:
    r"""Leave out control characters and references to them: XML has none, and lxml refuses them.

    >>> clean_markup("a\x01b&#1;c&#65;")
    'abc&#65;'
    """
    return _REFERENCE.sub(_without_control, _CONTROL.sub("", markup.replace("\x0c", " ")))


def _without_control(reference: re.Match[str]) -> str:
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    allowed = code in {9, 10, 13} or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return reference[0] if allowed or 0x10000 <= code <= 0x10FFFF else ""
