"""Drafts by "the mayor" → the mayor whom the document named before, where it is only one."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.statements.draft import Draft, Speaker
    from corpus.statements.people.scene import Scene

_DEFINITE = re.compile(r"the ([a-z]+)", re.IGNORECASE)
_ENDS = re.compile(r"[,;(]|\b(?:for|of|at|in|from|on|to|with|and|who|that|as)\b")
_SHORTEST = 4  # letters; "man", "boy" and "son" are anybody
_ANYBODY = frozenset(
    "woman women person people father mother brother sister wife husband daughter friend member "
    "leader candidate nominee republican democrat resident".split()
)


def link_roles(drafts: Sequence[Draft], scenes: Iterable[Scene]) -> tuple[Draft, ...]:
    """Return the drafts, those by "the NOUN" given to the person whose role has that noun.

    Nothing is linked where two persons have the role, or somebody without a name
    ("a spokesman for the bank") has it as well, or the name comes only later.
    """
    holders = _holders(scenes)
    unnamed = {
        _noun(draft.speaker.name)
        for draft in drafts
        if draft.speaker and not draft.speaker.named and not _DEFINITE.fullmatch(draft.speaker.name)
    }
    return tuple(_linked(draft, holders, unnamed) for draft in drafts)


def _holders(scenes: Iterable[Scene]) -> dict[str, list[tuple[int, Speaker]]]:
    """The noun of a role → where in the document its holders are named so."""
    found: dict[str, list[tuple[int, Speaker]]] = defaultdict(list)
    for scene in scenes:
        for subject in scene.subjects:
            speaker = subject.speaker
            if speaker.named and speaker.kind == "person" and speaker.role:
                place = scene.token_span(scene.parsed[subject.place]).start
                found[_noun(speaker.role)].append((place, speaker))
    return found


def _linked(
    draft: Draft, holders: dict[str, list[tuple[int, Speaker]]], unnamed: set[str]
) -> Draft:
    speaker = draft.speaker
    definite = _DEFINITE.fullmatch(speaker.name) if speaker and not speaker.named else None
    if definite is None or draft.printed is None:
        return draft
    noun = definite[1].lower()
    known = holders.get(noun, [])
    people = {holder.name for _, holder in known}
    if len(people) != 1 or noun in unnamed | _ANYBODY or len(noun) < _SHORTEST:
        return draft
    place, holder = known[0]
    return replace(draft, speaker=holder) if place < draft.printed.start else draft


def _noun(phrase: str) -> str:
    """The noun of a role or phrase: of "the first mayor of Stow" it is "mayor"."""
    words = _ENDS.split(phrase, maxsplit=1)[0].split()
    return words[-1].lower() if words else ""
