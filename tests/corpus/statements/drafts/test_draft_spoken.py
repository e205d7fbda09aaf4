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


SPEECH = """Remarks by Mayor Ada Finch at the fair

Mr. Chairman, my friends,

I will not close the mill. It has stood here for two hundred years, and we owe it to our children.

My predecessor, Bo Marsh, told this council that the mill would pay for itself. I never believed it.

“The mill is all that we have in this town,” said Carl Ode to me.

I thank you.
"""
INTERVIEW = """An interview with Ada Finch, the mayor

Q: Will you close the mill?

A: No. We never will.

Q: And what of the ferry?

A: I would close it in winter, when nobody crosses.
"""


@pytest.mark.model
def test_a_speech_is_its_speakers_own_words_but_for_what_it_quotes(extract: Extract) -> None:
    found = extract(SPEECH)
    own = [each.content[0].text for each in found if each.authored]
    assert own[0].startswith("I will not close the mill.")
    assert own[1].startswith("My predecessor, Bo Marsh,")
    assert own[2] == "I thank you."
    assert {each.speaker.name for each in found if each.authored and each.speaker} == {"Ada Finch"}
    others = {
        each.speaker.name: each.direct for each in found if not each.authored and each.speaker
    }
    assert others == {"Bo Marsh": False, "Carl Ode": True}


@pytest.mark.model
def test_who_answers_is_whom_the_heading_names_and_the_question_stands_with_it(
    extract: Extract,
) -> None:
    found = extract(INTERVIEW)
    assert [each.speaker and each.speaker.name for each in found] == ["Ada Finch", "Ada Finch"]
    assert found[1].excerpt.text.startswith("And what of the ferry?") or found[
        1
    ].excerpt.text.startswith("Q: And what")
    assert found[1].content[0].text == "I would close it in winter, when nobody crosses."


@pytest.mark.model
def test_who_answers_is_nobody_where_the_heading_names_two_people(extract: Extract) -> None:
    text = INTERVIEW.replace("An interview with Ada Finch, the mayor", "Ada Finch and Bo Marsh")
    assert extract(text) == ()


@pytest.mark.model
def test_turns_of_one_speaker_in_a_row_are_one_statement(extract: Extract) -> None:
    text = (
        "[00:05] Ada Finch: The mill will open on Monday,\n"
        "[00:10] Ada Finch: and all will be paid.\n[00:15] Bo Marsh: You said so in April.\n"
    )
    found = extract(text)
    assert [[span.text for span in each.content] for each in found] == [
        ["The mill will open on Monday,", "and all will be paid."], ["You said so in April."]
    ]  # fmt: skip


NAMED = [
    ("a surname", "FINCH: {}\nMARSH: {}\n", "Ada Finch met Bo Marsh.", ["Ada Finch", "Bo Marsh"]),
    ("initials", "AF: {}\nBM: {}\n", "Ada Finch met Bo Marsh.", ["Ada Finch", "Bo Marsh"]),
    ("an office that the heading fills", "THE PRESIDENT: {}\nMR. MARSH: {}\n",
     "Remarks by President Ada Finch, with Bo Marsh", ["Ada Finch", "Bo Marsh"]),
    ("a title and a surname that a longer name has too", "Mr. FINCH. {}\nMr. MARSH. {}\n",
     "Attorney Ada Finch met Bo Marsh. Finch is late.", ["Ada Finch", "Bo Marsh"]),
    ("a first name, of whom a list above names", "**Ada:** {}\n\n**Bo:** {}\n\n",
     "Who takes part\n\n- Ada Finch\nguest: Bo Marsh\n", ["Ada Finch", "Bo Marsh"]),
    ("initials of nobody", "AF: {}\nXY: {}\n", "Ada Finch was there.", ["Ada Finch", "XY"]),
    ("a vice president", "THE VICE PRESIDENT: {}\nTHE PRESIDENT: {}\n",
     "Remarks by President Ada Finch and Vice President Bo Marsh", ["Bo Marsh", "Ada Finch"]),
    ("a part", "MODERATOR: {}\nADA FINCH: {}\n", "The panel", ["MODERATOR", "Ada Finch"]),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(
    ("form", "heading", "names"), [row[1:] for row in NAMED], ids=[row[0] for row in NAMED]
)
def test_a_label_stands_for_whom_the_text_knows(
    extract: Extract, form: str, heading: str, names: list[str]
) -> None:
    said = ("I saw that the old mill burnt.", "Who else was there in the night?")
    found = extract(f"{heading}\n\n" + 2 * form.format(*said))
    assert [each.speaker and each.speaker.name for each in found][:2] == names


@pytest.mark.model
def test_a_turn_of_nothing_but_a_direction_says_nothing(extract: Extract) -> None:
    found = extract(TALK + "FINCH: (Applause.)\nMARSH: Thank you all for coming.\n")
    assert "Thank you all for coming." in [each.content[0].text for each in found]
    assert not any("Applause" in span.text for each in found for span in each.content)
