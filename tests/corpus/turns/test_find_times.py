"""What Otter, Google Meet, Microsoft Teams and Zoom print of times, and of themselves."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.noise.mark_noise import mark_noise
from corpus.turns.find_times import find_times
from corpus.turns.find_turns import turns_of

WORDS = [
    "Welcome everybody. The council decided that the mill will be rebuilt.",
    "Who will pay for it? The budget is small this year.",
    "The insurance pays half of it. The rest comes from the harbour.",
    "And when will it be ready, if I may ask?",
    "In two years, if nothing burns until then.",
]
NAMES = ["Ada Finch", "Bo Marsh"]


def talk(form: str, **more: str) -> str:
    """The talk as a program prints it."""
    return "".join(
        form.format(name=more.get(NAMES[n % 2], NAMES[n % 2]), words=words, n=n)
        for n, words in enumerate(WORDS)
    )


OTTER = talk("{name}  0:{n}5  \n{words}\n\n") + "Transcribed by https://otter.ai\n"
TEAMS = (
    "Mill-20230612_140500-Meeting Recording\n\nJune 12, 2023, 2:05PM\n\n8m 21s\n\n"
    "Ada Finch started transcription\n\n" + talk("{name}   0:{n}5\n{words}\n\n")
    + "Ada Finch stopped transcription\n"
)  # fmt: skip
MEET = (
    "Mill (2023-06-12 at 07:00 GMT-7) - Transcript\nAttendees\nAda Finch, Bo Marsh\nTranscript\n"
    "This editable transcript was computer generated and might contain errors.\n00:00:00\n\n"
    + talk("{name}: {words}\n") + "\n00:05:00\n\n" + talk("{name}: {words}\n")
    + "\nTranscription ended after 00:07:12\n"
)  # fmt: skip
TRANSCRIPTS = [
    ("Otter", OTTER, [f"0:{n}5" for n in range(5)], 1),
    ("Teams", TEAMS, [f"0:{n}5" for n in range(5)], 1),
    ("Teams, surname first", talk("{name}   0:{n}5\n{words}\n\n", **{"Ada Finch": "Finch, Ada"}),
     [f"0:{n}5" for n in range(5)], 1),
    ("Teams of 2021", talk("0:{n}:5.190 --> 0:{n}:9.0\n{name}\n{words}\n\n"),
     [f"0:{n}:5.190" for n in range(5)], 1),
    ("Meet", MEET, ["00:00:00", "00:05:00"], 2),
    ("Zoom", talk("[{name}] 14:0{n}:09\n{words}\n\n").replace("[", "").replace("]", ""),
     [f"14:0{n}:09" for n in range(5)], 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "times", "again"), [row[1:] for row in TRANSCRIPTS], ids=[r[0] for r in TRANSCRIPTS]
)
def test_a_transcript_has_its_speakers_and_its_times(
    text: str, times: list[str], again: int
) -> None:
    found = find_times(text)
    assert [each.value for each in found] == times
    page = Document("a", text, Reference("a"), "", mark_noise(text), found)
    said = [text[each.said : each.stops].split("\n", maxsplit=1)[0] for each in turns_of(page)]
    assert said == WORDS * again
    names = [text[each.start : each.end] for each in turns_of(page)]
    assert all({"Finch", "Ada"} <= set(each.replace(",", "").split()) for each in names[::2][:3])
    noise = " ".join(text[each.start : each.end] for each in page.noise)
    assert all(time in noise for time in times)
    assert not any(word in noise for word in ("council", "burns"))
    for line in ("otter.ai", "computer generated", "ended after", "stopped transcription"):
        assert (line in noise) == (line in text)


def test_who_is_not_known_as_a_name_ends_the_turn_before() -> None:
    text = OTTER.replace("Bo Marsh  0:15", "bo.marsh@harrow  0:15")
    page = Document("a", text, Reference("a"), "", (), find_times(text))
    said = [(text[e.start : e.end], text[e.said : e.stops]) for e in turns_of(page)]
    assert said[0] == ("Ada Finch", WORDS[0])
    assert WORDS[1] not in "".join(words for _, words in said)


def test_a_text_without_turns_has_no_times() -> None:
    assert find_times("The mill burnt at 14:05.\n\n00:05:00\n\nNobody saw it at 0:05\n") == ()
