"""A transcript is known by the names that stand before what is said, and by nothing less."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document, Landmark, Reference
from corpus.turns.find_turns import find_turns, turns_of

TALK = """Ada Finch, the mayor of Harrow, spoke with Bo Marsh of the Courier.

MARSH: When did you hear that the mill was on fire?
FINCH: I heard of it at four in the morning. Nobody could have
saved it then.
MARSH: Some of them think that it was set on fire.
FINCH (laughing): I hope that they will wait for the inquiry.
INTERVIEWER: That is all that we had time for.
"""

SAID = [
    ("Ada Finch", "I heard of it at four in the morning, and went there."),
    ("Bo Marsh", "Some of them think that it was set on fire by somebody."),
    ("Ada Finch", "I hope that they will wait for what the inquiry says."),
    ("Bo Marsh", "The inquiry is slow, and the council does not like it."),
    ("Ada Finch", "The council has had its say, and it can wait for me."),
]


def layout(form: str, *, last: bool = False, first: bool = False) -> str:
    """The talk, printed as `form` says."""
    lines = []
    for number, (name, words) in enumerate(SAID):
        shown = name.split()[-1] if last else name.split()[0] if first else name
        clock = f"00:0{number}:05"
        lines.append(
            form.format(name=shown, caps=shown.upper(), words=words, clock=clock, short=clock[4:])
        )
    return "A talk of Ada Finch with Bo Marsh\n\n" + "".join(lines)


LAYOUTS = [
    ("name and colon", layout("{name}: {words}\n")),
    ("capitals", layout("{caps}: {words}\n\n")),
    ("surname in capitals", layout("{caps}: {words}\n", last=True)),
    ("first name", layout("{name}: {words}\n\n", first=True)),
    ("bold with the colon", layout("**{name}:** {words}\n\n")),
    ("bold before the colon", layout("**{name}**: {words}\n\n")),
    ("heading", layout("### {name}\n\n{words}\n\n")),
    ("time in brackets before", layout("[{clock}] {name}: {words}\n")),
    ("time before", layout("{clock} {name}: {words}\n")),
    ("time behind", layout("{name} [{short}]: {words}\n\n")),
    ("time behind the colon, words below", layout("{name}: {clock}\n\n{words}\n\n")),
    ("line of its own with a time", layout("{name}  {short}\n{words}\n\n")),
    ("below two times", layout("{clock}.120 --> {clock}.980\n{name}\n{words}\n\n")),
    ("chat", layout("12/06/2023, 14:05 - {name}: {words}\n")),
    ("chat to everyone", layout("{clock} From {name} to Everyone:\n{words}\n")),
    ("dash", layout("{name} — {words}\n\n")),
    ("title and full stop", layout("  Mr. {name}. {words}\n", last=True)),
    ("the record of a parliament", layout("  Mr. {caps}. {words}\n", last=True)),
    ("constituency and party", layout("{name} (Stow North) (Ind): {words}\n\n")),
    ("play", layout("{caps}. {words}\n\n", last=True)),
    ("screenplay", layout("          {caps}\n     {words}\n\n", last=True)),
    ("words below", layout("{name}:\n\n{words}\n\n")),
]

OTHERS = [
    ("a numbered list", "A. The mill burnt.\nB. Nobody saw it.\nA. It was late, they said.\n"),
    ("records", "Film One\nDirector: Jane Doe\nRunning Time: 90\n\nFilm Two\nDirector: Bo Marsh\n"
     "Running Time: 80\n"),
    ("one speaker", "FINCH: I saw that the mill burnt.\nFINCH: I saw it all night long.\n"),
    ("each once", "FINCH: I saw that the mill burnt.\nMARSH: Who was there in the night?\n"),
    ("headings", "Ways to help: write to the mayor of the town.\nSources: two papers, one book.\n"),
    ("a form", 3 * "Date: the fourth of May, as it says.\nSubject: the mill that burnt down.\n"),
    ("for and against", 3 * "Pros: it is light and cheap.\nCons: it is slow in the night.\n"),
    ("a policy", "The vision is old.\n" + 3 * "Harbour Vision: we build it by the sea.\n"
     "Office On: nobody knows what it is.\n"),
    ("dates", 3 * "06.08.2016: The mill burnt down.\n07.08.2016: Nobody saw it burn.\n"),
    ("days", 3 * "Monday: The mill burnt down then.\nTuesday: Nobody saw it burn.\n"),
    ("printed at", 4 * "9/30/24, 5:33 PM Harbour news\n\nThe mill burnt down in one night.\n"),
    ("sections", "SECTION ONE\nThe mill burnt down.\n\nSECTION TWO\nNobody saw it.\n"),
    ("a headline", "MILL BURNS: Nobody saw it.\n\nThe mill burnt down. Ada Finch said:\n"),
    ("nothing", ""),
]  # fmt: skip


def test_the_labels_of_a_transcript_are_its_speakers() -> None:
    turns = find_turns(TALK)
    assert [TALK[each.start : each.end] for each in turns] == [
        "MARSH", "FINCH", "MARSH", "FINCH", "INTERVIEWER"
    ]  # fmt: skip
    assert TALK[turns[3].said : turns[3].stops] == "I hope that they will wait for the inquiry."


@pytest.mark.parametrize("text", [row[1] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_every_layout_tells_who_speaks_and_what_is_said(text: str) -> None:
    turns = find_turns(text)
    assert [text[each.said : each.stops] for each in turns] == [words for _, words in SAID]
    names = [text[each.start : each.end].casefold().strip() for each in turns]
    assert all(
        name.removeprefix("mr. ") in {full.casefold(), *full.casefold().split()}
        for name, (full, _) in zip(names, SAID, strict=True)
    )


@pytest.mark.parametrize("text", [row[1] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_other_texts_have_no_turns(text: str) -> None:
    assert find_turns(text) == ()


def test_an_office_in_front_of_a_name_is_not_part_of_it() -> None:
    text = 2 * "The Minister (Mr Finch): It will open soon, I hope.\nBo Marsh: When will it?\n"
    turns = find_turns(text)
    assert [text[each.start : each.end] for each in turns][:2] == ["Mr Finch", "Bo Marsh"]


def test_questions_and_answers_are_turns() -> None:
    text = (
        2 * "Q: When did you hear that the mill was on fire?\n\nA: At four in the morning, I say.\n"
    )
    assert [text[each.start : each.end] for each in find_turns(text)] == ["Q", "A", "Q", "A"]


MIXED = [
    ("a briefing", 2 * "MR. MARSH:  It burnt down last night.\n\nQ  Who saw it burn?\n\n",
     ["MR. MARSH", "Q"]),
    ("a deposition",
     2 * "  Q.  Did you see it burn?\n  A.  I saw it burn.\n  THE COURT:  Go on, please.\n",
     ["Q", "A", "THE COURT"]),
    ("initials that are a field elsewhere",
     "Chet Cole met Dan Stow.\n\n" + 2 * "**DS:** Who saw it burn?\n\n**CC:** I saw it burn.\n\n",
     ["DS", "CC"]),
    ("an office that speaks once each",
     "THE VICE PRESIDENT:  Thank you all.\n\nTHE PRESIDENT:  It is late, I know.\n",
     ["THE VICE PRESIDENT", "THE PRESIDENT"]),
    ("a title with a name in it",
     "Ada Finch: A talk\n\nAda Finch: A talk, 3 May 2019\n\n"
     + 2 * "Bo Marsh: Who saw it burn?\n\nAda Finch: I saw it burn.\n\n",
     ["Bo Marsh", "Ada Finch"]),
    ("a title in another style",
     "Ada Finch: A talk\n\n"
     + 6 * "MARSH: Who was it that saw the mill burn?\nFINCH: I saw it burn at four, I say.\n",
     6 * ["MARSH", "FINCH"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "labels"), [row[1:] for row in MIXED], ids=[row[0] for row in MIXED]
)
def test_who_takes_turns_is_told_from_what_looks_like_it(text: str, labels: list[str]) -> None:
    found = [text[each.start : each.end] for each in find_turns(text)]
    assert found in (labels, 2 * labels)


def test_a_member_of_parliament_who_speaks_once_has_a_turn() -> None:
    text = "THE MILL\n\n  Mr. FINCH. Mr. Speaker, I rise for the mill.\n\n  It burnt down.\n"
    (turn,) = find_turns(text)
    assert text[turn.start : turn.end] == "Mr. FINCH"


def test_a_turn_has_several_paragraphs_and_ends_before_a_heading() -> None:
    text = (
        layout("**{name}:** {words}\n\nAnd that is not all of it.\n\n")
        + "## What came later\n\nIt burnt.\n"
    )
    turns = find_turns(text)
    assert all(text[each.said : each.stops].endswith("not all of it.") for each in turns)


def test_a_bold_word_that_is_no_name_ends_a_turn() -> None:
    text = layout("**{name}:** {words}\n\n**Break:** Buy a mill today, and pay for it later.\n\n")
    assert [text[each.said : each.stops] for each in find_turns(text)] == [w for _, w in SAID]


def test_a_name_in_captions_is_taken_at_its_word() -> None:
    text = "Ada Finch: It burnt.\n\nBo Marsh: Who saw it?"
    places = (Landmark(0, "time", "0:00"), Landmark(22, "time", "0:05"))
    page = Document("a", text, Reference("a"), "", landmarks=places)
    assert len(turns_of(page)) == 2
    assert find_turns(text) == ()


@given(st.text(alphabet="ABab :.\n(’'*#—01", max_size=80))
def test_turns_lie_in_the_text_in_order(text: str) -> None:
    previous = 0
    for turn in find_turns(text):
        assert previous <= turn.begins <= turn.start < turn.end <= turn.said < turn.stops
        assert turn.stops <= len(text)
        previous = turn.stops


PLAY = """THE MILL

ACT ONE

{0}
{gap}
I saw that the old mill burnt.

{1}
{gap}
Who was there in the night?

[Thunder.]

{0} (rising)

Nobody that I know of. We slept.

{1}
{gap}
_She goes to the window._

Then I will ask the miller.

{0}
{gap}
Ask him. He is deaf.

Enter Reed with a lamp.

{2}
{gap}
Whom will you ask?

{1}
{gap}
You, Reed, and you alone.
"""


@pytest.mark.parametrize(
    ("names", "gap"),
    [
        pytest.param(("MARSH", "FINCH", "REED"), "", id="a blank line"),
        pytest.param(("MARSH.", "FINCH.", "REED."), "\n(Slowly.)\n", id="a stage direction"),
        pytest.param(("**MARSH**", "**FINCH**", "**REED**"), "", id="in bold"),
    ],
)
def test_a_play_may_have_blank_lines_before_what_is_said(names: tuple[str, ...], gap: str) -> None:
    text = PLAY.format(*names, gap=gap)
    said = [(text[t.start : t.end], text[t.said : t.stops]) for t in find_turns(text)]
    assert [name for name, _ in said] == "MARSH FINCH MARSH FINCH MARSH REED FINCH".split()
    assert [words for _, words in said] == [
        "I saw that the old mill burnt.",
        "Who was there in the night?",
        "Nobody that I know of. We slept.",
        "Then I will ask the miller.",
        "Ask him. He is deaf.",
        "Whom will you ask?",
        "You, Reed, and you alone.",
    ]


def test_verse_goes_on_over_blank_lines_up_to_the_next_name() -> None:
    lines = "If you do meet with Reed,\n\nAnd Marsh beside,\n\nThen bid them wait for Finch."
    text = "".join(f"{name}\n\n{lines}\n\n" for name in 3 * ("MARSH", "FINCH"))
    text += "PORTER\n\nThe porter sleeps.\n"
    turns = find_turns(text)
    assert [text[each.said : each.stops] for each in turns] == 6 * [lines]


def test_headings_in_capitals_are_nobody() -> None:
    part = "SUMMARY\n\nThe mill burnt.\n\nREMARKS\n\nNobody was hurt.\n\n"
    assert not find_turns("The report has a summary and remarks.\n\n" + 3 * part)


def test_a_script_may_number_its_people_and_be_brief() -> None:
    text = 20 * "GUARD #1: Halt there now!\nMARSH: What is it for?\n"
    assert {text[each.start : each.end] for each in find_turns(text)} == {"GUARD #1", "MARSH"}
