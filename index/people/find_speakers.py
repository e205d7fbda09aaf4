"""Who is asked about → the voices of the ledger that this can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.people.compare_names import Name, compatible, read_name, slips, without_letters
from index.people.read_role import Office, head_of, read_office, same_office
from index.people.voice_lookup import called, initials_of, plain_words
from index.sparse.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.people.ledger import Ledger, Voice
    from index.people.voice_lookup import VoiceLookup


def find_speakers(who: str, ledger: Ledger, prints: Callable[[str], bool]) -> list[Voice]:
    """Return the voices that `who` names, by name or by role; [] when there is none.

    More than one comes back when several people share the surname or the role. `prints`
    says whether some document has a name: one that none has may be a slip for another.
    """
    lookup = ledger.lookup
    superior = _SUPERIOR.match(who)
    if superior:
        staff = find_speakers(superior["whose"] or superior["of"], ledger, prints)
        return _superiors(staff, lookup)
    if office := read_office(who):
        return _holders(office, lookup)
    explained = _EXPLAINED.fullmatch(who)
    described = _described(who, lookup) if _OF_SOMETHING.match(who) else []
    return (
        described
        or _named(who, lookup, prints)
        or (find_speakers(explained["who"], ledger, prints) if explained else [])
        or _misspelt(who, lookup, prints)
        or _described(who, lookup)
        or _each(who, ledger, prints)
    )


def _each(who: str, ledger: Ledger, prints: Callable[[str], bool]) -> list[Voice]:
    """The voices of "X and Y", or of the one of them that has any."""
    one, _, other = who.partition(" and ")
    both = [find_speakers(name, ledger, prints) for name in (one, other) if one and other]
    return list({id(voice): voice for found in both for voice in found}.values())


_OF_SOMETHING = re.compile(r"(?:the\s+)?(?:[a-z][\w-]*\s+){1,4}(?:of|for)\s")
"""A role that is told by what it is of: "the president of Harrow" is not Harrow."""

_EXPLAINED = re.compile(
    r"(?:the\s+)?(?:(?!(?:for|of|to|with|by|and|or|from|against|in|on|behind)\b)[a-z][\w-]*\s+){1,4}"
    r"(?P<who>[^\W\d_a-z][\w.’'-]+(?:\s+[^\W\d_a-z][\w.’'-]+){1,3})"
)
"""What somebody is, and the full name: "the anchor Ada Finch"."""

_SUPERIOR = re.compile(
    r"^(?:(?P<whose>.+?)['’]s?\s+(?:boss|superior|employer|chief|master|principal)"
    r"|the\s+(?:boss|superior|employer)\s+of\s+(?P<of>.+))$",
    re.IGNORECASE,
)


def _superiors(staff: Sequence[Voice], lookup: VoiceLookup) -> list[Voice]:
    """Those for whom somebody speaks."""
    offices = [read_office(role) for voice in staff for role in voice.roles]
    principals = [office.principal for office in offices if office]
    found = [
        voice
        for surname in dict.fromkeys(each.surname for each in principals)
        for voice in lookup.surnames.get(surname, ())
        if any(compatible(voice.full_name, each) for each in principals)
    ]
    return sorted(found, key=lookup.place)


def _holders(office: Office, lookup: VoiceLookup) -> list[Voice]:
    """Those whom a source calls so, named ones first, and those known as nothing else."""
    holders = [
        voice
        for voice in lookup.offices.get(office.principal.surname, ())
        if any((held := read_office(k)) and same_office(office, held) for k in called(voice))
    ]
    return sorted(holders, key=lambda voice: not voice.named)


def _named(who: str, lookup: VoiceLookup, prints: Callable[[str], bool]) -> list[Voice]:
    name, own = read_name(who), plain_words(who)
    found = _called(name, lookup, known=name.full and prints(who))
    found = found or (lookup.forms.get(own, []) if own else [])
    found = found or [v for v in lookup.organisations.get((*own, "")[0], ()) if _begins(own, v)]
    found = found or [v for v in lookup.endings.get(("", *own)[-1], ()) if _ends(own, v)]
    found = found or (lookup.initials.get(who, []) if who.isupper() else [])
    return found or ([] if name.full else lookup.givens.get(name.surname, []))


def _called(name: Name, lookup: VoiceLookup, *, known: bool) -> list[Voice]:
    """Voices with the name; a bare surname will do for a full name that is `known` if
    nobody else is known to have it.
    """
    family = lookup.named.get(name.surname, [])
    if not name.full:
        return family
    full = [v for v in family if any(form.full for form in v.names)]
    same = [v for v in full if any(_fits(form, name) for form in v.names)]
    bare = [v for v in family if v.kind == "person"] if known and not full else []
    return same or bare


def _fits(form: Name, name: Name) -> bool:
    return form.full and compatible(form, name)


def _begins(own: tuple[str, ...], voice: Voice) -> bool:
    """A short form of an organisation: its first words, or its initials."""
    initials = own[0] if len(own) == 1 and len(own[0]) > 2 else None
    return any(
        form[: len(own)] == own or initials_of(form) == initials
        for form in map(plain_words, voice.forms)
    )


def _ends(own: tuple[str, ...], voice: Voice) -> bool:
    """Whether words are the surname of two words that a person's name ends on."""
    forms = map(plain_words, voice.forms) if len(own) > 1 else ()
    return any(len(form) > len(own) and form[-len(own) :] == own for form in forms)


def _misspelt(who: str, lookup: VoiceLookup, prints: Callable[[str], bool]) -> list[Voice]:
    """People one slip away, when a part of the name stands in no document."""
    name = read_name(who)
    if all(prints(part) for part in (name.given, name.surname) if part):
        return []
    near = {
        id(voice): voice
        for form in without_letters(name.surname)
        for voice in lookup.misspelt.get(form, ())
        if slips(name, voice.full_name, _SHORTEST_ASKED) == 1
    }
    return sorted(near.values(), key=lookup.place)


_SHORTEST_ASKED = 4
"""Letters of a first name that a question may misspell: it is shown whom it was read as."""


def _described(who: str, lookup: VoiceLookup) -> list[Voice]:
    """Those with the role, and those known by a phrase with the same noun."""
    head = head_of(who)
    details = {stem(word) for word in words(who) if word not in STOP_WORDS} - {head}
    if not head or (who != who.casefold() and not details):
        return []
    found = [
        voice
        for voice in lookup.heads.get(head, ())
        if any(
            head_of(known) == head and details <= {stem(word) for word in words(known)}
            for role in called(voice)
            for known in (role, *role.split(", ")[1:])
        )
    ]
    return found or _bodies(who, lookup)


def _bodies(who: str, lookup: VoiceLookup) -> list[Voice]:
    """For "the county government" those known by a phrase such as "county government officials"."""
    wanted = plain_words(who)
    return [
        voice
        for voice in (lookup.bodies.get(wanted[0], ()) if len(wanted) > 1 else ())
        if plain_words(voice.name)[: len(wanted)] == wanted
    ]
