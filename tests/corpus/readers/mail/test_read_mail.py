"""A mail is what its sender wrote; what it quotes is its writers', each with the day it has."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.messages.message import verbatim
from corpus.readers.mail.find_day import find_day
from corpus.readers.mail.flatten_markup import flatten_markup
from corpus.readers.mail.measure_depths import measure_depths
from corpus.readers.mail.read_attribution import read_attribution
from corpus.readers.mail.split_quoted import split_quoted
from corpus.readers.read_content import read_content
from corpus.source import Failure, Part

WELLS = "The wells are dry and nobody knows why."
ANSWER = "The district will not pay for the wells."


def mail(text: str, **headers: str) -> bytes:
    stated = {"From": "Colm Vance <colm@sorne.example>", "Subject": "Re: The wells",
              "Date": "Wed, 14 Jun 2023 10:00:00 +0200"} | headers  # fmt: skip
    lines = "".join(f"{name}: {value}\n" for name, value in stated.items())
    return f"{lines}Content-Type: text/plain; charset=utf-8\n\n{text}".encode()


def read(content: bytes, name: str = "m.eml") -> dict[str, Part]:
    return {each.name: each for each in read_content(content, name) if isinstance(each, Part)}


def prose(part: Part) -> str:
    """The text of a part without its noise, on one line."""
    text, position, pieces = part.extraction.text, 0, []
    for noise in part.extraction.noise:
        pieces.append(text[position : noise.start])
        position = noise.end
    return " ".join("".join([*pieces, text[position:]]).split())


def told(part: Part) -> tuple[str, str, str]:
    """Who wrote a part, when, and what it says."""
    reference = part.extraction.reference
    assert reference is not None
    assert reference.type == "personal_communication"
    return ", ".join(reference.authors), reference.issued, prose(part)


ANN = ("Ann Roe", "2023-06-13", WELLS)


@pytest.mark.parametrize(
    ("quoted", "told_of"),
    [
        pytest.param(f"On Tue, 13 Jun 2023 at 09:14, Ann Roe <a@b.example> wrote:\n> {WELLS}",
                     ANN, id="Gmail"),
        pytest.param(f"On Tue, 13 Jun 2023 at 09:14, Ann Roe <\na@b.example> wrote:\n\n> {WELLS}",
                     ANN, id="folded before the address"),
        pytest.param(f"On Tue, 13 Jun 2023 at 09:14, Ann Roe <a@b.example\n> wrote:\n> {WELLS}",
                     ANN, id="folded behind the address"),
        pytest.param(f"On Jun 13, 2023, at 9:14 AM, Ann Roe wrote:\n\n> {WELLS}", ANN, id="Apple"),
        pytest.param(f"Am Di., 13. Juni 2023 um 9:14 Uhr schrieb Ann Roe <a@b.example>:\n> {WELLS}",
                     ANN, id="German"),
        pytest.param(f"Le mar. 13 juin 2023 à 09:14, Ann Roe <a@b.example> a écrit :\n> {WELLS}",
                     ANN, id="French"),
        pytest.param(f"El mar, 13 jun 2023 a las 9:14, Ann Roe <a@b.example> escribió:\n> {WELLS}",
                     ANN, id="Spanish"),
        pytest.param(f"вт, 13 июн. 2023 г. в 09:14, Ann Roe <a@b.example>:\n> {WELLS}",
                     ANN, id="Russian"),
        pytest.param(f"2023年6月13日(火) 9:14 Ann Roe <a@b.example>:\n> {WELLS}",
                     ANN, id="Japanese"),
        pytest.param("-----Original Message-----\nFrom: Ann Roe <a@b.example>\n"
                     f"Sent: Tuesday, June 13, 2023 9:14 AM\nTo: Colm\nSubject: Wells\n\n{WELLS}",
                     ANN, id="Outlook"),
        pytest.param("Von: Roe, Ann\nGesendet: Dienstag, 13. Juni 2023 09:14\nAn: Colm\n"
                     f"Betreff: AW: Wells\n\n{WELLS}", ANN, id="Outlook in German"),
        pytest.param("---------- Forwarded message ---------\nFrom: *Ann Roe* <a@b.example>\n"
                     f"Date: Tue, Jun 13, 2023 at 9:14 AM\nSubject: Wells\nTo: Colm\n\n{WELLS}",
                     ANN, id="passed on"),
        pytest.param("Begin forwarded message:\n\n> From: Ann Roe <a@b.example>\n"
                     f"> Subject: Wells\n> Date: 13 June 2023 at 09:14:00 CEST\n>\n> {WELLS}",
                     ANN, id="passed on by Apple"),
        pytest.param("Ann Roe/Sorne/WATER@WATER\n06/13/2023 09:14 AM\nTo: Colm Vance\ncc:\n"
                     f"Subject: Wells\n\n{WELLS}", ANN, id="Notes"),
        pytest.param(f"On 13 June 2023 you wrote:\n\n{WELLS}", ("", "2023-06-13", WELLS),
                     id="to whom it may concern"),
        pytest.param(f"As the Courier wrote:\n> {WELLS}", ("", "", WELLS), id="nobody's name"),
        pytest.param(f"> {WELLS}", ("", "", WELLS), id="no name at all"),
    ],
)  # fmt: skip
def test_what_is_quoted_is_its_writers(quoted: str, told_of: tuple[str, str, str]) -> None:
    found = read(mail(f"{ANSWER}\n\n{quoted}\n"))
    assert told(found[""])[:2] == ("Colm Vance", "2023-06-14")
    assert WELLS not in prose(found[""])
    assert prose(found[""]).startswith(ANSWER)
    assert WELLS in found[""].extraction.text
    assert told(found["quoted 1"]) == told_of
    assert len(found) == 2


def test_quotations_in_quotations_have_writers_of_their_own() -> None:
    text = (f"{ANSWER}\n\nOn Tue, 13 Jun 2023, Ann Roe wrote:\n> Dear Colm,\n>\n> {WELLS}\n>\n"
            "> Am 12.06.2023 um 08:00 schrieb Ida de Wit:\n>> They have been poisoned.\n"
            ">\n> Ann\n\nColm\n")  # fmt: skip
    found = read(mail(text))
    assert prose(found[""]) == f"{ANSWER} Colm"
    assert told(found["quoted 1"]) == ("Ann Roe", "2023-06-13", f"Dear Colm, {WELLS} Ann")
    assert told(found["quoted 2"]) == ("Ida de Wit", "2023-06-12", "They have been poisoned.")


def test_answers_between_the_lines_are_the_senders() -> None:
    text = ("On Tue, 13 Jun 2023, Ann Roe wrote:\n> Are they dry?\n\nThey are.\n\n"
            "> Who pays?\n\nNobody.\n")  # fmt: skip
    found = read(mail(text))
    assert prose(found[""]) == "They are. Nobody."
    assert told(found["quoted 1"])[2] == "Are they dry? Who pays?"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On the whole I agree with what she wrote:\n\nThe wells are dry.", id="prose"),
        pytest.param("Ann told me. She said:\n\nThe wells are dry.", id="reported"),
        pytest.param("The data comes From: our own wells\n\nNot from elsewhere.", id="From"),
        pytest.param("It grew.\n----\nThe dashes part two sections of this letter.", id="dashes"),
        pytest.param("Sent from my desk, it is much easier to write this.", id="sent from"),
        pytest.param(">From the first day on we warned you.", id="a mark of the mailbox"),
        pytest.param("On 3 June 2023 the mayor came:\n\nHe left again.", id="a day"),
    ],
)
def test_what_only_looks_like_a_quotation_is_the_senders(text: str) -> None:
    found = read(mail(text))
    assert list(found) == [""]
    assert prose(found[""]) == " ".join(text.split())


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        pytest.param("-- \nColm Vance\nHead of Water", "", id="signature"),
        pytest.param("--\nColm Vance", "", id="its blank lost"),
        pytest.param("Sent from my iPhone", "", id="telephone"),
        pytest.param("Von meinem iPhone gesendet", "", id="telephone in German"),
        pytest.param("_______________\nwater mailing list\nhttps://sorne.example/listinfo/water",
                     "", id="list"),
        pytest.param("Colm Vance\nHead of Water", " Colm Vance Head of Water", id="a name"),
    ],
)  # fmt: skip
def test_what_programs_and_lists_add_is_noise(tail: str, kept: str) -> None:
    assert prose(read(mail(f"{ANSWER}\n\n{tail}\n"))[""]) == f"{ANSWER}{kept}"


def test_a_line_broken_when_it_was_sent_stays_with_its_quotation() -> None:
    long = "The wells of Aldmere are dry and nobody in the district knows the"
    found = read(mail(f"{ANSWER}\n\n> {long}\nreason.\n> Ann\n"))
    assert prose(found[""]) == ANSWER
    assert prose(found["quoted 1"]) == f"{long} reason. Ann"


@pytest.mark.parametrize(
    ("markup", "told_of"),
    [
        pytest.param("<div class='gmail_quote'><div>On Tue, 13 Jun 2023, Ann Roe &lt;<a>a@b.example"
                     f"</a>&gt; wrote:<br></div><blockquote class='gmail_quote'>{WELLS}"
                     "</blockquote></div>", ANN, id="Gmail"),
        pytest.param("<div class='gmail_quote'>---------- Forwarded message ---------<br>From: "
                     "<b>Ann Roe</b> &lt;a@b.example&gt;<br>Date: Tue, Jun 13, 2023<br>Subject: "
                     f"Wells<br>To: Colm<br><br>{WELLS}</div>", ANN, id="passed on"),
        pytest.param("<div><p><b>From:</b> Ann Roe<br><b>Sent:</b> Tuesday, June 13, 2023 9:14 AM"
                     f"<br><b>To:</b> Colm<br><b>Subject:</b> Wells</p></div><p>{WELLS}</p>", ANN,
                     id="Outlook"),
        pytest.param(f"<blockquote type='cite'>{WELLS}</blockquote>", ("", "", WELLS),
                     id="no name"),
    ],
)  # fmt: skip
def test_quotations_in_markup_are_their_writers(markup: str, told_of: tuple[str, str, str]) -> None:
    message = EmailMessage()
    message["From"] = "Colm Vance <colm@sorne.example>"
    message.set_content(f"<html><body><p>{ANSWER}</p>{markup}</body></html>", subtype="html")
    found = read(bytes(message))
    assert prose(found[""]) == ANSWER
    assert told(found["quoted 1"]) == told_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        pytest.param("<p>A<p>B", "A\n\nB\n\n", id="paragraphs"),
        pytest.param("<div>A</div><div>B</div>", "A\nB\n", id="lines"),
        pytest.param("A<br><br>B", "A\n\nB\n", id="line breaks"),
        pytest.param("<p style='display:none'>A</p>B", "B\n", id="hidden"),
        pytest.param("400<sup>12</sup> <del>A</del>m<sup>2</sup>", "400¹² m²\n",
                     id="raised, struck"),
        pytest.param("<ul><li>A<li>B</ul>", "- A\n- B\n\n", id="list"),
        pytest.param("<table><tr><td>A<td>B</table>", "A\tB\n\n", id="table"),
        pytest.param("<q>A</q>", "“A”\n", id="quotation marks"),
        pytest.param("<pre>A\n  B</pre>", "A\n  B\n\n", id="typed"),
        pytest.param("<blockquote style='margin:0 0 0 40px;border:none'>A</blockquote>", "A\n\n",
                     id="only moved in"),
    ],
)  # fmt: skip
def test_markup_is_all_that_it_shows(markup: str, text: str) -> None:
    body = flatten_markup(f"<html><body>{markup}</body></html>")
    assert body.text == text
    assert {line.depth for line in body.lines} == {0}


@pytest.mark.parametrize("depth", [300, 1500])
def test_words_quoted_often_and_those_behind_them_are_kept(depth: int) -> None:
    deep = "<div>" * depth + "<p>It burnt.</p>" + "</div>" * depth
    assert flatten_markup(f"{deep}<p>It rained.</p>").text.split() == "It burnt. It rained.".split()


def alternatives(plain: str, page: str) -> bytes:
    message = EmailMessage()
    message.set_content(plain)
    message.add_alternative(f"<html><body><p>{page}</p></body></html>", subtype="html")
    return bytes(message)


def test_a_stub_does_not_hide_the_page() -> None:
    stub = "Your program does not show HTML. Please view this in a browser."
    assert prose(read(alternatives(stub, WELLS * 3))[""]) == WELLS * 3
    assert read(alternatives(WELLS, f"{WELLS} Ann"))[""].extraction.text == f"{WELLS}\n"


def test_texts_shown_below_one_another_are_one_and_files_stay_apart() -> None:
    message = EmailMessage()
    message.set_content(WELLS)
    message.add_attachment(b"It rained.", maintype="text", subtype="plain", filename="a.txt")
    message.add_attachment(b"It snowed.", maintype="text", subtype="plain", filename="a.txt")
    message.attach(_inline(ANSWER))
    found = read(bytes(message))
    assert list(found) == ["", "a.txt", "a (2).txt"]
    assert prose(found[""]) == f"{WELLS} {ANSWER}"


def _inline(text: str) -> EmailMessage:
    part = EmailMessage()
    part.set_content(text)
    return part


def test_a_message_that_is_attached_is_read_with_what_it_quotes() -> None:
    inner = EmailMessage()
    inner["From"] = "Ann Roe <ann@aldmere.example>"
    inner["Date"] = "Tue, 13 Jun 2023 09:14:00 +0200"
    inner.set_content(f"{WELLS}\n\nIda de Wit wrote:\n> Poison!\n")
    outer = EmailMessage()
    outer["From"] = "Colm Vance <colm@sorne.example>"
    outer.set_content(ANSWER)
    outer.add_attachment(inner)
    found = read(bytes(outer))
    assert told(found["attached message"]) == ANN
    assert told(found["attached message/quoted 1"]) == ("Ida de Wit", "", "Poison!")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("multipart/alternative; boundary=a",
                     f"--b\nContent-Type: text/plain\n\n{WELLS}\n--b--\n", id="another boundary"),
        pytest.param("multipart/mixed", f"--b\nContent-Type: text/plain\n\n{WELLS}\n--b--\n",
                     id="no boundary stated"),
        pytest.param("multipart/mixed; boundary=a", f"{WELLS}\n", id="no boundary at all"),
        pytest.param("message/rfc822\nContent-Transfer-Encoding: base64",
                     "Q29udGVudC1UeXBlOiB0ZXh0L3BsYWluCgpUaGUgd2VsbHMgYXJlIGRyeSBhbmQgbm9ib2R5\n"
                     "IGtub3dzIHdoeS4K\n", id="a message encoded"),
    ],
)  # fmt: skip
def test_a_message_built_wrongly_is_read(content_type: str, body: str) -> None:
    content = f"From: Ann Roe <a@b.example>\nContent-Type: {content_type}\n\n{body}".encode()
    (part,) = read(content).values()
    assert prose(part) == WELLS


@pytest.mark.parametrize(
    ("sender", "author"),
    [
        ("Ann Roe <a@b.example>", "Ann Roe"),
        ('"Roe, Ann" <a@b.example>', "Ann Roe"),
        ("a@b.example (Ann Roe)", "Ann Roe"),
        ("a at b.example (Ann Roe)", "Ann Roe"),
        ("a@b.example", "a@b.example"),
        ("Ann Roe via water <water@b.example>", "Ann Roe"),
        ("Norden Co., Ltd. <a@b.example>", "Norden Co., Ltd."),
        ("=?utf-8?q?Z=C3=B6e?= <a@b.example>", "Zöe"),
        ("Zöe Roe <a@b.example>", "Zöe Roe"),
        ("", ""),
    ],
)
def test_the_author_is_who_sent_it(sender: str, author: str) -> None:
    reference = read(mail(WELLS, From=sender))[""].extraction.reference
    assert reference is not None
    assert ", ".join(reference.authors) == author


MAILBOX = f"""From ann@sorne.example Tue Jun 13 09:14:00 2023
From: Ann Roe <ann@aldmere.example>

{WELLS}
>From the first day on we warned you.

From colm@sorne.example Wed Jun 14 10:00:00 2023
From: Colm Vance <colm@sorne.example>

Ann Roe wrote:
> {WELLS}

{ANSWER}

Ida de Wit wrote:
> They have been poisoned.

From nobody@sorne.example Wed Jun 14 10:00:00 2023
Subject: Nothing

"""


def test_each_message_of_a_mailbox_is_a_document() -> None:
    found = list(read_content(MAILBOX.encode(), "a.mbox"))
    parts = {each.name: prose(each) for each in found if isinstance(each, Part)}
    assert parts == {
        "message 1": f"{WELLS} From the first day on we warned you.",
        "message 2": ANSWER,
        "message 2/quoted 2": "They have been poisoned.",  # the first stands above as a message
    }
    assert found[-1] == Failure("message 3", verbatim("no text found in the message"))


def test_what_is_no_mailbox_is_refused() -> None:
    from corpus.errors import UnreadableError

    with pytest.raises(UnreadableError, match="is no mailbox"):
        list(read_content(b"From time to time it rained.\n", "a.mbox"))


@pytest.mark.parametrize(
    ("line", "english", "issued"),
    [
        ("13/06/2023", True, "2023-06-13"),
        ("3/4/2021", True, "2021"),
        ("3/4/2021", False, "2021-04-03"),
        ("03.04.2021", True, "2021-04-03"),
        ("31/02/2021 and 1 May 2021", True, "2021-05-01"),
    ],
)
def test_a_day_is_taken_as_far_as_it_is_sure(line: str, english: bool, issued: str) -> None:
    found = find_day(line, english=english)
    assert (found.issued if found else "") == issued


@given(st.text())
def test_every_line_of_a_mail_is_somebodys_or_noise(text: str) -> None:
    body = measure_depths(text)
    assert "".join(text[a.begin : b.begin] for a, b in zip(body.lines, body.lines[1:], strict=False)
                   ) + (text[body.lines[-1].begin :] if body.lines else "") == text  # fmt: skip
    sent, *quoted = split_quoted(body)
    assert sent.text == text
    for written in (sent, *quoted):
        ends = [0, *(position for noise in written.noise for position in noise[:2])]
        assert ends == sorted(ends)
        assert ends[-1] <= len(written.text)


@given(st.text())
def test_any_line_may_be_asked_for_its_writer(line: str) -> None:
    read = read_attribution(f"{line} wrote:")
    assert read is None or "\n" not in read.heading.author


TAKEOUT = """From 1768500000000000001@xxx Mon Jun 12 14:05:09 +0000 2023
X-GM-THRID: 1768500000000000001
X-Gmail-Labels: =?UTF-8?Q?Posteingang,Wichtig,M=C3=BChle?=
From: Ada Finch <ada@harrow.example>
To: mill@lists.harrow.example
Subject: [Mill] The fire
Date: Mon, 12 Jun 2023 16:05:09 +0200

The old mill burnt down last night.

>From what I hear, nobody saw it.
>>From the tower it was seen.

_______________________________________________
Mill mailing list
Mill@lists.harrow.example
https://lists.harrow.example/mailman/listinfo/mill

From 1768500000000000002@xxx Mon Jun 12 15:05:09 +0000 2023
X-Gmail-Labels: Sent
From: Bo Marsh <bo@harrow.example>
Subject: Re: [Mill] The fire
Date: Mon, 12 Jun 2023 17:05:09 +0200

I doubt it.

On Mon, Jun 12, 2023 at 4:05 PM Ada Finch <ada@harrow.example> wrote:
> The old mill burnt down last night.
> It was seen from the sea.

--\x20
You received this message because you are subscribed to the Google Groups "Mill" group.
To unsubscribe from this group and stop receiving emails from it, send an email to
mill+unsubscribe@googlegroups.com.

From 1768500000000000003@xxx Mon Jun 12 16:05:09 +0000 2023
X-Gmail-Labels: Inbox
From: Carla Stone <carla@harrow.example>
Subject: Insurance
Date: Mon, 12 Jun 2023 18:05:09 +0200

It runs until August.

--
To unsubscribe from this list: send the line "unsubscribe mill" in
the body of a message to majordomo@lists.harrow.example
"""


def test_what_gmail_gives_of_a_mailbox_is_read_message_by_message() -> None:
    parts = [p for p in read_content(TAKEOUT.encode(), "All mail.mbox") if isinstance(p, Part)]
    shown = []
    for part in parts:
        text = part.extraction.text
        for noise in reversed(part.extraction.noise):
            text = text[: noise.start] + text[noise.end :]
        assert part.extraction.reference is not None
        shown.append((part.name, part.extraction.reference.authors, text.strip()))
    first = "The old mill burnt down last night.\n\nFrom what I hear, nobody saw it.\n"
    quoted = "The old mill burnt down last night.\nIt was seen from the sea."
    assert shown == [
        ("message 1", ("Ada Finch",), f"{first}>From the tower it was seen."),
        ("message 2", ("Bo Marsh",), "I doubt it."),
        ("message 2/quoted 1", ("Ada Finch",), quoted),
        ("message 3", ("Carla Stone",), "It runs until August."),
    ]
