"""A transcript's opening says what its people are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.corpus.statements.conftest import Extract

TALK = 2 * (
    "**Bo Marsh:** When did you hear that the mill was on fire?\n\n"
    "**Ada Finch:** I heard of it at four in the morning, and ran.\n\n"
)

OPENINGS = [
    ("said before the name", "The biologist Ada Finch speaks with the host, Bo Marsh.\n\n", "",
     {"Ada Finch": "biologist, guest", "Bo Marsh": "host"}),
    ("a field", "host: Bo Marsh\nguest: Ada Finch\n\n", "",
     {"Ada Finch": "guest", "Bo Marsh": "host"}),
    ("a greeting", "The mill\n\n", "**Bo Marsh:** Welcome to the show. Today it is mills.\n\n",
     {"Ada Finch": "guest", "Bo Marsh": "host"}),
    ("nothing", "The mill\n\n", "", {"Ada Finch": "", "Bo Marsh": ""}),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("heading", "greeting", "roles"), [row[1:] for row in OPENINGS], ids=[r[0] for r in OPENINGS]
)
def test_the_opening_says_who_is_host_and_guest(
    extract: Extract, heading: str, greeting: str, roles: dict[str, str]
) -> None:
    found = extract(heading + greeting + TALK)
    assert {e.speaker.name: e.speaker.role for e in found if e.speaker and e.cue} == roles
