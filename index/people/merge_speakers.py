"""Speakers document by document → people over all documents, each join with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from corpus.contain import RAISING
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.people.genders import gender_of
from index.people.cluster_names import SLIP, Cluster, Speaker
from index.people.compare_names import Name, compatible, read_name, slips, without_letters
from index.people.ledger import Attribution, Voice
from index.people.read_role import head_of, read_office, same_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.contain import Containment
    from corpus.statement import Person
    from index.people.speech_record import SpeechRecord

T = TypeVar("T")

MANY = 100_000
"""Documents from which names are joined within a collection, or a year, alone: among the speakers
of so many, two people of one full name are usual."""


def merge_speakers(
    statements: Sequence[SpeechRecord],
    groups: Sequence[tuple[int, ...]],
    containment: Containment = RAISING,
) -> tuple[Voice, ...]:
    """Return every voice, in the order of first statements.

    Names are joined when one can stand for the other and nobody else has it: never two
    given names, never a feminine form. A misspelling needs the same role or the same
    quotation (`groups`) besides. Of `MANY` documents each collection is joined by itself.
    What an odd name does to a step is contained: it is joined with no other, and one that
    cannot be read at all is nobody's.
    """
    speakers = _speakers(statements, containment)
    alike = _quoted_alike(statements, groups)
    clusters: list[Cluster] = []
    for together in _within_collections(speakers):
        joined = _join_equal(together)
        joined = _join_full(joined, containment)
        joined = _join_surnames(joined, containment)
        clusters += _join_slips(joined, alike, containment)
    clusters.sort(key=lambda cluster: min(cluster.statements()))
    return tuple(_voice(cluster, statements) for cluster in clusters)


def _speakers(statements: Sequence[SpeechRecord], containment: Containment) -> list[Speaker]:
    found: dict[tuple[str, str, bool], Speaker | None] = {}
    for number, statement in enumerate(statements):
        person = statement.speaker
        if person is None:
            continue
        document = statement.document
        key = (document.id, person.name, person.named)
        if key not in found:
            read = partial(_read_speaker, statement, person)
            lost = Message(Key.NOBODYS_WORDS, name=person.name)
            found[key] = containment.attempt(document.id, lost, read, None)
        speaker = found[key]
        if speaker:
            speaker.statements.append(number)
    return [speaker for speaker in found.values() if speaker]


def _read_speaker(told: SpeechRecord, person: Person) -> Speaker:
    """A speaker all of whose names and roles can be read, also when they are asked for."""
    for phrase in (person.name, person.role):
        _ = read_office(phrase), head_of(phrase)
    return Speaker(told.document, told.collection, person, read_name(person.name), [])


def _within_collections(speakers: Sequence[Speaker]) -> Iterable[list[Speaker]]:
    """The speakers that may be joined, each lot by itself."""
    many = len({speaker.document.id for speaker in speakers}) >= MANY
    lots: dict[str, list[Speaker]] = defaultdict(list)
    for speaker in speakers:
        lots[speaker.collection if many else ""].append(speaker)
    return lots.values()


def _join_equal(speakers: Iterable[Speaker]) -> list[Cluster]:
    """One name, one voice: full names, and organisations whatever they were taken for."""
    clusters: dict[object, Cluster] = {}
    for speaker in speakers:
        known = speaker.person.named and (speaker.name.full or speaker.person.kind != "person")
        key = speaker.name if known else speaker
        clusters.setdefault(key, Cluster()).add(speaker, "")
    return list(clusters.values())


def _find(cluster: Cluster, find: Callable[[], T | None], containment: Containment) -> T | None:
    """What `find` finds that `cluster` is to be joined for or with; None if it fails."""
    speaker = cluster.speakers[0][0]
    lost = Message(Key.NOT_JOINED, name=speaker.person.name)
    return containment.attempt(speaker.document.id, lost, find, None)


def _join_full(clusters: Sequence[Cluster], containment: Containment) -> list[Cluster]:
    """Forms of one full name: initials, middle names, short first names."""
    joined: dict[str, list[Cluster]] = defaultdict(list)
    others: list[Cluster] = []
    frequent_first = sorted(clusters, key=lambda c: -len(c.statements()))
    for cluster in frequent_first:
        if not (cluster.person and cluster.name.full):
            others.append(cluster)
            continue
        family = joined[cluster.name.surname]
        same = _find(cluster, partial(_only_compatible, family, cluster), containment)
        if same:
            same.take(cluster, f"another form of “{same.title}”")
        else:
            family.append(cluster)
    return [*(each for family in joined.values() for each in family), *others]


def _only_compatible(family: Sequence[Cluster], cluster: Cluster) -> Cluster | None:
    same = [each for each in family if _all_compatible(each, cluster)]
    return same[0] if len(same) == 1 else None


def _all_compatible(one: Cluster, other: Cluster) -> bool:
    return all(compatible(mine, theirs) for mine in one.names() for theirs in other.names())


def _join_surnames(clusters: Sequence[Cluster], containment: Containment) -> list[Cluster]:
    """A bare surname is the one person's with that surname, if there is one only."""
    families: dict[str, list[Cluster]] = defaultdict(list)
    bare: list[Cluster] = []
    others: list[Cluster] = []
    for cluster in clusters:
        if not cluster.person:
            others.append(cluster)
        elif cluster.name.full:
            families[cluster.name.surname].append(cluster)
        else:
            bare.append(cluster)
    alone: dict[str, Cluster] = {}
    for cluster in bare:
        surname = cluster.name.surname
        family = families.get(surname, [])
        known = family if family else [alone[surname]] if surname in alone else []
        bearer = _find(cluster, partial(_only_bearer, known, cluster), containment)
        if bearer and family:
            bearer.take(cluster, f"the surname of “{bearer.title}”, the only speaker of that name")
        elif bearer:
            bearer.take(cluster, "the same name, and no other speaker has it")
        else:
            alone.setdefault(surname, cluster)
            others.append(cluster)
    return [*(each for family in families.values() for each in family), *others]


def _only_bearer(known: Sequence[Cluster], bare: Cluster) -> Cluster | None:
    return known[0] if len(known) == 1 and _may_be(bare, known[0]) else None


def _may_be(bare: Cluster, other: Cluster) -> bool:
    """Whether nothing says that a bare surname is somebody else's; a first name is anybody's."""
    name = bare.name.surname
    conflict = gender_of(name) or _conflicting_roles(bare, other)
    return not conflict and not _names_another(bare, other.name)


def _names_another(cluster: Cluster, name: Name) -> bool:
    """Whether a document of the cluster prints the surname behind another first name."""
    behind = re.compile(rf"\b([\w-]+)\s+{re.escape(name.surname)}\b", re.IGNORECASE)
    return any(
        gender_of(given) and not compatible(Name(given.casefold(), (), name.surname), name)
        for speaker, _ in cluster.speakers
        for given in set(behind.findall(speaker.document.text))
    )


def _conflicting_roles(one: Cluster, other: Cluster) -> bool:
    pairs = [(mine, theirs) for mine in one.lasting_roles() for theirs in other.lasting_roles()]
    return bool(pairs) and not any(same_role(mine, theirs) for mine, theirs in pairs)


def _quoted_alike(
    statements: Sequence[SpeechRecord], groups: Sequence[tuple[int, ...]]
) -> dict[int, int]:
    """Quotations (their numbers) → the group of equal ones that each is in."""
    return {n: place for place, group in enumerate(groups) for n in group if statements[n].direct}


def _join_slips(
    clusters: Sequence[Cluster], group_of: dict[int, int], containment: Containment
) -> list[Cluster]:
    """Misspelt names, with the evidence that bears the join out."""
    people = [cluster for cluster in clusters if cluster.person]
    gone: set[int] = set()
    for rarer, usual in _pairs_with_evidence(people, group_of):
        if id(rarer) in gone or id(usual) in gone or rarer.documents() & usual.documents():
            continue
        evidence = _find(rarer, partial(_slip, rarer, usual, group_of), containment)
        if evidence:
            usual.take(rarer, f"{SLIP} for “{usual.title}”: {evidence}")
            gone.add(id(rarer))
    return [cluster for cluster in clusters if id(cluster) not in gone]


def _slip(rarer: Cluster, usual: Cluster, group_of: dict[int, int]) -> str:
    """What bears out that the one is a misspelling of the other, or ""."""
    distance = slips(rarer.name, usual.name)
    if not distance or not all(slips(n, usual.name) is not None for n in rarer.names()):
        return ""
    return _evidence(rarer, usual, group_of, distance)


def _pairs_with_evidence(
    people: Sequence[Cluster], group_of: dict[int, int]
) -> list[tuple[Cluster, Cluster]]:
    """Pairs, the rarer name first, that share a quotation, or the noun of a role and a surname
    but for some letters.
    """
    keys: dict[tuple[str, object], list[Cluster]] = defaultdict(list)
    for cluster in people:
        for group in sorted({group_of[n] for n in cluster.statements() if n in group_of}):
            keys["group", group].append(cluster)
        for head in sorted({head_of(role) for role in cluster.lasting_roles()} - {""}):
            for form in without_letters(cluster.name.surname):
                keys[head, form].append(cluster)
    usual = {id(cluster): _usualness(cluster) for cluster in people}
    pairs = {}
    for sharing in keys.values():
        for place, one in enumerate(sharing):
            for other in sharing[place + 1 :]:
                rarer, known = sorted((one, other), key=lambda each: usual[id(each)])
                pairs[id(rarer), id(known)] = (rarer, known)
    return sorted(pairs.values(), key=lambda pair: [usual[id(each)] for each in pair[::-1]])


def _usualness(cluster: Cluster) -> tuple[bool, int, int]:
    """Full before short, in more documents before fewer, the earlier before the later."""
    return cluster.name.full, len(cluster.speakers), -min(cluster.statements())


def _evidence(one: Cluster, other: Cluster, group_of: dict[int, int], distance: int) -> str:
    mine, theirs = ({group_of.get(n) for n in c.statements()} - {None} for c in (one, other))
    if mine & theirs:
        return "the same quotation"
    for role in one.lasting_roles():
        for known in other.lasting_roles():
            if not same_role(role, known):
                continue
            offices = [read_office(role), read_office(known)]
            if distance == 1 or all(offices):
                return "the same role"
    return ""


def _voice(cluster: Cluster, statements: Sequence[SpeechRecord]) -> Voice:
    person = cluster.speakers[0][0].person
    attributions = [
        _attribution(number, statements[number], reason)
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


def _attribution(number: int, told: SpeechRecord, reason: str) -> Attribution:
    if told.inferred:
        return Attribution(number, "inferred", told.inferred)
    return Attribution(number, "authored" if told.authored else "stated", reason)
