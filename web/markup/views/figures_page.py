"""What is counted → its page: the topics, or the figures of one by source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from web.markup.render import render
from web.markup.views.cells import data_ways, pager, shown_cell
from web.markup.views.frame import address, framed
from web.markup.views.timeline_page import progress_line
from web.messages.choose_view_words import choose_view_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from qa.views.list_figures import Entry, Figures, Topic
    from web.markup.views.cells import ShownCell
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import FiguresWanted

FEW_VALUES = 12  # numbers of a topic that a line shows


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    href: str
    sources: str
    figures: str
    values: str


@dataclass(frozen=True, slots=True)
class _Value:
    """A number, and the sources that have it: the place on this page and the title of each."""

    number: str
    sources: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Source:
    anchor: str
    title: str
    cells: tuple[ShownCell, ...]


def figures_page(figures: Figures, asked: FiguresWanted, words: Messages) -> Markup:
    """Return the page of the topics, or that of the one that was asked for."""
    say = choose_view_words(words)
    kept = {"topic": asked.topic, "q": asked.q, "source": asked.source}
    part = figures.entries if asked.topic else figures.topics
    topic = figures.topics.entries[0] if asked.topic and figures.topics.entries else None
    body = render(
        "figures", "figures",
        progress=progress_line(figures.progress, say, words), asked=asked,
        topic=topic.label if topic else "",
        every=address("/figures", lang=asked.lang),
        give=say.sources_give.format(numbers=values_line(topic.values, words)) if topic else "",
        rows=() if asked.topic else tuple(_row(e, asked, words) for e in figures.topics.entries),
        values=_values(figures.entries.entries, words),
        sources=_sources(figures.entries.entries, say, words),
        pager=pager("/figures", asked, part, say, words, **kept),
        data=data_ways("/figures", asked, **kept), say=say, words=words,
    )  # fmt: skip
    title = f"{say.figures}: {topic.label}" if topic else say.figures
    return framed(title, body, words, "/figures", asked.lang)


def values_line(values: Sequence[float], words: Messages) -> str:
    """Return numbers as people list them, the first FEW_VALUES of them."""
    shown = "\u00a0· ".join(number(each, words) for each in values[:FEW_VALUES])
    return f"{shown} …" if len(values) > FEW_VALUES else shown


def number(value: float, words: Messages) -> str:
    """Return a number as people write it."""
    if value == int(value):
        return words.number(int(value))
    whole, _, rest = f"{value:,.6f}".rstrip("0").partition(".")
    point = "," if words.thousands == "." else "."
    return whole.replace(",", words.thousands) + point + rest


def _row(topic: Topic, asked: FiguresWanted, words: Messages) -> _Row:
    return _Row(
        topic.label,
        address("/figures", topic=topic.stem, source=asked.source, lang=asked.lang),
        words.number(topic.sources),
        words.number(topic.figures),
        values_line(topic.values, words),
    )


def _values(entries: Sequence[Entry], words: Messages) -> tuple[_Value, ...]:
    anchors = _anchors(entries)
    found: dict[float, dict[str, str]] = {}
    for each in sorted(entries, key=lambda entry: entry.value):
        document = each.cell.span.document
        title = document.reference.title or document.id
        found.setdefault(each.value, {})[anchors[document.id]] = title
    return tuple(
        _Value(number(value, words), tuple(sources.items())) for value, sources in found.items()
    )


def _sources(entries: Sequence[Entry], say: ViewWords, words: Messages) -> tuple[_Source, ...]:
    cells: dict[str, list[ShownCell]] = {}
    titles: dict[str, str] = {}
    for each in entries:
        document = each.cell.span.document
        titles[document.id] = document.reference.title or document.id
        cells.setdefault(document.id, []).append(_cell(each, say, words))
    anchors = _anchors(entries)
    return tuple(_Source(anchors[name], titles[name], tuple(own)) for name, own in cells.items())


def _anchors(entries: Sequence[Entry]) -> dict[str, str]:
    names = dict.fromkeys(each.cell.span.document.id for each in entries)
    return {name: f"source-{place}" for place, name in enumerate(names, 1)}


def _cell(entry: Entry, say: ViewWords, words: Messages) -> ShownCell:
    speaker = entry.said.speaker if entry.said else None
    notes = [say.says.format(name=speaker) if speaker else say.not_named]
    if entry.dates:
        notes.append(say.dated.format(dates=", ".join(map(words.date, entry.dates))))
    if entry.differs:
        notes.append(say.differs)
    return shown_cell(entry.cell, words, tuple(notes), tinted=entry.differs)
