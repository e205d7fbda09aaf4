"""Find what follows the last sentence of a page: link lists, categories, tags.

Encyclopedias end in "See also", "References" and "External links", and when the page was
turned into text, little more than the headings was left. Blogs end in a line of tags.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.noise.split_lines import Line

PROSE = 8  # words; what ends as a sentence ends and has as many may be one
HEADING = 4  # words: a line alone with fewer may open a section that is no part of the tail
SENTENCE = 4  # words that the line above a line of tags has at least

_HEADING = re.compile(
    r"=*\s*(?:see also|(?:notes and )?references|footnotes|citations|further reading"
    r"|external links|bibliography)\s*:?\s*=*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"[*•·–-](?:\s|\Z)")
_TEMPLATE = re.compile(r"\{\{[^\W\d_]")
_TAGS = re.compile(r"[^\W\d_][\w' -]{1,40}(?:,[\w' -]{2,41}){2,}")
_TITLE = re.compile(r"\"[^\"]*\"|“[^“”]*”|\{\{.*")
_STOP = re.compile(r"(?<=[.!?])\s+")
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|must|should"
    r"|says|said|he|she|they|it|not)\b"
)


def mark_tails(lines: Sequence[Line]) -> tuple[Noise, ...]:
    r"""Return the lists without a sentence that end a page, and its line of tags.

    >>> from corpus.noise.split_lines import split_lines
    >>> page = ("The ferry sank off the coast of Norway in 1921.\n\n"
    ...         "See also\n\n* List of ferries\n\nReferences\n\nExternal links\n\nFerries today")
    >>> [page[noise.start:noise.end] for noise in mark_tails(split_lines(page))][:3]
    ['See also', '* List of ferries', 'References']
    """
    body = _end_of_prose(lines)
    numbers = {*_tail(lines, body), *_lists(lines[:body]), *_tags(lines, body)}
    return tuple(
        Noise(lines[number].start, lines[number].end, "boilerplate") for number in sorted(numbers)
    )


def _end_of_prose(lines: Sequence[Line]) -> int:
    """Return the number of the first line behind the last sentence; 0 without a sentence."""
    body = next((n for n in range(len(lines), 0, -1) if _is_prose(lines[n - 1])), 0)
    for start, end in _paragraphs(lines, body):
        if _holds_sentence(" ".join(line.text for line in lines[start:end])):
            body = end
    return body


def _is_prose(line: Line) -> bool:
    return line.finished and line.words >= PROSE


def _paragraphs(lines: Sequence[Line], start: int) -> Iterator[tuple[int, int]]:
    for end in range(start + 1, len(lines) + 1):
        if end == len(lines) or lines[end].gap:
            yield start, end
            start = end


def _holds_sentence(text: str) -> bool:
    """Whether a sentence runs through the lines of a paragraph; titles of works are none.

    >>> _holds_sentence('The Post: "Why it is so" - 1 May 2010. The Mail: "What was it?"')
    False
    >>> _holds_sentence("In the end the bridge was sold for scrap by its last owner.")
    True
    """
    return any(
        len(piece.split()) >= PROSE and piece[-1] in ".!?" and _CLAUSE.search(piece)
        for piece in _STOP.split(_TITLE.sub(" ", text))
    )


def _tail(lines: Sequence[Line], body: int) -> Iterator[int]:
    """Yield, behind the prose, what stands below a heading of a tail or behind a template."""
    inside = False
    for number in range(body, len(lines) if body else 0):
        line = lines[number]
        if _TEMPLATE.match(line.text):
            yield from range(number, len(lines))
            return
        link = line.glossed or _ITEM.match(line.text)
        if line.gap and line.words < HEADING and not link:
            inside = bool(_HEADING.fullmatch(line.text))
        if inside:
            yield number


def _lists(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the headings amid the prose that have nothing but links below them, and these."""
    number = 0
    while number < len(lines):
        heading, number = number, number + 1
        if _HEADING.fullmatch(lines[heading].text):
            while number < len(lines) and _is_link(lines[number]):
                number += 1
            if number > heading + 1:
                yield from range(heading, number)


def _is_link(line: Line) -> bool:
    return bool(_ITEM.match(line.text)) and line.words < PROSE and not line.finished


def _tags(lines: Sequence[Line], body: int) -> Iterator[int]:
    """Yield the lines of small words and commas behind the prose, alone below a sentence."""
    for number in range(max(body, 1), len(lines) if body else 0):
        line, above = lines[number], lines[number - 1]
        alone = line.gap and above.finished and above.words >= SENTENCE
        if alone and line.text.islower() and _TAGS.fullmatch(line.text):
            yield number
