"""NewsBank (Access World News, America's News): articles in a row, copied, mailed or as a PDF.

Two layouts. The newer one has headline, "date | publication", "Author: … | Section: … | 500 Words",
text, and a citation; the older one headline, "publication - date", a label for each field, text,
"Record Number:" and the copyright.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.metadata.written_date import written_date
from corpus.readers.articles.article import Draft, is_copyright, lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.readers.articles.article import Article, Download, Piece

SIGNS = re.compile(
    r"^[^\S\n]*(?:Record(?: Number)?:\s*\S*\d|(?:•\s*)?Citation \(\w+ Style\)|OpenURL Link"
    r"|Read News Document|Record No\.:\s*\S*\d)",
    re.IGNORECASE | re.MULTILINE,
)

_PAPER = r"[^|]*?\((?:[^()]*)\)[^|]*|[^|]{3,80}?"
_NEWER = re.compile(rf"(?P<date>[^|]{{6,40}}\d{{4}})\s*\|\s*(?P<paper>{_PAPER})")
_OLDER = re.compile(
    rf"(?P<paper>{_PAPER})\s+[-–—]\s+(?P<date>[^|]{{0,14}}?[^\W\d_]+\.? \d{{1,2}}, \d{{4}})"
)
_FIELD = re.compile(
    r"(?P<label>Author(?:/Byline)?|Byline|Section|Page|Edition|Column|Source|Dateline|Language"
    r"|Readability|Memo|Estimated printed pages|Article ID|Index Terms|Keywords?|Series|Type"
    r"|Record(?: Number| No\.)?|Caption|Correction|Copyright)\s*:\s*(?P<value>.*)",
    re.IGNORECASE,
)
_FACTS = {"author": "byline", "author/byline": "byline", "byline": "byline", "section": "section",
          "page": "page", "language": "language"}  # fmt: skip
_FURNITURE = re.compile(
    r"OpenURL Link|Read News Document|\d[\d,]*(?: ?words?)?|words|(?:•\s*)?Citation \(\w+ Style\).*"
    r"|https?://\S+|NewsBank.*|Page \d+ of \d+|.*© This entire service.*",
    re.IGNORECASE,
)
_CITATION = re.compile(r"(?:•\s*)?Citation \(\w+ Style\).*", re.IGNORECASE)
_BELOW = frozenset("""memo|index terms|keyword|keywords|record|record number|record no.|article id
caption|copyright""".replace("\n", "|").split("|"))  # fmt: skip


def split_newsbank(download: Download) -> list[Article]:
    """Return the articles of a download from NewsBank; those of another text are none."""
    pieces = lines(download.text)
    dated = [n for n in range(1, len(pieces)) if _opening(pieces[n])]
    if not dated:
        return []
    heads = [
        _headline(pieces, number, floor) for number, floor in zip(dated, [-1, *dated], strict=False)
    ]
    ends = [*heads[1:], len(pieces)]
    return [
        _article(pieces[head:end], number - head)
        for head, number, end in zip(heads, dated, ends, strict=True)
    ]


def _opening(piece: Piece) -> re.Match[str] | None:
    """The line with publication and date; a sentence may have both as well, but not as a whole."""
    if len(piece.words) > 140:
        return None
    match = _NEWER.fullmatch(piece.words) or _OLDER.fullmatch(piece.words)
    return match if match and written_date(match["date"]) else None


def _headline(pieces: Sequence[Piece], number: int, floor: int) -> int:
    """Which line the headline begins with: it may take two, below what ends the article before."""
    begin = number - 1
    while begin - 1 > floor and begin > number - 3:
        above = pieces[begin - 1]
        if _ends(above) or above.words[-1:] in '.!?”"':
            break
        begin -= 1
    return begin if floor >= 0 or begin < number - 1 else number - 1


def _ends(piece: Piece) -> bool:
    return bool(
        is_copyright(piece) or _FURNITURE.fullmatch(piece.words) or _FIELD.fullmatch(piece.words)
    )


def _article(pieces: Sequence[Piece], number: int) -> Article:
    draft = Draft()
    opening = _opening(pieces[number])
    assert opening  # noqa: S101  # the line was chosen for it
    draft.state("headline", " ".join(piece.words for piece in pieces[:number]))
    draft.state("date", opening["date"])
    draft.state("publication", opening["paper"])
    draft.keep(pieces[0].start, pieces[number - 1].end)
    body, cited = False, False
    for piece in pieces[number + 1 :]:
        fields = [_FIELD.fullmatch(part.strip()) for part in piece.words.split(" | ")]
        labels = {field["label"].casefold() for field in fields if field}
        if labels and (not body or labels & _BELOW):
            for field in filter(None, fields):
                draft.state(_FACTS.get(field["label"].casefold(), "other"), field["value"])
            cited = cited or bool(labels & {"record number", "copyright"})
        elif _CITATION.fullmatch(piece.words) or is_copyright(piece):
            cited = True
        elif not cited and not _FURNITURE.fullmatch(piece.words):
            body = True
            draft.keep(piece.start, piece.end)
    return draft.article(pieces[0].start, pieces[-1].end)
