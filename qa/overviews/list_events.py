"""A period, or all of time → the sentences that name a date in it, and what was issued in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corpus.messages.english import Key
from corpus.messages.message import Message
from index.dense.nearest_vectors import top_k
from index.sparse.tokenize import stem, tokenize
from qa.overviews.choose_central import choose_central
from qa.overviews.find_moments import MODERN, find_moments
from qa.overviews.outline_sources import MOST, central_rows, telling_rows
from qa.overviews.overview import Overview
from qa.overviews.show_sentences import Chosen, show_sentences
from qa.overviews.stand_alone import NONE, PROSE, STAND_ALONE_KEPT, dependence, stand_alone
from qa.period import ANY_YEAR, MONTHS, Period
from qa.reply import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.question import Breadth
    from qa.reply import Excerpt
    from qa.statements.answer_statements import Scope

NAMED, ISSUED = 0.9, 0.6
"""Confidence: sentences that name the date are of it; a text that was issued then may tell of
another time."""

MOST_PASSAGES = 2_000  # with words for dates that are read for them, the likeliest first
MOST_ISSUED = 60  # documents of the period that are looked at for what they are about
FIRST_YEAR, LAST_YEAR = 1000, 2100  # with four figures, and not a quantity as often as not

NAMES_IT, PRECISELY, HEADING = 0.15, 0.05, 0.2
"""Of cosine: for a sentence that names the date, for each of month and day, and against what may
be a heading."""

OF_A_DATE, IN_TURN = 2, 5
"""Sentences of one date before the other dates have had their turn, and times the places that there
are: so many sentences are put in order for that."""

EVERYTHING = Period("0000", "9999")


@dataclass(frozen=True, slots=True)
class _Event:
    row: int
    date: str
    named: bool  # in the sentence; else the document was issued then


def list_events(breadth: Breadth, scope: Scope) -> Overview:
    """Return what happened in the period of `breadth`, or ever, by date."""
    period = breadth.period or EVERYTHING
    most = scope.limit or MOST
    dated = _dated(period, breadth.topic, scope)
    issued = _issued(period, {each.row for each in dated}, scope) if breadth.period else []
    if dated or issued:
        chosen = _chosen([*dated, *issued], most, scope)
        return Overview(_shown(chosen, scope), NAMED if dated else ISSUED)
    return Overview((), 0.0, _reason(breadth), _near(period, scope))


def _reason(breadth: Breadth) -> Message:
    if breadth.period:
        return Message(Key.NO_DATE_IN_PERIOD, period=breadth.period.spelt)
    if breadth.topic:
        return Message(Key.NO_DATE_WITH_TOPIC, topic=breadth.topic)
    return Message(Key.NO_DATE)


def _dated(period: Period, topic: str, scope: Scope) -> list[_Event]:
    """The sentences that name a date in the period, and the topic if there is one."""
    contents = scope.index.contents
    terms = set(tokenize(topic))
    alone = contents.memo(stand_alone, STAND_ALONE_KEPT)
    events = []
    for row in _rows(period, topic, scope):
        reading = contents.reading(row)
        if alone(reading) == NONE or (terms and not terms <= set(tokenize(reading))):
            continue
        issued = contents.references[contents.sentences.row(row).document].issued
        moments = [each for each in find_moments(reading, issued) if period.holds(each)]
        moments = moments or _unsure(reading, issued, period)
        if moments:
            events.append(_Event(row, moments[0], named=True))
    return events


def _rows(period: Period, topic: str, scope: Scope) -> list[int]:
    """The sentences of the passages that have a word of a date in the period."""
    index = scope.index
    matches = index.passage_terms.match(_terms(period))
    allowed = scope.narrowed.passages(index)
    table = index.contents.passages
    open_ = table.glosses[matches.rows] == 0
    if allowed is not None:
        open_ &= allowed[matches.rows]
    if topic:
        held = index.passage_terms.hold(tokenize(topic), matches.rows)
        open_ &= held.all(axis=1)
    rows, values = matches.rows[open_], matches.values[open_]
    passages = np.sort(rows[top_k(values, MOST_PASSAGES)])
    sentences = [row for each in passages for row in table.row(each).sentences]
    kept = scope.narrowed.sentences
    return sentences if kept is None else [row for row in sentences if kept[row]]


def _terms(period: Period) -> list[str]:
    """What a passage with such a date is bound to have: a year, or a month."""
    months = [stem(month) for month in MONTHS]
    if ANY_YEAR in period.since:
        return [months[int(period.since.split("-")[1]) - 1]]
    since = MODERN if period is EVERYTHING else int((period.since or "0")[:4])
    until = int((period.until or "9999")[:4])
    years = range(max(since, FIRST_YEAR), min(until, LAST_YEAR) + 1)
    return [*map(str, years), *months]


def _unsure(reading: str, issued: str, period: Period) -> list[str]:
    """A day or month without its year counts for a text that was issued in the year asked about,
    and for a question that names no year either.
    """
    anyhow = period.since.startswith(ANY_YEAR)
    year = period.since[:4]
    if len(period.since) < len("2017-05") or period.since != period.until:
        return []
    if not anyhow and issued[:4] != year:
        return []
    _, month, *day = period.since.split("-")
    name = MONTHS[int(month) - 1].capitalize()
    if day:
        number = int(day[0])
        which = rf"{number}(?:st|nd|rd|th)?"
        date = rf"\b{name}\s+{which}\b|\b{which}\s+(?:of\s+)?{name}\b"
    else:
        told = "[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Ee]arly|[Ll]ate|[Oo]f"
        date = rf"\b(?:{told})\s+{name}\b|\b{name}\s+\d|\d\s+{name}\b"
    other = r"(?!,?\s*(?:of\s+)?\d{4})" if not anyhow else ""
    return [period.since] if re.search(f"(?:{date}){other}", reading) else []


def _issued(period: Period, taken: set[int], scope: Scope) -> list[_Event]:
    """The central sentence of each document that was issued in the period."""
    contents = scope.index.contents
    numbers = [
        number
        for number, reference in enumerate(contents.references)
        if reference.issued and scope.admits(number) and period.holds(reference.issued)
    ]
    events = []
    for number in numbers[:MOST_ISSUED]:
        rows = telling_rows(number, scope)
        best = central_rows(rows, 1, scope.index)
        events += [
            _Event(row, contents.references[number].issued, named=False)
            for row, _ in best
            if row not in taken
        ]
    return events


def _chosen(events: Sequence[_Event], most: int, scope: Scope) -> list[tuple[_Event, float]]:
    """The most central ones, none that repeats another, by date."""
    rows = np.array([each.row for each in events], dtype=np.int64)
    readings = scope.index.contents.readings(rows)
    alone = scope.index.contents.memo(stand_alone, STAND_ALONE_KEPT)
    bonus = [
        each.named * (NAMES_IT + PRECISELY * each.date.count("-"))
        - dependence(reading)
        - HEADING * (alone(reading) != PROSE)
        for each, reading in zip(events, readings, strict=True)
    ]
    vectors = scope.index.sentence_vectors.rows(rows)
    best = choose_central(vectors, most * IN_TURN, np.array(bonus))
    order = [(events[place], score) for place, score in best]
    times: Counter[str] = Counter()
    turns = []  # each date has its first sentences before any has more
    for each, _ in order:
        turns.append(times[each.date] >= OF_A_DATE)
        times[each.date] += 1
    first = sorted(range(len(order)), key=lambda place: turns[place])[:most]
    found = [order[place] for place in first]
    return sorted(found, key=lambda pair: (pair[0].date, not pair[0].named, pair[0].row))


def _shown(events: Sequence[tuple[_Event, float]], scope: Scope) -> tuple[Excerpt, ...]:
    return show_sentences(
        [
            Chosen(each.row, score, Group("date" if each.named else "issued", each.date))
            for each, score in events
        ],
        scope,
    )


def _near(period: Period, scope: Scope) -> tuple[Excerpt, ...]:
    """The sentences that name the nearest dates, if a year was asked about."""
    bound = (period.since or period.until)[:4]
    if period is EVERYTHING or bound == ANY_YEAR:
        return ()
    asked = int(bound)
    dated = _dated(EVERYTHING, "", scope)
    dated.sort(key=lambda each: (abs(int(each.date[:4]) - asked), each.row))
    few = dated[: min(scope.limit or MOST_NEAREST, MOST_NEAREST)]
    return _shown([(each, 0.0) for each in sorted(few, key=lambda e: (e.date, e.row))], scope)


MOST_NEAREST = 5
