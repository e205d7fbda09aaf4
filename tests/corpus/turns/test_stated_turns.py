"""Who speaks as the format states it: nothing is guessed beside it."""

from __future__ import annotations

from corpus.document import Document, Reference, StatedTurn
from corpus.ingest import ingest
from corpus.readers.blocks.speech_text import SpeechText
from corpus.readers.sandbox.record_parts import read_part, record_part
from corpus.source import Part, Source
from corpus.splitting.split_sentences import split_sentences
from corpus.statements.extract import extract_statements
from corpus.statements.grammar.load_parser import load_parser
from corpus.turns.bound_turns import Turn
from corpus.turns.find_turns import turns_of
from index.storage.segment import body_of


def speeches() -> SpeechText:
    """Two who speak once each, which no text tells apart from a form's fields."""
    page = SpeechText()
    page.add_heading(1, "The old mill")
    page.begin_turn("The Minister", "Ada Finch")
    page.write("The old mill of Harrow burnt down. ")
    page.write("(Interruption.)", noise=True)
    page.write(" Nobody has paid for it.")
    page.begin_turn("", "Bo Marsh")
    page.write("The council will never rebuild it.")
    page.end_turn()
    page.end_paragraph()
    page.write("The sitting was closed at noon.")
    return page


def document() -> Document:
    found = speeches().extraction()
    return Document(
        "a.xml", found.text, Reference("a.xml"), "", found.noise, found.landmarks, turns=found.turns
    )


def test_a_record_is_written_with_who_speaks_before_what_is_said() -> None:
    assert speeches().extraction().text == (
        "The old mill\n\n"
        "The Minister: The old mill of Harrow burnt down. (Interruption.) "
        "Nobody has paid for it.\n\n"
        "Bo Marsh: The council will never rebuild it.\n\n"
        "The sitting was closed at noon."
    )


def test_the_turns_of_a_document_are_those_that_are_stated() -> None:
    page = document()
    turns = turns_of(page)
    assert [(page.text[t.start : t.end], t.name, page.text[t.said : t.stops]) for t in turns] == [
        ("The Minister", "Ada Finch",
         "The old mill of Harrow burnt down. (Interruption.) Nobody has paid for it."),
        ("Bo Marsh", "Bo Marsh", "The council will never rebuild it."),
    ]  # fmt: skip
    assert all(page.text[t.cue] == ":" for t in turns_of(page))


def test_a_statement_is_of_whom_the_format_names_as_printed() -> None:
    page = document()
    found = extract_statements(page, split_sentences(page), load_parser())
    assert [
        (each.speaker and each.speaker.name, each.printed and each.printed.text, each.direct)
        for each in found
    ] == [("Ada Finch", "The Minister", True), ("Bo Marsh", "Bo Marsh", True)]


def test_an_interrupted_speech_goes_on_under_the_name_above_it() -> None:
    text = "FINCH: It burnt.\n\n    A letter.\n\nI close.\n\nMARSH: No."
    stated = (StatedTurn(0, 5, 7, 16), StatedTurn(0, 5, 33, 41), StatedTurn(43, 48, 50, 53))
    page = Document("a", text, Reference("a"), "", turns=stated)
    assert [(t.begins, text[t.start : t.end], text[t.said : t.stops]) for t in turns_of(page)] == [
        (0, "FINCH", "It burnt."), (33, "FINCH", "I close."), (43, "MARSH", "No."),
    ]  # fmt: skip
    assert [each.span.text for each in split_sentences(page)] == [
        "FINCH: It burnt.", "A letter.", "I close.", "MARSH: No.",
    ]  # fmt: skip


def test_where_nothing_is_stated_turns_are_found_in_the_text() -> None:
    text = 2 * "FINCH: I saw that the old mill burnt.\nMARSH: Who was there in the night?\n"
    assert len(turns_of(Document("a", text, Reference("a"), ""))) == 4


def test_another_process_tells_turns_as_they_are() -> None:
    part = Part("", speeches().extraction(), "")
    assert read_part(record_part(part)) == part


def test_they_come_with_the_source_and_make_another_body() -> None:
    found = speeches().extraction()
    source = Source(
        "a.xml", found.text, Reference("a.xml"), "", noise=found.noise, turns=found.turns
    )
    page = ingest(source).document
    assert page.turns == found.turns
    assert isinstance(turns_of(page)[0], Turn)
    unstated = Document(page.id, page.text, page.reference, page.sha256, page.noise)
    assert body_of(page) != body_of(unstated)
