"""What stands on the title page of a Word file, by the styles that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.word.word_names import WORD, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

STYLES = frozenset({"title", "subtitle", "author", "date", "abstract"})
"""The names of the styles whose paragraphs pandoc takes out of the text, where they open it."""


def list_title_page(document: _Element, styles: _Element | None) -> dict[str, list[str]]:
    """Return the paragraphs of each of these styles that open the text, and rename the styles.

    So they stay in the text as they stand there: pandoc would keep the last title alone.
    """
    named = {} if styles is None else _rename(styles)
    found: dict[str, list[str]] = {}
    for block in document.iterfind(f"{WORD}body/*"):
        name = named.get(value(block.find(f"{WORD}pPr/{WORD}pStyle")), "")
        words = " ".join("".join(_texts(block)).split())
        if local(block) == "p" and name and words:
            found.setdefault(name, []).append(words)
        elif words:
            break
    return found


def _rename(styles: _Element) -> dict[str, str]:
    """The number of each such style, and what it was called."""
    named = {}
    for style in styles.iter(f"{WORD}style"):
        name = style.find(f"{WORD}name")
        called = value(name).lower()
        if name is not None and called in STYLES and value(style, "type") == "paragraph":
            named[value(style, "styleId")] = called
            name.set(f"{WORD}val", f"opening {called}")
    return named


def _texts(block: _Element) -> list[str]:
    return [each.text or "" if local(each) == "t" else " "
            for each in block.iter(f"{WORD}t", f"{WORD}br", f"{WORD}tab")]  # fmt: skip
