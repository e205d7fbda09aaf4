"""Whether a capital letter was a person's name: what all documents together tell of it."""

from __future__ import annotations

import pytest

from qa.views.class_of_voice import class_of_voice, is_name
from qa.views.is_reference import is_reference


@pytest.mark.parametrize(
    ("name", "roles", "printed", "expected"),
    [
        ("Alan Finch", (), (), "person"),
        ("Wurzel Grobnik", (), (), "person"),  # two words that are no English
        ("Grobnik", (), (), "unsure"),
        ("Grobnik", (), ("Mr Grobnik",), "person"),
        ("Grobnik", (), ("he",), "person"),
        ("Grobnik", ("a hairdresser",), (), "person"),
        ("Grobnik", ("firm",), (), "organisation"),
        ("Grobnik", ("the Swiss drugmaker",), (), "organisation"),
        ("Network", (), (), "unsure"),
        ("Lyndon B. Johnson", (), (), "person"),
        ("Janet", (), (), "person"),
        ("Federal Reserve", ("The Chairman",), ("The Chairman of the Federal Reserve",), "unsure"),
        ("Grobnik 1984", ("a hairdresser",), (), "unsure"),
        ("Harvest Weekly", (), (), "unsure"),
    ],
)
def test_a_name_is_a_persons_where_something_says_so(
    name: str, roles: tuple[str, ...], printed: tuple[str, ...], expected: str
) -> None:
    assert class_of_voice(name, "person", roles, printed) == expected


def test_what_was_read_as_a_body_is_never_a_person() -> None:
    assert class_of_voice("Alan Finch", "organisation", (), ("he",)) == "organisation"


@pytest.mark.parametrize(
    "word", ["On", "the", "He", "--He", "-", "From", "", "https://a.example/b", "/2015/05"]
)
def test_a_function_word_is_no_name(word: str) -> None:
    assert not is_name(word)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Harrow Courier, 4 May 2019", True),
        ("4 May 2019", True),
        ("Finch, A. (2019). The mill. Retrieved 5 May 2020.", True),
        ("The mill, which was old, burnt down on 4 May 2019, and nobody was hurt.", False),
        ("In 2019 she left.", False),
    ],
)
def test_an_entry_of_a_list_of_sources_tells_of_nothing(line: str, expected: bool) -> None:
    assert is_reference(line) == expected
