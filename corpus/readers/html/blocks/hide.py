"""Take out of a page what its reader does not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

NEVER_SHOWN = (
    "script style noscript template head title meta link base datalist audio video canvas object "
    "embed applet svg map area param source track colgroup annotation annotation-xml "
    "fencedframe iframe frame frameset noframes"
).split()
"""Elements whose words no browser with scripts shows (HTML, "Rendering", 15.3.1), pictures, and
what is shown only where something else cannot be. `mathvariant` and the like are MathML's own."""

STRUCK = ("del", "s", "strike")
"""What the author took back: it is seen, as crossed out, and is not to be quoted."""

READ_ALOUD_ONLY = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screenreader-text element-invisible "
    "u-visually-hidden a11y-hidden assistive-text katex-mathml MJX_Assistive_MathML "
    "mw-editsection".split()
)
"""Classes of Bootstrap, WordPress, Drupal, KaTeX and MathJax for what screens do not show; and
MediaWiki's "[edit]", which is a button in a heading's line."""

ICON_FONTS = frozenset("material-icons material-symbols-outlined material-symbols-rounded".split())
"""Fonts that draw a picture where the text has its name."""

PERMALINKS = frozenset("#¶§")
LARGEST_SHARE = 0.5
"""Of a page's words: a rule that would hide more is one that a script undoes, as when fonts
have been loaded."""

_HIDES = re.compile(
    r"(?:^|[;{\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I
)


def hide(tree: HtmlElement) -> None:
    """Remove from `tree` every element that is not seen; the words behind it stay."""
    for element in list(tree.iter(*NEVER_SHOWN, *STRUCK)):
        if element is not tree:
            drop(element)
    rules = list(tree.iter("*"))
    for element in rules:
        if element is not tree and _is_hidden(element):
            drop(element)


def hide_by_rules(tree: HtmlElement, sheets: str) -> None:
    """Remove what simple rules of the page's own style sheets hide.

    Only rules for a tag, a class, an identity or a tag with one of these are understood, and
    only where no other rule shows the same again; those for print or small screens are not.
    """
    words = max(_words(tree), 1)
    hidden, shown = _simple_rules(sheets)
    rules = hidden - shown
    meant: dict[_Rule, list[HtmlElement]] = {}
    for element in tree.iter():
        for rule in _rules_of(element):
            if rule in rules:
                meant.setdefault(rule, []).append(element)
    for found in meant.values():
        if sum(map(_words, found)) < LARGEST_SHARE * words:
            for element in found:
                if element.getparent() is not None:
                    drop(element)


def style_sheets(tree: HtmlElement) -> str:
    """The page's own style sheets that count on every screen."""
    return "\n".join(
        str(style.text or "")
        for style in tree.iter("style")
        if style.get("media", "all").strip().lower() in {"", "all", "screen"}
    )


def _is_hidden(element: HtmlElement) -> bool:
    classes = element.get("class", "").split()
    if element.get("hidden") is not None or _HIDES.search(element.get("style", "")):
        return True
    if any(name in READ_ALOUD_ONLY or name in ICON_FONTS for name in classes):
        return True
    if element.tag == "dialog":
        return element.get("open") is None
    if element.tag == "a" and element.get("href", "").startswith("#"):
        return len(element) == 0 and (element.text or "").strip() in PERMALINKS
    return False


def drop(element: HtmlElement) -> None:
    """Remove an element; words on both sides stay as far apart as they were."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    element.tail = None
    parent.remove(element)


def _words(element: HtmlElement) -> int:
    return sum(len(str(text).split()) for text in element.itertext())


_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_LAST = re.compile(r"[.#][\w-]+")
_DISPLAYS = re.compile(r"display\s*:\s*(?!none)\w|visibility\s*:\s*visible", re.IGNORECASE)
_Rule = tuple[str, str, str]  # tag, "class", "id" or "", and its value
PAGES = frozenset({"html", "body", "main", "article"})


def simple_rules(sheets: str, wanted: re.Pattern[str]) -> Iterator[tuple[_Rule, re.Match[str]]]:
    """Yield the simple selectors of the rules in which `wanted` is found, and what is found."""
    for selectors, declarations in _top_rules(_COMMENT.sub("", sheets)):
        found = wanted.search(declarations)
        for selector in selectors.split(",") if found else ():
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and found:
                yield _rule(simple), found


def _simple_rules(sheets: str) -> tuple[set[_Rule], set[_Rule]]:
    hidden: set[_Rule] = set()
    shown: set[_Rule] = set()
    for selectors, declarations in _top_rules(_COMMENT.sub("", sheets)):
        hides = bool(_HIDES.search(declarations)) and "animation" not in declarations
        if not hides and not _DISPLAYS.search(declarations):
            continue
        for selector in selectors.split(","):
            simple = _SIMPLE.fullmatch(selector.strip())
            if simple and hides and simple.group(0) and simple.group(1) not in PAGES:
                hidden.add(_rule(simple))
            elif not hides:
                shown |= {("", "class" if each[0] == "." else "id", each[1:])
                          for each in _LAST.findall(selector)}  # fmt: skip
    named = {(attribute, value) for _, attribute, value in shown if value}
    return hidden, {rule for rule in hidden if rule[1:] in named}


def _rules_of(element: HtmlElement) -> Iterator[_Rule]:
    """The simple selectors that an element answers to."""
    named = [("class", name) for name in dict.fromkeys(element.get("class", "").split())]
    named += [("id", element.get("id", "")), ("", "")]
    for attribute, value in named:
        yield "", attribute, value
        yield str(element.tag), attribute, value


def _rule(simple: re.Match[str]) -> _Rule:
    kind = {".": "class", "#": "id"}.get(simple.group(2) or "", "")
    return ((simple.group(1) or "").lower(), kind, simple.group(3) or "")


def _top_rules(sheets: str) -> Iterator[tuple[str, str]]:
    """Rules that stand in no other, such as one for print."""
    depth, start, opened = 0, 0, 0
    for brace in re.finditer(r"[{}]", sheets):
        if brace.group() == "{":
            opened = brace.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                selectors = sheets[start:opened].rsplit(";", 1)[-1].strip()
                if not selectors.startswith("@"):
                    yield selectors, sheets[opened + 1 : brace.start()]
                start = brace.end()
