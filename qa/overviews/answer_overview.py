"""A question for an overview → excerpts in groups, or that nothing speaks of it.

None comes back where an overview is not what answers best: then passages may.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.excerpts.cite import cite
from qa.overviews.compare_sides import compare_sides
from qa.overviews.find_conflicts import find_conflicts
from qa.overviews.gather_topic import gather_topic
from qa.overviews.list_events import list_events
from qa.overviews.list_people import list_people
from qa.overviews.outline_sources import outline_sources
from qa.overviews.overview import Overview
from qa.reply import Abstention, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from qa.question import Breadth, Question
    from qa.ranking.ranking import Ranking
    from qa.reply import Reply
    from qa.statements.answer_statements import Scope

CERTAIN = 0.95
"""Confidence that sentences of a source are an overview of it: what is uncertain is the choice."""

LACKING = 0.1  # at most, where nothing is found to show


def answer_overview(
    question: Question, scope: Scope, retrieve: Callable[[], Ranking]
) -> Reply | None:
    """Return the overview that `question` asks for; `retrieve` finds the sentences that answer it.

    None where it asks for none, or for one that cannot be drawn.
    """
    unknown = scope.narrowed.statements is not None and not scope.index.settings.statements
    if question.breadth is None or unknown:
        return None
    drawn = _draw(question, question.breadth, scope, retrieve)
    if drawn is None:
        return None
    asked = replace(question, kind="overview")
    if drawn.excerpts:
        return Answer(asked, drawn.confidence, cite(drawn.excerpts), scope.basis)
    confidence = min(drawn.confidence, LACKING)
    reason = drawn.reason or Message(Key.NO_SENTENCE_LEFT)
    return Abstention(asked, confidence, reason, cite(drawn.nearest), scope.basis)


def _draw(
    question: Question, breadth: Breadth, scope: Scope, retrieve: Callable[[], Ranking]
) -> Overview | None:
    match breadth.extent:
        case "sources":
            return Overview(outline_sources(scope), CERTAIN)
        case "events" | "period":
            return list_events(breadth, scope)
        case "topic":
            return gather_topic(question, breadth, scope, retrieve())
        case "sides":
            return compare_sides(breadth, scope)
        case "people":
            return list_people(scope)
        case "conflicts":
            return find_conflicts(scope)
