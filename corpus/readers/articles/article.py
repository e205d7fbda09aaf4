"""Pieces of a text, the labels in front of them, and the article that some of them make up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Piece(NamedTuple):
    """`text[start:end]`, a paragraph or a line, and its words on one line."""

    start: int
    end: int
    words: str


class Download(NamedTuple):
    """A text that may hold several articles, and where in it the format has headings."""

    text: str
    headings: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """What a database says of an article, and which ranges of the text are its prose.

    `fields` are "headline", "byline", "publication", "date", "section", "page", "language"
    and "url", as printed. Between `start` and `end` all else is the database's own.
    """

    start: int
    end: int
    fields: Mapping[str, str]
    prose: tuple[tuple[int, int], ...]

    @property
    def is_whole(self) -> bool:
        """Whether it has what each article in a database has."""
        fields = self.fields
        return bool(self.prose and fields.get("headline") and
                    (fields.get("date") or fields.get("publication")))  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    fields: dict[str, str] = field(default_factory=dict)
    prose: list[tuple[int, int]] = field(default_factory=list)

    def state(self, name: str, value: str) -> None:
        """Take a fact down, unless it is known."""
        if value.strip() and name not in self.fields:
            self.fields[name] = " ".join(value.split())

    def keep(self, start: int, end: int) -> None:
        """Take a range for prose."""
        if start < end:
            self.prose.append((start, end))

    def article(self, start: int, end: int) -> Article:
        """Return the article, which lies in this range."""
        return Article(start, end, self.fields, tuple(sorted(self.prose)))


_PARAGRAPH = re.compile(r"[^\s](?:[^\r\n\f]|(?:\r\n?|\n)(?![^\S\r\n\f]*(?:[\r\n\f]|\Z)))*")
_LINE = re.compile(r"[^\s][^\r\n\f]*")


def paragraphs(text: str) -> list[Piece]:
    r"""Return what blank lines part.

    >>> [piece.words for piece in paragraphs("a\n  b\r\n \r\nc\n")]
    ['a b', 'c']
    """
    return list(_pieces(_PARAGRAPH, text))


def lines(text: str) -> list[Piece]:
    r"""Return the lines that are not blank.

    >>> [piece.words for piece in lines("a\n  b \r\n \r\nc")]
    ['a', 'b', 'c']
    """
    return list(_pieces(_LINE, text))


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Piece]:
    for match in pattern.finditer(text):
        words = match[0].rstrip()
        yield Piece(match.start(), match.start() + len(words), " ".join(words.split()))


_LABEL = re.compile(
    r"(?P<label>[^\W\d_][\w /&()'’.-]{0,38}?)\s?:(?:\s+|$|(?=\S))(?P<value>.*)", re.DOTALL
)


def label_of(piece: Piece, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return what `labels` call the label in front of a piece, and the words behind it.

    >>> label_of(Piece(0, 0, "BYLINE: Ann Roe"), {"byline": "author"})
    ('author', 'Ann Roe')
    >>> label_of(Piece(0, 0, "He said: no"), {"byline": "author"})
    ('', '')
    """
    match = _LABEL.match(piece.words)
    key = labels.get(match["label"].casefold(), "") if match else ""
    return (key, match["value"].strip()) if match and key else ("", "")


def behind_label(piece: Piece, text: str) -> int:
    """Return where in `text` the words behind a piece's label begin."""
    start = text.index(":", piece.start) + 1
    while start < piece.end and text[start].isspace():
        start += 1
    return start


def is_copyright(piece: Piece) -> bool:
    """Whether a piece says nothing but who owns the words."""
    return bool(_COPYRIGHT.match(piece.words)) and len(piece.words) < 600


_COPYRIGHT = re.compile(
    r"copyright(?:\s*[(©:,]|\s+(?:\d|of\b)|$)|©|\(c\)\s"
    r"|(?:all rights reserved|alle rechte vorbehalten|tous droits réservés)\W*$",
    re.IGNORECASE,
)


def first(pieces: Sequence[Piece], pattern: re.Pattern[str], begin: int = 0) -> int:
    """Return the number of the first piece from `begin` on that is `pattern`; how many there are
    where none is.
    """
    for number in range(begin, len(pieces)):
        if pattern.fullmatch(pieces[number].words):
            return number
    return len(pieces)
