"""Sentences → paragraphs of running text, with the noise stepped over."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.statements.paragraph import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from corpus.document import Document
    from corpus.passage import Sentence

# A gloss is dragged in behind the link's own word, so an inflection may stand behind it:
# "torture [gloss]\nd with electricity" reads "tortured with electricity".
_SUFFIX = re.compile(r"(?:s|es|d|ed|n|ing|er|ers|ly|'s|’s)\b")
_CLOSES = frozenset(",.;:!?)]}’”")
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
    lines = (line.span() for line in _NEW_LINE.finditer(document.text, position, last))
    breaks = {(start, start) for start in starts if position < start < last}
    breaks |= {line for line in lines if not _touches_noise(document, *line)}
    for end, behind in (*sorted(breaks), (last, last)):
        held = [each for each in sentences if each.span.start < end and each.span.end > position]
        if held and position < end:
            yield held, position, end
        position = behind


def _touches_noise(document: Document, start: int, end: int) -> bool:
    return any(noise.start <= end and noise.end >= start - 1 for noise in document.noise)


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
        word = position < noise_start and document.text[:noise_start].rstrip()[-1:].isalpha()
        yield from _trimmed(document.text, position, noise_start)
        position = noise_end
        while position < last and document.text[position].isspace():
            position += 1
        joins = word and _SUFFIX.match(document.text, position)
        if position < last and not joins and document.text[position] not in _CLOSES:
            yield " ", noise_start, noise_start + 1
    yield from _piece(document.text, position, last)


def _noise(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    for noise in document.noise:
        if noise.start < last and noise.end > first:
            yield max(noise.start, first), min(noise.end, last)


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
