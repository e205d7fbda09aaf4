"""The trace of a reply → why it is that reply: every candidate, its scores and its fate.

Nothing is asked again: what is explained is the journey that the reply came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.sparse.tokenize import tokenize
from qa.excerpts.select_excerpts import BEYOND, INSIDE, WEAK
from qa.ranking.linear_scorer import weights_for
from qa.ranking.sentence_features import FEATURES
from qa.reader import read_passages
from qa.reply import Answer
from qa.statements.answer_statements import confidence_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from corpus.document import Span
    from index.index import Index
    from index.search import Candidates
    from qa.question import Question
    from qa.reply import Cited, Reply
    from qa.trace import Retrieval, Trace

Numbers = dict[str, float]

SHOWN = "excerpt"
NO_PART = "no part of what the reply is made of"
OTHERWISE = "about something else, to others or of another time"
FILTERED = "left out by the filter"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or a statement that was looked at; `rank` counts from 1 in the one ranking of
    these, 0 for what was in none.

    `ranks` are its places in each list, `terms` the question's that it holds. `reasons` are what
    each feature adds to its score, the weightiest first; they are empty where the fused score alone
    decided. `citation` is the number of the excerpt of the reply in which it stands, or 0.
    """

    span: Span
    rank: int
    score: float
    confidence: float
    ranks: dict[str, int]
    terms: tuple[str, ...]
    reasons: Numbers
    fate: str
    citation: int = 0


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was read, the candidates, best first, and what decided. `confidence` is that
    of the reply.
    """

    question: Question
    candidates: tuple[Candidate, ...]
    verdict: str
    confidence: float


def explain(trace: Trace, index: Index) -> Explanation:
    """Return why the reply of `trace` shows what it shows; `index` is the one that was asked."""
    found = [*_statements(trace, index), *_sentences(trace, index)]
    shown = {each.citation for each in found if each.fate.startswith(SHOWN)}
    others = [
        _excerpt(cited, trace) for cited in trace.reply.cited if cited.citation.number not in shown
    ]
    found += _left_out(trace, index)
    return Explanation(trace.question, (*others, *found), _verdict(trace), trace.reply.confidence)


def _statements(trace: Trace, index: Index) -> Iterator[Candidate]:
    """The statements that were weighed, where the reply is made of them."""
    relevant, saying = trace.relevant, trace.question.saying
    if relevant is None or saying is None or trace.reply.question.kind != "statements":
        return
    answering = {each.attribution.statement for each in relevant.found}
    rest = [each for each in relevant.nearest if each.attribution.statement not in answering]
    alike = len(relevant.found) or len(rest)
    for rank, each in enumerate((*relevant.found, *rest), 1):
        number = rank if rank <= len(trace.reply.cited) else 0  # the reply shows the first of them
        span = index.ledger.statements[each.attribution.statement].excerpt
        terms = _terms(trace.question, span.reading)
        yield Candidate(
            span, rank, each.score, confidence_of([each], saying), {}, terms, {},
            SHOWN if number else BEYOND if rank <= alike else OTHERWISE, number,
        )  # fmt: skip


def _sentences(trace: Trace, index: Index) -> Iterator[Candidate]:
    """The sentences that were found, in the order of their ranking."""
    made = trace.retrieval
    if made is None:
        return
    places, reasons = _places(made.candidates), _reasons(made, index)
    told = _fates(trace, made, index)
    for hit, (fate, number) in zip(made.ranking, told, strict=True):
        sentence = hit.sentence
        terms = _terms(made.question, index.contents.reading(sentence))
        yield Candidate(
            index.contents.sentence(sentence).span, hit.rank, hit.score, hit.confidence,
            places.get(sentence, {}), terms, reasons.get(sentence, {}), fate, number,
        )  # fmt: skip


def _fates(trace: Trace, made: Retrieval, index: Index) -> list[tuple[str, int]]:
    """What became of each hit, and in which excerpt of the reply it stands."""
    numbers = _holding(trace.reply, made, index)
    if trace.chosen is not None and trace.reply.question.kind == "passages":
        return [
            (INSIDE if number and fate == WEAK else fate, number)
            for number, fate in zip(numbers, trace.chosen.fates, strict=True)
        ]
    first: dict[int, int] = {}  # where the excerpts are no sentences, its best one stands for each
    for place, number in enumerate(numbers):
        first.setdefault(number, place)
    return [
        (NO_PART if not number else SHOWN if first[number] == place else INSIDE, number)
        for place, number in enumerate(numbers)
    ]


def _holding(reply: Reply, made: Retrieval, index: Index) -> list[int]:
    """The number of the excerpt of `reply` in which each hit stands, or 0."""
    own = index.contents.sentences.take(made.ranking.sentences)
    held = np.zeros(len(made.ranking), dtype=np.int64)
    for cited in reversed(reply.cited):
        span = cited.excerpt.span
        same = own.documents == index.contents.numbers[span.document.id]
        held[same & (own.starts < span.end) & (span.start < own.ends)] = cited.citation.number
    found: list[int] = held.tolist()
    return found


def _excerpt(cited: Cited, trace: Trace) -> Candidate:
    """An excerpt that was chosen without a ranking: of an overview, or where a name stands."""
    excerpt = cited.excerpt
    terms = _terms(trace.question, excerpt.span.reading)
    return Candidate(
        excerpt.span, 0, excerpt.score, trace.reply.confidence, {}, terms, {}, SHOWN,
        cited.citation.number,
    )  # fmt: skip


def _left_out(trace: Trace, index: Index) -> list[Candidate]:
    """What would have been looked at without the filter."""
    made, everything = trace.retrieval, trace.unfiltered
    if made is None or everything is None:
        return []
    places = _places(everything)
    gone = set(everything.sentences.tolist()) - set(made.ranking.sentences.tolist())
    return [
        Candidate(
            index.contents.sentence(row).span, 0, 0.0, 0.0, places[row],
            _terms(made.question, index.contents.reading(row)), {}, FILTERED,
        )
        for row in sorted(gone)
    ]  # fmt: skip


def _places(candidates: Candidates) -> dict[int, dict[str, int]]:
    """Each sentence's place, from 1, in each of the lists that are fused."""
    lists = {
        "sentence vectors": candidates.sentence_dense_z,
        "sentence terms": candidates.sentence_sparse_z,
        "passage vectors": candidates.passage_dense_z,
        "passage terms": candidates.passage_sparse_z,
    }
    ranked = {name: _ranked(scores) for name, scores in lists.items()}
    return {
        row: {name: int(ranks[number]) for name, ranks in ranked.items()}
        for number, row in enumerate(candidates.sentences.tolist())
    }


def _ranked(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Ranks from 1; equal scores, such as those of one passage's sentences, share theirs."""
    distinct = np.unique(-scores)
    return np.searchsorted(distinct, -scores) + 1


def _reasons(made: Retrieval, index: Index) -> dict[int, Numbers]:
    """What the features of each described sentence add to its score: the reader's, where it read
    the sentence, else those of the linear model.
    """
    weights, (rows, features) = weights_for(index), made.described
    added = (features - weights.mean) / weights.scale * weights.ranking
    reasons = _by_weight(rows, added, FEATURES)
    if made.read:
        read = made.read.features * read_passages.ORDER
        reasons |= _by_weight(made.read.sentences, read, read_passages.FEATURES)
    return reasons


def _by_weight(
    rows: NDArray[np.int64], added: NDArray[np.floating], names: Sequence[str]
) -> dict[int, Numbers]:
    return {
        row: {names[place]: float(own[place]) for place in np.argsort(-np.abs(own), kind="stable")}
        for row, own in zip(rows.tolist(), added, strict=True)
    }


def _terms(question: Question, reading: str) -> tuple[str, ...]:
    held = set(tokenize(reading))
    return tuple(term for term in question.terms if term in held)


def _verdict(trace: Trace) -> str:
    """What decided, in one line: the kind of the question, or the comparison with the threshold."""
    question, reply = trace.question, trace.reply
    if question.breadth and reply.question.kind == "overview":
        wanted = question.breadth.extent
        read = f"the question asks for an overview ({wanted}), which goes before passages"
        return f"{read}; {_outcome(reply)}"
    if question.saying and reply.question.kind == "statements":
        asked = question.saying.who or "anybody"
        read = f"the question asks for statements of {asked}: the ledger is asked before passages"
        return f"{read}; {_outcome(reply)}"
    if trace.retrieval is None:
        return _outcome(reply)
    ranking = trace.retrieval.ranking
    sign = "≥" if ranking.answers else "<"
    compared = f"confidence {reply.confidence:.3f} {sign} {ranking.enough:g}"
    if isinstance(reply, Answer):
        return f"{compared}: answered" + (f"; {reply.aside}" if reply.aside else "")
    return f"{compared}: not answered, for {reply.reason}"


def _outcome(reply: Reply) -> str:
    if isinstance(reply, Answer):
        return f"confidence {reply.confidence:.3f}: answered"
    return f"confidence {reply.confidence:.3f}: not answered, for {reply.reason}"
