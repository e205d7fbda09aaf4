"""A transcript is known by the names that stand before what is said, and by nothing less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.find_turns import find_turns

TALK = """Ada Finch, the mayor of Harrow, spoke with Bo Marsh of the Courier.

MARSH: When did you hear that the mill was on fire?
FINCH: I heard of it at four in the morning. Nobody could have
saved it then.
MARSH: Some of them think that it was set on fire.
FINCH (laughing): I hope that they will wait for the inquiry.
INTERVIEWER: That is all that we had time for.
"""

OTHERS = [
    ("records", "Film One\nDirector: Jane Doe\nRunning Time: 90\n\nFilm Two\nDirector: Bo Marsh\n"
     "Running Time: 80\n"),
    ("one speaker", "FINCH: I saw that the mill burnt.\nFINCH: I saw it all night long.\n"),
    ("each once", "FINCH: I saw that the mill burnt.\nMARSH: Who was there in the night?\n"),
    ("headings", "Ways to help: write to the mayor of the town.\nSources: two papers, one book.\n"),
    ("nothing", ""),
]  # fmt: skip


def test_the_labels_of_a_transcript_are_its_speakers() -> None:
    labels = find_turns(TALK)
    assert [TALK[each.start : each.end] for each in labels] == [
        "MARSH", "FINCH", "MARSH", "FINCH", "INTERVIEWER"
    ]  # fmt: skip
    assert TALK[labels[3].said :].startswith("I hope")


def test_surnames_are_labels_where_the_text_has_the_full_names() -> None:
    assert len(find_turns(TALK.replace("MARSH", "Marsh").replace("FINCH", "Finch"))) == len(
        find_turns(TALK)
    )


@pytest.mark.parametrize("text", [case[1] for case in OTHERS], ids=[case[0] for case in OTHERS])
def test_other_texts_have_no_labels(text: str) -> None:
    assert find_turns(text) == ()


@given(st.text(alphabet="ABab :.\n(’'", max_size=80))
def test_labels_lie_in_the_text_in_order(text: str) -> None:
    previous = 0
    for label in find_turns(text):
        assert previous <= label.start < label.end < label.said < len(text)
        previous = label.said
