"""The marked words of an excerpt → who is quoted with them, where that is not their author.

Words within quotation marks are the speaker's; whoever copies them alone cites an indirect source
(MLA 6.77, APA 8.6, Chicago 14.160). Reported words are the author's own, so they are cited as any
others are, and so is a whole sentence that quotes somebody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Span
from qa.citing.quote import has_marks
from qa.sources.list_evidence import speakers_of, statements_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Reference
    from corpus.statement import Statement
    from index.index import Index


@dataclass(frozen=True, slots=True)
class Said:
    """Words of `speaker`, as a document quotes them: `content`, without what stands between."""

    speaker: str
    content: tuple[Span, ...]


def find_said(excerpt: Span, marks: Sequence[tuple[int, int]], index: Index) -> Said | None:
    """Return what the words of `excerpt` at `marks` are, if a statement is just these words.

    None where they are nobody's quoted words, where the source does not name the speaker itself,
    has the words from a third, or is the speaker's own: a speech, a letter, a post.
    """
    for number in statements_of(excerpt.document, index):
        statement = index.ledger.statements[number]
        if statement.excerpt != excerpt or not statement.direct or statement.reporter:
            continue
        if statement.authored:
            return None
        content = _inside(statement)
        if not content or [(part.start, part.end) for part in content] != [*marks]:
            continue
        if any(has_marks(part.text) for part in content):
            return None  # partly the speaker's words, partly the author's
        speaker, named, inferred = speakers_of((number,), index).get(number, ("", False, False))
        own = is_author(speaker, excerpt.document.reference)
        certain = named and not inferred and not own
        return Said(speaker, (*content[:-1], _ended(content[-1]))) if certain else None
    return None


def _inside(statement: Statement) -> tuple[Span, ...]:
    """The words said, as far as they lie in the excerpt."""
    within = statement.excerpt
    parts = (
        Span(within.document, max(part.start, within.start), min(part.end, within.end))
        for part in statement.content
        if part.start < within.end and part.end > within.start
    )
    return tuple(part for part in parts if part.start < part.end)


def _ended(last: Span) -> Span:
    """Without the comma that led on to who said it."""
    return Span(last.document, last.start, last.end - last.text.endswith(","))


def is_author(speaker: str, reference: Reference) -> bool:
    """Whether `speaker` is, under a shorter or a longer name, who answers for the source.

    >>> from corpus.document import Reference
    >>> letter = Reference("a", authors=("Ada B. Finch",), publisher="Wend Courier")
    >>> [is_author(name, letter) for name in ("Finch", "Ada Finch", "Ben Finch", "Wend Courier")]
    [True, True, False, True]
    """
    said = _names(speaker)
    authors = (*reference.authors, reference.publisher, reference.container_title)
    return any(said <= own or own <= said for own in map(_names, authors) if own)


def _names(name: str) -> set[str]:
    return set(name.casefold().replace(",", " ").split()) - {"the"}
