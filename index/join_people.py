"""Speakers document by document → people over all documents, each join with its reason."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.genders import gender_of
from index.compare_names import Name, compatible, read_name, slips
from index.ledger import Attribution, Voice
from index.read_role import head_of, read_office, same_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.statement import Person
    from index.told import Printed, Told


def join_people(statements: Sequence[Told], groups: Sequence[tuple[int, ...]]) -> tuple[Voice, ...]:
    """Return every voice, in the order of first statements.

    Names are joined when one can stand for the other and nobody else has it: never two
    given names, never a feminine form. A misspelling needs the same role or the same
    quotation (`groups`) besides.
    """
    speakers = _speakers(statements)
    clusters = _join_equal(speakers)
    clusters = _join_full(clusters)
    clusters = _join_surnames(clusters)
    clusters = _join_slips(clusters, _quoted_alike(statements, groups))
    clusters.sort(key=lambda cluster: min(cluster.statements()))
    return tuple(_voice(cluster, statements) for cluster in clusters)


@dataclass(eq=False, slots=True)
class _Speaker:
    """A speaker of one document."""

    document: Printed
    person: Person
    name: Name
    statements: list[int]


@dataclass(eq=False, slots=True)
class _Cluster:
    """Speakers that are one voice, each with why it is."""

    speakers: list[tuple[_Speaker, str]] = field(default_factory=list)

    def statements(self) -> list[int]:
        return [number for speaker, _ in self.speakers for number in speaker.statements]

    @property
    def person(self) -> bool:
        """Whether all of them may be one human being with a name."""
        return all(s.person.named and s.person.kind == "person" for s, _ in self.speakers)

    @property
    def name(self) -> Name:
        return read_name(self.title)

    @property
    def title(self) -> str:
        """The name that stands for all: full before short, then the most frequent."""
        counts: Counter[str] = Counter()
        for speaker, reason in self.speakers:
            if not reason.startswith(_SLIP):
                counts[speaker.person.name] += len(speaker.statements)
        order = {name: place for place, name in enumerate(counts)}
        return min(counts, key=lambda n: (not read_name(n).full, -counts[n], order[n]))

    def names(self) -> list[Name]:
        return [speaker.name for speaker, _ in self.speakers]

    def documents(self) -> set[str]:
        return {speaker.document.id for speaker, _ in self.speakers}

    def roles(self) -> list[str]:
        return list(dict.fromkeys(s.person.role for s, _ in self.speakers if s.person.role))

    def take(self, other: _Cluster, reason: str) -> None:
        self.speakers += [(speaker, own or reason) for speaker, own in other.speakers]


_SLIP = "taken for a slip"


def _speakers(statements: Sequence[Told]) -> list[_Speaker]:
    found: dict[tuple[str, str, bool], _Speaker] = {}
    for number, statement in enumerate(statements):
        person = statement.speaker
        if person is None:
            continue
        document = statement.document
        key = (document.id, person.name, person.named)
        speaker = found.setdefault(key, _Speaker(document, person, read_name(person.name), []))
        speaker.statements.append(number)
    return list(found.values())


def _join_equal(speakers: Iterable[_Speaker]) -> list[_Cluster]:
    """One name, one voice: full names, and organisations whatever they were taken for."""
    clusters: dict[object, _Cluster] = {}
    for speaker in speakers:
        known = speaker.person.named and (speaker.name.full or speaker.person.kind != "person")
        key = speaker.name if known else speaker
        clusters.setdefault(key, _Cluster()).speakers.append((speaker, ""))
    return list(clusters.values())


def _join_full(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """Forms of one full name: initials, middle names, short first names."""
    joined: dict[str, list[_Cluster]] = defaultdict(list)
    others: list[_Cluster] = []
    frequent_first = sorted(clusters, key=lambda c: -len(c.statements()))
    for cluster in frequent_first:
        if not (cluster.person and cluster.name.full):
            others.append(cluster)
            continue
        family = joined[cluster.name.surname]
        same = [each for each in family if _all_compatible(each, cluster)]
        if len(same) == 1:
            same[0].take(cluster, f"another form of “{same[0].title}”")
        else:
            family.append(cluster)
    return [*(each for family in joined.values() for each in family), *others]


def _all_compatible(one: _Cluster, other: _Cluster) -> bool:
    return all(compatible(mine, theirs) for mine in one.names() for theirs in other.names())


def _join_surnames(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """A bare surname is the one person's with that surname, if there is one only."""
    families: dict[str, list[_Cluster]] = defaultdict(list)
    bare: list[_Cluster] = []
    others: list[_Cluster] = []
    for cluster in clusters:
        if not cluster.person:
            others.append(cluster)
        elif cluster.name.full:
            families[cluster.name.surname].append(cluster)
        else:
            bare.append(cluster)
    alone: dict[str, _Cluster] = {}
    for cluster in bare:
        surname = cluster.name.surname
        family = families.get(surname, [])
        if len(family) == 1 and _may_be(cluster, family[0]):
            reason = f"the surname of “{family[0].title}”, the only speaker of that name"
            family[0].take(cluster, reason)
        elif not family and surname in alone and _may_be(cluster, alone[surname]):
            alone[surname].take(cluster, "the same name, and no other speaker has it")
        else:
            alone.setdefault(surname, cluster)
            others.append(cluster)
    return [*(each for family in families.values() for each in family), *others]


def _may_be(bare: _Cluster, other: _Cluster) -> bool:
    """Whether nothing says that a bare surname is somebody else's; a first name is anybody's."""
    name = bare.name.surname
    conflict = gender_of(name) or _conflicting_roles(bare, other)
    return not conflict and not _names_another(bare, other.name)


def _names_another(cluster: _Cluster, name: Name) -> bool:
    """Whether a document of the cluster prints the surname behind another first name."""
    behind = re.compile(rf"\b([\w-]+)\s+{re.escape(name.surname)}\b", re.IGNORECASE)
    return any(
        gender_of(given) and not compatible(Name(given.casefold(), (), name.surname), name)
        for speaker, _ in cluster.speakers
        for given in set(behind.findall(speaker.document.text))
    )


def _conflicting_roles(one: _Cluster, other: _Cluster) -> bool:
    pairs = [(mine, theirs) for mine in one.roles() for theirs in other.roles()]
    return bool(pairs) and not any(same_role(mine, theirs) for mine, theirs in pairs)


def _quoted_alike(statements: Sequence[Told], groups: Sequence[tuple[int, ...]]) -> dict[int, int]:
    """Quotations (their numbers) → the group of equal ones that each is in."""
    return {n: place for place, group in enumerate(groups) for n in group if statements[n].direct}


def _join_slips(clusters: Sequence[_Cluster], group_of: dict[int, int]) -> list[_Cluster]:
    """Misspelt names, with the evidence that bears the join out."""
    people = [cluster for cluster in clusters if cluster.person]
    gone: set[int] = set()
    for rarer, usual in _pairs_with_evidence(people, group_of):
        if id(rarer) in gone or id(usual) in gone or rarer.documents() & usual.documents():
            continue
        distance = slips(rarer.name, usual.name)
        if not distance or not all(slips(n, usual.name) is not None for n in rarer.names()):
            continue
        evidence = _evidence(rarer, usual, group_of, distance)
        if evidence:
            usual.take(rarer, f"{_SLIP} for “{usual.title}”: {evidence}")
            gone.add(id(rarer))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _pairs_with_evidence(
    people: Sequence[_Cluster], group_of: dict[int, int]
) -> list[tuple[_Cluster, _Cluster]]:
    """Pairs, the rarer name first, that share a quotation or the noun of a role."""
    keys: dict[tuple[str, object], list[_Cluster]] = defaultdict(list)
    for cluster in people:
        for group in sorted({group_of[n] for n in cluster.statements() if n in group_of}):
            keys["group", group].append(cluster)
        letter = cluster.name.surname[:1]
        for head in sorted({head_of(role) for role in cluster.roles()} - {""}):
            keys["role", (letter, head)].append(cluster)
    pairs = {}
    for sharing in keys.values():
        for place, one in enumerate(sharing):
            for other in sharing[place + 1 :]:
                rarer, usual = sorted((one, other), key=_usualness)
                pairs[id(rarer), id(usual)] = (rarer, usual)
    return list(pairs.values())


def _usualness(cluster: _Cluster) -> tuple[bool, int, int]:
    """Full before short, in more documents before fewer, the earlier before the later."""
    return cluster.name.full, len(cluster.speakers), -min(cluster.statements())


def _evidence(one: _Cluster, other: _Cluster, group_of: dict[int, int], distance: int) -> str:
    mine, theirs = ({group_of.get(n) for n in c.statements()} - {None} for c in (one, other))
    if mine & theirs:
        return "the same quotation"
    for role in one.roles():
        for known in other.roles():
            if not same_role(role, known):
                continue
            offices = [read_office(role), read_office(known)]
            if distance == 1 or all(offices):
                return "the same role"
    return ""


def _voice(cluster: _Cluster, statements: Sequence[Told]) -> Voice:
    person = cluster.speakers[0][0].person
    attributions = [
        Attribution(number, "authored" if statements[number].authored else "stated", reason)
        for speaker, reason in cluster.speakers
        for number in speaker.statements
    ]
    return Voice(
        name=cluster.title,
        kind=person.kind,
        named=person.named,
        forms=tuple(dict.fromkeys(s.person.name for s, _ in cluster.speakers)),
        roles=tuple(cluster.roles()),
        attributions=tuple(sorted(attributions, key=lambda a: a.statement)),
    )
