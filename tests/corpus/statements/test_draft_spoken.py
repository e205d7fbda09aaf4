"""What stands behind a name is that person's; a text of one's own is its author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.corpus.statements.conftest import Extract

TALK = """Ada Finch, the mayor of Harrow, spoke with Bo Marsh of the Courier.

MARSH: When did you hear that the mill was on fire?
FINCH: I heard of it at four in the morning. Nobody could have
saved it then.
MARSH: Some of them think that it was set on fire.
FINCH (laughing): I hope that they will wait for the inquiry.
INTERVIEWER: That is all that we had time for.
"""


@pytest.mark.model
def test_what_stands_behind_a_label_is_said_by_whom_it_names(extract: Extract) -> None:
    turns = [each for each in extract(TALK) if each.cue is not None and each.cue.text == ":"]
    assert [each.speaker and each.speaker.name for each in turns] == [
        "Bo Marsh", "Ada Finch", "Bo Marsh", "Ada Finch", "INTERVIEWER"
    ]  # fmt: skip
    assert [each.printed and each.printed.text for each in turns][:2] == ["MARSH", "FINCH"]
    assert turns[1].content[0].text == (
        "I heard of it at four in the morning. Nobody could have\nsaved it then."
    )
    assert turns[3].direct
    assert turns[4].speaker is not None
    assert not turns[4].speaker.named
