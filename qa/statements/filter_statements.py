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
    taken: Counter[int] = Counter()
    kept = []
    for each in found:
        if each.attribution.certainty == "authored":
            document = int(index.statement_rows.documents([each.attribution.statement])[0])
            taken[document] += 1
            if taken[document] > MOST_OF_ONE:
                continue
        kept.append(each)
    return kept


def _by_relevance(
    found: Sequence[Found], topic: str, index: Index, encoder: Encoder
) -> list[Found]:
    """Each with how much it is about the topic; of equal ones that first which is nearer to it."""
    numbers = [each.attribution.statement for each in found]
    weights = score_statements(numbers, topic, index, encoder)
    vector = encoder.encode([topic])[0].vector
    contents = index.statement_rows.contents.take(numbers)
    cosines = contents.greatest(index.sentence_vectors.products(vector, contents.rows))
    if reader := reader_for(encoder):
        statements = index.ledger.statements
        weights = weigh_likeness(
            lambda n: statements[numbers[n]].excerpt.text, weights, cosines.tolist(), topic, reader
        )
    near = cosines + _THEME * contents.greatest(_opening(contents.rows, tokenize(topic), index))
    order = sorted(range(len(found)), key=lambda n: (-round(weights[n], _SAME), -near[n]))
    return [replace(found[number], score=weights[number], topic=vector) for number in order]


_OPENING = 4  # words of a sentence that may name its theme: "As for the ferry, …"
_THEME = 0.05
"""Of cosine: what a sentence is about stands at its beginning (Halliday 1967, theme and rheme);
one that names the topic further on, in a list of several say, is less about it."""

_SAME = 2  # digits: what differs by less is about the topic as much


def _opening(rows: NDArray[np.int64], terms: Sequence[str], index: Index) -> NDArray[np.float32]:
    """1 for each of these sentences that begins with one of `terms`, else 0."""
    begins = np.zeros(len(rows), dtype=np.float32)
    for place in np.flatnonzero(index.sentence_terms.hold(terms, rows).any(axis=1)).tolist():
        opening = words(index.contents.reading(int(rows[place])))[:_OPENING]
        begins[place] = not set(terms).isdisjoint(tokenize(" ".join(opening)))
    return begins


def _is_told(found: Found, hearer: str, index: Index) -> bool:
    """Whether the words around a statement, or the name of its source, have the hearer's name."""
    statement = index.ledger.statements[found.attribution.statement]
    reference = statement.excerpt.document.reference
    around = " ".join((_around(found, index), reference.title, reference.publisher))
    name = tokenize(hearer)[-1:]  # of "President Finch" the surname
    return bool(name) and set(name) <= set(tokenize(around))


def _is_of(found: Found, period: str, index: Index) -> bool:
    """Whether the source is of the period, or the words around the statement name it."""
    document = int(index.statement_rows.documents([found.attribution.statement])[0])
    issued = index.contents.references[document].issued
    if issued.startswith(period):
        return True
    around = _around(found, index)
    year, _, rest = period.partition("-")
    month, _, day = rest.partition("-")
    if not month:
        return year in around
    name = MONTHS[int(month) - 1]
    date = rf"{int(day)}(?:st|nd|rd|th)?\s+{name}|{name}\s+{int(day)}\b" if day else name
    same_year = year in around or issued.startswith(year)
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
