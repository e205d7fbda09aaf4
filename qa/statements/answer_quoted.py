"""A question that only statements may answer: those in the best sentences, or that none does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.excerpts.cite import cite
from qa.ranking.judge import judge
from qa.reply import Abstention, Answer
from qa.statements.answer_statements import MOST_NEAREST, voice_of
from qa.statements.answer_who_said import in_ranking
from qa.statements.show_statements import Found, show_statements

if TYPE_CHECKING:
    from qa.question import Question
    from qa.ranking.ranking import Ranking
    from qa.reply import Reply
    from qa.statements.answer_statements import Scope


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
