"""Somebody's statements → those about the topic, to the hearer, of the period asked about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.sparse.tokenize import tokenize, words
from qa.period import MONTHS
from qa.reader.read_pair import reader_for
from qa.statements.score_statements import ABOUT, score_statements
from qa.statements.weigh_likeness import weigh_likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.document import Span
    from corpus.statement import Statement
    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from qa.question import Saying
    from qa.statements.show_statements import Found


@dataclass(frozen=True, slots=True)
class Relevant:
    """The statements that answer; where there are none, `lacks` says of what ("about …"), and
    `nearest` are all that there were, the likeliest first.
    """

    found: tuple[Found, ...]
    lacks: Message | None
    nearest: tuple[Found, ...]


def filter_statements(
    found: Sequence[Found], saying: Saying, index: Index, encoder: Encoder
) -> Relevant:
    """Return the statements of `found` that `saying` asks for, the most relevant first."""
    nearest = list(found)
    if words(saying.topic):
        nearest = _by_relevance(found, saying.topic, index, encoder)
        found = _best_of_each([each for each in nearest if each.score >= ABOUT], index)
        if not found:
            return Relevant((), Message(Key.ABOUT_TOPIC, topic=saying.topic), tuple(nearest))
    if saying.to:
        told = [each for each in found if _is_told(each, saying.to, index)]
        if not told and saying.to != saying.to.casefold():
            return Relevant((), Message(Key.SAID_TO, hearer=saying.to), tuple(nearest))
        found = told or found  # "reporters" go without saying
    if saying.period:
        dated = [each for each in found if _is_of(each, saying.period, index)]
        if not dated:
            return Relevant((), Message(Key.DATED, period=_spelt(saying.period)), tuple(nearest))
        found = dated
    return Relevant(tuple(found), None, tuple(nearest))


MOST_OF_ONE = 5
"""Excerpts of one speech or letter about a topic: it may speak of nothing else."""


def _best_of_each(found: Sequence[Found], index: Index) -> list[Found]:
    """Those of `found`, the most relevant first, but of a person's own text no more than a few."""
    taken: Counter[str] = Counter()
    kept = []
    for each in found:
        if each.attribution.certainty == "authored":
            document = index.ledger.statements[each.attribution.statement].excerpt.document.id
            taken[document] += 1
            if taken[document] > MOST_OF_ONE:
                continue
        kept.append(each)
    return kept


def _by_relevance(
    found: Sequence[Found], topic: str, index: Index, encoder: Encoder
) -> list[Found]:
    """Each with how much it is about the topic; of equal ones that first which is nearer to it."""
    statements = [index.ledger.statements[each.attribution.statement] for each in found]
    weights = score_statements(statements, topic, index, encoder)
    vector = encoder.encode([topic])[0].vector
    terms = set(tokenize(topic))
    cosines = [_nearness(each, vector, index) for each in statements]
    reader = reader_for(encoder)
    if reader:
        weights = weigh_likeness(statements, weights, cosines, topic, reader)
    near = [
        cosine + _THEME * _opens(each, terms, index)
        for cosine, each in zip(cosines, statements, strict=True)
    ]
    weighed = [
        replace(each, score=weight, marks=_about(statement, vector, index))
        for each, statement, weight in zip(found, statements, weights, strict=True)
    ]
    order = sorted(range(len(found)), key=lambda n: (-round(weights[n], _SAME), -near[n]))
    return [weighed[number] for number in order]


_OPENING = 4  # words of a sentence that may name its theme: "As for the ferry, …"
_THEME = 0.05
"""Of cosine: what a sentence is about stands at its beginning (Halliday 1967, theme and rheme);
one that names the topic further on, in a list of several say, is less about it."""

_SAME = 2  # digits: what differs by less is about the topic as much
_MARKED = 300  # characters of a person's own text from which only some sentences are marked
_PLAINLY = 0.55  # cosine from which a sentence is plainly about the topic, however near another is
_ALSO = 0.08  # of cosine: a sentence so much farther from the topic than the best is marked too


def _nearness(statement: Statement, vector: NDArray[np.float32], index: Index) -> float:
    """The cosine of the topic with the sentence of the statement that is nearest to it."""
    rows = _rows(statement, index)
    return float((index.sentence_vectors.rows(rows) @ vector).max()) if len(rows) else 0.0


def _opens(statement: Statement, terms: set[str], index: Index) -> bool:
    """Whether a sentence of the statement begins with the topic."""
    return any(
        terms & set(tokenize(" ".join(words(index.contents.sentence(row).span.reading)[:_OPENING])))
        for row in _rows(statement, index).tolist()
    )


def _rows(statement: Statement, index: Index) -> NDArray[np.int64]:
    document = index.contents.numbers[statement.excerpt.document.id]
    return np.unique(
        np.concatenate([index.contents.sentence_rows(document, span) for span in statement.content])
    )


def _about(statement: Statement, vector: NDArray[np.float32], index: Index) -> tuple[Span, ...]:
    """The sentences about the topic in a paragraph or turn of the speaker's own; else the
    content.
    """
    length = sum(span.end - span.start for span in statement.content)
    own = statement.authored or _is_turn(statement)
    rows = _rows(statement, index) if own and length > _MARKED else np.array([])
    if len(rows) < 2:
        return statement.content
    cosines = index.sentence_vectors.rows(rows) @ vector
    wanted = rows[cosines >= min(float(cosines.max()), _PLAINLY) - _ALSO]
    return tuple(index.contents.sentence(int(row)).span for row in wanted)


def _is_turn(statement: Statement) -> bool:
    """Whether a transcript prints who speaks before the words: no verb of saying stands there."""
    cue = statement.cue
    return bool(statement.printed) and (cue is None or not any(map(str.isalnum, cue.text)))


def _is_told(found: Found, hearer: str, index: Index) -> bool:
    """Whether the words around a statement, or the name of its source, have the hearer's name."""
    statement = index.ledger.statements[found.attribution.statement]
    reference = statement.excerpt.document.reference
    around = " ".join((_around(found, index), reference.title, reference.publisher))
    name = tokenize(hearer)[-1:]  # of "President Finch" the surname
    return bool(name) and set(name) <= set(tokenize(around))


def _is_of(found: Found, period: str, index: Index) -> bool:
    """Whether the source is of the period, or the words around the statement name it."""
    statement = index.ledger.statements[found.attribution.statement]
    if statement.excerpt.document.reference.issued.startswith(period):
        return True
    around = _around(found, index)
    year, _, rest = period.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year in around
    name = MONTHS[int(month) - 1]
    date = rf"{int(day)}(?:st|nd|rd|th)?\s+{name}|{name}\s+{int(day)}\b" if day else name
    same_year = year in around or statement.excerpt.document.reference.issued.startswith(year)
    return same_year and bool(re.search(rf"\b(?:{date})", around, re.IGNORECASE))


def _around(found: Found, index: Index) -> str:
    """The sentences of a statement and the one before them, if it is of the same paragraph."""
    contents = index.contents
    excerpt = index.ledger.statements[found.attribution.statement].excerpt
    rows = index.contents.sentence_rows(contents.numbers[excerpt.document.id], excerpt)
    before = int(rows[0]) - 1 if len(rows) else -1
    if before < 0 or not contents.sentences.same_paragraph(before, before + 1):
        return excerpt.reading
    return f"{contents.sentence(before).span.reading} {excerpt.reading}"


def _spelt(period: str) -> str:
    """A period as people write it.

    >>> _spelt("2017-07"), _spelt("2019-01-14")
    ('July 2017', '14 January 2019')
    """
    year, *rest = period.split("-")
    month = MONTHS[int(rest[0]) - 1].capitalize() if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year) if part)
