"""Sentences → sections: the running text under each heading."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.passage import Sentence

LONGEST_HEADING = 90
"""Characters: a longer line is prose, even when its full stop is missing."""

_MARKDOWN = re.compile(r"#{1,6}\s+(\S.*?)\s*#*$", re.DOTALL)
_ENDS_LIKE_PROSE = re.compile(r"[.!?:;,…][\"'”’)]*$")
_DIGITS = re.compile(r"\d")


def split_sections(sentences: Sequence[Sentence]) -> list[tuple[str, list[Sentence]]]:
    """Return (heading, sentences below it) in order; text before any heading has "".

    A heading is a Markdown heading, or a short line alone in its paragraph that does not
    end like a sentence and has prose behind it. It stays findable: the first line of a
    document (its title) is kept as a sentence too, a heading that another one follows
    stands before that one, and the last line of a document is never a heading.
    """
    sections: list[tuple[str, list[Sentence]]] = [("", [])]
    paragraphs = [list(group) for _, group in groupby(sentences, key=lambda s: s.paragraph)]
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else []
        heading = _heading(paragraph, following)
        if heading:
            sections.append((heading, []))
        if not heading or number == 0:
            sections[-1][1].extend(paragraph)
    return list(_without_empty(sections))


def _heading(paragraph: Sequence[Sentence], following: Sequence[Sentence]) -> str:
    if len(paragraph) != 1:
        return ""
    line = paragraph[0].span.reading
    markdown = _MARKDOWN.match(line)
    if markdown:
        return markdown.group(1) if following else ""
    alone = len(line) <= LONGEST_HEADING and not _ENDS_LIKE_PROSE.search(line)
    opens = line[:1].isupper() and not _DIGITS.search(line)
    prose = bool(following) and _ENDS_LIKE_PROSE.search(following[-1].span.reading)
    return line if alone and opens and prose else ""


def _without_empty(
    sections: list[tuple[str, list[Sentence]]],
) -> Iterator[tuple[str, list[Sentence]]]:
    """Drop sections without text, keeping their heading in front of the next one's."""
    outer = ""
    for heading, sentences in sections:
        joined = f"{outer}: {heading}" if outer and heading else heading or outer
        if sentences:
            yield joined, sentences
            outer = ""
        else:
            outer = joined
