"""A question and a few documents → what each of them says to it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.people.ledger import Attribution
from qa.options import Options
from qa.reply import Answer
from qa.sources.list_evidence import speakers_of, statements_of
from qa.statements.show_statements import Found, show_statements
from qa.views.cell import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.document import Document, Span
    from index.index import Index
    from qa.reply import Excerpt, Reply

MOST_SIDES = 3
MOST_EXCERPTS = 5  # of each side


@dataclass(frozen=True, slots=True)
class Said:
    """An excerpt of one side, its highlights marked. `same` is the number, from 1, of the statement
    that other sides have in nearly the same words, 0 where none has; `differs` where they name
    somebody else for it.
    """

    cell: Cell
    speaker: str | None
    same: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One document and what it says; nothing where it is silent, and then `reason` tells why."""

    document: Document
    said: tuple[Said, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """`question` as it was put to each side; "" where none was asked: then the sides show what
    they have in nearly the same words.
    """

    question: str
    sides: tuple[Side, ...]


def known_sides(index: Index, documents: Sequence[str]) -> list[str]:
    """Return the ids among `documents` that there are, each once, as many as are compared."""
    return [each for each in dict.fromkeys(documents) if each in index.contents.numbers][
        :MOST_SIDES
    ]


def options_of_side(document: str) -> Options:
    """Return the options with which a document alone is asked."""
    return Options(limit=MOST_EXCERPTS, sources=(document,))


def compare_answers(
    index: Index, documents: Sequence[str], question: str, replies: Sequence[Reply]
) -> Comparison:
    """Return what each of `documents`, ids that there are, says to `question`: their `replies`,
    each asked alone (`options_of_side`). Without a question, and so without replies: the statements
    that more than one of them has.
    """
    held = [index.contents.documents[index.contents.numbers[each]] for each in documents]
    if not question:
        shared = [(each, _shared(each, held, index), "") for each in held]
        return Comparison("", _joined(shared, index))
    sides = [(document, *_excerpts(reply)) for document, reply in zip(held, replies, strict=True)]
    return Comparison(question, _joined(sides, index))


def _excerpts(reply: Reply) -> tuple[list[Excerpt], str]:
    if isinstance(reply, Answer):
        return [each.excerpt for each in reply.excerpts], ""
    return [], reply.reason


def _shared(document: Document, held: Sequence[Document], index: Index) -> list[Excerpt]:
    """The statements of a document that one of the others has as well."""
    own = statements_of(document, index)
    others = {n for each in held if each is not document for n in statements_of(each, index)}
    shared = sorted(
        number
        for group in index.ledger.groups
        if others.intersection(group)
        for number in group
        if number in own
    )
    speakers = speakers_of(shared, index)
    found = [Found(Attribution(n, "stated", ""), speakers.get(n, (None,))[0], 1.0) for n in shared]
    return show_statements(found, index)


def _joined(
    sides: Sequence[tuple[Document, Sequence[Excerpt], str]], index: Index
) -> tuple[Side, ...]:
    """The sides, with a number for each statement that more than one of them shows."""
    group_of = {n: place for place, group in enumerate(index.ledger.groups) for n in group}
    placed = [
        [(excerpt, _statement_in(excerpt, index)) for excerpt in excerpts]
        for _, excerpts, _ in sides
    ]
    shown: dict[int, set[int]] = {}
    speakers = speakers_of({n for side in placed for _, n in side if n is not None}, index)
    names: dict[int, set[str | None]] = {}
    for place, side in enumerate(placed):
        for _, number in side:
            if number in group_of:
                shown.setdefault(group_of[number], set()).add(place)
                name = speakers.get(number, (None,))[0]
                names.setdefault(group_of[number], set()).add(name)
    joined = {group: n for n, group in enumerate((g for g in shown if len(shown[g]) > 1), 1)}
    made = []
    for (document, _, reason), side in zip(sides, placed, strict=True):
        said = []
        for excerpt, number in side:
            group = group_of.get(number, -1) if number is not None else -1
            name = speakers.get(number, (None,))[0] if number is not None else None
            told = excerpt.spoken.speaker if excerpt.spoken else name
            apart = group in joined and len(names[group]) > 1
            marks = sorted((mark.start, mark.end) for mark in excerpt.highlights)
            cell = Cell(excerpt.span, tuple(marks))
            said.append(Said(cell, told, joined.get(group, 0), apart))
        made.append(Side(document, tuple(said), reason))
    return tuple(made)


def _statement_in(excerpt: Excerpt, index: Index) -> int | None:
    """The first statement, preferring one that other sources have, whose words are marked."""
    marks = excerpt.highlights or (excerpt.span,)
    grouped = {n for group in index.ledger.groups for n in group}
    found = [
        number
        for number in statements_of(excerpt.span.document, index)
        if any(
            _overlap(part, mark)
            for part in index.ledger.statements[number].content
            for mark in marks
        )
    ]
    return next((n for n in found if n in grouped), found[0] if found else None)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
