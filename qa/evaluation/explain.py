"""A question → why it was answered as it was: every candidate, its scores and its fate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.search import search
from index.sparse.tokenize import tokenize
from qa.ask import choose, retrieve
from qa.excerpts.select_excerpts import INSIDE, WEAK
from qa.filters.filter_documents import narrow
from qa.ranking.judge import judge
from qa.ranking.linear_scorer import weights_for
from qa.ranking.rank import features_of_best
from qa.ranking.sentence_features import FEATURES
from qa.reading.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from corpus.document import Span
    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.search import Candidates
    from qa.ask import Options
    from qa.excerpts.select_excerpts import Extraction
    from qa.question import Question
    from qa.ranking.ranking import Ranking

Numbers = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that was looked at; `rank` counts from 1 in the one ranking.

    `ranks` are its places in each list, `terms` the question's that it holds. `reasons`
    are what each feature adds to its score, the weightiest first; they are empty where the
    fused score alone decided.
    """

    span: Span
    rank: int
    score: float
    confidence: float
    ranks: dict[str, int]
    terms: tuple[str, ...]
    reasons: Numbers
    fate: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a question was read, the candidates, best first, and what decided."""

    question: Question
    candidates: tuple[Candidate, ...]
    verdict: str


def explain(
    index: Index, encoder: Encoder, text: str, earlier: Sequence[str], options: Options
) -> Explanation:
    """Return why the passages that `ask` shows for these arguments are shown, or are not.

    Raises QuestionError as `ask` does.
    """
    question = read_question(text, earlier, index)
    encoded = encoder.encode([question.read_as])[0]
    narrowed = narrow(index, options)
    candidates = search(index, encoded.vector, question.terms, narrowed.passages(index))
    ranking = retrieve(index, encoder, question, narrowed, options.reader)
    rows, features = features_of_best(question, encoded, candidates, index)
    reasons = dict(zip(rows.tolist(), _reasons(features, index), strict=True))
    places = _places(candidates)
    fates = _fates(choose(index, question, ranking, options), ranking, index)
    found = [
        Candidate(
            index.contents.sentence(hit.sentence).span, hit.rank, hit.score, hit.confidence,
            places.get(hit.sentence, {}), _terms(question, index, hit.sentence),
            reasons.get(hit.sentence, {}), fate,
        )
        for hit, fate in zip(ranking, fates, strict=True)
    ]  # fmt: skip
    everything = search(index, encoded.vector, question.terms)
    gone = set(everything.sentences.tolist()) - {hit.sentence for hit in ranking}
    found += _left_out(index, question, everything, gone)
    return Explanation(question, tuple(found), _verdict(question, ranking, index))


def _fates(extraction: Extraction, ranking: Ranking, index: Index) -> Sequence[str]:
    """What became of each hit; one that nobody looked at may stand in an excerpt all the same."""
    own = index.contents.sentences.take(ranking.sentences)
    held = np.zeros(len(ranking), dtype=bool)
    for span in (excerpt.span for excerpt in extraction.excerpts):
        same = own.documents == index.contents.numbers[span.document.id]
        held |= same & (own.starts < span.end) & (span.start < own.ends)
    return [
        INSIDE if inside and fate == WEAK else fate
        for inside, fate in zip(held.tolist(), extraction.fates, strict=True)
    ]


def _left_out(
    index: Index, question: Question, everything: Candidates, gone: set[int]
) -> list[Candidate]:
    """What would have been looked at without the filter."""
    places = _places(everything)
    return [
        Candidate(
            index.contents.sentence(row).span, 0, 0.0, 0.0, places[row],
            _terms(question, index, row), {}, "left out by the filter",
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


def _reasons(features: NDArray[np.float32], index: Index) -> list[Numbers]:
    weights = weights_for(index)
    added = (features - weights.mean) / weights.scale * weights.ranking
    return [
        {FEATURES[place]: float(row[place]) for place in np.argsort(-np.abs(row), kind="stable")}
        for row in added
    ]


def _terms(question: Question, index: Index, row: int) -> tuple[str, ...]:
    held = set(tokenize(index.contents.reading(row)))
    return tuple(term for term in question.terms if term in held)


def _verdict(question: Question, ranking: Ranking, index: Index) -> str:
    if question.breadth:
        wanted = question.breadth.extent
        return f"the question asks for an overview ({wanted}), which goes before passages"
    if question.saying:
        asked = question.saying.who or "anybody"
        return f"the question asks for statements of {asked}: the ledger is asked before passages"
    judgement = judge(question, ranking, index)
    passed = ranking.answers
    compared = f"confidence {judgement.confidence:.3f} {'≥' if passed else '<'} {ranking.enough:g}"
    if passed:
        return f"{compared}: answered"
    return f"{compared}: not answered, for {judgement.reason}"
