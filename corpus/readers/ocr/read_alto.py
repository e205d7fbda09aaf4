"""ALTO (Library of Congress, versions 1 to 4): a page's blocks, lines and words with confidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.readers.blocks.walk_markup import children_of, local_name
from corpus.readers.ocr.compose_pages import Page, Paragraph, compose_pages
from corpus.readers.xml.parse_xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from corpus.source import Extraction

_MARGINS: Final = frozenset({"TopMargin", "BottomMargin"})


def read_alto(content: bytes) -> Extraction:
    """Return the text of ALTO files; a word that a line divides is its SUBS_CONTENT.

    What stands in the margins above and below is noise. Raises UnreadableError.
    """
    root = parse_xml(content)
    return compose_pages([_page(each) for each in root.iterdescendants("{*}Page")])


def _page(page: _Element) -> Page:
    strings = page.iterdescendants("{*}String")
    confidences = tuple(each for string in strings if (each := _confidence(string)) is not None)
    blocks = page.iterdescendants("{*}TextBlock")
    return Page(_label(page), tuple(map(_paragraph, blocks)), confidences)


def _label(page: _Element) -> int | str:
    label = (page.get("PRINTED_IMG_NR") or page.get("PHYSICAL_IMG_NR") or "").strip("[] ")
    return int(label) if label.isdecimal() else label


def _confidence(string: _Element) -> float | None:
    """Word confidence, "WC", from 0 to 1."""
    try:
        confidence = float(string.get("WC", ""))
    except ValueError:
        return None
    return confidence if 0 <= confidence <= 1 else None


def _paragraph(block: _Element) -> Paragraph:
    lines = (" ".join(_words(line)) for line in children_of(block, "TextLine"))
    apart = any(local_name(each) in _MARGINS for each in block.iterancestors())
    return Paragraph(tuple(filter(None, lines)), apart)


def _words(line: _Element) -> Iterator[str]:
    """The words of a line, the first part of a divided one whole, the second one not again.

    A hyphen (HYP) without the whole word stands at the end, where it will be judged.
    """
    before: _Element | None = None
    found: list[str] = []
    for each in line:
        name = local_name(each)
        if name == "String":
            whole = each.get("SUBS_CONTENT", "")
            if each.get("SUBS_TYPE") != "HypPart2" or not whole:
                found.append(whole or each.get("CONTENT", ""))
            before = each
        elif name == "HYP" and found and before is not None and not before.get("SUBS_CONTENT"):
            found[-1] += each.get("CONTENT", "") or "-"
    yield from (" ".join(word.split()) for word in found if word.strip())
