"""What somebody does is the role, and the name behind it the name; invented people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.people.name_people import strip_titles

if TYPE_CHECKING:
    from tests.corpus.statements.conftest import Extract

# label, text, (name, role, kind) of the one who speaks
ROLES: list[tuple[str, str, tuple[str, str, str]]] = [
    ("an article, a noun and a name", 'The baker Ferdinand Quell said: "My oven burnt."',
     ("Ferdinand Quell", "baker", "person")),
    ("a place as well", 'The Harrow baker Ferdinand Quell said: "My oven burnt."',
     ("Ferdinand Quell", "Harrow baker", "person")),
    ("an age as well", 'The 34-year-old nurse Ines Dahl said: "The ward was full."',
     ("Ines Dahl", "34-year-old nurse", "person")),
    ("a name parsed as a second subject", 'The goalkeeper Ines Dahl said: "The ball was wet."',
     ("Ines Dahl", "goalkeeper", "person")),
    ("a second subject behind the quotation", '"The ball was wet," the goalkeeper Ines Dahl said.',
     ("Ines Dahl", "goalkeeper", "person")),
    ("another second subject", 'The firefighter Lena Moll said: "The roof fell in."',
     ("Lena Moll", "firefighter", "person")),
    ("several words", "The retired bus driver Karl Ott said that the road was closed.",
     ("Karl Ott", "retired bus driver", "person")),
    ("a source", "According to the glazier Nils Aker, the window broke.",
     ("Nils Aker", "glazier", "person")),
    ("a capital at the start", 'Fisherman Olaf Berg said: "My boat sank."',
     ("Olaf Berg", "Fisherman", "person")),
    ("no article", '"My boat sank," said fisherman Olaf Berg.',
     ("Olaf Berg", "fisherman", "person")),
    ("no verb, only a colon", "Mine engineer Ivo Blatt: 'The shaft is flooded.'",
     ("Ivo Blatt", "Mine engineer", "person")),
    ("an article, and only a colon", 'The beekeeper Tove Lind: "The hives are empty."',
     ("Tove Lind", "beekeeper", "person")),
    ("a newspaper is no occupation", "The newspaper Novy Vestnik said the mill burnt.",
     ("Novy Vestnik", "", "organisation")),
    ("a company is none", "The company Sorne Water said the pipe broke.",
     ("Sorne Water", "", "organisation")),
    ("an occupation of no list", "Lockkeeper Ann Roe said that the gate was shut.",
     ("Ann Roe", "Lockkeeper", "person")),
    ("an adverb behind", '"It burnt," said Gluck aloud.', ("Gluck", "", "person")),
    ("an adverb in front", "Meanwhile Carl Vance said it was over.", ("Carl Vance", "", "person")),
    ("a movement", "The opposition Blue Movement said that the vote was stolen.",
     ("Blue Movement", "", "organisation")),
    ("a verb in front", "Hath Cassius said that the gate is shut?", ("Cassius", "", "person")),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES]
)
def test_what_somebody_does_is_the_role_and_no_part_of_the_name(
    extract: Extract, text: str, wanted: tuple[str, str, str]
) -> None:
    (speaker,) = [statement.speaker for statement in extract(text)]
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.kind) == wanted
    assert speaker.named


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Beekeeper Tove Lind", "Tove Lind"),  # what she does
        ("Baker Quell", "Baker Quell"),  # it may be a first name
        ("Mary Miller de Roe", "Mary Miller de Roe"),  # behind a first name it is a name
        ("Union Secretary Dana Malik", "Dana Malik"),  # an office with whose it is
        ("Doth Tove Lind", "Tove Lind"),  # a verb
        ("Shall Cassius", "Cassius"),
        ("Will Marsh", "Will Marsh"),  # a verb that is a first name
        ("May Lind", "May Lind"),
        ("Hath", "Hath"),  # alone, it is whatever it is
    ],
)
def test_only_the_name_is_left(printed: str, name: str) -> None:
    assert " ".join(strip_titles(printed.split())[0]) == name


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The method hasGateNodes says that it is empty.", id="a program's name"),
        pytest.param("Our life tells us that nothing lasts.", id="an abstraction"),
        pytest.param("The ship Vera Lind reported that the sea was calm.", id="a ship"),
        pytest.param("USS Vera Lind reported that the wind was strong.", id="a ship's prefix"),
    ],
)
def test_what_cannot_speak_is_no_speaker(extract: Extract, text: str) -> None:
    (statement,) = extract(text)
    assert statement.speaker is None
