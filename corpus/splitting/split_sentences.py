"""Document → sentences, with offsets into the document and noise stepped over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import SUFFIX, Document, Span
from corpus.passage import Sentence
from corpus.splitting.mend_boundaries import mend_boundaries
from corpus.turns.find_turns import turns_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST_SENTENCE = 900
"""Characters. A "sentence" beyond this is a list, a table or unpunctuated text and is cut
at the last mark or space, so that an excerpt of a few sentences keeps within 1,500."""


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    r"""Return the sentences of `document` in order, without overlap.

    Boundaries are nupunkt's within a paragraph, mended (`mend_boundaries`). A sentence that noise
    interrupts stays one sentence: its span covers the noise, its `reading` leaves it out.

    >>> from corpus.document import Noise, Reference
    >>> text = "A purge in Xland Xland is a state ...\n, a republic, began. It went on."
    >>> page = Document("a", text, Reference("a"), "", noise=(Noise(16, 37, "gloss"),))
    >>> [sentence.span.reading for sentence in split_sentences(page)]
    ['A purge in Xland, a republic, began.', 'It went on.']
    """
    kept = _Kept.of(document)
    found = []
    paragraphs = _cut(_paragraphs(kept.text), [kept.offset(each) for each in _turns(document)])
    for number, (start, end) in enumerate(paragraphs, 1):
        for first, last in _sentences(kept.text, start, end):
            span = Span(document, kept.origin(first), kept.origin(last - 1) + 1)
            found.append(Sentence(span, number))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The text without its noise, and the way back from its offsets to the document's."""

    text: str
    starts: tuple[int, ...]  # where each kept piece starts in `text` …
    origins: tuple[int, ...]  # … and in the document

    @classmethod
    def of(cls, document: Document) -> _Kept:
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        length = position = 0
        for start, end in (*((n.start, n.end) for n in document.noise), (len(document.text),) * 2):
            if pieces and pieces[-1][-1:].isalpha() and SUFFIX.match(document.text, position):
                position = _skip_space(document.text, position)  # "tortur" [gloss] "\ned"
            if position < start:
                pieces.append(document.text[position:start])
                starts.append(length)
                origins.append(position)
                length += start - position
            position = end
        return cls("".join(pieces), tuple(starts), tuple(origins))

    def offset(self, origin: int) -> int:
        """Where in `text` the place `origin` of the document stands, or what is kept behind it."""
        piece = bisect_right(self.origins, origin) - 1
        if piece < 0:
            return 0
        end = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return min(self.starts[piece] + origin - self.origins[piece], end)

    def origin(self, offset: int) -> int:
        piece = bisect_right(self.starts, offset) - 1
        return self.origins[piece] + offset - self.starts[piece]


def _turns(document: Document) -> list[int]:
    """Where in a transcript somebody else begins to speak, or a name stands above what is said."""
    breaks: list[int] = []
    before = ""
    for turn in turns_of(document):
        name = document.text[turn.start : turn.end]
        if name != before or not turn.stamped:
            breaks.append(turn.begins)
            named = max(turn.begins, turn.end)  # an interrupted speech has its name far above
            breaks += [turn.said] if "\n" in document.text[named : turn.said] else []
        before = name
    return breaks


def _cut(ranges: Iterable[tuple[int, int]], breaks: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in ranges:
        inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
        yield from pairwise([start, *inside, end])


def _skip_space(text: str, position: int) -> int:
    while text[position : position + 1].isspace():
        position += 1
    return position


# A blank line ends a paragraph. A single newline does when the line before it looks
# finished or the next one opens a list item; otherwise it is a soft wrap.
_BLANK_LINE = re.compile(r"\r?\n[^\S\n]*(?:\r?\n\s*)+")
_NEWLINE = re.compile(r"\n")
_FINISHED = re.compile(r"[.!?:…][\"'’”»)\]]*\s*$")
_LIST_ITEM = re.compile(r"\s*(?:[•*–—-]\s|\d{1,3}[.)]\s)")
_HEADING = re.compile(r"\s*#{1,6}\s")
_SPEAKS = re.compile(r"\w")


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for blank in (*_BLANK_LINE.finditer(text), None):
        end = blank.start() if blank else len(text)
        yield from _lines_that_stand_alone(text, position, end)
        position = blank.end() if blank else len(text)


def _lines_that_stand_alone(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = line = start
    for newline in _NEWLINE.finditer(text, start, end):
        following = text.find("\n", newline.end(), end)
        after = text[newline.end() : following if following >= 0 else end]
        if _breaks(text[line : newline.start()], after):
            yield position, newline.start()
            position = newline.end()
        line = newline.end()
    yield position, end


def _breaks(line: str, following: str) -> bool:
    """Whether a paragraph ends between two lines."""
    if _HEADING.match(line) or _HEADING.match(following) or _LIST_ITEM.match(following):
        return True
    opens = following.lstrip("\"'“‘«([ \t")[:1]
    return bool(_FINISHED.search(line)) and not opens.islower()


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The trimmed sentences of one paragraph, as offsets into `text`."""
    from nupunkt import sent_spans

    paragraph = text[start:end]
    if not _SPEAKS.search(paragraph):
        return
    for first, last in mend_boundaries(paragraph, list(sent_spans(paragraph))):
        for left, right in _bounded(paragraph, first, last):
            trimmed = _trim(paragraph, left, right)
            if trimmed and _SPEAKS.search(paragraph, *trimmed):
                yield start + trimmed[0], start + trimmed[1]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than LONGEST_SENTENCE at a semicolon, newline, comma or space."""
    cuts = [start]
    while end - cuts[-1] > LONGEST_SENTENCE:
        limit = cuts[-1] + LONGEST_SENTENCE
        after = (text.rfind(mark, cuts[-1] + 1, limit) + 1 for mark in ("\n", "; ", ", ", " "))
        cuts.append(next((cut for cut in after if cut > cuts[-1]), limit))
    yield from pairwise([*cuts, end])


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    stripped = text[start:end].strip("\ufeff \t\r\n\f\v\u00a0\u2028\u2029")
    if not stripped:
        return None
    first = text.index(stripped, start)
    return first, first + len(stripped)
