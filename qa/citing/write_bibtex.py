r"""A source → its BibTeX entry, which quotes the excerpt in `annote`.

>>> page = {"type": "webpage", "title": "50% off", "URL": "https://a.example/x_y"}
>>> print(write_bibtex(page, "finch2019", "Half & half"))
@online{finch2019,
  title = {{50\% off}},
  url = {https://a.example/x_y},
  annote = {Half \& half}
}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

from corpus.strip_controls import strip_controls

if TYPE_CHECKING:
    from qa.citing.csl_item import Item
    from qa.citing.name_authors import Name

TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "review": "article", "book": "book", "report": "techreport",
    "chapter": "incollection", "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection", "paper-conference": "inproceedings",
    "thesis": "phdthesis",
}  # fmt: skip

_WITHIN = {"article": "journal", "misc": "organization", "online": "organization",
           "incollection": "booktitle", "inproceedings": "booktitle"}  # fmt: skip
_PUBLISHER = {"techreport": "institution", "phdthesis": "school"}

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def write_bibtex(item: Item, key: str, quotation: str) -> str:
    """Return the entry of `item` under `key`."""
    kind = TYPES.get(item["type"], "online" if {"URL", "DOI"} & set(item) else "misc")
    year, month, day = [*item.get("issued", {}).get("date-parts", [[]])[0], 0, 0, 0][:3]
    fields = {
        "author": " and ".join(_author(name) for name in item.get("author", ())),
        "title": f"{{{_escape(item['title'])}}}",  # in braces twice: its capitals are its own
        _WITHIN.get(kind, "series"): _escape(item.get("container-title", "")),
        _PUBLISHER.get(kind, "publisher"): _escape(item.get("publisher", "")),
        "date": "-".join(f"{part:02}" for part in (year, month, day) if part),
        "year": str(year or ""),
        "month": _MONTHS[month - 1] if month else "",
        "day": str(day or ""),
        "doi": _address(item.get("DOI", "")),
        "url": _address(item.get("URL", "")),
        "note": _escape(item.get("note", "")),
        "annote": _escape(quotation),
    }
    stated = [f"  {name} = {_braced(name, value)}" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n" + ",\n".join(stated) + "\n}"


def key_of(item: Item) -> str:
    """Return a key of plain letters: who, in which year, and what.

    The words of the title, and where it has more than these a checksum of it and of the address,
    keep what one author wrote in one year apart, in whichever files the entries come together.

    >>> key_of({"title": "Oder", "author": [{"family": "van Dyk", "given": "Jan"}],
    ...         "issued": {"date-parts": [[2021, 5]]}})
    'vandyk2021oder'
    >>> key_of({"title": "The wells of Stow are dry", "author": [{"literal": "Márquez"}]})
    'marquezwellsstow-555'
    """
    first = (item.get("author") or [{}])[0]
    name = first.get("family") or first.get("literal") or ""
    words = [_plain(word) for word in item["title"].split()]
    telling = [word for word in words if word and word not in _SMALL]
    year = item.get("issued", {}).get("date-parts", [[""]])[0][0]
    whole = f"{item['title']} {item.get('URL', '')}"
    rest = f"-{crc32(whole.encode('utf-8', 'replace')) % 4096:03x}" if len(words) > 1 else ""
    who, what = _plain(name)[:30], "".join(telling[:2])[:30]
    return (f"{who}{year}{what}{rest}" if who else f"{what}{year}{rest}") or "source"


_SMALL = frozenset("a an the of in on at to for and or is are was were by with from".split())


def _plain(text: str) -> str:
    """`text` in the letters and figures that every BibTeX program takes in a key."""
    from anyascii import anyascii

    return re.sub(r"[^a-z0-9]", "", anyascii(text).lower())


def _author(name: Name) -> str:
    if "literal" in name:
        return f"{{{_escape(name['literal'])}}}"
    parts = [name["family"], name.get("suffix", ""), name["given"]]
    return ", ".join(_escape(part) for part in parts if part)


def _braced(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"


def _escape(text: str) -> str:
    return "".join(
        _SPECIAL.get(letter, letter) for letter in " ".join(strip_controls(text).split())
    )


def _address(url: str) -> str:
    r"""A percent sign and a number sign may stand in \url; what could end it may not."""
    ending = {"\\": "%5C", "{": "%7B", "}": "%7D"}
    return "".join(ending.get(letter, letter) for letter in strip_controls(url))
