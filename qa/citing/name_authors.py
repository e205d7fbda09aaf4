"""Authors as a source prints them → names as a citation needs them.

A person's name is turned round in a list of works ("Finch, Ada"), an organisation's never is.
Who is taken for a person is therefore a decision, and in doubt the name stays as printed:

>>> name_authors(["Ada B. Finch", "County Fire Council", "Finch, Ada", "{Wend Courier}"], "en")
[{'family': 'Finch', 'given': 'Ada B.'}, {'literal': 'County Fire Council'}, \
{'family': 'Finch', 'given': 'Ada'}, {'literal': 'Wend Courier'}]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from corpus.people.name_people import is_organisation

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

Name = dict[str, str]
"""A name under CSL-JSON's names: family, given and suffix, or literal."""

MOST_WORDS = 5  # of a person's name; "Lawyers and Doctors for the Stow Valley" is none

FAMILY_FIRST = frozenset({"zh", "ja", "ko", "hu", "vi"})
"""Languages that print the family name first: as printed is as it is to be listed."""

_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|II|III|IV)$")
_PARTICLES = frozenset(
    "de del della der den van von al el bin ibn la le da di dos du ter ten zu".split()
)
_FIRST_SURNAMES = frozenset(
    "aguilar alonso alvarez bolanos cabrera carrasco castillo castro chavez contreras cortes "
    "delgado diaz dominguez espinoza fernandez flores fuentes garcia gimenez gomez gonzalez "
    "guerrero gutierrez guzman hernandez herrera ibanez jimenez juarez lopez maldonado marquez "
    "martinez medina mendez mendoza molina morales moreno munoz navarro nunez ortega ortiz "
    "pacheco padilla perez ramirez ramos rodriguez rojas romero ruiz salazar sanchez serrano "
    "soto suarez torres vargas vasquez vazquez velasquez velazquez villanueva".split()
)
"""Surnames of Spanish, hardly ever given names: whoever has one before the last word of three
has two surnames ("García Márquez")."""


def _plain(word: str) -> str:
    """The letters of a word without their accents."""
    return "".join(c for c in normalize("NFKD", word.lower()) if not combining(c))


# What no given name or surname has: a digit, an ampersand, a bracket, an address.
_NEVER_A_NAME = re.compile(r"[\d&@/()\[\]<>:;|+]")


def name_authors(
    authors: Sequence[str], language: str, publishers: Collection[str] = ()
) -> list[Name]:
    """Return each of `authors` as a CSL-JSON name.

    Who is also the publisher is an organisation, and so is an author stated in braces, as
    BibTeX has it.
    """
    named = [" ".join(author.split()) for author in authors if author.strip()]
    return [
        {"literal": author} if author in publishers else _name(author, language) for author in named
    ]


def _name(author: str, language: str) -> Name:
    if author.startswith("{") and author.endswith("}"):
        return {"literal": author.strip("{} ") or author}
    if " " in author.partition(",")[0] and is_organisation(author):  # and not "House, Ada"
        return {"literal": author}
    found = _SUFFIX.search(author)
    bare = author[: found.start()] if found else author
    suffix = {"suffix": found[1]} if found else {}
    family, comma, given = (part.strip() for part in bare.partition(","))
    if comma and family and given and "," not in given and not _NEVER_A_NAME.search(author):
        return {"family": family, "given": given, **suffix}
    if language[:2].lower() in FAMILY_FIRST or not _is_a_persons(bare):
        return {"literal": author}
    words = bare.split()
    first = len(words) - 1
    if first > 1 and _plain(words[first - 1]) in _FIRST_SURNAMES:
        first -= 1  # of two surnames
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return {"family": " ".join(words[first:]), "given": " ".join(words[:first]), **suffix}


def _is_a_persons(name: str) -> bool:
    """Two to five words, each with a capital but for particles, and none of an institution's."""
    words = name.split()
    capitals = all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)
    return (
        2 <= len(words) <= MOST_WORDS
        and capitals
        and words[0] != "The"
        and not _NEVER_A_NAME.search(name)
        and "," not in name
        and not any(word.isupper() and len(word) > 3 for word in words)
        and not is_organisation(name)
    )
