"""What a library of references in the folder says of the files beside it: Zotero's and CSL-JSON.

Zotero's export with files is an `.rdf` that names them, whose vocabulary only its own program
describes; CSL-JSON (its schema, 1.0) names none. Of it an item is taken for the record of a file
that Zotero named after it: "Finch - 2019 - The mill.pdf".
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from corpus.document import Reference
from corpus.metadata.parse_date import find_date, parse_date
from corpus.readers.folder.read_references import TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element

LARGEST = 50_000_000  # bytes of a library
HEAD = 5_000  # bytes in which a library shows that it is one
MOST_FILES = 50_000  # that are looked at for names

_ZOTERO = b"http://www.zotero.org/namespaces/export#"
_KINDS = {
    "journalArticle": "article-journal", "newspaperArticle": "article-newspaper",
    "magazineArticle": "article-magazine", "bookSection": "chapter", "blogPost": "post-weblog",
    "letter": "personal_communication", "presentation": "speech", "statute": "legislation",
    "case": "legal_case", "conferencePaper": "paper-conference", "podcast": "broadcast",
    "tvBroadcast": "broadcast", "radioBroadcast": "broadcast",
    "encyclopediaArticle": "entry-encyclopedia", "dictionaryEntry": "entry-dictionary",
}  # fmt: skip
"""Zotero's types that CSL calls otherwise."""

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NAMED = re.compile(r"(?:.* - )?(?P<year>\d{4}) - (?P<title>.+)")
LEAST_TITLE = 12  # letters of a title that was cut in a file's name


@dataclass(frozen=True, slots=True)
class Records:
    """The facts by the paths of files, and the libraries that they are from."""

    references: Mapping[str, Reference]
    libraries: frozenset[str]


def read_records(folder: Path) -> Records:
    """Return what the libraries in `folder`, and in the folders right below it, state of files.

    One that cannot be read states nothing.
    """
    found: dict[str, Reference] = {}
    libraries = set()
    for file in _candidates(folder):
        content = _content(file)
        below = file.parent.relative_to(folder).as_posix()
        stated = dict(_zotero(content) if file.suffix.lower() == ".rdf" else
                      _csl(content, file.parent))  # fmt: skip
        if stated or _ZOTERO in content:
            libraries.add(file.relative_to(folder).as_posix())
        for name, reference in stated.items():
            found.setdefault(name if below == "." else f"{below}/{name}", reference)
    return Records(found, frozenset(libraries))


def _candidates(folder: Path) -> Iterator[Path]:
    for suffix in ("rdf", "json"):
        for pattern in (f"*.{suffix}", f"*/*.{suffix}"):
            yield from sorted(each for each in folder.glob(pattern) if not _is_hidden(each, folder))


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _content(file: Path) -> bytes:
    try:
        if not file.is_file() or file.is_symlink() or file.stat().st_size > LARGEST:
            return b""
        with file.open("rb") as stream:
            head = stream.read(HEAD)
            is_library = _ZOTERO in head if file.suffix.lower() == ".rdf" else _begins_csl(head)
            return head + stream.read() if is_library else b""
    except OSError:
        return b""


def _begins_csl(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"[") and b'"type"' in head


def _zotero(content: bytes) -> Iterator[tuple[str, Reference]]:
    """The path of each attachment, and the facts of the item that it is attached to."""
    from lxml import etree

    if not content:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return
    about = {each.get(f"{_RDF}about", ""): each for each in root}
    for item in root:
        for link in item.iterfind("{*}link"):
            attached = about.get(link.get(f"{_RDF}resource", ""))
            for place in () if attached is None else attached.iterfind(f"{_RDF}resource"):
                path = place.get(f"{_RDF}resource", "")
                for name in dict.fromkeys((path, unquote(path))):
                    if _leads_down(name):
                        yield name, _item(item, about)


def _leads_down(path: str) -> bool:
    return bool(path) and ".." not in PurePosixPath(path).parts and not path.startswith("/")


def _item(item: _Element, about: Mapping[str, _Element]) -> Reference:
    kind = _first(item, "itemType")
    whole = item.find("{*}isPartOf")
    within = (
        None if whole is None else next(iter(whole), about.get(whole.get(f"{_RDF}resource", "")))
    )
    date = _first(item, "date")
    return Reference(
        "",
        _first(item, "title"),
        type=_KINDS.get(kind, kind) if _KINDS.get(kind, kind) in TYPES else "document",
        authors=tuple(_persons(item)),
        container_title="" if within is None else _first(within, "title"),
        publisher=next((_line(name) for each in item.iterfind("{*}publisher")
                        for name in each.iter("{*}name")), ""),
        issued=parse_date(date) or find_date(date) or "".join(re.findall(r"\b\d{4}\b", date)[:1]),
        url=next((_line(value) for each in item.iterfind("{*}identifier")
                  for value in each.iter(f"{_RDF}value")), ""),
        language=_first(item, "language"),
    )  # fmt: skip


def _persons(item: _Element) -> Iterator[str]:
    for authors in item.iterfind("{*}authors"):
        for person in authors.iter("{*}Person"):
            names = [_first(person, "givenName") or _first(person, "givenname"),
                     _first(person, "surname")]  # fmt: skip
            if any(names):
                yield " ".join(filter(None, names))


def _first(element: _Element, name: str) -> str:
    """The words of the first child of that name, in whatever namespace."""
    return next((_line(each) for each in element.iterfind(f"{{*}}{name}")), "")


def _line(element: _Element) -> str:
    return " ".join((element.text or "").split())


def _csl(content: bytes, folder: Path) -> Iterator[tuple[str, Reference]]:
    """The path of each file that is named after an item of CSL-JSON, and the item's facts."""
    try:
        items = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return
    known: dict[str, list[dict[str, Any]]] = {}
    for item in items if isinstance(items, list) else ():
        if (
            isinstance(item, dict)
            and item.get("type") in TYPES
            and isinstance(item.get("title"), str)
        ):
            known.setdefault(_year(item), []).append(item)
    for path in _names(folder) if known else ():
        named = _NAMED.fullmatch(PurePosixPath(path).stem)
        if named:
            dated = known.get(named["year"], ())
            meant = [item for item in dated if _is_named(item, _letters(named["title"]))]
            if len(meant) == 1:
                yield path, _of_csl(meant[0])


def _is_named(item: dict[str, Any], letters: str) -> bool:
    """Whether these are the letters of its title, or enough of them."""
    title = _letters(item["title"])
    return title == letters or (len(letters) >= LEAST_TITLE and title.startswith(letters))


def _names(folder: Path) -> Iterable[str]:
    names = []
    for file in folder.rglob("*"):
        names.append(file.relative_to(folder).as_posix())
        if len(names) > MOST_FILES:
            return ()
    return sorted(names)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _year(item: dict[str, Any]) -> str:
    return _day(item)[:4]


def _day(item: dict[str, Any]) -> str:
    """The day of issue as far as it is stated (CSL-JSON, "date-parts")."""
    issued = item.get("issued")
    parts = issued.get("date-parts", [[]]) if isinstance(issued, dict) else [[]]
    try:
        return parse_date("-".join(f"{int(part):02}" for part in parts[0]))
    except (TypeError, ValueError, IndexError, KeyError):
        return ""


def _of_csl(item: dict[str, Any]) -> Reference:
    def text(name: str) -> str:
        return " ".join(str(item.get(name) or "").split())

    authors = item.get("author")
    named = (
        [each for each in authors if isinstance(each, dict)] if isinstance(authors, list) else []
    )
    names = (each.get("literal") or f"{each.get('given', '')} {each.get('family', '')}"
             for each in named)  # fmt: skip
    return Reference(
        "",
        text("title"),
        type=text("type"),
        authors=tuple(filter(None, (" ".join(str(name).split()) for name in names))),
        container_title=text("container-title"),
        publisher=text("publisher"),
        issued=_day(item),
        url=text("URL"),
        language=text("language"),
    )
