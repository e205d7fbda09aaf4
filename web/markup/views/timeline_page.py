"""Sentences that name a date → their page: by year and month, what is of one date side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from web.markup.render import render
from web.markup.views.cells import data_ways, pager, shown_cell
from web.markup.views.frame import address, framed
from web.messages.choose_view_words import choose_view_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markupsafe import Markup

    from corpus.document import Reference
    from qa.views.cell import Progress
    from qa.views.list_timeline import Event, Timeline
    from web.markup.views.cells import ShownCell
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import TimelineWanted

IN_A_LIST, MOST_OFFERED = 200, 2_000
"""Sources to choose from in a list; more are offered while a name is typed, and of more yet than
that the id has to be known.
"""


@dataclass(frozen=True, slots=True)
class _Year:
    """`height` of its bar, of 40 pixels."""

    year: str
    href: str
    count: str
    height: int
    here: bool


@dataclass(frozen=True, slots=True)
class _Date:
    """What names one date; `note` where several sources do."""

    heading: str
    note: str
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class _Month:
    heading: str
    dates: tuple[_Date, ...]


@dataclass(frozen=True, slots=True)
class _YearOfEvents:
    heading: str
    months: tuple[_Month, ...]


def timeline_page(
    timeline: Timeline, references: Sequence[Reference], asked: TimelineWanted, words: Messages
) -> Markup:
    """Return the page of the timeline."""
    say = choose_view_words(words)
    kept = {"period": asked.period, "source": asked.source}
    body = render(
        "timeline", "timeline",
        progress=progress_line(timeline.progress, say, words),
        years=_years(timeline, asked, words),
        every=address("/timeline", source=asked.source, lang=asked.lang) if asked.period else "",
        sources=choices(references), asked=asked,
        groups=tuple(_groups(timeline.events.entries, say, words)),
        pager=pager("/timeline", asked, timeline.events, say, words, **kept),
        data=data_ways("/timeline", asked, **kept), most=IN_A_LIST, say=say, words=words,
    )  # fmt: skip
    title = f"{say.timeline}: {words.date(asked.period)}" if asked.period else say.timeline
    return framed(title, body, words, "/timeline", asked.lang)


def progress_line(progress: Progress, say: ViewWords, words: Messages) -> str:
    """Return what is said while not all documents have been looked at, or ""."""
    if progress.complete:
        return ""
    return say.so_far.format(
        read=words.number(progress.read), documents=words.number(progress.documents)
    )


def choices(references: Sequence[Reference]) -> tuple[tuple[str, str], ...]:
    """Return id and title of each source to choose from; none where there are too many."""
    if len(references) > MOST_OFFERED:
        return ()
    return tuple((each.id, each.title or each.id) for each in references)


def _years(timeline: Timeline, asked: TimelineWanted, words: Messages) -> tuple[_Year, ...]:
    most = max((count for _, count in timeline.years), default=1)
    return tuple(
        _Year(
            year,
            address("/timeline", period=year, source=asked.source, lang=asked.lang),
            words.number(count),
            max(round(BAR * count / most), 2),
            asked.period.startswith(year),
        )
        for year, count in timeline.years
    )


BAR = 40  # pixels of the highest bar


def _groups(events: Iterable[Event], say: ViewWords, words: Messages) -> Iterator[_YearOfEvents]:
    for year, of_year in groupby(events, lambda each: each.date[:4]):
        months = []
        for month, of_month in groupby(of_year, lambda each: each.date[:7]):
            heading = words.date(month) if month != year else say.without_month.format(year=year)
            dates = [
                _date(date, list(of_date), say, words)
                for date, of_date in groupby(of_month, lambda each: each.date)
            ]
            months.append(_Month(heading, tuple(dates)))
        yield _YearOfEvents(year, tuple(months))


def _date(date: str, events: Sequence[Event], say: ViewWords, words: Messages) -> _Date:
    several = len({each.cell.span.document.id for each in events})
    full = date.count("-") > 1
    return _Date(
        words.date(date) if full else "",
        say.side_by_side.format(count=words.number(several)) if several > 1 and full else "",
        tuple(shown_cell(each.cell, words) for each in events),
    )
