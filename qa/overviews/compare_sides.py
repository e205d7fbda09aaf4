"""Two sides → what each is quoted or reported to have said, of a topic or of anything."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from index.people.find_speakers import find_speakers
from index.people.read_role import head_of
from index.sparse.tokenize import STOP_WORDS, stem, words
from qa.filters.find_mentions import find_mentions
from qa.overviews.choose_central import choose_central, direction
from qa.overviews.outline_sources import MOST, outline_sources
from qa.overviews.overview import Overview
from qa.question import Saying
from qa.reply import Group
from qa.statements.answer_statements import INFERRED, STATED, admitted, attributed
from qa.statements.filter_statements import filter_statements
from qa.statements.show_statements import show_statements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.index import Index
    from index.people.ledger import Voice
    from qa.question import Breadth
    from qa.reply import Excerpt
    from qa.statements.answer_statements import Scope
    from qa.statements.show_statements import Found

_GROUPS = MappingProxyType(
    {
        stem(name): frozenset(map(stem, f"{name} {roles}".split()))
        for names, roles in (
            ("officials official authorities authority government administration",
             "minister president mayor governor secretary spokesman spokesperson ministry police "
             "prosecutor commissioner senator ambassador officer chancellor premier council "
             "councillor department agency sheriff chief deputy parliament government official "
             "administration authority leader"),
            ("witnesses witness eyewitnesses eyewitness bystanders residents locals neighbours "
             "neighbors villagers",
             "witness eyewitness bystander resident local neighbour neighbor survivor victim "
             "villager passer-by passenger inmate prisoner detainee farmer shopkeeper driver "
             "teacher"),
            ("victims victim survivors survivor",
             "victim survivor detainee prisoner inmate patient"),
            ("experts expert scientists scientist researchers researcher academics specialists",
             "expert scientist researcher professor analyst economist historian academic "
             "specialist doctor engineer biologist geologist psychologist lecturer scholar"),
            ("doctors doctor physicians", "doctor physician surgeon nurse psychiatrist medic"),
            ("police", "officer sheriff detective inspector constable policeman sergeant"),
            ("politicians politician lawmakers legislators",
             "senator representative congressman congresswoman mp minister president governor "
             "mayor lawmaker legislator councillor candidate"),
            ("journalists journalist reporters media press",
             "journalist reporter editor correspondent newspaper magazine columnist host"),
            ("activists activist campaigners", "activist campaigner advocate organiser organizer "
             "protester demonstrator volunteer"),
            ("lawyers lawyer attorneys", "lawyer attorney solicitor barrister counsel"),
        )
        for name in names.split()
    }
)  # fmt: skip
"""Who is meant by the name of a group. Compiled for this project."""


def compare_sides(breadth: Breadth, scope: Scope) -> Overview | None:
    """Return the words of the two sides of `breadth`, each in its own group.

    None where one of them is nobody who speaks and no source, or is not known to have spoken of the
    topic: then passages may do better.
    """
    most = scope.limit or MOST
    shares = (most - most // 2, most // 2)
    if sides := _sources(breadth, scope):
        return _of_sources(sides, shares, breadth, scope)
    found = [admitted(attributed(_voices(side, scope.index)), scope) for side in breadth.sides]
    if not all(found) or most == 1:
        return None
    relevant = [
        filter_statements(each, Saying(side, breadth.topic), scope.index, scope.encoder)
        for side, each in zip(breadth.sides, found, strict=True)
    ]
    if any(each.lacks for each in relevant):
        return None
    kept = [
        _foremost(each.found, share, breadth.topic, scope.index)
        for each, share in zip(relevant, shares, strict=True)
    ]
    excerpts = _shown(breadth, kept, scope.index)
    sure = all(any(f.attribution.certainty != "inferred" for f in each) for each in kept)
    return Overview(excerpts, STATED if sure else INFERRED)


def _voices(side: str, index: Index) -> Sequence[Voice]:
    """Whom a name, a role or the name of a group means."""
    heads = _GROUPS.get(stem(words(side)[-1])) if words(side) else None
    plain = [word for word in words(side) if word not in STOP_WORDS]
    if heads and len(plain) == 1:
        return [voice for voice in index.ledger.voices if _is_one(voice, heads)]
    return find_speakers(side, index.ledger, lambda name: bool(find_mentions(name, index)))


def _is_one(voice: Voice, heads: frozenset[str]) -> bool:
    known = voice.roles if voice.named else (voice.name, *voice.roles)
    return any(head_of(each) in heads for each in known)


def _foremost(found: Sequence[Found], most: int, topic: str, index: Index) -> tuple[Found, ...]:
    """The most relevant ones, or without a topic the most central, in the order of the text."""
    statements = index.ledger.statements
    apart = {statements[each.attribution.statement].excerpt: each for each in reversed(found)}
    found = [each for each in found if each in apart.values()]  # no sentence twice
    chosen = list(found[:most])
    if not words(topic) and len(found) > most:
        means = np.array([_vector(each, index) for each in found], dtype=np.float32)
        chosen = [found[place] for place, _ in choose_central(means, most)]
    return tuple(sorted(chosen, key=lambda each: each.attribution.statement))


def _vector(found: Found, index: Index) -> NDArray[np.float32]:
    """The mean direction of the sentences of a statement."""
    excerpt = index.ledger.statements[found.attribution.statement].excerpt
    rows = index.contents.sentence_rows(index.contents.numbers[excerpt.document.id], excerpt)
    if not len(rows):
        return np.zeros_like(index.sentence_vectors.mean)
    return direction(index.sentence_vectors.rows(rows)).astype(np.float32)


def _shown(
    breadth: Breadth, kept: Sequence[tuple[Found, ...]], index: Index
) -> tuple[Excerpt, ...]:
    """Both sides' statements in one go, so that the same words know each other's numbers."""
    groups = [
        Group("side", side) for side, own in zip(breadth.sides, kept, strict=True) for _ in own
    ]
    excerpts = show_statements([each for own in kept for each in own], index)
    return tuple(replace(e, group=group) for e, group in zip(excerpts, groups, strict=True))


def _sources(breadth: Breadth, scope: Scope) -> list[frozenset[int]]:
    """The documents that each side published or wrote; [] where one side has none."""
    found = [_documents_of(side, scope) for side in breadth.sides]
    return found if all(found) and not found[0] & found[-1] else []


def _documents_of(side: str, scope: Scope) -> frozenset[int]:
    """Not by a word of the title: that is more often the name of a thing than of a source."""
    asked = _name_of(side)
    return frozenset(
        number
        for number, reference in enumerate(scope.index.contents.references)
        if asked
        and scope.admits(number)
        and (
            side.casefold() == reference.id.casefold()
            or any(
                asked <= _name_of(name) or asked == {_initials(name)}
                for name in (reference.publisher, reference.container_title, *reference.authors)
            )
        )
    )


def _name_of(name: str) -> set[str]:
    return set(words(name)) - {"the"}


def _initials(name: str) -> str:
    return "".join(word[0] for word in words(name) if word not in STOP_WORDS)


def _of_sources(
    sides: Sequence[frozenset[int]], shares: Sequence[int], breadth: Breadth, scope: Scope
) -> Overview | None:
    """What the documents of each side are about; what they say of a topic is left to passages."""
    excerpts: list[Excerpt] = []
    if words(breadth.topic):
        return None
    for side, documents, share in zip(breadth.sides, sides, shares, strict=True):
        mask = np.zeros(len(scope.index.contents.references), dtype=bool)
        mask[list(documents)] = True
        own = replace(scope, narrowed=replace(scope.narrowed, documents=mask))
        shown = outline_sources(own, share) if share else ()
        excerpts += [replace(each, group=Group("side", side)) for each in shown]
    return Overview(tuple(excerpts), STATED)
