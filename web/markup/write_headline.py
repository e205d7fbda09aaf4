"""A reply → the one line that it opens with, in the words of the visitor's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.period import ANY_YEAR
from qa.reply import Abstention

if TYPE_CHECKING:
    from qa.period import Period
    from qa.question import Breadth
    from qa.reply import Answer, Reply
    from web.messages.messages import Messages


def write_headline(reply: Reply, reason: str, words: Messages) -> str:
    """Return how much is shown from how many sources, or that they do not say and the `reason`."""
    if isinstance(reply, Abstention):
        return words.abstained.format(reason=reason)
    question = reply.question
    line = (words.headline_of if question.speaker else words.headline).format(
        shown=_shown(reply, words),
        speaker=question.speaker,
        sources=len({each.citation.span.document.id for each in reply.excerpts}),
        all=words.count(words.sources, reply.basis.documents),
    )
    if question.kind == "overview" and question.breadth:
        return f"{_overview(question.breadth, words)}: {line}"
    several = len({e.excerpt.spoken.speaker for e in reply.excerpts if e.excerpt.spoken}) > 1
    if several and question.speaker:
        return words.which.format(line=line)
    return words.aside.format(line=line, reason=reason) if reply.aside else line


def _shown(reply: Answer, words: Messages) -> str:
    form = words.statements if reply.question.kind == "statements" else words.excerpts
    return words.count(form, len(reply.excerpts))


def _overview(breadth: Breadth, words: Messages) -> str:
    forms = {
        "sources": words.overview_sources,
        "events": words.overview_events,
        "period": words.overview_period,
        "topic": words.overview_topic,
        "sides": words.overview_sides,
        "people": words.overview_people,
        "conflicts": words.overview_conflicts,
    }
    period = _period(breadth.period, words) if breadth.period else ""
    return forms[breadth.extent].format(period=period, topic=breadth.topic)


def _period(period: Period, words: Messages) -> str:
    """A period in the visitor's language; one that is open or of any year is as the core has it."""
    if ANY_YEAR in period.since or not (period.since and period.until):
        return period.spelt
    since, until = words.date(period.since), words.date(period.until)
    return since if since == until else f"{since} – {until}"
