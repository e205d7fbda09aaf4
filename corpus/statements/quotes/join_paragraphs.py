"""Sentences → paragraphs of running text, with the noise stepped over."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import groupby, islice
from typing import TYPE_CHECKING

from corpus.statements.quotes.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Document
    from corpus.passage import Sentence

# A gloss is dragged in behind the link's own word, so an inflection may stand behind it:
# "torture [gloss]\nd with electricity" reads "tortured with electricity".
_SUFFIX = re.compile(r"(?:s|es|d|ed|n|ing|er|ers|ly|'s|’s)\b")
_CLOSES = frozenset(",.;:!?)]}’”")

LONGEST_PARAGRAPH = 50_000
"""Characters. No quotation is as long; a parser takes memory by the text that it is given at
once, and spaCy refuses a million characters."""

_DOUBLED = {"''": '"', "``": '"', "‘‘": "“", "’’": "”"}


def join_paragraphs(
    document: Document, sentences: Iterable[Sentence], starts: Iterable[int] = ()
) -> tuple[Paragraph, ...]:
    """Return the paragraphs that `sentences` belong to, in order; one begins at each of `starts`.

    Runs of white space become one space; a mark typed as two apostrophes becomes one
    character, so that every quotation mark is one character of the text.
    """
    own = tuple(starts)
    return tuple(
        _paragraph(document, held, first, last)
        for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph)
        for held, first, last in _cut(document, list(group), own)
    )


# A line that starts with a quotation starts anew, though the line before it has no full stop:
# a list of opinions, each with its author's name behind a dash.
_NEW_LINE = re.compile(r"(?<![,\s])[^\S\n]*\n\s*(?=[\"“„«»][^\W\d_a-z])")


def _cut(
    document: Document, sentences: list[Sentence], starts: Sequence[int]
) -> Iterator[tuple[list[Sentence], int, int]]:
    """Cut a paragraph at `starts`, and where a line starts with a quotation, not behind noise."""
    position, last = sentences[0].span.start, sentences[-1].span.end
    begins = [each.span.start for each in sentences]
    ends = [each.span.end for each in sentences]
    lines = (line.span() for line in _NEW_LINE.finditer(document.text, position, last))
    breaks = {(start, start) for start in starts if position < start < last}
    breaks |= {line for line in lines if not _touches_noise(document, *line)}
    for end, behind in (*sorted(breaks), (last, last)):
        held = sentences[bisect_right(ends, position) : bisect_left(begins, end)]
        if held and position < end:
            yield from _bounded(held, position, end)
        position = behind


def _bounded(
    sentences: list[Sentence], first: int, last: int
) -> Iterator[tuple[list[Sentence], int, int]]:
    """Cut what is longer than LONGEST_PARAGRAPH before a sentence."""
    begin = 0
    for number, sentence in enumerate(sentences):
        if sentence.span.end - first > LONGEST_PARAGRAPH and number > begin:
            yield sentences[begin:number], first, sentence.span.start
            begin, first = number, sentence.span.start
    yield sentences[begin:], first, last


def _touches_noise(document: Document, start: int, end: int) -> bool:
    return next(_noise_from(document, start - 1), (end + 1, 0))[0] <= end


def _noise_from(document: Document, start: int) -> Iterator[tuple[int, int]]:
    """The noise that ends at `start` or behind it."""
    first = bisect_left(document.noise, start, key=lambda noise: noise.end)
    return ((noise.start, noise.end) for noise in islice(document.noise, first, None))


def _paragraph(
    document: Document, sentences: Sequence[Sentence], first: int, last: int
) -> Paragraph:
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for character, start, end in _characters(document, first, last):
        if character == " " and (not text or text[-1] == " "):
            continue
        text.append(character)
        starts.append(start)
        ends.append(end)
    if text and text[-1] == " ":
        del text[-1], starts[-1], ends[-1]
    return Paragraph(document, "".join(text), tuple(starts), tuple(ends), tuple(sentences))


def _characters(document: Document, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The characters to read between two offsets, each with its range in the document."""
    position, word = first, False
    for noise_start, noise_end in _noise(document, first, last):
        word = position < noise_start and _last(document.text, noise_start).isalpha()
        yield from _trimmed(document.text, position, noise_start)
        position = noise_end
        while position < last and document.text[position].isspace():
            position += 1
        joins = word and _SUFFIX.match(document.text, position)
        if position < last and not joins and document.text[position] not in _CLOSES:
            yield " ", noise_start, noise_start + 1
    yield from _piece(document.text, position, last)


def _noise(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    for start, end in _noise_from(document, first + 1):
        if start >= last:
            return
        yield max(start, first), min(end, last)


def _last(text: str, end: int) -> str:
    """The last character before `end` that is no white space."""
    while end > 0 and text[end - 1].isspace():
        end -= 1
    return text[max(end - 1, 0) : end]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    while end > start and text[end - 1].isspace():
        end -= 1
    yield from _piece(text, start, end)


def _piece(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    position = start
    while position < end:
        doubled = _DOUBLED.get(text[position : position + 2]) if position + 2 <= end else None
        width = 2 if doubled else 1
        character = doubled or text[position]
        yield " " if character.isspace() else character, position, position + width
        position += width
