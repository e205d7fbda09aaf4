"""An index → who speaks in it or is named, each with a sentence, the most often heard first."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES
from index.people.compare_names import compatible, read_name
from qa.overviews.outline_sources import MOST, choose_documents, telling_rows
from qa.overviews.overview import Overview
from qa.overviews.show_sentences import Chosen, show_sentences
from qa.reply import Group
from qa.statements.answer_statements import STATED, admitted, attributed
from qa.statements.show_statements import show_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.people.ledger import Voice
    from qa.reply import Excerpt
    from qa.statements.answer_statements import Scope
    from qa.statements.show_statements import Found

MOST_READ = 100
"""Documents that are read for names of people who do not speak: those that stand best for all."""

_FULL_NAME = re.compile(
    r"\b([A-Z][a-z]+)(?:\s+[A-Z]\.)?\s+((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+)?)"
)


def list_people(scope: Scope) -> Overview:
    """Return a statement of each person who is quoted or reported, most statements first, then a
    sentence of each who is only named, while there is room.
    """
    most = scope.limit or MOST
    voices = [voice for voice in scope.index.ledger.voices if voice.named]
    heard = [(voice, admitted(attributed([voice]), scope)) for voice in voices]
    spoke = sorted(
        (pair for pair in heard if pair[1]),
        key=lambda pair: (pair[0].kind != "person", -len(pair[1]), pair[0].name),
    )
    people = [pair for pair in spoke if pair[0].kind == "person"]
    excerpts = [*_statements(people[:most], scope)]
    if len(excerpts) < most and scope.narrowed.statements is None:
        excerpts += _named(voices, most - len(excerpts), scope)
    if len(excerpts) < most:
        bodies = [pair for pair in spoke if pair[0].kind != "person"]
        excerpts += _statements(bodies[: most - len(excerpts)], scope)
    return Overview(tuple(excerpts), STATED, None if excerpts else Message(Key.NO_PERSON))


def _statements(pairs: Sequence[tuple[Voice, list[Found]]], scope: Scope) -> tuple[Excerpt, ...]:
    chosen = [_telling(found, scope) for _, found in pairs]
    excerpts = show_statements(chosen, scope.index)
    named = zip(excerpts, pairs, strict=True)
    return tuple(replace(e, group=Group("person", voice.name)) for e, (voice, _) in named)


def _telling(found: Sequence[Found], scope: Scope) -> Found:
    """The first statement whose source prints the name; else the first."""
    statements = scope.index.ledger.statements
    for each in found:
        printed = statements[each.attribution.statement].printed
        if printed and read_name(printed.text).full:
            return each
    return found[0]


def _named(voices: Sequence[Voice], most: int, scope: Scope) -> tuple[Excerpt, ...]:
    """Those who do not speak: first names that are known as such, with a surname."""
    contents = scope.index.contents
    known = [name for voice in voices for name in voice.names if name.full]
    times: Counter[str] = Counter()
    first: dict[str, int] = {}
    for document in choose_documents(scope, MOST_READ):
        for row in telling_rows(document, scope).tolist():
            for given, surname in _FULL_NAME.findall(contents.reading(row)):
                name = f"{given} {surname}".removesuffix("’s").removesuffix("'s")
                if given.lower() not in FEMALE_NAMES | MALE_NAMES:
                    continue
                read = read_name(name)
                if not any(compatible(read, each) for each in known):
                    times[name] += 1
                    first.setdefault(name, row)
    ranked = sorted(times, key=lambda name: (-times[name], name))
    kept: dict[str, str] = {}
    for name in ranked:
        if len(kept) < most:
            kept.setdefault(read_name(name).surname, name)
    chosen = [
        Chosen(first[name], float(times[name]), Group("person", name)) for name in kept.values()
    ]
    return show_sentences(chosen, scope)
