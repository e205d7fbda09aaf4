"""The figures of an evaluation."""

from __future__ import annotations

import pytest

from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.evaluation.evaluate import Outcome, measure
from qa.evaluation.read_queries import Query
from qa.question import Question
from qa.reply import Abstention, Basis

SILENT = Abstention(
    Question("Who?", "Who?", "passages", None, ()),
    0.0,
    Message(Key.NOT_CLOSE),
    (),
    Basis("", "", 2, 2),
)


@pytest.mark.parametrize("scores", [(1.0, 1.0), (1.00000002, 1.00000001), (2.0, 1.0)])
@pytest.mark.parametrize(("relevant", "reciprocal"), [("a", 1.0), ("z", 0.5)])
def test_documents_are_judged_in_their_own_order_however_near_their_scores_are(
    scores: tuple[float, float], relevant: str, reciprocal: float
) -> None:
    found = dict(zip(("a", "z"), scores, strict=True))
    query = Query("1", "Who?", answerable=True, relevant={relevant: 1}, answers=())

    figures = measure([Outcome(query, found, SILENT)], 2)["retrieval"]

    assert figures["RR"] == reciprocal
    assert figures["R@1"] == (reciprocal == 1.0)
