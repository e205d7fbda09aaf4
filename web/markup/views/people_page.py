"""Who speaks → the page of all of them, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from web.markup.render import render
from web.markup.views.cells import data_ways, pager, shown_cell
from web.markup.views.frame import address, framed
from web.markup.views.timeline_page import progress_line
from web.messages.choose_view_words import choose_view_words
from web.messages.translate_line import in_language

if TYPE_CHECKING:
    from markupsafe import Markup

    from qa.views.list_voices import Join, Profile, Speaker, Voices, Words
    from web.markup.views.cells import ShownCell
    from web.messages.messages import Messages
    from web.messages.view_words import ViewWords
    from web.service.view_request import PeopleWanted

FEW_NAMES = 4  # printed names that the list shows of each

WHAT_SAID = "What did {name} say?"  # in English: so are the questions that are read for meaning


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    href: str
    statements: str
    sources: str
    names: str


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    note: str
    rows: tuple[_Row, ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    cell: ShownCell
    elsewhere: tuple[ShownCell, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    heading: str
    statements: tuple[_Statement, ...]


@dataclass(frozen=True, slots=True)
class _Join:
    printed: str
    reason: str
    times: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class _Profile:
    name: str
    counts: str
    kind: str
    question: str
    names: tuple[tuple[str, str], ...]
    roles: tuple[ShownCell, ...]
    joins: tuple[_Join, ...]
    perhaps: tuple[tuple[str, str], ...]
    days: tuple[_Day, ...]


def people_page(voices: Voices, asked: PeopleWanted, words: Messages) -> Markup:
    """Return the page of those who speak."""
    say, part = choose_view_words(words), voices.speakers
    kinds = (
        ("person", say.persons, ""),
        ("organisation", say.organisations, ""),
        ("unsure", say.unsure, say.unsure_more),
    )
    groups = [
        _Group(
            heading, note,
            tuple(_row(each, asked, words) for each in part.entries if each.kind == kind),
        )
        for kind, heading, note in kinds
    ]  # fmt: skip
    body = render(
        "people", "people", progress=progress_line(voices.progress, say, words),
        groups=[each for each in groups if each.rows],
        pager=pager("/people", asked, part, say, words), data=data_ways("/people", asked),
        say=say, words=words,
    )  # fmt: skip
    return framed(say.people, body, words, "/people", asked.lang)


def _row(speaker: Speaker, asked: PeopleWanted, words: Messages) -> _Row:
    names = [f"{name} ({words.number(times)})" for name, times in speaker.names[:FEW_NAMES]]
    more = "…" if len(speaker.names) > FEW_NAMES else ""
    return _Row(
        speaker.name,
        _place(speaker.name, asked),
        words.number(speaker.statements),
        words.number(speaker.sources),
        ", ".join(names) + more,
    )


def _place(name: str, asked: PeopleWanted) -> str:
    return address(f"/people/{quote(name, safe='', errors='replace')}", lang=asked.lang)


def profile_page(profile: Profile, asked: PeopleWanted, words: Messages) -> Markup:
    """Return the page of one who speaks."""
    say, speaker = choose_view_words(words), profile.speaker
    path = f"/people/{quote(speaker.name, safe='', errors='replace')}"
    question = WHAT_SAID.format(name=speaker.name)
    shown = _Profile(
        name=speaker.name,
        counts=f"{words.count(say.statements, speaker.statements)}, "
        f"{words.count(say.sources_count, speaker.sources)}",
        kind=say.unsure if speaker.kind == "unsure" else "",
        question=address("/", q=question),
        names=tuple((name, words.number(times)) for name, times in speaker.names),
        roles=tuple(shown_cell(each, words) for each in profile.roles),
        joins=tuple(_join(each, say, words) for each in profile.joins),
        perhaps=tuple((name, _place(name, asked)) for name in profile.perhaps),
        days=_days(profile, say, words),
    )
    body = render(
        "people", "profile", shown=shown,
        asking=say.ask_about.format(question=question),
        pager=pager(path, asked, profile.words, say, words), data=data_ways(path, asked),
        say=say, words=words,
    )  # fmt: skip
    return framed(speaker.name, body, words, "/people", asked.lang)


def _join(join: Join, say: ViewWords, words: Messages) -> _Join:
    reason = in_language(join.reason, words.language)
    return _Join(join.printed or say.no_name, reason, words.number(join.times), join.doubtful)


def _days(profile: Profile, say: ViewWords, words: Messages) -> tuple[_Day, ...]:
    days: dict[str, list[_Statement]] = {}
    for each in profile.words.entries:
        days.setdefault(each.issued, []).append(_statement(each, profile.speaker.name, say, words))
    return tuple(
        _Day(words.date(issued) if issued else words.undated, tuple(statements))
        for issued, statements in days.items()
    )


def _statement(said: Words, name: str, say: ViewWords, words: Messages) -> _Statement:
    manner = {"quoted": say.quoted, "reported": say.reported, "authored": say.authored}
    notes = [manner[said.manner]]
    if said.printed and said.printed != name:
        notes.append(words.printed_as.format(printed=said.printed))
    if said.certainty == "inferred":
        reason = in_language(said.reason, words.language)
        notes.append(f"{say.doubtful}: {reason}" if reason else say.doubtful)
    return _Statement(
        shown_cell(said.cell, words, tuple(notes), tinted=said.certainty == "inferred"),
        tuple(shown_cell(each, words) for each in said.elsewhere),
    )
