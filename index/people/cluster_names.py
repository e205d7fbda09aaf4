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
    """A speaker of one document."""

    document: Printed
    person: Person
    name: Name
    statements: list[int]


@dataclass(eq=False, slots=True)
class Cluster:
    """Speakers that are one voice, each with why it is."""

    speakers: list[tuple[Speaker, str]] = field(default_factory=list)

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
        title = self.title
        return next(each.name for each, _ in self.speakers if each.person.name == title)

    @property
    def title(self) -> str:
        """The name that stands for all: full before short, then the most frequent."""
        counts: Counter[str] = Counter()
        for speaker, reason in self.speakers:
            if not reason.startswith(SLIP):
                counts[speaker.person.name] += len(speaker.statements)
        order = {name: place for place, name in enumerate(counts)}
        full = {each.person.name: each.name.full for each, _ in self.speakers}
        return min(counts, key=lambda n: (not full[n], -counts[n], order[n]))

    def names(self) -> list[Name]:
        """Return the name of each speaker."""
        return [speaker.name for speaker, _ in self.speakers]

    def documents(self) -> set[str]:
        """Return where they speak."""
        return {speaker.document.id for speaker, _ in self.speakers}

    def roles(self) -> list[str]:
        """Return what they are called besides, each once."""
        return list(dict.fromkeys(s.person.role for s, _ in self.speakers if s.person.role))

    def lasting_roles(self) -> list[str]:
        """Return the roles that tell one person from another: a host may be a guest elsewhere."""
        return [role for role in self.roles() if head_of(role) not in PARTS_OF_A_TALK]

    def take(self, other: Cluster, reason: str) -> None:
        """Add the speakers of `other`, for a `reason`."""
        self.speakers += [(speaker, own or reason) for speaker, own in other.speakers]
