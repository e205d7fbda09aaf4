"""Voices by what they may be asked for: a surname, a name, a role. Each table is made when it is
first looked into, and a question looks at the few voices that it finds there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from index.people.compare_names import without_letters
from index.people.read_role import head_of, read_office
from index.sparse.tokenize import STOP_WORDS, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.people.ledger import Voice

K = TypeVar("K")

_ARTICLES = frozenset({"the", "a", "an"})


def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, articles aside.

    >>> plain_words("The Harrow Mill")
    ('harrow', 'mill')
    """
    return tuple(word for word in words(name) if word not in _ARTICLES)


def initials_of(name: tuple[str, ...]) -> str:
    """Return the first letters of the words of a name that are no stop words."""
    return "".join(word[0] for word in name if word not in STOP_WORDS)


@dataclass(frozen=True)
class VoiceLookup:
    """The `voices` of a ledger, each table with those of a key in their order."""

    voices: Sequence[Voice]

    @cached_property
    def named(self) -> Mapping[str, list[Voice]]:
        """Those with names, by the surname of each of their forms."""
        return _table((n.surname, each) for each in self._named for n in each.names)

    @cached_property
    def forms(self) -> Mapping[tuple[str, ...], list[Voice]]:
        """Those with names, by the words of each of their forms."""
        return _table((plain_words(form), each) for each in self._named for form in each.forms)

    @cached_property
    def organisations(self) -> Mapping[str, list[Voice]]:
        """By the first word, and by the initials, of each form."""
        forms = (
            (plain_words(form), each)
            for each in self._named
            if each.kind == "organisation"
            for form in each.forms
        )
        return _table(
            (key, each) for form, each in forms if form for key in (form[0], initials_of(form))
        )

    @cached_property
    def endings(self) -> Mapping[str, list[Voice]]:
        """Persons by the last word of each form."""
        forms = ((plain_words(form), each) for each in self._persons for form in each.forms)
        return _table((form[-1], each) for form, each in forms if form)

    @cached_property
    def initials(self) -> Mapping[str, list[Voice]]:
        """Persons by the three initials of a form ("JFK"): of two anybody may have them."""
        forms = ((form.split(), each) for each in self._persons for form in each.forms)
        return _table(
            ("".join(word[0] for word in form), each) for form, each in forms if len(form) == 3
        )

    @cached_property
    def givens(self) -> Mapping[str, list[Voice]]:
        """Persons by their first name."""
        return _table((each.full_name.given, each) for each in self._persons)

    @cached_property
    def surnames(self) -> Mapping[str, list[Voice]]:
        """Persons by the surname of their fullest name."""
        return _table((each.full_name.surname, each) for each in self._persons)

    @cached_property
    def misspelt(self) -> Mapping[str, list[Voice]]:
        """Persons by their surname without the letters that may be slips."""
        return _table(
            (form, each)
            for each in self._persons
            for form in without_letters(each.full_name.surname)
        )

    @cached_property
    def offices(self) -> Mapping[str, list[Voice]]:
        """Those who speak for somebody, by the surname of whom."""
        return _table(
            (office.principal.surname, each)
            for each in self.voices
            for known in called(each)
            if (office := read_office(known))
        )

    @cached_property
    def heads(self) -> Mapping[str, list[Voice]]:
        """By the noun of what they are called, and of what is added to that behind a comma."""
        return _table(
            (head_of(known), each)
            for each in self.voices
            for role in called(each)
            for known in (role, *role.split(", ")[1:])
        )

    @cached_property
    def bodies(self) -> Mapping[str, list[Voice]]:
        """Those known by a phrase that is nobody's name and no person, by its first word."""
        phrases = (
            (plain_words(each.name)[:1], each)
            for each in self.voices
            if not each.named and each.kind != "person"
        )
        return _table((first[0], each) for first, each in phrases if first)

    def place(self, voice: Voice) -> int:
        """Return which of the voices one of them is."""
        return self._places[id(voice)]

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(voice): place for place, voice in enumerate(self.voices)}

    @cached_property
    def _named(self) -> list[Voice]:
        return [voice for voice in self.voices if voice.named]

    @cached_property
    def _persons(self) -> list[Voice]:
        return [voice for voice in self._named if voice.kind == "person"]


def called(voice: Voice) -> tuple[str, ...]:
    """Return the roles of somebody with a name; of who has none, what stands for it."""
    return voice.roles if voice.named else (voice.name,)


def _table(pairs: Iterable[tuple[K, Voice]]) -> dict[K, list[Voice]]:
    """The values of each key once, in their order, which those of one voice follow one another."""
    table: dict[K, list[Voice]] = defaultdict(list)
    for key, voice in pairs:
        own = table[key]
        if not own or own[-1] is not voice:
            own.append(voice)
    return dict(table)
