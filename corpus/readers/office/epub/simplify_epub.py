"""An e-book → the same with every word that is seen where pandoc finds it, and no other."""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING

from corpus.readers.office.epub.list_classes import HIDDEN, RAISED, STRUCK, Classes, list_classes
from corpus.readers.office.epub.set_apart import IN_MARGIN, set_apart
from corpus.readers.office.replace_members import (
    members_of,
    parse_member,
    replace_members,
    write_member,
)
from corpus.readers.office.spell_formula import spell_formula

if TYPE_CHECKING:
    from lxml.etree import _Element

PAGES = (".xhtml", ".html", ".htm")
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"

PAGE_BREAKS = frozenset({"pagebreak", "doc-pagebreak"})
REFERENCES = frozenset({"noteref", "doc-noteref"})
NOTES = frozenset({"footnote", "rearnote", "endnote", "note", "footnotes", "rearnotes",
                   "endnotes", "doc-footnote", "doc-endnote", "doc-endnotes"})  # fmt: skip
UNSEEN = frozenset({"audio", "video", "canvas", "template", "script", "style", "rp", "col",
                    "colgroup"})  # fmt: skip
"""Have no words. Of a table with fewer `col` than cells in a row pandoc drops the rest."""


def simplify_epub(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the e-book with simple pages, and the names of those that cannot be made so.

    Numbers of printed pages, what is hidden and what is struck out are gone; notes stand where
    they are in the book; what is raised by a style is marked as such; formulas, pictures of
    letters (SVG) and ruby are text. Raises ValueError for what is no archive of a sane size.
    """
    pages = members_of(content, PAGES)
    sheets = [each.decode("utf-8", "replace") for each in members_of(content, (".css",)).values()]
    classes = list_classes(sheets)
    simple: dict[str, bytes] = {}
    left: list[str] = []
    for name, page in pages.items():
        try:
            root = parse_member(_with_characters(page))
            _simplify(root, classes)
        except ValueError:
            left.append(name)
        else:
            simple[name] = write_member(root)
    simple |= {name: _in_line(each) for name, each in members_of(content, (".opf",)).items()}
    return replace_members(content, simple), tuple(left)


_ITEM = re.compile(rb"<(?:\w+:)?item\s[^>]*>")
_NAMED = re.compile(rb"\sid\s*=\s*[\"']([^\"']*)")
_CONTENTS = re.compile(rb"\sproperties\s*=\s*[\"'](?:[^\"']*\s)?nav[\s\"']")
_ENTRY = re.compile(rb"<(?:\w+:)?itemref\s[^>]*>")
_REFERS = re.compile(rb"\sidref\s*=\s*[\"']([^\"']*)")
_ASIDE = re.compile(rb"\slinear\s*=\s*[\"']no[\"']")


def _in_line(package: bytes) -> bytes:
    """The list of files with those in line that are read when a link leads there.

    Answers, notes and terms are such files ('linear="no"', EPUB 3.3, 5.7.2); pandoc passes over
    them. A table of contents stays aside.
    """
    contents = {name[1] for item in _ITEM.findall(package)
                if _CONTENTS.search(item) and (name := _NAMED.search(item))}  # fmt: skip

    def entry(found: re.Match[bytes]) -> bytes:
        refers = _REFERS.search(found[0])
        aside = refers is not None and refers[1] in contents
        return found[0] if aside else _ASIDE.sub(b"", found[0])

    return _ENTRY.sub(entry, package)


_DOCTYPE = re.compile(rb"<!DOCTYPE\s[^\[>]*>", re.IGNORECASE)
_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def _with_characters(page: bytes) -> bytes:
    """The page with numbers for the names of characters, which HTML knows and XML does not."""
    return _ENTITY.sub(_numbered, _DOCTYPE.sub(b"", page, count=1))


def _numbered(name: re.Match[bytes]) -> bytes:
    characters = html5.get(f"{name[1].decode('ascii')};", "")
    if name[1] in XML_ENTITIES or not characters:
        return name[0]
    return "".join(f"&#{ord(each)};" for each in characters).encode("ascii")


def _simplify(root: _Element, classes: Classes) -> None:
    for element in list(root.iter()):
        name = _local(element)
        if not name or (element is not root and not _is_within(element, root)):
            continue
        kinds = frozenset(f"{element.get(TYPE, '')} {element.get('role', '')}".split())
        if kinds & PAGE_BREAKS or name in UNSEEN or _is_unseen(element, classes, kinds):
            _remove(element)
            continue
        if name != "nav":  # pandoc leaves tables of contents out by what they are called
            element.attrib.pop(TYPE, None)
            element.attrib.pop("role", None)
        if name in _SPELT:
            _write_instead(element, _SPELT[name](element))
        elif name == "switch":
            _choose(element)
        elif kinds & REFERENCES or _says(element, RAISED, classes.raised):
            _raise(element)
        if _says(element, IN_MARGIN, classes.margin):
            set_apart(element)


def _local(element: _Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_within(element: _Element, root: _Element) -> bool:
    """Whether it has not been taken out with what it stood in."""
    return next(element.iterancestors(root.tag), None) is root


def _is_unseen(element: _Element, classes: Classes, kinds: frozenset[str]) -> bool:
    if _says(element, STRUCK, classes.struck):
        return True
    if kinds & NOTES:  # hidden until somebody asks for them
        return False
    return "hidden" in element.attrib or _says(element, HIDDEN, classes.hidden)


def _says(element: _Element, pattern: re.Pattern[str], names: frozenset[str]) -> bool:
    """Whether its own style says so, or its class."""
    own = pattern.search(element.get("style", ""))
    return own is not None or not names.isdisjoint(element.get("class", "").split())


def _remove(element: _Element) -> None:
    """Take it out, but not the words behind it."""
    _write_instead(element, "")
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _write_instead(element: _Element, text: str) -> None:
    """Make it a `span` that holds only `text`."""
    for child in list(element):
        element.remove(child)
    for name in list(element.attrib):
        del element.attrib[name]
    element.tag, element.text = f"{XHTML}span", text


def _choose(switch: _Element) -> None:
    """One of several ways to say the same: the one for all, if it has words."""
    ways = [each for each in switch if _local(each) in {"case", "default"}]
    usual = [each for each in ways if _local(each) == "default" and _words(each)]
    for way in ways:
        if way is not (usual or ways)[0]:
            _remove(way)
        else:
            way.tag = f"{XHTML}span"
    switch.tag = f"{XHTML}span"


def _raise(element: _Element) -> None:
    """Put its words into a `sup`, unless they are."""
    from lxml import etree

    if any(_local(each) == "sup" for each in (*element.iterancestors(), *element.iter())):
        return
    raised = etree.Element(f"{XHTML}sup")
    raised.text, element.text = element.text, None
    raised.extend(list(element))
    element.append(raised)


def _annotated(ruby: _Element) -> str:
    """The words, and in parentheses what stands above them, as browsers without ruby show it."""
    said = [ruby.text or ""]
    for part in ruby:
        name, words = _local(part), _words(part)
        if name in {"rt", "rtc"}:
            said.append(f"({words})" if words else "")
        elif name != "rp":
            said.append("".join(map(str, part.itertext())))
        said.append(part.tail or "")
    return " ".join("".join(said).split()) if "\n" in "".join(said) else "".join(said)


def _drawn(picture: _Element) -> str:
    """The letters in a picture."""
    return " ".join(filter(None, (_words(each) for each in picture.iter("{*}text"))))


def _words(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


_SPELT = {"math": spell_formula, "ruby": _annotated, "svg": _drawn}
