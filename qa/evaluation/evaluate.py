"""Judged questions and an index of their corpus → figures of answer quality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qa.ask import answer, ask, retrieve
from qa.options import Options
from qa.ranking.ranking import THRESHOLD
from qa.reading.read_question import read_question
from qa.reply import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from qa.evaluation.read_queries import Query
    from qa.ranking.ranking import Ranking
    from qa.ranking.rerank import Reader
    from qa.reply import Cited, Reply

MEASURES = ("nDCG@10", "R@1", "R@3", "R@10", "RR")
"""In the notation of ir-measures, which computes them."""

DOCUMENTS = 100  # of each ranking that are judged

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the program made of one query: documents and their scores, and its reply; `enough` is
    the confidence from which there is an answer.
    """

    query: Query
    documents: dict[str, float]
    reply: Reply
    enough: float = THRESHOLD


def evaluate(
    index: Index,
    encoder: Encoder,
    queries: Sequence[Query],
    progress: Progress,
    reader: Reader | None = None,
) -> Figures:
    """Return the figures of every kind that the judgements allow, by kind and name."""
    outcomes = []
    options = Options(reader=reader)
    for done, query in enumerate(queries, 1):
        outcomes.append(_ask(index, encoder, query, options))
        progress("Asking", done, len(queries))
    return measure(outcomes, len(index.contents.documents))


def measure(outcomes: Sequence[Outcome], documents: int) -> Figures:
    """Return the figures of `outcomes` over a corpus of so many `documents`."""
    figures: Figures = {"set": {"documents": documents, "questions": len(outcomes)}}
    if any(outcome.query.relevant for outcome in outcomes):
        figures["retrieval"] = _retrieval(outcomes)
    spanned = [o for o in outcomes if o.query.answers and o.query.answerable]
    if spanned:
        figures["answers"] = _answers(spanned)
    if not all(outcome.query.answerable for outcome in outcomes):
        figures["abstention"] = _abstention(outcomes)
    return figures


def write_figures(figures: Figures) -> str:
    """Return the figures as lines of text."""
    return "\n".join(
        f"{kind:<10} {name:<28} {value:g}" if value == int(value) else
        f"{kind:<10} {name:<28} {value:.3f}"
        for kind, named in figures.items()
        for name, value in named.items()
    )  # fmt: skip


def _ask(index: Index, encoder: Encoder, query: Query, options: Options) -> Outcome:
    question = read_question(query.text, (), index)
    ranking = retrieve(index, encoder, question, reader=options.reader).ranking
    if question.saying:
        reply = ask(index, encoder, query.text, options=options)
    else:
        reply = answer(index, question, ranking, options)
    return Outcome(query, documents_of(ranking, index), reply, ranking.enough)


def documents_of(ranking: Ranking, index: Index) -> dict[str, float]:
    """Return the documents of `ranking` and each one's best score, best first."""
    found: dict[str, float] = {}
    for hit in ranking:
        number = index.contents.sentences.row(hit.sentence).document
        found.setdefault(index.contents.documents[number].id, hit.score)
        if len(found) == DOCUMENTS:
            break
    return found


def _retrieval(outcomes: Sequence[Outcome]) -> dict[str, float]:
    import ir_measures

    judged = [outcome for outcome in outcomes if outcome.query.relevant]
    judgements = {outcome.query.id: outcome.query.relevant for outcome in judged}
    run = {outcome.query.id: _by_place(outcome.documents) for outcome in judged}
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    values = ir_measures.calc_aggregate(measures, judgements, run)
    return {name: float(values[parsed]) for name, parsed in zip(MEASURES, measures, strict=True)}


def _by_place(documents: Mapping[str, float]) -> dict[str, float]:
    """Scores that say the order alone: of equal ones, also of such as differ beyond 32 bits, some
    measures put the later id first and others keep the order (ir-measures 0.4.3).
    """
    return {name: float(-place) for place, name in enumerate(documents)}


def _answers(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """How often an answer lies where a reader looks first, whether or not it was shown."""
    first = [_hit(o, _excerpts(o.reply)[:1]) for o in outcomes]
    three = [_hit(o, _excerpts(o.reply)[:3]) for o in outcomes]
    best = [_marked(o, 1) for o in outcomes]
    marked = [_marked(o) for o in outcomes]
    return {
        "in first excerpt": float(np.mean(first)),
        "in first three excerpts": float(np.mean(three)),
        "in first highlight": float(np.mean(best)),
        "in a highlight of the first": float(np.mean(marked)),
    }


def _excerpts(reply: Reply) -> tuple[Cited, ...]:
    return reply.excerpts if isinstance(reply, Answer) else reply.nearest


def _hit(outcome: Outcome, excerpts: Sequence[Cited]) -> bool:
    spans = [cited.excerpt.span for cited in excerpts]
    return any(
        answer.document == span.document.id
        and span.start <= answer.start
        and answer.end <= span.end
        for span in spans
        for answer in outcome.query.answers
    )


def _marked(outcome: Outcome, most: int | None = None) -> bool:
    """Whether an answer is in the first excerpt's highlights, the `most` likely of them."""
    first = _excerpts(outcome.reply)[:1]
    marks = [mark for cited in first for mark in cited.excerpt.highlights[:most]]
    return any(
        answer.document == mark.document.id and mark.start < answer.end and answer.start < mark.end
        for mark in marks
        for answer in outcome.query.answers
    )


def _abstention(outcomes: Sequence[Outcome]) -> dict[str, float]:
    sure = np.array([outcome.reply.confidence for outcome in outcomes])
    answerable = np.array([outcome.query.answerable for outcome in outcomes])
    right = np.array([_hit(outcome, _excerpts(outcome.reply)[:1]) for outcome in outcomes])
    shown = np.array([isinstance(outcome.reply, Answer) for outcome in outcomes])
    return {
        "AUROC": auroc(sure[answerable], sure[~answerable]),
        "risk at 50 % coverage": risk(sure, right, 0.5),
        "risk at 80 % coverage": risk(sure, right, 0.8),
        "threshold": outcomes[0].enough,
        "answerable refused": float(np.mean(~shown[answerable])) if answerable.any() else 0.0,
        "unanswerable answered": float(np.mean(shown[~answerable])),
    }


def auroc(positive: np.ndarray, negative: np.ndarray) -> float:
    """Return the probability that a positive scores above a negative, ties counting half.

    >>> auroc(np.array([0.9, 0.4]), np.array([0.4, 0.1]))
    0.875
    """
    if not len(positive) or not len(negative):
        return float("nan")
    ordered = np.sort(negative)
    below = np.searchsorted(ordered, positive, side="left")
    upto = np.searchsorted(ordered, positive, side="right")
    return float((below + upto).mean() / 2 / len(negative))


def risk(sure: np.ndarray, right: np.ndarray, coverage: float) -> float:
    """Return the share of wrong first excerpts among the `coverage` most confident replies
    (El-Yaniv and Wiener, On the Foundations of Noise-free Selective Classification, 2010).
    """
    count = max(1, round(len(sure) * coverage))
    return float(1 - right[np.argsort(-sure, kind="stable")[:count]].mean())
