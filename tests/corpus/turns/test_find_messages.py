"""A chat in plain text: whose each message is, when it was sent, and what nobody wrote."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from corpus.document import Document, Landmark, Reference
from corpus.noise.mark_noise import mark_noise
from corpus.turns.find_messages import find_messages
from corpus.turns.find_times import find_times
from corpus.turns.find_turns import turns_of

SAID = [
    ("Ada Finch", "The old mill burnt down last night\nI saw the smoke, and it was black"),
    ("bo", "no way! who saw it first?"),
    ("+44 7700 900123", "Note: the brigade came at four.\n\nPros: none\nCons: it was late"),
    ("Ada Finch 🌾", "It was 14:05 - I looked at the clock"),
    ("bo", "ok"),
]


def chat(stamp: str, form: str) -> str:
    """The talk as a program saves it: `stamp` is a pattern of time, `form` is that of a message."""
    begun = datetime(2023, 6, 12, 14, 5, 9)
    return "".join(
        form.format(stamp=(begun + timedelta(hours=n)).strftime(stamp), name=name, words=words)
        for n, (name, words) in enumerate(SAID)
    )


ANDROID, IPHONE = "{stamp} - {name}: {words}\n", "[{stamp}] {name}: {words}\r\n"
LAYOUTS = [
    ("Android", chat("%d/%m/%Y, %H:%M", ANDROID)),
    ("Android in America", chat("%m/%d/%y, %I:%M\u202f%p", ANDROID)),
    ("Android in Germany", chat("%d.%m.%y, %H:%M", ANDROID)),
    ("Android in Finland", chat("%d.%m.%Y klo %H.%M.%S", ANDROID)),
    ("Android in Spain", chat("%d/%m/%y, %H:%M p. m.", ANDROID)),
    ("the year first", chat("%Y-%m-%d, %H:%M", ANDROID)),
    ("years ago", chat("%d.%m.%y %H:%M:%S", "{stamp}: {name}: {words}\n")),
    ("iPhone", "\u200e" + chat("%d/%m/%Y, %H:%M:%S", IPHONE)),
    ("iPhone in America", chat("%m/%d/%y, %I:%M:%S\u202f%p", IPHONE)),
    ("iPhone in Germany", chat("%d.%m.%y, %H:%M:%S", IPHONE)),
    ("Signal", chat("%Y-%m-%d %H:%M", "[{stamp}] {name}: {words}\n")),
    ("Signal with a comma", chat("%Y-%m-%d, %H:%M", "[{stamp}] {name}: {words}\n")),
    ("Zoom", chat("%H:%M:%S", "{stamp} From {name} to Everyone:\n\t{words}\n")),
    ("Zoom with a day", chat("%Y-%m-%d %H:%M:%S", "{stamp} From {name} To Everyone:\n\t{words}\n")),
    ("Zoom to one", chat("%H:%M:%S", "{stamp} From {name} to Bo M(Direct Message):\n\t{words}\n")),
    ("Zoom of 2020", chat("%H:%M:%S", "{stamp}\t From  {name} : {words}\n")),
    ("Zoom's cloud", chat("%H:%M:%S", "{stamp}\t{name}:\t{words}\n")),
]


@pytest.mark.parametrize("text", [row[1] for row in LAYOUTS], ids=[row[0] for row in LAYOUTS])
def test_each_message_is_its_sender_s_up_to_the_next(text: str) -> None:
    found = find_messages(text)
    assert [(text[e.start : e.end], text[e.said : e.stops]) for e in found.posted] == SAID
    assert all(any(map(str.isdigit, text[slice(*place)])) for place in found.times)


NOTICES = [
    "12/06/2023, 14:05 - Messages and calls are end-to-end encrypted. Tap to learn more.",
    '12/06/2023, 14:05 - Ada created group "Mill: watchers"',
    '12/06/2023, 14:05 - Ada changed the subject from "Mill: old" to "Mill: new"',
    "12/06/2023, 14:05 - Carla Stone left",
    "12/06/2023, 14:05 - Ada: <Media omitted>",
    "12/06/2023, 14:05 - Ada: <Archivo omitido>",
    "12/06/2023, 14:05 - Ada: IMG-20230612-WA0001.jpg (file attached)",
    "12/06/2023, 14:05 - Ada: This message was deleted",
    "12/06/2023, 14:05 - Ada: null",
    "12/06/2023, 14:05 - Ada: ",
    "[12/06/2023, 14:05:09] Mill watchers: \u200eMessages and calls are end-to-end encrypted.",
    "[12/06/2023, 14:05:09] Mill watchers: \u200eAda added Bo",
    "\u200e[12/06/2023, 14:05:09] Ada: \u200eimage omitted",
    "\u200e[12/06/2023, 14:05:09] Ada: \u200e<attached: 00000012-PHOTO-2023-06-12.jpg>",
    "[12/06/2023, 14:05:09] Ada: sticker omitted",
    "[12/06/2023, 14:05:09] Ada: The mill.pdf \u2022 \u200e12 pages \u200edocument omitted",
    '14:05:09 From Ada Finch to Everyone:\n\tReacted to "The old mill burnt..." with 👍',
    '14:05:09 From Ada Finch to Everyone:\n\tRemoved a 👍 reaction from "The old mill"',
]
FORMS = {"1": ANDROID, "[": IPHONE, "\u200e": IPHONE}


@pytest.mark.parametrize("notice", NOTICES)
def test_what_the_program_writes_is_nobody_s_message_and_noise(notice: str) -> None:
    zoom = " From " in notice
    form = "{stamp} From {name} to Everyone:\n\t{words}\n" if zoom else FORMS[notice[0]]
    text = chat("%H:%M:%S" if zoom else "%d/%m/%Y, %H:%M:%S", form)
    text += f"{notice}\n{text}"
    found = find_messages(text)
    assert [text[e.said : e.stops] for e in found.posted] == [words for _, words in 2 * SAID]
    kept = text
    for noise in reversed(mark_noise(text)):
        kept = kept[: noise.start] + kept[noise.end :]
    assert (notice.rpartition(": ")[2].strip() or notice) not in kept
    assert "14:05:09" not in kept
    assert kept.count("the brigade came at four") == 2


WRITTEN = [
    ("a caption below a picture",
     "[12/06/2023, 14:05:09] Ada: \u200e<attached: 12.jpg>\nThe mill\n", "The mill"),
    ("an attachment behind words", "[12/06/2023, 14:05:09] Ada: The mill \u200e<attached: 1.jpg>\n",
     "The mill"),
    ("an edited message", "[12/06/2023, 14:05:09] Ada: It burnt \u200e<This message was edited>\n",
     "It burnt"),
    ("a reply", '14:05:09 From Ada to Everyone:\n\tReplying to "Who saw it?"\n\t\n\tI did.\n',
     "I did."),
    ("signs of one's own", "[12/06/2023, 14:05:09] Ada: It burnt <grin>\n", "It burnt <grin>"),
    ("a list", "[12/06/2023, 14:05:09] Ada: # Mill\n---\n- a: b\n", "# Mill\n---\n- a: b"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("message", "said"), [row[1:] for row in WRITTEN], ids=[row[0] for row in WRITTEN]
)
def test_what_a_sender_did_not_write_is_no_part_of_the_message(message: str, said: str) -> None:
    text = message + message.replace("Ada", "~\u202fBo")
    found = find_messages(text)
    assert [text[e.start : e.end] for e in found.posted] == ["Ada", "Bo"]
    assert [text[e.said : e.stops] for e in found.posted] == [said, said]


def test_a_name_may_have_quotation_marks() -> None:
    text = '14:05:09\t From Bo "the mill" : It burnt.\n14:06:09\t From Ada : No!\n'
    assert [text[e.start : e.end] for e in find_messages(text).posted] == ['Bo "the mill"', "Ada"]
    text = 2 * '12/06/2023, 14:05 - Bo "the mill": It burnt.\n12/06/2023, 14:05 - Ada: No!\n'
    assert len(find_messages(text).posted) == 4


OTHERS = [
    ("a diary", "12/06/2023, 14:05\nThe mill burnt down.\n\n13/06/2023, 9:00\nIt rained.\n"),
    ("one message", "12/06/2023, 14:05 - Ada: It burnt.\n"),
    ("a log", 4 * "[2023-06-12 14:05:09] INFO: started\n[2023-06-12 14:05:10] ERROR: stopped\n"),
    ("a report with a chat in it", "The mill burnt. " * 40 + "\n" + LAYOUTS[0][1]),
    ("prose", "At 14:05 - Ada said - it burnt. From Ada to Bo: nothing.\n" * 3),
]


@pytest.mark.parametrize("text", [row[1] for row in OTHERS], ids=[row[0] for row in OTHERS])
def test_other_texts_are_no_chats(text: str) -> None:
    assert find_messages(text).posted == ()


def test_the_time_of_a_message_is_where_it_is_found() -> None:
    text = LAYOUTS[0][1]
    times = find_times(text)
    assert [each.value for each in times][:2] == ["12/06/2023, 14:05", "12/06/2023, 15:05"]
    page = Document("a", text, Reference("a"), "", mark_noise(text), times)
    assert [text[e.said : e.stops] for e in turns_of(page)] == [words for _, words in SAID]


def test_messages_that_a_reader_wrote_out_begin_where_it_says_so() -> None:
    text = "ada.f: It burnt.\n\nbo: not mine\n\nCarla (x) (forwarded by bo): So: it did.\n\n– a: b"
    places = (0, text.index("Carla"), text.index("–"))
    times = tuple(Landmark(place, "time", "2023-06-12 14:05") for place in places)
    page = Document("a", text, Reference("a"), "", landmarks=times)
    assert [(text[e.start : e.end], text[e.said : e.stops]) for e in turns_of(page)] == [
        ("ada.f", "It burnt.\n\nbo: not mine"), ("Carla (x)", "So: it did.")
    ]  # fmt: skip
    assert all(each.sent for each in turns_of(page))


def test_a_transcript_s_times_say_where_in_it_a_place_is() -> None:
    text = "".join(
        f"{name}  0:0{n}\nI heard of it at four in the morning, and went there.\n\n"
        for n, name in enumerate(["Ada Finch", "Bo Marsh"] * 3)
    )
    assert [each.value for each in find_times(text)] == [f"0:0{n}" for n in range(6)]
    page = Document("a", text, Reference("a"), "", landmarks=find_times(text))
    assert [text[e.start : e.end] for e in turns_of(page)] == ["Ada Finch", "Bo Marsh"] * 3
