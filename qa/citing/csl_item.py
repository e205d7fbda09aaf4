"""The facts about a source → an item of CSL-JSON, the exchange format of citation programs.

Only facts that are known are in it. A text without a title is described in brackets, as the
manuals want it; what was inferred is named in `note`.

>>> from corpus.document import Reference
>>> csl_item(Reference("mill.txt", "The mill", authors=("Ada Finch",), issued="2019-05"), "a")
{'id': 'a', 'type': 'document', 'title': 'The mill', \
'author': [{'family': 'Finch', 'given': 'Ada'}], 'issued': {'date-parts': [[2019, 5]]}}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from corpus.metadata.parse_date import parse_date
from qa.citing.name_authors import name_authors

if TYPE_CHECKING:
    from corpus.document import Reference

Item = dict[str, Any]

WITHIN = frozenset(
    "article article-journal article-magazine article-newspaper broadcast chapter "
    "entry entry-dictionary entry-encyclopedia interview paper-conference post post-weblog "
    "review webpage".split()
)
"""What appears within something: a paper, a site, an encyclopedia."""

ALONE = frozenset(
    "bill book dataset document hearing legal_case legislation manuscript motion_picture pamphlet "
    "personal_communication regulation report software song speech standard thesis treaty".split()
)

INFERRED = "{facts} inferred from the text"
FROM_PROPERTIES = "{facts} from the file's own properties"
FROM_PAGE = "{facts} inferred from the page"
"""Of a web page: its markup and what is seen on it were weighed together."""

_NAMES = {"title": "title", "issued": "date", "authors": "author", "publisher": "publisher"}


def csl_item(reference: Reference, identity: str) -> Item:
    """Return the CSL-JSON item of `reference` under the id `identity`."""
    kind = _kind(reference)
    container, publisher = reference.container_title, reference.publisher
    if kind in WITHIN and not container:
        container, publisher = publisher, ""  # who publishes an article is the paper it is in
    facts = {
        "title": _line(reference.title) or f"[Untitled document, {_line(reference.id)}]",
        "author": name_authors(reference.authors, reference.language, {container, publisher}),
        "container-title": _line(container),
        "publisher": _line(publisher) if publisher != container else "",
        "issued": _issued(reference.issued),
        "accessed": _issued(reference.accessed) if reference.url else {},
        "DOI": _doi(reference.url),
        "URL": "".join(reference.url.split()),
        "language": _line(reference.language),
        "note": inferred(reference),
    }
    return {"id": identity, "type": kind, **{name: fact for name, fact in facts.items() if fact}}


def inferred(reference: Reference) -> str:
    """Return which facts were inferred and from what, as a citation's note says it; "" where none
    was.

    >>> from corpus.document import Reference
    >>> inferred(Reference("a", title="T", issued="2019", inferred=frozenset({"title", "issued"})))
    'title and date inferred from the text'
    """
    guessed = [field for field in _NAMES if reference.origin(field) == "inferred"]
    own = [_NAMES[field] for field in guessed if field in reference.properties]
    read = [_NAMES[field] for field in guessed if field not in reference.properties]
    source = FROM_PAGE if reference.type == "webpage" else FROM_PROPERTIES
    phrases = ((INFERRED, read), (source, own))
    return ", ".join(phrase.format(facts=" and ".join(names)) for phrase, names in phrases if names)


def _kind(reference: Reference) -> str:
    kind = reference.type.strip().lower()
    if kind not in WITHIN | ALONE:
        kind = "document"
    return "webpage" if kind == "document" and reference.url else kind


def _issued(date: str) -> dict[str, list[list[int]]]:
    known = parse_date(date)
    return {"date-parts": [[int(part) for part in known.split("-")]]} if known else {}


_DOI = re.compile(r"\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)\s*", re.IGNORECASE)


def _doi(url: str) -> str:
    """The DOI that an address is of; "" for any other.

    >>> _doi("https://doi.org/10.1000/xyz"), _doi("doi:10.1000/xyz"), _doi("https://a.example/")
    ('10.1000/xyz', '10.1000/xyz', '')
    """
    found = _DOI.fullmatch(url)
    return found[1] if found else ""


def _line(text: str) -> str:
    return " ".join(text.split())
