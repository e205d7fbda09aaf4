"""A reply in a terminal: verbatim, safe, with its sources."""

from __future__ import annotations

from corpus.document import Document, Noise, Reference, Span
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.strip_controls import strip_controls
from qa.excerpts.cite import cite
from qa.exports.write_text import write_text
from qa.question import Question
from qa.reply import Abstention, Answer, Basis, Cited, Excerpt, Locator

BASIS = Basis("f", "model", 3, 9)
QUESTION = Question("Who?", "Who?", "passages", None, ())

NOT_MENTIONED = Message(Key.NOT_MENTIONED, words="'zebra'")


def cited(text: str, mark: tuple[int, int], *noise: Noise, **facts: str) -> tuple[Cited, ...]:
    page = Document("a.txt", text, Reference("a.txt", **facts), "", noise)  # type: ignore[arg-type]
    span = Span(page, 0, len(text))
    return cite([Excerpt(span, Locator("paragraph", 2), 1.0, (Span(page, *mark),))])


def test_an_answer_shows_excerpt_and_source() -> None:
    excerpts = cited("It burnt.\nNobody was hurt.", (10, 26), title="Mill", issued="2019")
    assert write_text(Answer(QUESTION, 0.9, excerpts, BASIS)) == (
        "1 excerpt from 1 of 3 sources\n\n[1] It burnt. Nobody was hurt.\n"
        "    Mill · publisher unknown · 2019 · paragraph 2 · a.txt\n"
    )


def test_what_answers_stands_out_on_a_terminal() -> None:
    excerpts = cited("It burnt. Nobody was hurt.", (10, 26))
    text = write_text(Answer(QUESTION, 0.9, excerpts, BASIS), bold=True)
    assert "It burnt. \x1b[1mNobody was hurt.\x1b[0m" in text


def test_noise_is_shown_as_left_out() -> None:
    excerpts = cited("It XXXX burnt.", (0, 14), Noise(3, 7, "boilerplate"))
    text = write_text(Answer(QUESTION, 0.9, excerpts, BASIS))
    assert "[1] It […] burnt." in text
    assert "XXXX" not in text


def test_an_abstention_says_so_first_and_calls_the_nearest_no_answer() -> None:
    reply = Abstention(QUESTION, 0.1, NOT_MENTIONED, cited("It.", (0, 3)), BASIS)
    lines = write_text(reply).splitlines()
    assert lines[0] == "These documents do not say: no source mentions 'zebra'."
    assert "Nearest passages (not an answer):" in lines


def test_nothing_in_a_document_reaches_the_terminal_as_a_command() -> None:
    excerpts = cited("a\x1b[31mb\u202ec\x07d\x9be\udcff", (0, 11), title="\x1b]0;x\x07")
    text = write_text(Answer(QUESTION, 0.9, excerpts, BASIS))
    assert not set(text) & set("\x1b\x07\x9b\u202e\udcff")
    assert "a\ufffd[31mb" in text


def test_line_breaks_and_letters_are_safe() -> None:
    assert strip_controls("ünï\n\tשלום 🏳️‍🌈") == "ünï\n\tשלום 🏳️‍🌈"
