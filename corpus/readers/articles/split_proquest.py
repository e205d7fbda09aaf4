"""ProQuest: articles with a label before each field; the text is one of them ("Full text:").

The layout is that of "Save as text only", and of HTML, RTF and Word from the same menu: headline,
address, abstract, text, then title, publication, pages, date and so on; "Database:" is the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.articles.article import Draft, behind_label, label_of, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.articles.article import Article, Download, Piece

SIGNS = re.compile(r"^[^\S\n]*ProQuest document ID:?\s", re.MULTILINE | re.IGNORECASE)

_LABELS = {
    **{name: name for name in (
        "full text", "abstract", "title", "author", "publication title", "publication date",
        "publication year", "first page", "pages", "section", "document url", "database",
        "language of publication", "proquest document id")},
    **dict.fromkeys(("abstract (summary)", "abstract (translate)"), "abstract"),
    "full text (translate)": "full text", "authors": "author", "byline": "author",
    "publication subject": "other", "page": "pages",
    **dict.fromkeys(("links", "subject", "business indexing term", "location", "people",
                     "company / organization", "identifier / keyword", "classification", "volume",
                     "issue", "number of pages", "publisher", "place of publication",
                     "country of publication", "source type", "issn", "e-issn", "isbn", "doi",
                     "document type", "document feature", "copyright",
                     "last updated", "publication info", "document link", "correspondence author",
                     "supplement", "credit", "column", "dateline", "language", "edition",
                     "literary indexing term", "illustration", "accession number",
                     "industry classification", "product name", "affiliation", "notes",
                     "subject: "), "other"),
}  # fmt: skip
_RULE = re.compile(r"[_\-=*]{20,}")
_NUMBERED = re.compile(r"Document \d[\d,]* of \d[\d,]*", re.IGNORECASE)
_TEXT = frozenset({"full text", "abstract"})
_FACTS = {"author": "byline", "publication title": "publication", "publication date": "date",
          "section": "section", "first page": "page", "document url": "url",
          "language of publication": "language"}  # fmt: skip
_PLACE = re.compile(r"\s*;\s*[^;]*$")  # "The Spectator; Hamilton, Ont."
_WEAK = frozenset({"other", "section", "author", "title", "abstract", "pages"})
_NONE = re.compile(r"(?:none|not) available\.?", re.IGNORECASE)


def split_proquest(download: Download) -> list[Article]:
    """Return the articles of a download from ProQuest; those of another text are none."""
    text = download.text
    return [_article(segment, text) for segment in _segments(paragraphs(text))]


def _segments(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The paragraphs of each article: a rule, a number or the last label ends the one before."""
    segment: list[Piece] = []
    identified = False
    for piece in pieces:
        ends = bool(_RULE.fullmatch(piece.words) or _NUMBERED.fullmatch(piece.words))
        if not ends:
            segment.append(piece)
            key, _ = label_of(piece, _LABELS)
            identified = identified or key in {"publication title", "proquest document id"}
            ends = identified and key == "database"
        if ends and identified:
            yield segment
        if ends:
            segment, identified = [], False
    if identified:
        yield segment


def _article(pieces: Sequence[Piece], text: str) -> Article:
    draft, within = Draft(), ""
    found: dict[str, list[tuple[int, int]]] = {"full text": [], "abstract": []}
    later: dict[str, str] = {}
    labels = [label_of(piece, _LABELS) for piece in pieces]
    for number, piece in enumerate(pieces):
        key, value = labels[number]
        if within == "full text" and key in _WEAK and not all(k for k, _ in labels[number:]):
            key = ""  # a word in the text, not what stands below it
        within = key or within
        start = behind_label(piece, text) if key else piece.start
        if within in _TEXT and not _NONE.fullmatch(value):
            found[within].append((start, piece.end))
        elif key in _FACTS:
            draft.state(_FACTS[key], value)
        elif key:
            later.setdefault(key, value)
    _state_rest(pieces, draft, later)
    for start, end in found["full text"] or found["abstract"]:
        draft.keep(start, end)
    return draft.article(pieces[0].start, pieces[-1].end)


def _state_rest(pieces: Sequence[Piece], draft: Draft, later: dict[str, str]) -> None:
    """Take down what may stand under several labels, or without one."""
    fields = draft.fields
    if "publication" in fields:
        fields["publication"] = _PLACE.sub("", fields["publication"])
    draft.state("date", later.get("publication year", ""))
    draft.state("page", later.get("pages", ""))
    top = pieces[0]
    if not label_of(top, _LABELS)[0] and not top.words.startswith("http"):
        draft.keep(top.start, top.end)
        draft.state("headline", later.get("title", top.words))
    draft.state("headline", later.get("title", ""))
