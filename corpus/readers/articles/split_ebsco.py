"""EBSCOhost: records that were saved, mailed or printed, each with its text where it has one.

"Record: 1" opens each; labels follow, the words behind them or on the next line; "Database:" is the
last of them, and the text stands below it. "Copyright of … is the property of …" ends it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.articles.article import Draft, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.articles.article import Article, Download, Piece

SIGNS = re.compile(r"^[^\S\n]*Accession Number:", re.MULTILINE | re.IGNORECASE)

_RECORD = re.compile(r"(?:Record(?::| no\.?:?)?|Result) ?\d+(?: of \d+)?\.?", re.IGNORECASE)
_LABELS = """Title|Authors|Author|Source|Abstract|Database|ISSN|ISBN|DOI|Language|Section|Edition
Notes|Publisher|Images|Persons|People|Locations|Geographics|Document Type|Publication Type
Subject Terms|Subjects|Author-Supplied Keywords|Geographic Terms|NAICS/Industry Codes|Company/Entity
Full Text Word Count|Author Affiliations|Accession Number|Publisher Logo|Cut and Paste|Review Number
Persistent link to this record (Permalink)|Persistent link to this record|Publication Date
Publication Year|Journal|Alternate Title|Subject Geographic|Reviews & Products|Company
Number of Pages|Physical Description""".replace("\n", "|").split("|")
_LABEL = re.compile(
    rf"(?P<label>{'|'.join(map(re.escape, _LABELS))})\s?:(?:\s+(?P<value>.*))?",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:\d{1,2}/\d{1,2}/\d{4}|[A-Z][a-z]{2,8}\.? ?\d{0,2},? \d{4}|\d{1,2}[A-Z][a-z]{2}\d{4}"
    r"|\d{4})\b"
)
_PAGE = re.compile(r"\bpp?\.? ?(?P<page>[A-Z]{0,3}-?\d[\w-]*)")
_PAPER = re.compile(r"(?P<paper>[^.;]*?(?:\([^)]*\))?)(?=[.;,]\s|\s*$)")
_RIGHTS = re.compile(r"Copyright of .* is the property of .*|(?:_{5,}|={5,}|-{5,})", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def split_ebsco(download: Download) -> list[Article]:
    """Return the articles of a download from EBSCOhost; those of another text are none."""
    pieces = lines(download.text)
    opened = [n for n, piece in enumerate(pieces) if _RECORD.fullmatch(piece.words)]
    begins = [n + 1 for n in opened] or [
        n for n, piece in enumerate(pieces) if _label(piece)[0] == "title"
    ]
    ends = [*(opened[1:] or begins[1:]), len(pieces)]
    segments = [pieces[a:b] for a, b in zip(begins, ends, strict=True) if a < b]
    return [_article(segment) for segment in segments if segment]


def _label(piece: Piece) -> tuple[str, str]:
    match = _LABEL.fullmatch(piece.words)
    return (match["label"].casefold(), match["value"] or "") if match else ("", "")


def _article(pieces: Sequence[Piece]) -> Article:
    """An article: the labels up to "Database", then its text."""
    draft = Draft()
    facts: dict[str, str] = {}
    spans: dict[str, tuple[int, int]] = {}
    within, last = "", len(pieces)
    for number, piece in enumerate(pieces):
        key, value = _label(piece)
        if within == "database" and facts[within] and not key:
            last = number
            break
        within = key or within
        if within:
            words = value if key else piece.words
            facts[within] = f"{facts.get(within, '')} {words}".strip()
            if words and within not in spans:
                spans[within] = (piece.end - len(words) if key else piece.start, piece.end)
    _state(facts, draft)
    if "title" in spans:
        draft.keep(*spans["title"])
    for piece in pieces[last:]:
        if _RIGHTS.match(piece.words):
            break
        draft.keep(piece.start, piece.end)
    if last == len(pieces) and "abstract" in spans:
        draft.keep(*spans["abstract"])
    return draft.article(pieces[0].start, pieces[-1].end)


def _state(facts: dict[str, str], draft: Draft) -> None:
    source = facts.get("source", "")
    draft.state("headline", facts.get("title", "").rstrip(" ."))
    draft.state("byline", facts.get("authors") or facts.get("author", ""))
    draft.state("language", facts.get("language", ""))
    draft.state("section", facts.get("section", ""))
    if paper := _PAPER.match(source):
        draft.state("publication", paper["paper"].strip(" ,"))
    if dated := _DATED.search(source):
        # the database is American: the month comes first
        draft.state("date", _SLASHED.sub(r"\3-\1-\2", dated[0]))
    if page := _PAGE.search(source):
        draft.state("page", page["page"])
