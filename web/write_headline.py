"""A reply → the one line that it opens with, in the words of the visitor's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.reply import Abstention

if TYPE_CHECKING:
    from qa.reply import Answer, Reply
    from web.words import Words


def write_headline(reply: Reply, reason: str, words: Words) -> str:
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
    several = len({e.excerpt.spoken.speaker for e in reply.excerpts if e.excerpt.spoken}) > 1
    if several and question.speaker:
        return words.which.format(line=line)
    return words.aside.format(line=line, reason=reason) if reply.aside else line


def _shown(reply: Answer, words: Words) -> str:
    form = words.statements if reply.question.kind == "statements" else words.excerpts
    return words.count(form, len(reply.excerpts))
