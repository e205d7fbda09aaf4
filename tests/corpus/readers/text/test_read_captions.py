"""Captions become text: who speaks, whole sentences, once, and when."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.errors import UnreadableError
from corpus.noise.mark_noise import mark_noise
from corpus.readers.read_content import kind_of
from corpus.readers.text.read_captions import read_captions
from corpus.turns.find_turns import turns_of


def cues(*said: str, seconds: int = 5, header: str = "WEBVTT\n\n", comma: str = ".") -> bytes:
    """Captions that follow each other without a pause."""
    blocks = [
        f"00:00:{n * seconds:02}{comma}000 --> 00:00:{(n + 1) * seconds:02}{comma}000\n{words}\n"
        for n, words in enumerate(said)
    ]
    return (header + "\n".join(blocks)).encode()


ROLLING = """WEBVTT
Kind: captions
Language: en

00:00:01.000 --> 00:00:03.000 align:start position:0%

we<00:00:01.500><c> saw</c><00:00:02.000><c> the</c>

00:00:03.000 --> 00:00:03.010 align:start position:0%
we saw the


00:00:03.010 --> 00:00:05.000 align:start position:0%
we saw the
mill<00:00:04.000><c> burn</c>

00:00:05.000 --> 00:00:05.010
mill burn
"""

TEXTS = [
    ("voices", cues("<v Ada Finch>It burnt,</v>", "<v Ada Finch>all of it.</v>",
                    "<v.loud Bo Marsh>Who saw it?"),
     "Ada Finch: It burnt, all of it.\n\nBo Marsh: Who saw it?"),
    ("two voices in a cue", cues("<v Ada Finch>It burnt.</v>\n<v Bo Marsh>Who saw it?</v>"),
     "Ada Finch: It burnt.\n\nBo Marsh: Who saw it?"),
    ("a voice goes on in the next line", cues("<v Ada Finch>It is\nnot true.", "<v Bo Marsh>No."),
     "Ada Finch: It is not true.\n\nBo Marsh: No."),
    ("a voice that ends does not", cues("<v Ada Finch>It burnt.</v>\nTickets here."),
     "Ada Finch: It burnt.\n\n– Tickets here."),
    ("a voice whose words roll up",
     cues("<v Ada Finch>It burnt.\nAll of it", "<v Ada Finch>All of it\nwent up.",
          "<v Bo Marsh>No."),
     "Ada Finch: It burnt. All of it went up.\n\nBo Marsh: No."),
    ("nobody is named", cues("- Did it burn?", "- It did."), "- Did it burn?\n\n- It did."),
    ("a cue without a voice is nobody's", cues("<v Ada Finch>It burnt.</v>", "Tickets here."),
     "Ada Finch: It burnt.\n\n– Tickets here."),
    ("names", cues("ADA FINCH: It burnt.", "All of it.", "BO MARSH: Who saw it?"),
     "ADA FINCH: It burnt. All of it.\n\nBO MARSH: Who saw it?"),
    ("a word before a colon is no name", cues("Note: it burnt.", "Remember: nobody came."),
     "Note: it burnt. Remember: nobody came."),
    ("dashes", cues("- It burnt.\n- Who saw it?"), "- It burnt.\n\n- Who saw it?"),
    ("escapes and tags", cues("<i>Finch &amp; Son</i>,", "{\\an8}5 &lt; 6 <b>mills</b>."),
     "Finch & Son, 5 < 6 mills."),
    ("rolling", ROLLING.encode(), "we saw the mill burn"),
    ("growing", cues("It burnt", "It burnt in one", "It burnt in one night."),
     "It burnt in one night."),
    ("said twice in one cue", cues("No. No.", "It burnt."), "No. No. It burnt."),
    ("SubRip", cues("It burnt,", "all of it.", header="", comma=","), "It burnt, all of it."),
    ("notes and styles", b"WEBVTT\n\nNOTE nobody\nreads this\n\nSTYLE\n::cue { color: red }\n\n"
     b"7\n01:00.000 --> 01:02.000\nIt burnt.\n", "It burnt."),
    ("no blank line between cues", b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt burnt,\n"
     b"00:02.000 --> 00:04.000 align:start\nall of it.\n", "It burnt, all of it."),
    ("SubRip without blank lines", b"1\n00:00:01,000 --> 00:00:02,000\nIt burnt,\n2\n"
     b"00:00:02,000 --> 00:00:04,000\nall of it.\n", "It burnt, all of it."),
    ("SubViewer", b"0:00:01.000,0:00:02.000\nADA FINCH: It burnt,\nall of it.\n\n"
     b"0:00:03.000,0:00:04.000\nBO MARSH: Who, 0:00:03.000?\n",
     "ADA FINCH: It burnt, all of it.\n\nBO MARSH: Who, 0:00:03.000?"),
    ("windows", cues("It burnt,", "all of it.").replace(b"\n", b"\r\n"), "It burnt, all of it."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_what_is_heard_is_the_text(content: bytes, text: str) -> None:
    assert read_captions(content).text == text


def test_a_landmark_says_when_each_cue_begins() -> None:
    found = read_captions(cues("<v Ada>It burnt,", "<v Ada>all of it.", "<v Bo>Who saw it?"))
    assert [(each.label, each.value) for each in found.landmarks] == [
        ("time", "0:00"), ("time", "0:05"), ("time", "0:10")
    ]  # fmt: skip
    assert [found.text[each.start :][:4] for each in found.landmarks] == ["Ada:", "all ", "Bo: "]


def test_a_pause_or_a_long_speech_begins_a_paragraph() -> None:
    late = b"WEBVTT\n\n00:01.000 --> 00:02.000\nIt burnt.\n\n00:20.000 --> 00:22.000\nAll of it.\n"
    assert read_captions(late).text == "It burnt.\n\nAll of it."
    long = read_captions(
        cues(*["Nobody saw the old mill burn in the night of it."] * 20, seconds=2)
    )
    assert max(map(len, long.text.split("\n\n"))) < 600


def test_the_language_is_what_the_file_says() -> None:
    reference = read_captions(ROLLING.encode()).reference
    assert reference is not None
    assert reference.language == "en"


def test_the_speakers_of_captions_are_their_turns_though_each_speaks_once() -> None:
    content = cues(
        "<v Ada Finch>It burnt.</v>", "<v Bo Marsh>Who saw it?</v>", "Tickets at the gate."
    )
    found = read_captions(content)
    page = Document("a", found.text, Reference("a"), "", mark_noise(found.text), found.landmarks)
    assert [(page.text[t.start : t.end], page.text[t.said : t.stops]) for t in turns_of(page)] == [
        ("Ada Finch", "It burnt."), ("Bo Marsh", "Who saw it?")
    ]  # fmt: skip


def test_captions_are_known_by_their_first_word_and_refused_without_a_cue() -> None:
    assert kind_of(ROLLING.encode(), "notes.txt") == ".vtt"
    with pytest.raises(UnreadableError, match="has no captions"):
        read_captions(b"WEBVTT\n\nNOTE nothing else\n")


def test_a_dash_that_no_caption_has_is_noise() -> None:
    read = read_captions(cues("<v Ada Finch>It burnt.</v>", "Tickets here."))
    (noise,) = read.noise
    assert read.text[noise.start : noise.end] == "– "


@pytest.mark.parametrize("said", ["The mill burnt.", "- The mill burnt.", ">> The mill burnt."])
def test_captions_in_which_nobody_is_named_have_no_turns(said: str) -> None:
    read = read_captions(cues(said, "Nobody had been warned of it."))
    document = Document("a.vtt", read.text, Reference("a.vtt"), "", read.noise, read.landmarks)
    assert turns_of(document) == ()
