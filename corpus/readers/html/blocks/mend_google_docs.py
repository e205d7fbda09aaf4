"""What Google Docs writes into a page that it exports: remarks of readers, raised numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.html.blocks.hide import drop, simple_rules

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"#cmnt\d+")
_REMARK = re.compile(r"cmnt\d+")
_RAISED = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)


def mend_google_docs(tree: HtmlElement, sheets: str) -> None:
    """Take out of `tree` the comments below the text and the letters in it that stand for them,
    which are none of its author's words; what its style sheet raises or lowers is called so.
    """
    for link in list(tree.iter("a")):
        if _MARK.fullmatch(link.get("href", "")):
            parent = link.getparent()
            drop(parent if parent is not None and parent.tag == "sup" else link)
        elif _REMARK.fullmatch(link.get("id", "")) and link.get("href", "").startswith("#cmnt_ref"):
            drop(next(link.iterancestors("div"), link))
    if "vertical-align" not in sheets:
        return
    rules = {rule[2]: found[1].lower()[:3] for rule, found in simple_rules(sheets, _RAISED)
             if rule[1] == "class"}  # fmt: skip
    for span in list(tree.iter("span")):
        looks = {rules[name] for name in span.get("class", "").split() if name in rules}
        if len(looks) == 1:
            span.tag = looks.pop()
