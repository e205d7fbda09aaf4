"""What is noted beside the words is not part of them; what is said in brackets is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.noise.mark_stage_directions import mark_stage_directions

NOTED = [
    ("(Applause.)", ["(Applause.)"]),
    ("[Laughter and applause]", ["[Laughter and applause]"]),
    ("[crosstalk 00:14:05]", ["[crosstalk 00:14:05]"]),
    ("[inaudible 12]", ["[inaudible 12]"]),
    ("♪ upbeat tune ♪", ["♪ upbeat tune ♪"]),
    ("(the council)", []),
    ("(music is what we teach)", []),
    ("[the mayor]", []),
    ("(see page 4)", []),
]
TIMES = """[00:00:05] Ada Finch: The mill will open on Monday,
[00:00:10] Ada Finch: and we will all [00:00:12] be there.
[00:00:15] Bo Marsh: I have heard that before.
[00:00:20] Bo Marsh: In April you said the same.
"""


@pytest.mark.parametrize(("noted", "found"), NOTED, ids=[row[0] for row in NOTED])
def test_sounds_are_noise(noted: str, found: list[str]) -> None:
    text = f"We will build it, {noted} and pay for it."
    assert [text[each.start : each.end] for each in mark_stage_directions(text)] == found


def test_times_and_repeated_names_of_a_transcript_are_noise() -> None:
    assert [TIMES[each.start : each.end] for each in mark_stage_directions(TIMES)] == [
        "[00:00:05]", "[00:00:10] Ada Finch: ", "[00:00:12]", "[00:00:15]", "[00:00:20] Bo Marsh: "
    ]  # fmt: skip


@given(st.text(alphabet="[]()♪music laugh:01\n", max_size=60))
def test_noise_lies_in_the_text(text: str) -> None:
    assert all(0 <= n.start < n.end <= len(text) for n in mark_stage_directions(text))
