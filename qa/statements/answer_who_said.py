"""A question for who said something: the best sentences of the ranking → their statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.excerpts.cite import cite
from qa.ranking.judge import judge
from qa.reply import Abstention, Answer
from qa.statements.answer_statements import MOST_NEAREST, voice_of
from qa.statements.score_statements import ABOUT, score_statements
from qa.statements.show_statements import Found, show_statements

if TYPE_CHECKING:
    from qa.question import Question, Saying
    from qa.ranking.ranking import Ranking
    from qa.reply import Reply
    from qa.statements.answer_statements import Scope


USUAL, LOOKED_AT = 5, 10
"""Statements shown when no number is asked for, and sentences that may hold them."""


HITS_LOOKED_AT = 10
"""Of the ranking: a statement further down says something else."""

WORTH = 0.4
"""Of the best confidence: a sentence below it has some of the words and says something else."""


def answer_who_said(
    question: Question, saying: Saying, ranking: Ranking, scope: Scope
) -> Reply | None:
    """Return the statements in the sentences that come first; None when the best holds none."""
    index = scope.index
    judgement = judge(question, ranking, index)
    best = ranking[:HITS_LOOKED_AT]
    least = WORTH * best.confidences.max(initial=0.0)
    numbers = in_ranking(best[best.confidences >= least], scope)
    if not ranking.answers or not numbers:
        return None
    weights = score_statements(numbers, saying.topic, index, scope.encoder)
    found = [
        Found(attribution, speaker, weight)
        for number, weight in zip(numbers, weights, strict=True)
        for attribution, speaker in [voice_of(number, scope)]
        if weight >= ABOUT
    ]
    if not found:
        return None
    shown = show_statements(found[: scope.limit or USUAL], index)
    asked = replace(question, kind="statements")
    return Answer(asked, judgement.confidence, cite(shown), scope.basis)


def in_ranking(ranking: Ranking, scope: Scope) -> list[int]:
    """Return the numbers of the statements that stand in sentences of `ranking`, best first."""
    rows, table = scope.index.statement_rows, scope.index.contents.sentences
    wanted = scope.narrowed.statements
    found = [
        number
        for hit in ranking
        for number in rows.of_document(table.row(hit.sentence).document)
        if (wanted is None or number in wanted) and hit.sentence in rows.contents.of(number)
    ]
    return list(dict.fromkeys(found))


def answer_quoted(question: Question, ranking: Ranking, scope: Scope) -> Reply:
    """Return the statements that `ranking` leads to, as sure as its first hit is.

    The bar is that of any answer: a filter neither lowers nor raises it.
    """
    asked = replace(question, kind="statements")
    judgement = judge(question, ranking, scope.index)
    answered = ranking.answers
    likely = ranking[ranking.confidences >= ranking.worth_showing] if answered else ranking
    limit = scope.limit or MOST_NEAREST
    numbers = in_ranking(likely[:limit], scope)
    found = [Found(*voice_of(number, scope), 1.0) for number in numbers[:limit]]
    cited = cite(show_statements(found, scope.index))
    if answered and cited:
        return Answer(asked, judgement.confidence, cited, scope.basis)
    reason = judgement.reason if cited else None
    reason = reason or Message(Key.NOBODY_WANTED_IS_QUOTED)
    return Abstention(asked, judgement.confidence, reason, cited, scope.basis)
