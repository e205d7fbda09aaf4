"""Who said what over all documents: statements, voices, and which statements are the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from index.people.compare_names import Name, read_name
from index.people.voice_lookup import VoiceLookup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from corpus.statement import Kind, Statement

Certainty = Literal["stated", "inferred", "authored"]
"""`stated`: the source gives the words to this speaker, under some form of the name.
`inferred`: it gives them to somebody unnamed, and another source tells who that is, or to a
"he" or "she" that may be somebody else.
`authored`: the document is the speaker's own speech, letter, post or testimony."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """That a voice made a statement (its number in the ledger), and how that is known.

    `reason` is "" where the source prints the voice's own name; else why the printed
    name, or nobody's name, stands for this voice: one line for people.
    """

    statement: int
    certainty: Certainty
    reason: str


@dataclass(frozen=True)
class Voice:
    """A speaker as all documents together know it.

    `forms` are the names under which documents know it, `name` the fullest usual one.
    Who has no name (`named` is False) is a voice of one document, known by its phrase.
    """

    name: str
    kind: Kind
    named: bool
    forms: tuple[str, ...]
    roles: tuple[str, ...]
    attributions: tuple[Attribution, ...]

    @cached_property
    def full_name(self) -> Name:
        """The `name`, taken apart."""
        return read_name(self.name)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The `forms`, taken apart."""
        return tuple(map(read_name, self.forms))


@dataclass(frozen=True)
class Ledger:
    """Statements in the order of documents and text; `groups` are the numbers of those
    that are the same words in several documents.
    """

    statements: Sequence[Statement]
    voices: Sequence[Voice]
    groups: Sequence[tuple[int, ...]]

    @cached_property
    def lookup(self) -> VoiceLookup:
        """The voices by what they may be asked for."""
        return VoiceLookup(self.voices)

    @cached_property
    def given(self) -> Mapping[int, Sequence[tuple[Voice, Attribution]]]:
        """To whom each statement is given that is anybody's, in the order of the voices."""
        given: dict[int, list[tuple[Voice, Attribution]]] = defaultdict(list)
        for voice in self.voices:
            for each in voice.attributions:
                given[each.statement].append((voice, each))
        return dict(given)

    @cached_property
    def group_of(self) -> Mapping[int, tuple[int, ...]]:
        """The group of each statement that is in one."""
        return {number: group for group in self.groups for number in group}


NO_STATEMENTS = Ledger((), (), ())
