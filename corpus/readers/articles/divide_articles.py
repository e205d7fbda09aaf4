"""A download from a newspaper database → its articles, each a document; any other text as it is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import BlockQuote, Landmark, Noise, Reference
from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import written_date
from corpus.readers.articles import (
    split_ebsco,
    split_factiva,
    split_newsbank,
    split_nexis,
    split_proquest,
)
from corpus.readers.articles.article import Download
from corpus.readers.articles.languages import LANGUAGE_CODES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from corpus.readers.articles.article import Article
    from corpus.source import Extraction

LAYOUTS: tuple[tuple[re.Pattern[str], Callable[[Download], list[Article]]], ...] = (
    (split_nexis.SIGNS, split_nexis.split_nexis),
    (split_factiva.SIGNS, split_factiva.split_factiva),
    (split_proquest.SIGNS, split_proquest.split_proquest),
    (split_newsbank.SIGNS, split_newsbank.split_newsbank),
    (split_ebsco.SIGNS, split_ebsco.split_ebsco),
)
"""What a text of the layout has in it, and how it is divided."""

WHOLE = 0.8
"""Share of the articles that must have headline, text, and date or publication: text that only
quotes such a download, or speaks of one, is left alone."""


def find_articles(text: str, landmarks: Sequence[Landmark] = ()) -> list[Article]:
    """Return the articles of a download from a newspaper database; [] for any other text.

    Where the format has headings, `landmarks` say where.
    """
    headings = frozenset(mark.start for mark in landmarks if mark.label == "section")
    download = Download(text, headings)
    for signs, split in LAYOUTS:
        if signs.search(text):
            found = split(download)
            whole = sum(article.is_whole for article in found)
            if found and whole >= max(1, WHOLE * len(found)):
                return found
    return []


def divide_articles(extraction: Extraction) -> list[Extraction]:
    """Return the articles of a download from a newspaper database, in their order; [] for any
    other text.

    Each is a slice of the text, the only one all of it; what in it is not prose (labels, codes,
    copyright) is noise. What stands before, between and behind the articles (lists, search terms)
    is left out. Places and quotations move along. A section or a page that is stated is the place
    of the whole article.
    """
    found = find_articles(extraction.text, extraction.landmarks)
    if len(found) == 1:
        found = [replace(found[0], start=0, end=len(extraction.text))]
    return [_cut(extraction, article, first=n == 0) for n, article in enumerate(found)]


def _cut(whole: Extraction, article: Article, *, first: bool) -> Extraction:
    start, end = article.start, article.end
    stated = _place(article.fields)
    return replace(
        whole,
        text=whole.text[start:end],
        reference=_reference(article.fields, whole.reference),
        landmarks=(stated,) if stated else tuple(_moved(whole.landmarks, start, end)),
        noise=tuple(_noise(article, whole.noise)),
        warnings=whole.warnings if first else (),
        quotes=tuple(
            BlockQuote(
                q.start - start, q.end - start, q.by_start - start, q.by_end - start, q.cited
            )
            for q in whole.quotes
            if start <= min(q.start, q.by_start) and max(q.end, q.by_end) <= end
        ),
    )


def _place(fields: Mapping[str, str]) -> Landmark | None:
    if page := fields.get("page", ""):
        return Landmark(0, "page", page)
    section = fields.get("section", "")
    return Landmark(0, "section", section) if section else None


def _moved(landmarks: tuple[Landmark, ...], start: int, end: int) -> list[Landmark]:
    """The places within the range; the last one before it is where it begins."""
    inside = [
        mark._replace(start=mark.start - start) for mark in landmarks if start <= mark.start < end
    ]
    before = [mark for mark in landmarks if mark.start < start and mark.label == "page"]
    if before and (not inside or inside[0].start > 0):
        inside.insert(0, before[-1]._replace(start=0))
    return inside


def _noise(article: Article, known: tuple[Noise, ...]) -> list[Noise]:
    """All that is no prose of the article, and what was known to be none."""
    marked, position = [], article.start
    for start, end in (*article.prose, (article.end, article.end)):
        if position < start:
            marked.append((position, start))
        position = max(position, end)
    marked += [(n.start, n.end) for n in known if article.start < n.end and n.start < article.end]
    within = sorted((max(start, article.start), min(end, article.end)) for start, end in marked)
    joined: list[tuple[int, int]] = []
    for start, end in within:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [Noise(s - article.start, e - article.start, "boilerplate") for s, e in joined]


_ROLE = re.compile(
    r"^(\S+(?: \S+){1,2}?) (?:(?:[a-z]+|Staff|Senior|Chief|Special|Political|Transport|Business"
    r"|Health|Education|Environment|Economics|Diplomatic|Legal|Science|Arts|Crime|City|Sports?) )"
    r"{0,2}(?:correspondent|editor|writer|reporter|reports)$"
)
"""What somebody is or does, behind the name without a comma."""


def _reference(fields: Mapping[str, str], file: Reference | None) -> Reference:
    language = fields.get("language", "").casefold()
    return Reference(
        id="",
        title=fields.get("headline", ""),
        type="article-newspaper",
        authors=clean_names(_ROLE.sub(r"\1", fields.get("byline", ""))),
        container_title=fields.get("publication", ""),
        publisher=fields.get("publication", ""),  # the paper itself, as for web pages
        issued=written_date(fields.get("date", "")),
        url=fields.get("url", ""),
        language=LANGUAGE_CODES.get(language, file.language if file else ""),
    )
