"""A source → its RIS record, which quotes the excerpt as a note.

>>> print(write_ris({"type": "webpage", "title": "Hours"}, "Closed on Monday."))
TY  - ELEC
TI  - Hours
N1  - Closed on Monday.
ER  -
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qa.citing.csl_item import Item
    from qa.citing.name_authors import Name

TYPES = {
    "article": "JOUR", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "post-weblog": "BLOG", "post": "BLOG", "webpage": "ELEC",
    "report": "RPRT", "book": "BOOK", "chapter": "CHAP", "entry": "ENCYC", "thesis": "THES",
    "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC", "legal_case": "CASE",
    "legislation": "STAT", "bill": "BILL", "hearing": "HEAR", "interview": "GEN",
}  # fmt: skip


def write_ris(item: Item, quotation: str) -> str:
    """Return the record of `item`, a field a line."""
    return "\n".join(f"{tag}  - {_line(value)}".rstrip() for tag, value in _fields(item, quotation))


def _fields(item: Item, quotation: str) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES.get(item["type"], "GEN")
    for name in item.get("author", ()):
        yield "AU", _author(name)
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    year, month, day = [*issued, "", "", ""][:3]
    stated = {
        "TI": item["title"],
        "T2": item.get("container-title", ""),
        "PB": item.get("publisher", ""),
        "PY": str(year),
        "DA": "/".join(f"{part:02}" if part else "" for part in (year, month, day)) if year else "",
        "DO": item.get("DOI", ""),
        "UR": item.get("URL", ""),
        "LA": item.get("language", ""),
    }
    yield from ((tag, value) for tag, value in stated.items() if value)
    yield from (("N1", note) for note in (item.get("note", ""), quotation) if note)
    yield "ER", ""


def _author(name: Name) -> str:
    """A person turned round; an organisation with a comma at its end: all of it is one name.

    (The convention is EndNote's; pandoc keeps such a name in one piece too.)
    """
    if "literal" in name:
        first, comma, rest = name["literal"].partition(",")
        return f"{first}{comma}{rest.replace(',', ';')},"  # a second comma would make it a person
    parts = (name["family"], name.get("given", ""), name.get("suffix", ""))
    return ", ".join(part for part in parts if part)


def _line(text: str) -> str:
    """One line: a line feed in a title must not begin a field of its own."""
    return " ".join(strip_controls(text).split())
