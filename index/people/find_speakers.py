"""Who is asked about → the voices of the ledger that this can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.people.compare_names import Name, compatible, read_name, slips
from index.people.read_role import head_of, read_office, same_office
from index.sparse.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.people.ledger import Ledger, Voice


def find_speakers(who: str, ledger: Ledger, prints: Callable[[str], bool]) -> list[Voice]:
    """Return the voices that `who` names, by name or by role; [] when there is none.

    More than one comes back when several people share the surname or the role. `prints`
    says whether some document has a name: one that none has may be a slip for another.
    """
    voices = ledger.voices
    superior = _SUPERIOR.match(who)
    if superior:
        return _superiors(
            find_speakers(superior["whose"] or superior["of"], ledger, prints), voices
        )
    if read_office(who):
        return _holders(who, voices)
    explained = _EXPLAINED.fullmatch(who)
    described = _described(who, voices) if _OF_SOMETHING.match(who) else []
    return (
        described
        or _named(who, voices, prints)
        or (find_speakers(explained["who"], ledger, prints) if explained else [])
        or _misspelt(who, voices, prints)
        or _described(who, voices)
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


def _superiors(staff: Sequence[Voice], voices: Sequence[Voice]) -> list[Voice]:
    """Those for whom somebody speaks."""
    offices = [read_office(role) for voice in staff for role in voice.roles]
    principals = [office.principal for office in offices if office]
    return [
        voice
        for voice in voices
        if voice.named
        and voice.kind == "person"
        and any(compatible(voice.full_name, each) for each in principals)
    ]


def _holders(phrase: str, voices: Sequence[Voice]) -> list[Voice]:
    """Those whom a source calls so, named ones first, and those known as nothing else."""
    office = read_office(phrase)
    holders = [
        voice
        for voice in voices
        for known in ([*voice.roles] if voice.named else [voice.name])
        for held in [read_office(known)]
        if office and held and same_office(office, held)
    ]
    distinct = list({id(voice): voice for voice in holders}.values())
    return sorted(distinct, key=lambda voice: not voice.named)


def _named(who: str, voices: Sequence[Voice], prints: Callable[[str], bool]) -> list[Voice]:
    name, own = read_name(who), _plain(who)
    named = [voice for voice in voices if voice.named]
    found = _called(name, named, known=name.full and prints(who))
    found = found or [voice for voice in named if own and own in _names_of(voice)]
    found = found or [voice for voice in named if _begins(own, voice)]
    found = found or [voice for voice in named if _ends(own, voice) or _abbreviated(who, voice)]
    if not found and not name.full:
        found = [v for v in named if v.kind == "person" and v.full_name.given == name.surname]
    return found


def _called(name: Name, named: Sequence[Voice], *, known: bool) -> list[Voice]:
    """Voices with the name; a bare surname will do for a full name that is `known` if
    nobody else is known to have it.
    """
    family = [v for v in named if any(form.surname == name.surname for form in v.names)]
    if not name.full:
        return family
    full = [v for v in family if any(form.full for form in v.names)]
    same = [v for v in full if any(_fits(form, name) for form in v.names)]
    bare = [v for v in family if v.kind == "person"] if known and not full else []
    return same or bare


def _fits(form: Name, name: Name) -> bool:
    return form.full and compatible(form, name)


def _plain(name: str) -> tuple[str, ...]:
    return tuple(word for word in words(name) if word not in {"the", "a", "an"})


def _names_of(voice: Voice) -> set[tuple[str, ...]]:
    return {_plain(form) for form in voice.forms}


def _begins(own: tuple[str, ...], voice: Voice) -> bool:
    """A short form of an organisation: its first words, or its initials."""
    if not own or voice.kind != "organisation":
        return False
    for form in _names_of(voice):
        initials = "".join(word[0] for word in form if word not in STOP_WORDS)
        if form[: len(own)] == own or (len(own) == 1 and len(own[0]) > 2 and own[0] == initials):
            return True
    return False


def _ends(own: tuple[str, ...], voice: Voice) -> bool:
    """Whether words are the surname of two words that a person's name ends on."""
    names = _names_of(voice) if voice.kind == "person" and len(own) > 1 else set()
    return any(len(form) > len(own) and form[-len(own) :] == own for form in names)


def _abbreviated(who: str, voice: Voice) -> bool:
    """Whether a name is the three initials of a person: "JFK"."""
    capitals = who.isupper() and who.isalpha() and len(who) == _INITIALS
    forms = voice.forms if capitals and voice.kind == "person" else ()
    return any("".join(word[0] for word in form.split()) == who for form in forms)


_INITIALS = 3  # of two anybody may have them


def _misspelt(who: str, voices: Sequence[Voice], prints: Callable[[str], bool]) -> list[Voice]:
    """People one slip away, when a part of the name stands in no document."""
    name = read_name(who)
    if all(prints(part) for part in (name.given, name.surname) if part):
        return []
    return [
        voice
        for voice in voices
        if voice.named
        and voice.kind == "person"
        and slips(name, voice.full_name, _SHORTEST_ASKED) == 1
    ]


_SHORTEST_ASKED = 4
"""Letters of a first name that a question may misspell: it is shown whom it was read as."""


def _described(who: str, voices: Sequence[Voice]) -> list[Voice]:
    """Those with the role, and those known by a phrase with the same noun."""
    head = head_of(who)
    details = {stem(word) for word in words(who) if word not in STOP_WORDS} - {head}
    if not head or (who != who.casefold() and not details):
        return []
    called = [
        voice
        for voice in voices
        if any(
            head_of(known) == head and details <= {stem(word) for word in words(known)}
            for role in (voice.roles if voice.named else (voice.name,))
            for known in (role, *role.split(", ")[1:])
        )
    ]
    return called or _bodies(who, voices)


def _bodies(who: str, voices: Sequence[Voice]) -> list[Voice]:
    """For "the county government" those known by a phrase such as "county government officials"."""
    wanted = _plain(who)
    return [
        voice
        for voice in voices
        if len(wanted) > 1
        and not voice.named
        and voice.kind != "person"
        and _plain(voice.name)[: len(wanted)] == wanted
    ]
