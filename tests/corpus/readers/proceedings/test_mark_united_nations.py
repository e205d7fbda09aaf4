"""Verbatim records of the United Nations: who speaks, for whom, and what is only noted."""

from __future__ import annotations

import pytest

from corpus.readers.proceedings.mark_proceedings import mark_proceedings
from corpus.readers.text.read_text import read_text
from corpus.source import Extraction

COUNCIL = """United Nations S/PV.9592
Security Council
Seventy-ninth year
Provisional
9592nd meeting
Friday, 3 May 2019, 10 a.m.
New York
President: Mr. Marsh . . . . . . . . . . . . . . . . . . (Stow)
Members: Harrow . . . . . . . . . . . . . . . . . . . Ms. Finch

Agenda
The situation of the mills

The meeting was called to order at 10.05 a.m.

Adoption of the agenda
The agenda was adopted.

The situation of the mills
The President (spoke in French): I now give the floor to the representative of
Harrow.

Ms. Finch (Harrow): I thank you, Mr. President. The old mill burnt down.
Nobody paid for it: neither Stow nor Harrow.
Let me stress one thing: the roof was ours.
Mr. de Roe-van Doe (Plurinational State of Wend) (spoke
in Spanish): We never saw it.
A vote was taken by show of hands.
In favour: Harrow, Stow
The President: The draft resolution has been adopted.
The meeting rose at 12.45 p.m.
"""

ASSEMBLY = """United Nations A/57/PV.29
General Assembly
Fifty-seventh session
29th plenary meeting
Monday, 15 October 2002, 10 a.m.
New York
President: Ms. Finch (Harrow)
The meeting was called to order at 10 a.m.
The President: I declare the meeting open.
Mr. Roe, Vice-President, took the Chair.
The Acting President: I call on the Observer.
Sir Cy Marsh (Stow): It burnt.
The President: We shall go on.
"""

LATER = """United Nations
S/PV.100 (Resumption 1)
Security Council
100th meeting
Tuesday, 2 January 2001, 3 p.m.
The Secretary-General: Peace first.
Dame Ada Finch (United Kingdom of Stow and Harrow): I agree.
"""


def read(text: str) -> Extraction:
    extraction = mark_proceedings(read_text(text.encode()))
    assert extraction.text == text
    return extraction


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        (COUNCIL, [
            ("The President", "Mr. Marsh", "I now give the floor to the representative of Harrow."),
            ("Ms. Finch", "", "I thank you, Mr. President. The old mill burnt down. Nobody paid "
             "for it: neither Stow nor Harrow. Let me stress one thing: the roof was ours."),
            ("Mr. de Roe-van Doe", "", "We never saw it."),
            ("The President", "Mr. Marsh", "The draft resolution has been adopted."),
        ]),
        (ASSEMBLY, [
            ("The President", "", "I declare the meeting open."),
            ("The Acting President", "", "I call on the Observer."),
            ("Sir Cy Marsh", "", "It burnt."),
            ("The President", "", "We shall go on."),
        ]),
        (LATER, [
            ("The Secretary-General", "", "Peace first."),
            ("Dame Ada Finch", "", "I agree."),
        ]),
    ],
    ids=["Security Council", "General Assembly, another in the Chair", "resumed"],
)  # fmt: skip
def test_delegates_speak_and_the_recorder_does_not(
    text: str, turns: list[tuple[str, str, str]]
) -> None:
    page = read(text)
    assert [
        (text[t.start : t.end], t.name, " ".join(text[t.said : t.stops].split()))
        for t in page.turns
    ] == turns


def test_the_language_that_was_spoken_is_noise() -> None:
    noise = [COUNCIL[each.start : each.end] for each in read(COUNCIL).noise]
    assert [" ".join(each.split()) for each in noise] == ["(spoke in French)", "(spoke in Spanish)"]


@pytest.mark.parametrize(
    ("text", "title", "symbol", "day"),
    [
        (COUNCIL, "Security Council, 9592nd meeting", "S/PV.9592", "2019-05-03"),
        (ASSEMBLY, "General Assembly, 29th plenary meeting", "A/57/PV.29", "2002-10-15"),
        (LATER, "Security Council, 100th meeting", "S/PV.100", "2001-01-02"),
    ],
)
def test_the_first_page_says_which_meeting_it_is(
    text: str, title: str, symbol: str, day: str
) -> None:
    facts = read(text).reference
    assert facts is not None
    assert (facts.title, facts.container_title, facts.issued) == (title, symbol, day)
    assert facts.publisher == "United Nations"


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations met on S/PV.12.\nSecurity Council\nThe President: No.\n",
        "Mr. Doe (Stow): It burnt.\nThe President: Did it?\n",
    ],
)
def test_what_only_speaks_of_such_a_record_is_none(text: str) -> None:
    assert read(text).turns == ()
