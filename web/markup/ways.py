"""A reply → the ways from it to the views that show the same of all documents."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from qa.period import ANY_YEAR
from qa.reply import Answer
from qa.views.find_figures import find_figures
from web.markup.render import render
from web.markup.views.figures_page import values_line
from web.markup.views.frame import address
from web.messages.choose_view_words import choose_view_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from qa.reply import Reply
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords

_COMPARES = re.compile(
    r"\bcompar(?:e|ed|ing|ison)\b|\b(?:according to|in|by) each\b|\beach (?:source|document)\b"
    r"|\bsources? (?:say|differ|disagree)",
    re.IGNORECASE,
)
FEWEST = 2  # different numbers that are worth a view


@dataclass(frozen=True, slots=True)
class _Way:
    href: str
    label: str


def ways(reply: Reply, words: Messages) -> Markup:
    """Return links to the timeline, the figures, the comparison or the speaker that a reply is a
    part of; nothing where it is of none.
    """
    say = choose_view_words(words)
    lang = "" if words.language == "en" else words.language
    found = [
        *_timeline(reply, lang, say, words),
        *_figures(reply, lang, say, words),
        *_compare(reply, lang, say),
        *_speaker(reply, lang, say),
    ]
    return render("ways", "ways", ways=found)


def _timeline(reply: Reply, lang: str, say: ViewWords, words: Messages) -> Iterator[_Way]:
    breadth = reply.question.breadth
    if breadth is None or breadth.extent not in {"events", "period"}:
        return
    period = breadth.period
    one = period.since if period and period.since == period.until else ""
    if one and not one.startswith(ANY_YEAR):
        label = say.on_timeline.format(period=words.date(one))
        yield _Way(address("/timeline", period=one, lang=lang), label)
    else:
        yield _Way(address("/timeline", lang=lang), say.whole_timeline)


def _figures(reply: Reply, lang: str, say: ViewWords, words: Messages) -> Iterator[_Way]:
    """Where a number is asked for: the different ones that the excerpts have of what is counted."""
    if reply.question.expects != "number" or not isinstance(reply, Answer):
        return
    values: dict[tuple[int, str], set[float]] = {}
    for cited in reply.excerpts:
        for figure in find_figures(cited.excerpt.span.reading):
            for place, (stem, _) in enumerate(figure.topics):
                if stem in reply.question.terms:
                    values.setdefault((place, stem), set()).add(figure.value)
    several = [each for each in values if len(values[each]) >= FEWEST]
    if several:  # what became of those counted tells more than that they are people
        topic = min(several, key=lambda each: (each[0], -len(values[each])))
        label = say.sources_give.format(numbers=values_line(sorted(values[topic]), words))
        yield _Way(address("/figures", topic=topic[1], lang=lang), label)


def _compare(reply: Reply, lang: str, say: ViewWords) -> Iterator[_Way]:
    question = reply.question
    documents = list(dict.fromkeys(each.citation.span.document.id for each in reply.cited))
    sides = bool(question.breadth and question.breadth.extent in {"sides", "conflicts"})
    if documents and (sides or _COMPARES.search(question.text)):
        named = dict(zip("abc", documents, strict=False))
        href = address("/compare", **named, q=question.read_as or question.text, lang=lang)
        yield _Way(href, say.side_by_side_way)


def _speaker(reply: Reply, lang: str, say: ViewWords) -> Iterator[_Way]:
    spoken = [each.excerpt.spoken for each in reply.cited] if isinstance(reply, Answer) else []
    names = {each.speaker for each in spoken if each}
    name = next(iter(names), None)
    if reply.question.speaker and name and len(names) == 1:
        path = f"/people/{quote(name, safe='', errors='replace')}"
        yield _Way(address(path, lang=lang), say.all_of.format(name=name))
