"""Find the tags that a site's generator replaces, which no reader of the site sees."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODE = re.compile(
    r"^[^\S\n]{0,3}(?P<fence>`{3,}|~{3,})(?:[^\n]*\n)(?:.*\n)*?[^\S\n]{0,3}(?P=fence)[`~]*[^\S\n]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE,
)
_COMMENT = (
    r"\{%-?\s*comment\s*-?%\}(?s:.*?)\{%-?\s*endcomment\s*-?%\}|<!--(?s:.*?)-->"
    r"|\{#[^\n#]*#\}"
)
_TAG = r"\{%-?\s*/?[a-z_]\w*\b[^\n%]*(?:%(?!\})[^\n%]*)*-?%\}"
_OUTPUT = r"\{\{[<%]?[^{}\n]{1,500}[>%]?\}\}"
_SEEN_WITHOUT = re.compile(f"{_COMMENT}|{_TAG}")
_SEEN_WITH = re.compile(rf"{_COMMENT}|{_TAG}|(?<!\()(?<!\]:\s){_OUTPUT}")


def mark_tags(text: str, *, generated: bool) -> Iterator[Noise]:
    r"""Yield the tags of Liquid, Hugo and Jinja, and comments; not those shown as code.

    `generated`: the file has front matter, so a generator makes a page of it, and what stands
    in double braces is replaced as well. In the target of a link it stays: nobody reads that.

    >>> text = "It burnt. {% include map.html %} We left `{% raw %}`."
    >>> [text[each.start : each.end] for each in mark_tags(text, generated=False)]
    ['{% include map.html %}']
    """
    if "{" not in text and "<!--" not in text:
        return
    code = [each.span() for each in _CODE.finditer(text)]
    starts = [start for start, _ in code]
    for found in (_SEEN_WITH if generated else _SEEN_WITHOUT).finditer(text):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or code[before][1] <= found.start():
            yield Noise(*found.span(), "boilerplate")
