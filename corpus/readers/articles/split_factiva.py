"""Factiva (Dow Jones): articles in a row, each ending with "Document" and its number.

The fields have codes of two letters ("HD", "WC"; Factiva's help, "Full Article plus Indexing"),
or stand below one another in the order that its "Article Format" has: section, headline, byline,
number of words, date, time, publication and its code, edition, page, language, copyright, text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.metadata.clean_names import clean_names
from corpus.metadata.written_date import written_date
from corpus.readers.articles.article import Draft, first, is_copyright, lines
from corpus.readers.articles.languages import LANGUAGE_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.articles.article import Article, Download, Piece

_ID = (
    r"(?:Document|Dokument|Documento|Документ|文件|文書|문서)\s+[A-Z][A-Z0-9]{3,}\d{8}[a-z0-9]{6,}"
)
SIGNS = re.compile(rf"^[^\S\n]*(?:AN\s+)?{_ID}[^\S\n]*\r?$", re.MULTILINE)
"""Each number holds the code of the source, zeros and the day on which it was filed."""

_END = re.compile(rf"(?:AN\s+)?{_ID}")
_WORDS = re.compile(
    r"\d[\d.,\u00a0 ]*\s?(?:words?|Wörter|Wort|mots?|palabras|parole|palavras|woorden|ord|слов\w*"
    r"|słów|字|단어)",
    re.IGNORECASE,
)
_ABOVE = "CLM SE HD CR BY WC PD ET SN SC NGC GC ED PG VOL LA CY"
_BELOW = "CT RF CO IN NS RE IPC IPD PUB ART AN DLN"
_CODE = re.compile(
    rf"(?P<code>{f'{_ABOVE} LP TD {_BELOW}'.replace(' ', '|')})(?:\s+(?P<value>.*))?"
)
_FACTS = {"HD": "headline", "BY": "byline", "PD": "date", "SN": "publication", "SE": "section",
          "PG": "page", "LA": "language"}  # fmt: skip
_PROSE = frozenset({"HD", "LP", "TD"})
_INDEXED = re.compile(r"(?:AN\b|PUB\b|IPC\b|IPD\b|ART\b|RF\b|CT\b|.* : |.* \| ).*")
"""A code in the midst of the text that is one, and no word in capitals that begins a line."""

_FURNITURE = re.compile(
    r"(?:Dow Jones(?: Factiva)?|Factiva|Page \d+ of \d+.*|.*©.*Factiva.*|.*\.{4,}\s*\d+)"
)
_BY = re.compile(r"(?:by|von|par|por|di|da|door|av|af)\s+\S.*|special to .*", re.IGNORECASE)
_INITIALS = re.compile(r"[A-Z]{2,4}|[a-z]{2,4}(?:[/,.] ?[a-z]{2,4})*")
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{2,9}")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}.{0,12}")
_PAGE = re.compile(r"(?:p\.? ?)?[A-Z]{0,5}\d{1,4}[A-Za-z]?|\d{1,4}(?:[,-] ?\d{1,4})+")
_NEAR = 5  # lines above the number of words, and
_BEHIND = 14  # lines below it, that say what the article is
_CJK_DATE = re.compile(r"\s*([年月日])\s*")


def split_factiva(download: Download) -> list[Article]:
    """Return the articles of a download from Factiva; those of another text are none."""
    text, headings = download
    pieces, articles, begin = lines(text), [], 0
    while (end := first(pieces, _END, begin)) < len(pieces):
        segment = [piece for piece in pieces[begin:end] if not _FURNITURE.fullmatch(piece.words)]
        if segment:
            coded = any(_code_of(piece)[0] == "HD" for piece in segment)
            last = pieces[end].end
            articles.append(
                _coded(segment, last, text) if coded else _plain(segment, last, headings)
            )
        begin = end + 1
    return articles


def _code_of(piece: Piece) -> tuple[str, str]:
    match = _CODE.fullmatch(piece.words)
    if not match:
        return "", ""
    return match["code"], match["value"] or ""


def _coded(pieces: Sequence[Piece], end: int, text: str) -> Article:
    draft, within = Draft(), ""
    start = pieces[0].start
    for piece in pieces:
        code, words = _code_of(piece)
        begin = piece.start
        if code and _opens(code, within, piece, text):
            if code in _FIRST and within not in _FIRST:
                start = piece.start
            within, begin = code, begin + len(code)
            begin += len(text[begin : piece.end]) - len(text[begin : piece.end].lstrip())
        else:
            words = piece.words
        if within in _PROSE:
            draft.keep(begin, piece.end)
        if within in _FACTS and words:
            name = _FACTS[within]
            draft.fields[name] = f"{draft.fields.get(name, '')} {words}".strip()
    return draft.article(start, end)


_FIRST = frozenset({"CLM", "SE"})


def _opens(code: str, within: str, piece: Piece, text: str) -> bool:
    """Whether a code opens a field; in the midst of the text it may be a word."""
    if within not in {"LP", "TD"}:
        return True
    if (within, code) == ("LP", "TD"):
        return True
    behind = text[piece.start + len(code) : piece.start + len(code) + 2]
    apart = "\t" in behind or not behind.strip(" ")
    alone = len(piece.words) == len(code)
    return code in _BELOW.split() and (apart or alone or bool(_INDEXED.fullmatch(piece.words)))


def _plain(pieces: Sequence[Piece], end: int, headings: frozenset[int]) -> Article:
    draft = Draft()
    count = first(pieces, _WORDS)
    if count == len(pieces):
        return draft.article(pieces[0].start, end)
    head = _read_head(pieces[max(count - _NEAR, 0) : count], draft, headings)
    body = _read_facts(pieces, count + 1, draft)
    for piece in pieces[body : _text_end(pieces, body, pieces[count:body])]:
        draft.keep(piece.start, piece.end)
    return draft.article(head, end) if head >= 0 else draft.article(pieces[count].start, end)


def _read_head(above: Sequence[Piece], draft: Draft, headings: frozenset[int]) -> int:
    """Take down section, headline and byline; return where they begin, -1 without any."""
    if not above:
        return -1
    marked = [n for n, piece in enumerate(above) if piece.start in headings]
    last = marked[-1] + 1 if marked else len(above)
    while not marked and last > 1 and _is_byline(above[last - 1].words, above[last - 2].words):
        last -= 1
    byline = [p.words for p in above[last:] if not p.words.lower().startswith("special to")]
    draft.state("byline", " ".join(byline))
    headline = above[last - 1]
    draft.state("section", above[last - 2].words if last > 1 else "")
    draft.state("headline", _COUNTED.sub("", headline.words))
    draft.keep(headline.start, headline.end)
    return above[max(last - 2, 0)].start


_COUNTED = re.compile(r"\d{1,3}\) ")  # the interface may number the headlines


def _is_byline(words: str, before: str) -> bool:
    if _BY.fullmatch(words) or _INITIALS.fullmatch(words):
        return len(words.split()) <= 16
    # A name of two or three words is one below a headline, and a headline below a section.
    longer = len(before.split()) > 4
    return longer and len(words.split()) <= 4 and bool(clean_names(words))


def _read_facts(pieces: Sequence[Piece], number: int, draft: Draft) -> int:
    """Take down what stands between the number of words and the text; return where that begins."""
    last = min(number + _BEHIND, len(pieces))
    owned = next((n for n in range(number, last) if is_copyright(pieces[n])), -1)
    spoken = next(
        (n for n in range(number, last) if pieces[n].words.casefold() in LANGUAGE_CODES), -1
    )
    body = max(owned, spoken) + 1 or number
    while body < len(pieces) and is_copyright(pieces[body]):
        body += 1
    if spoken >= 0:
        draft.state("language", pieces[spoken].words)
    coded = False
    for piece in pieces[number:body]:
        words = _CJK_DATE.sub(r"\1", piece.words)
        if "date" not in draft.fields:
            draft.state("date", words if written_date(words) else "")
        elif "publication" not in draft.fields and not _TIME.fullmatch(words):
            draft.state("publication", words)
        elif not coded and _SOURCE_CODE.fullmatch(words):
            coded = True
        elif coded and _PAGE.fullmatch(words):
            draft.state("page", words)
    return body


def _text_end(pieces: Sequence[Piece], body: int, head: Sequence[Piece]) -> int:
    """Where the text ends: a code and the publisher's name may stand below it."""
    known = {word for line in head for word in _WORD.findall(line.words.casefold())}
    last = len(pieces)
    while last - body > 1 and last > len(pieces) - 2:
        words = pieces[last - 1].words
        named = _FIRM.search(words) or (
            words[-1:] not in '.!?…"”' and known.intersection(_WORD.findall(words.casefold()))
        )
        if len(words.split()) > 9 or not (named or re.fullmatch("[A-Z]{2,4}", words)):
            break
        last -= 1
    return last


_WORD = re.compile(r"[^\W\d_]{4,}")
_FIRM = re.compile(
    r"\b(?:Inc|Ltd|Limited|LLC|GmbH|AG|Co|Corp|Corporation|Company|Group|Verlag|plc|S\.?A|B\.?V"
    r"|Publishing|Publications|Newspapers)\.?$"
)
