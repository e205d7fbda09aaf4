"""A reply → plain text for a terminal."""

from __future__ import annotations

import textwrap
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from qa.citing.write_statement import write_statement
from qa.period import spell_date
from qa.reply import Abstention, Answer

if TYPE_CHECKING:
    from corpus.document import Reference
    from qa.question import Question
    from qa.reply import Cited, Reply

WIDTH = 88  # columns

BOLD, PLAIN = "\x1b[1m", "\x1b[0m"

NEAREST = "Nearest passages (not an answer):"

OPEN, CLOSE = "\ue000", "\ue001"
"""Around words that answer: private-use marks, safe through wrapping, gone afterwards."""


def write_text(reply: Reply, bold: bool = False) -> str:
    """Return the reply as text; with `bold`, the words that answer stand out on a terminal."""
    short = short_answers(reply)
    lines = [headline(reply), *reading_lines(reply), *([short] if short else []), ""]
    cited = reply.cited
    opening, closing = (BOLD, PLAIN) if bold else ("", "")
    if isinstance(reply, Abstention) and cited:
        lines += [NEAREST, ""]
    group = None
    for each in cited:
        spoken = each.excerpt.spoken
        if each.excerpt.group and each.excerpt.group != group:
            group = each.excerpt.group
            lines += [f"{opening}{strip_controls(group_line(each))}{closing}", ""]
        if each.excerpt.repeats:
            lines.append("    also in")
        said = [f"    {strip_controls(write_statement(spoken))}"] if spoken else []
        lines += [_excerpt(each, bold), *said, f"    {source_line(each)}", ""]
    return "\n".join(lines)


def headline(reply: Reply) -> str:
    """Return the one line that a reply opens with."""
    if isinstance(reply, Abstention):
        return f"These documents do not say: {strip_controls(reply.reason)}."
    sources = len({each.citation.span.document.id for each in reply.excerpts})
    question = reply.question
    shown = _count(len(reply.excerpts), "statement" if question.kind == "statements" else "excerpt")
    if reply.more:
        every = len(reply.excerpts) + reply.more
        shown = f"The first {len(reply.excerpts)} of {_count(every, 'statement')}"
    whose = f" of {strip_controls(question.speaker)}" if question.speaker else ""
    line = f"{shown}{whose} from {sources} of {_count(reply.basis.documents, 'source')}"
    if question.kind == "overview":
        return f"{overview_line(question)}: {line}"
    several = len({e.excerpt.spoken.speaker for e in reply.excerpts if e.excerpt.spoken}) > 1
    unclear = several and " or " in (question.speaker or "")
    aside = f", in the sources' own words: {strip_controls(reply.aside)}" if reply.aside else ""
    return f"{line}; which one is meant?" if unclear else f"{line}{aside}"


def short_answers(reply: Reply) -> str:
    """Return the distinct short answers of `reply`, each with its citations; or ""."""
    answers = reply.answers if isinstance(reply, Answer) else ()
    return " · ".join(
        f"{strip_controls(each.span.reading)} [{', '.join(map(str, each.sources))}]"
        for each in answers
    )


OVERVIEWS = MappingProxyType(
    {
        "sources": "An overview in the sources’ own words, by source",
        "events": "What the sources date, in their own words, by date",
        "period": "What the sources tell of {period}, in their own words, by date",
        "topic": "What the sources say of “{topic}”, in their own words, by source",
        "sides": "What both sides are recorded as saying, side by side",
        "people": "Who is quoted or named, in the sources’ own words",
        "conflicts": "Sentences that may contradict one another: judge for yourself",
    }
)


def overview_line(question: Question) -> str:
    """Return what an overview is, as its heading says it."""
    breadth = question.breadth
    if breadth is None:
        return OVERVIEWS["sources"]
    period = breadth.period.spelt if breadth.period else ""
    return OVERVIEWS[breadth.extent].format(period=period, topic=strip_controls(breadth.topic))


def group_line(cited: Cited) -> str:
    """Return the heading of the group of an overview to which an excerpt belongs."""
    group = cited.excerpt.group
    if group is None:
        return ""
    match group.kind:
        case "source":
            return cited.citation.reference.title or group.label
        case "date":
            return spell_date(group.label)
        case "issued":
            return f"In a source issued {spell_date(group.label)}"
        case "matter":
            return f"Pair {group.label}"
        case _:
            return group.label


def source_line(cited: Cited) -> str:
    """Return title, publisher, date, place and document of a citation; unknown facts say so."""
    citation = cited.citation
    reference = citation.reference
    parts = [
        _fact(reference, "title", "untitled"),
        _fact(reference, "publisher", "publisher unknown"),
        _fact(reference, "issued", "undated"),
        f"{citation.locator.label} {citation.locator.value}",
        reference.id,
    ]
    return strip_controls(" · ".join(parts))


def reading_lines(reply: Reply) -> list[str]:
    """Return how the question was read, where that is not as it was asked."""
    question = reply.question
    lines = [
        strip_controls(f"Searched for “{each.read}” in place of “{each.written}”.")
        for each in question.corrections
    ]
    if not question.corrections and question.read_as != " ".join(question.text.split()):
        lines.append(f"Read as: {strip_controls(question.read_as)}")
    return lines


def _excerpt(cited: Cited, bold: bool) -> str:
    number = f"[{cited.citation.number}] "
    wrapped = textwrap.wrap(
        strip_controls(mark_words(cited)),
        WIDTH,
        initial_indent=number,
        subsequent_indent=" " * len(number),
    )
    text = "\n".join(wrapped)
    opening, closing = (BOLD, PLAIN) if bold else ("", "")
    return text.replace(OPEN, opening).replace(CLOSE, closing)


def mark_words(cited: Cited) -> str:
    """Return the excerpt on one line, noise as […], highlights between OPEN and CLOSE.

    Of words that another source has as well only these are shown again.
    """
    span = cited.excerpt.highlights[0] if cited.excerpt.repeats else cited.excerpt.span
    text = span.document.text
    events = [(start, 1, " […] ", end) for start, end in span.elisions]
    for mark in cited.excerpt.highlights:
        events += [(mark.start, 2, OPEN, mark.start), (mark.end, 0, CLOSE, mark.end)]
    pieces, position = [], span.start
    for place, _, shown, resume in sorted(events):
        pieces += [text[position:place].replace(OPEN, "").replace(CLOSE, ""), shown]
        position = max(position, resume)
    pieces.append(text[position : span.end])
    return " ".join("".join(pieces).split())


def _fact(reference: Reference, name: str, unknown: str) -> str:
    origin = reference.origin(name)
    if origin == "unknown":
        return unknown
    return f"{getattr(reference, name)}{' (inferred)' if origin == 'inferred' else ''}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
