"""A `teiHeader` (TEI P5, chapter 2) → facts of a document; a letter's from `correspDesc`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from corpus.document import Reference
from corpus.metadata.clean_names import clean_names
from corpus.metadata.parse_date import parse_date
from corpus.readers.blocks.walk_markup import children_of, first_of, local_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES: Final = ("persName", "name", "orgName", "rs")
_NAMED: Final = tuple(f"{{*}}{name}" for name in _NAMES)
_RECEIVERS: Final = frozenset({"addressee", "recipient", "receiver"})
_PARTS: Final = ("forename", "genName", "nameLink", "surname")
_DAYS: Final = ("when", "when-iso", "value", "notBefore", "from", "notAfter", "to")
_LETTER: Final = "personal_communication"


def read_header(tei: _Element) -> Reference:
    """Return title, authors, day, publisher and language; of a letter who sent it, and when.

    `tei` is the element that holds the header. A record of speeches is called by its sitting.
    """
    header = next(iter(children_of(tei, "teiHeader")), None)
    if header is None:
        return Reference("")
    language = _language(tei, header)
    title, above = _titles(header, language, sitting=first_of(tei, "text", "u") is not None)
    publisher = first_of(header, "publicationStmt", "publisher")
    sent = _sent(header)
    return Reference(
        "",
        title=title,
        type=_LETTER if sent is not None else "document",
        authors=_senders(sent) if sent is not None else tuple(_authors(header)),
        container_title=above,
        publisher=words_of(_chosen(publisher, language)),
        issued=_day_within(sent) if sent is not None else _issued(header),
        language=language,
    )


def _language(tei: _Element, header: _Element) -> str:
    text = next(iter(children_of(tei, "text")), None)
    stated = (text.get(_LANGUAGE) if text is not None else None) or tei.get(_LANGUAGE)
    listed = [each.get("ident", "") for each in header.iterdescendants("{*}language")]
    return stated or (listed[0] if len(listed) == 1 else "")


def _titles(header: _Element, language: str, *, sitting: bool) -> tuple[str, str]:
    """The title, and that of what it is a part of."""
    statement = first_of(header, "titleStmt")
    if statement is None:
        return "", ""
    titles = [each for each in children_of(statement, "title") if words_of(each)]
    own = [each for each in titles if each.get(_LANGUAGE, language) == language] or titles
    kinds = {each.get("type") or "main": words_of(each) for each in reversed(own)}
    main, sub = kinds.get("main", ""), kinds.get("sub", "")
    if sitting and sub:
        return sub, main
    return ": ".join(filter(None, (main, sub))) or (words_of(own[0]) if own else ""), ""


def _chosen(element: _Element | None, language: str) -> _Element | None:
    """Of a name in several languages that in the text's own."""
    if element is None or not len(element):
        return element
    own = [each for each in element if each.get(_LANGUAGE) == language]
    names = [each for each in element if local_name(each) in _NAMES]
    return (own or names or [element])[0]


def _authors(header: _Element) -> Iterator[str]:
    statement = first_of(header, "titleStmt")
    for author in children_of(statement, "author") if statement is not None else ():
        yield from _names(author)


def _names(element: _Element) -> Iterator[str]:
    """The names in an element, each as it is said: "Finch, Ada" is Ada Finch."""
    named = [each for each in element.iter() if local_name(each) in _NAMES]
    for each in [each for each in named if each.getparent() not in named] or [element]:
        parts = [words_of(part) for part in each.iter() if local_name(part) in _PARTS]
        words = " ".join(parts) if parts else words_of(each)
        yield from clean_names(words, single=True)[:1] or filter(None, [words])


def _sent(header: _Element) -> _Element | None:
    """What `correspDesc` says of the sending, if it names who did."""
    actions = header.iterdescendants("{*}correspAction")
    sent = (each for each in actions if each.get("type", "sent") == "sent")
    return next((each for each in sent if any(True for _ in each.iter(*_NAMED))), None)


def _senders(sent: _Element) -> tuple[str, ...]:
    """Who sent a letter; nobody where its addressee is among them, for then it is not sure."""
    named = sent.iter(*_NAMED)
    return () if any(each.get("type") in _RECEIVERS for each in named) else tuple(_names(sent))


def _issued(header: _Element) -> str:
    """The day of the original: of the sitting, of its making, of the source; else the edition's."""
    places = (("setting",), ("creation",), ("sourceDesc",), ("publicationStmt",))
    found = (first_of(header, *place) for place in places)
    return next((day for each in found if each is not None and (day := _day_within(each))), "")


def _day_within(element: _Element) -> str:
    for date in element.iterdescendants("{*}date", "{*}docDate"):
        for name in _DAYS:
            day = parse_date(date.get(name, "")[:10])
            if day:
                return day
    return ""
