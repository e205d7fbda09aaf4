"""Whose name is turned round in a list of works, and whose is not."""

from __future__ import annotations

import pytest

from qa.citing.name_authors import Name, name_authors


def person(family: str, given: str, suffix: str = "") -> Name:
    name = {"family": family, "given": given}
    return {**name, "suffix": suffix} if suffix else name


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Ada Finch", person("Finch", "Ada")),
        ("  Ada\n B.  Finch ", person("Finch", "Ada B.")),
        ("Finch, Ada", person("Finch", "Ada")),
        ("Dora van der Elm", person("van der Elm", "Dora")),
        ("Ben Carr Jr.", person("Carr", "Ben", "Jr.")),
        ("Ben Carr, III", person("Carr", "Ben", "III")),
        ("Ана Руис", person("Руис", "Ана")),
        ("Jean-Luc O’Neil", person("O’Neil", "Jean-Luc")),
        ("Gabriel García Márquez", person("García Márquez", "Gabriel")),
        ("House, Ada", person("House", "Ada")),
    ],
)
def test_a_person_has_a_family_name(author: str, name: Name) -> None:
    assert name_authors([author], "") == [name]


@pytest.mark.parametrize(
    "author",
    ["County Fire Council", "Stow University", "The Wend Courier", "Friends of the River Wend",
     "Finch & Sons", "WCN", "HARROW TIMES", "Reuters", "staff writers", "editor@wend.example",
     "Finch, Carr, Elm", "Ministry of Water, Energy and Roads", "毛泽东", "a b c d e f g"],
)  # fmt: skip
def test_whoever_may_be_none_stays_as_printed(author: str) -> None:
    assert name_authors([author], "") == [{"literal": author}]


def test_braces_say_that_it_is_an_organisation() -> None:
    assert name_authors(["{Novy Most}"], "") == [{"literal": "Novy Most"}]


def test_who_publishes_is_an_organisation() -> None:
    assert name_authors(["Novy Most"], "", {"Novy Most"}) == [{"literal": "Novy Most"}]


def test_where_the_family_name_comes_first_nothing_is_turned_round() -> None:
    assert name_authors(["Kim Min Seo"], "ko") == [{"literal": "Kim Min Seo"}]


@pytest.mark.parametrize("author", ["", " \n", "{}", ",", "Jr.", "\ud800", "{", "A,"])
def test_rubbish_is_no_person(author: str) -> None:
    assert all("literal" in name for name in name_authors([author], ""))
