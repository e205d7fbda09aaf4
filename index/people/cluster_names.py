"""Speakers of single documents, and clusters of them that are taken for one voice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.people.read_role import PARTS_OF_A_TALK, head_of

if TYPE_CHECKING:
    from corpus.statement import Person
    from index.people.compare_names import Name
    from index.people.speech_record import Printed

SLIP = "taken for a slip"
"""How a reason begins for which a misspelt name was joined with the usual one."""


@dataclass(eq=False, slots=True)
class Speaker:
    """A speaker of one document, which is part of a `collection`."""

    document: Printed
    collection: str
    person: Person
    name: Name
    statements: list[int]


@dataclass(eq=False, slots=True)
class Cluster:
    """Speakers that are one voice, each with why it is."""

    speakers: list[tuple[Speaker, str]] = field(default_factory=list)
    _names: dict[str, Name] = field(default_factory=dict)
    _roles: dict[str, None] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def statements(self) -> list[int]:
        """Return the numbers of all their statements."""
        return [number for speaker, _ in self.speakers for number in speaker.statements]

    @property
    def person(self) -> bool:
        """Whether all of them may be one human being with a name."""
        return all(s.person.named and s.person.kind == "person" for s, _ in self.speakers)

    @property
    def name(self) -> Name:
        """The title, taken apart."""
        return self._names[self.title]

    @property
    def title(self) -> str:
        """The name that stands for all: full before short, then the most frequent."""
        return min(self._counts, key=lambda n: (not self._names[n].full, -self._counts[n]))

    def names(self) -> list[Name]:
        """Return the different names of the speakers."""
        return list(dict.fromkeys(self._names.values()))

    def documents(self) -> set[str]:
        """Return where they speak."""
        return {speaker.document.id for speaker, _ in self.speakers}

    def roles(self) -> list[str]:
        """Return what they are called besides, each once."""
        return list(self._roles)

    def add(self, speaker: Speaker, reason: str) -> None:
        """Add one for a `reason`, "" where it has the name of another."""
        name = speaker.person.name
        self.speakers.append((speaker, reason))
        self._names.setdefault(name, speaker.name)
        if speaker.person.role:
            self._roles.setdefault(speaker.person.role)
        if not reason.startswith(SLIP):
            self._counts[name] += len(speaker.statements)

    def lasting_roles(self) -> list[str]:
        """Return the roles that tell one person from another: a host may be a guest elsewhere."""
        return [role for role in self.roles() if head_of(role) not in PARTS_OF_A_TALK]

    def take(self, other: Cluster, reason: str) -> None:
        """Add the speakers of `other`, for a `reason`."""
        for speaker, own in other.speakers:
            self.add(speaker, own or reason)
