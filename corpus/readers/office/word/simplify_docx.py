"""A Word file → the same with every word that is seen where pandoc finds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.office.replace_members import (
    members_of,
    parse_member,
    replace_members,
    write_member,
)
from corpus.readers.office.word.even_tables import even_tables
from corpus.readers.office.word.lift_boxes import lift_boxes
from corpus.readers.office.word.list_figures import list_figures
from corpus.readers.office.word.list_title_page import list_title_page
from corpus.readers.office.word.resolve_looks import Styles, show_looks
from corpus.readers.office.word.show_fields import show_fields
from corpus.readers.office.word.spell_characters import spell_characters
from corpus.readers.office.word.spell_formulas import spell_formulas
from corpus.readers.office.word.unwrap_elements import unwrap_elements
from corpus.readers.office.word.word_names import WORD

if TYPE_CHECKING:
    from lxml.etree import _Element

TEXTS = frozenset(f"{WORD}{name}" for name in ("document", "footnotes", "endnotes"))

# "Strict" files call everything by other names (ECMA-376, part 1, annex A).
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")


TitlePage = dict[str, list[str]]
"""What is written in the styles "title", "author", "date" and so on."""


def simplify_docx(content: bytes) -> tuple[bytes, TitlePage]:
    """Return the Word file with text and notes made simple: paragraphs, tables and runs alone;
    and what its title page says, which is text as well.

    Fields are their results, changes are accepted, boxes stand behind the paragraph that they
    are anchored in, what is hidden or struck out is gone.
    Raises ValueError, with the reason, for a file of which that cannot be made.
    """
    members = {
        name: _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", member)
        for name, member in members_of(content, (".xml", ".rels")).items()
    }
    roots = _texts(members)
    named = next((root for root in roots.values() if root.tag == f"{WORD}styles"), None)
    styles = Styles(named)
    title_page: TitlePage = {}
    for name, root in roots.items():
        if root.tag in TEXTS:
            _simplify(root, styles, list_figures(name, members))
        if root.tag == f"{WORD}document":
            title_page = list_title_page(root, named)
    simple = members | {name: write_member(root) for name, root in roots.items()}
    return replace_members(content, simple), title_page


_ROOT = re.compile(rb"<(?:\w+:)?(?:document|footnotes|endnotes|styles)\b")
HEAD = 2_000  # bytes in which a file shows what it is


def _texts(members: dict[str, bytes]) -> dict[str, _Element]:
    """The files that hold text, and the one that holds styles."""
    found = {
        name: parse_member(member)
        for name, member in members.items()
        if name.lower().endswith(".xml") and _ROOT.search(member[:HEAD])
    }
    if not any(root.tag == f"{WORD}document" for root in found.values()):
        raise ValueError("its text is not found")
    return found


def _simplify(root: _Element, styles: Styles, figures: dict[str, list[str]]) -> None:
    unwrap_elements(root)
    show_fields(root)
    show_looks(root, styles)
    spell_characters(root)
    spell_formulas(root)
    lift_boxes(root, figures)
    even_tables(root)
