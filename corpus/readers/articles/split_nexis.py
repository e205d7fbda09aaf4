"""Nexis (LexisNexis Academic, Nexis UK, Nexis Uni, Lexis+): a download of several articles.

Two layouts, both known from files that they wrote and from their help pages. The older one numbers
its articles ("3 of 10 DOCUMENTS", then publication, date, headline, labels, text); the newer one
ends each with "End of Document" (headline, publication, date, labels, "Body", text) and opens
with a list of what was downloaded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.metadata.written_date import written_date
from corpus.readers.articles.article import (
    Draft,
    behind_label,
    is_copyright,
    label_of,
    lines,
    paragraphs,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.readers.articles.article import Article, Download, Piece

SIGNS = re.compile(
    r"^[^\S\n]*(?:\d[\d,.]* (?:of|von|de) \d[\d,.]* DOCUMENTS?|Dokument \d+ von \d+|End of Document"
    r"|Ende des Dokuments?|Fin du document|Fin del documento|Einde van document)[^\S\n]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
"""What no other text has on a line of its own as often as it has articles."""

_NUMBER = re.compile(r"\d[\d,.]* (?:of|von|de) \d[\d,.]* DOCUMENTS?|Dokument \d+ von \d+", re.I)
_END = re.compile(r"(?:End of Document|Ende des Dokuments?|Fin du document|Fin del documento"
                  r"|Einde van document)", re.I)  # fmt: skip
_BODY = re.compile(r"(?:body|text|texte|cuerpo|inhalt|corps|hauptteil)\s?:?", re.IGNORECASE)

_HEAD = {
    **dict.fromkeys(("byline", "autor", "auteur", "von"), "byline"),
    **dict.fromkeys(("section", "rubrik", "rubrique", "sección", "ressort"), "section"),
    **dict.fromkeys(("length", "länge", "longueur", "longitud", "lengte"), "length"),
    **dict.fromkeys(("headline", "titel", "titre", "titular"), "headline"),
    **dict.fromkeys(("highlight", "encart", "résumé"), "highlight"),
    **dict.fromkeys(("dateline", "ort", "datum", "date", "series", "distribution", "copyright",
                     "journal-code", "website link", "link to pdf", "link to image", "column",
                     "publication-type", "source", "url"), "other"),
}  # fmt: skip
"""What stands above the text, by its label in lower case."""

_TAIL = {
    **dict.fromkeys(("load-date", "load date", "update", "date-chargement", "ladedatum",
                     "publication-type", "type-publication", "zeitungsart", "subject", "sujet",
                     "graphic", "grafik", "illustration", "geographic", "localisation-geo",
                     "company", "société", "societe", "organization", "organisation", "ticker",
                     "industry", "branche", "secteur-activite", "symbole-boursier", "person",
                     "personne", "city", "state", "country", "pub-subject", "journal-code", "notes",
                     "correction-date", "acc-no", "doc-type", "type", "classification", "url",
                     "end-of-document", "update-date", "publication type", "journal code",
                     "product", "event", "region", "doi", "issn", "isbn", "disclaimer",
                     "copyright"), "other"),
    **dict.fromkeys(("language", "sprache", "langue", "idioma"), "language"),
    "correction": "correction",
}  # fmt: skip
"""What stands below it."""

_PAGE = re.compile(
    r"(?:^|[;,\s])(?:(?i:pgs?\.?|pages?|s\.|seite|pág\.?)\s*"
    r"(?P<page>(?i:[A-Z]{0,5})[ .-]?\d[\w.,-]*?)"
    r"(?=[;,]?(?:\s|$))|(?<=; )(?P<plain>[A-Z]{1,2}\d{1,3})$)"
)
_DATED = re.compile(r"(?:\w+,? )?(?:\d|[^\W\d_]{3,9}\.? \d)", re.IGNORECASE)
_LONGEST_DATE = 160  # characters: an edition and "Correction Appended" may stand behind it
_NEAR = 6  # paragraphs above the first label, or below the number, among which the date is


def split_nexis(download: Download) -> list[Article]:
    """Return the articles of a download from Nexis; those of another text are none."""
    text = download.text
    pieces = paragraphs(text)
    numbers = [n for n, piece in enumerate(pieces) if _NUMBER.fullmatch(piece.words)]
    if numbers:
        bounds = zip(numbers, [*numbers[1:], len(pieces)], strict=True)
        return [_older(pieces[begin + 1 : end], text) for begin, end in bounds if end > begin + 1]
    return list(_newer_ones(pieces, text))


def _newer_ones(pieces: Sequence[Piece], text: str) -> Iterator[Article]:
    begin = 0
    for number, piece in enumerate(pieces):
        if _END.fullmatch(piece.words):
            if number > begin:
                yield _newer(pieces[begin:number], piece.end, text, covered=begin == 0)
            begin = number + 1


def _older(pieces: Sequence[Piece], text: str) -> Article:
    draft = Draft()
    date = next((n for n, p in enumerate(pieces[:_NEAR]) if _is_date(p)), -1)
    if date > 0:
        above = lines(text[pieces[0].start : pieces[date - 1].end])
        draft.state("publication", "" if is_copyright(above[-1]) else above[-1].words)
    if date >= 0:
        draft.state("date", pieces[date].words)
    body = _read_head(pieces, date + 1, draft, text, headline=True)
    _read_body(pieces, body, draft, text)
    return draft.article(pieces[0].start, pieces[-1].end)


def _newer(pieces: Sequence[Piece], end: int, text: str, *, covered: bool) -> Article:
    draft = Draft()
    label = next((n for n, p in enumerate(pieces) if _BODY.fullmatch(p.words)), len(pieces))
    label = next((n for n in range(label) if label_of(pieces[n], _HEAD)[0] in _SURE), label)
    above = range(min(label, len(pieces)) - 1, max(label - _NEAR, 0), -1)
    date = next((n for n in above if _is_date(pieces[n])), -1)
    if date < 0:  # printed in its place
        date = next((n for n in above if pieces[n].words == "Correction Appended"), -1)
    if date < 1:
        headline = 0
    else:
        draft.state("date", pieces[date].words if written_date(pieces[date].words) else "")
        draft.state("publication", pieces[date - 1].words)
        headline = max(date - 2, 0) if covered else 0
    if date != 1:
        draft.state("headline", pieces[headline].words)
        draft.keep(pieces[headline].start, pieces[headline].end)
    body = _read_head(pieces, max(date, headline) + 1, draft, text)
    _read_body(pieces, body, draft, text)
    return draft.article(pieces[headline].start, end)


_SURE = frozenset({"byline", "section", "length", "highlight"})


def _is_date(piece: Piece) -> bool:
    words = piece.words
    dated = len(words) <= _LONGEST_DATE and bool(_DATED.match(words))
    return dated and not is_copyright(piece) and bool(written_date(words[:80]))


def _read_head(
    pieces: Sequence[Piece], number: int, draft: Draft, text: str, *, headline: bool = False
) -> int:
    """Take down what stands above the text; return which piece it begins with."""
    marked = next((n for n in range(number, len(pieces)) if _BODY.fullmatch(pieces[n].words)), -1)
    labelled = False
    for at in range(number, len(pieces)):
        piece = pieces[at]
        if at == marked:
            return at + 1
        key, value = label_of(piece, _HEAD)
        if key == "headline" or (headline and not key and not labelled):
            draft.state("headline", value or piece.words)
            draft.keep(behind_label(piece, text) if key else piece.start, piece.end)
        elif key == "highlight":
            draft.keep(behind_label(piece, text), piece.end)
        elif key:
            _take(key, value, draft)
        elif labelled and marked < 0 and not is_copyright(piece):
            return at
        labelled = labelled or (bool(key) and key != "other")
        headline = headline and not (key == "headline" or not key)
    return len(pieces)


def _take(key: str, value: str, draft: Draft) -> None:
    if key != "section":
        draft.state(key, value)
        return
    page = _PAGE.search(value)
    if page:
        draft.state("page", (page["page"] or page["plain"]).rstrip(".,"))
    draft.state("section", value[: page.start()].strip(" ;,") if page else value)


def _read_body(pieces: Sequence[Piece], begin: int, draft: Draft, text: str) -> None:
    """Take the text for prose, and of what stands below it what corrects it."""
    tail = _tail(pieces, begin)
    for piece in pieces[begin:tail]:
        draft.keep(piece.start, piece.end)
    corrects = False
    for piece in pieces[tail:]:
        key, value = _tail_label(piece)
        if key == "language":
            draft.state("language", value.split(";")[0])
        if key == "correction":
            draft.keep(behind_label(piece, text) if value else piece.end, piece.end)
        elif corrects and not key and not is_copyright(piece):
            draft.keep(piece.start, piece.end)
        corrects = key == "correction" or (corrects and not key)


def _tail(pieces: Sequence[Piece], begin: int) -> int:
    """Where what stands below the text begins: the last run of paragraphs with labels.

    Those without one belong to a label whose words may take several.
    """
    tail, between = len(pieces), 0
    for number in range(len(pieces) - 1, begin - 1, -1):
        piece = pieces[number]
        if not (_tail_label(piece)[0] or is_copyright(piece)):
            between += 1
        elif between and not _LONG.match(piece.words):
            break
        else:
            tail, between = number, 0
    return tail


def _tail_label(piece: Piece) -> tuple[str, str]:
    """Its label and the words behind it; the label may stand alone, its words below."""
    if piece.words.casefold() in _ALONE:
        return _TAIL[piece.words.casefold()], ""
    known = label_of(piece, _TAIL)
    return known if known[0] or not _CAPITALS.match(piece.words) else ("other", piece.words)


_ALONE = frozenset({"graphic", "classification", "notes", "correction", "copyright"})
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}(?:-[A-ZÀ-Þ]{2,})+\s?:")
_LONG = re.compile(
    r"(?i:graphic|grafik|illustration|classification|notes|correction)(?:$|\s?:)|[A-ZÀ-Þ-]{4,}\s?:"
)
