"""A document, the facts a citation needs about it, and spans into its text.

The text of a document exists once. Everything else (noise, sentences, passages,
excerpts, statements) is a half-open range of its code points:

>>> from corpus.document import Document, Noise, Reference, Span
>>> page = Document("a.txt", "He left. Share this! Nobody saw.", Reference("a.txt", "A page"),
...                 sha256="", noise=(Noise(9, 20, "boilerplate"),))
>>> Span(page, 0, 8).text
'He left.'
>>> Span(page, 0, 32).elisions
((9, 20),)
>>> Span(page, 0, 32).reading
'He left. Nobody saw.'
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

NoiseKind = Literal["gloss", "boilerplate"]
"""`gloss`: a definition that a link dragged into the text; it can answer "What is …?".
`boilerplate`: share buttons, navigation, captions, spliced-in foreign matter."""

Origin = Literal["stated", "inferred", "unknown"]
"""Where a bibliographic fact comes from: the corpus' own `sources.toml` or record, a
guess from the text or the file itself, or nowhere."""


FACTS = ("title", "authors", "container_title", "publisher", "issued", "url", "language")
"""The fields of a Reference that a document, its file or its owner may state."""


class Noise(NamedTuple):
    """A range of a document's text that is not the document's own prose."""

    start: int
    end: int
    kind: NoiseKind


class Landmark(NamedTuple):
    """Where in a document's text a page begins, the text under a heading, or a caption.

    `value` is the page's number, counted from 1, the heading with those above it ("Part One ›
    The fire"), or the time into the recording ("1:02:05").
    """

    start: int
    label: Literal["page", "section", "time"]
    value: int | str


class BlockQuote(NamedTuple):
    """A quotation that the format sets apart: `text[start:end]` is quoted, and
    `text[by_start:by_end]` says whose it is; empty where nothing does.

    `cited`: the latter is nothing but a `cite`, which may as well hold the title of a work.
    """

    start: int
    end: int
    by_start: int
    by_end: int
    cited: bool = False


class StatedTurn(NamedTuple):
    """Words of which the format states who says them: `text[said:stops]` is what is said, and
    `text[start:end]` prints who speaks, or what stands for that: "The Minister".

    `name` is who that is, as the format states it elsewhere; "" where it states no more.
    """

    start: int
    end: int
    said: int
    stops: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Bibliographic facts under their CSL-JSON names. An empty value is an unknown fact.

    `inferred` names the fields that were read off the text or the file instead of being stated;
    `properties` those of them that the file's own properties or markup gave, and not its text.
    `accessed` is the day on which a page was captured, which is never its day of issue.
    """

    id: str
    title: str = ""
    type: str = "document"
    authors: tuple[str, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""  # ISO 8601, as precise as known: 2017, 2017-04 or 2017-04-13
    url: str = ""
    language: str = ""
    content_note: str = ""
    inferred: frozenset[str] = frozenset()
    properties: frozenset[str] = frozenset()
    accessed: str = ""

    def origin(self, name: str) -> Origin:
        """How sure the fact `name` is.

        >>> Reference("a", title="T", inferred=frozenset({"title"})).origin("title")
        'inferred'
        """
        if not getattr(self, name):
            return "unknown"
        return "inferred" if name in self.inferred else "stated"


@dataclass(frozen=True, slots=True)
class Document:
    """One source: its text, untouched, what is known about it, and where its noise lies.

    `id` is the path relative to the corpus, or the `_id` of a JSONL line; `sha256` is
    that of the file's bytes (of the UTF-8 text for a JSONL line). Two documents are
    equal when both agree. `noise` is sorted and does not overlap; `landmarks` are sorted
    and all of one label, none where the format knows neither pages nor headings. `quotes` and
    `turns`, which who says what is read off, are not kept with the index; `turns` are sorted, do
    not overlap, and are all there are where the format states any.
    """

    id: str
    text: str = field(repr=False, compare=False)
    reference: Reference = field(repr=False, compare=False)
    sha256: str
    noise: tuple[Noise, ...] = field(default=(), repr=False, compare=False)
    landmarks: tuple[Landmark, ...] = field(default=(), repr=False, compare=False)
    quotes: tuple[BlockQuote, ...] = field(default=(), repr=False, compare=False)
    turns: tuple[StatedTurn, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """`document.text[start:end]`: half-open, in code points.

    Raises ValueError when the range does not lie in the document.
    """

    document: Document
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end <= len(self.document.text):
            raise ValueError(
                f"[{self.start}:{self.end}] lies outside {self.document.id} "
                f"of {len(self.document.text)} characters"
            )

    @property
    def text(self) -> str:
        """The words themselves, character for character."""
        return self.document.text[self.start : self.end]

    @property
    def elisions(self) -> tuple[tuple[int, int], ...]:
        """The noise inside, as absolute ranges: a display shows `[…]` in its place.

        A span that lies within noise (an excerpt from a gloss) has nothing to leave out.
        """
        marked = self.document.noise
        first = bisect_right(marked, self.start, key=lambda noise: noise.end)
        last = bisect_left(marked, self.end, first, key=lambda noise: noise.start)
        return tuple(
            (max(noise.start, self.start), min(noise.end, self.end))
            for noise in marked[first:last]
            if not (noise.start <= self.start and self.end <= noise.end)
        )

    @property
    def reading(self) -> str:
        """The text as a reader (or an encoder) should take it: without noise, on one line."""
        return join_kept(self.kept())

    def kept(self) -> list[str]:
        """The pieces of the text between its elisions."""
        pieces, position = [], self.start
        for start, end in self.elisions:
            pieces.append(self.document.text[position:start])
            position = end
        pieces.append(self.document.text[position : self.end])
        return pieces


# A gloss is dragged in behind the link's own word, so an inflection may stand behind it:
# "torture [gloss]\nd with electricity" reads "tortured with electricity".
SUFFIX = re.compile(r"\s*(?:s|es|d|ed|n|ing|er|ers|ly|'s|’s)\b")
_WIKI_ITALICS = re.compile(r"''+")
_HYPHEN_AT_BREAK = re.compile(r"(?<=\w-)\r?\n(?=\w)")
_SPACE_AFTER_MARK = re.compile(r"(?<=[(\[“‘])\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?)\]}’”](?:\s|$|[’”\"']))")


def join_kept(pieces: list[str]) -> str:
    r"""Join the pieces left when noise is taken out, as one line of running text.

    >>> join_kept(["an extrajudicial killing ", "\ns, and ", " torture"])
    'an extrajudicial killings, and torture'
    >>> join_kept(["the anti-\nwar paper ''Mir \n''", ", it says"])
    'the anti-war paper Mir, it says'
    """
    joined = pieces[0]
    for piece in pieces[1:]:
        if joined and joined.rstrip()[-1:].isalpha() and SUFFIX.match(piece):
            joined = joined.rstrip() + piece.lstrip()
        else:
            joined = f"{joined} {piece}"
    if "''" in joined:  # looking first is ten times as fast, and most texts have none of these
        joined = _WIKI_ITALICS.sub(" ", joined)
    if "-\n" in joined or "-\r" in joined:
        joined = _HYPHEN_AT_BREAK.sub("", joined)
    line = " ".join(joined.split())
    if any(opening in line for opening in ("( ", "[ ", "“ ", "‘ ")):
        line = _SPACE_AFTER_MARK.sub("", line)
    return _SPACE_BEFORE_MARK.sub("", line).strip()
