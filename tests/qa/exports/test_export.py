"""Files to take away: the same words in four forms, and nothing in them comes alive."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from corpus.document import Document, Noise, Reference, Span
from corpus.messages.message import verbatim
from qa.exports.export import MEDIA_TYPES, Form, TakeAwayError, export, write_export
from qa.reply import Abstention, Selection, select
from tests.qa.citing_sources import ARTICLE, PAGE, reply_from
from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import parse

TEXT = "It rained.\n\nThe old mill\nburnt down. Share this! Nobody was hurt.\n"
NOISE = (Noise(TEXT.index("Share"), TEXT.index("Nobody"), "boilerplate"),)
MILL = Document("mill.html", TEXT, ARTICLE, "9f" * 32, NOISE)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

each_form = pytest.mark.parametrize("form", MEDIA_TYPES)


def taken() -> list[Selection]:
    return [select(reply_from(MILL, (0, 10), (12, len(TEXT)), question="What burnt?"))]


def hostile() -> list[Selection]:
    """An answer whose question, words, title, author, publisher and name are all payloads."""
    selections = []
    for number, payload in enumerate(PAYLOADS):
        facts = (payload, "webpage", (payload,), payload, payload, "2019", payload)
        document = Document(f"{number} {payload}", f"a {payload} b", Reference(payload, *facts), "")
        place = (0, len(document.text))
        selections.append(select(reply_from(document, place, question=payload)))
    return selections


def text_of(form: Form, content: bytes) -> str:
    """What a reader of the file sees, blanks and line feeds as one blank."""
    if form == "docx":
        text = "".join(
            " " if node.tag == f"{WORD}p" else node.text or ""
            for node in document_of(content).iter()
            if node.tag in {f"{WORD}p", f"{WORD}t"}
        )
    elif form == "html":
        text = parse(content.decode().split("</head>")[1].replace("</html>", "")).text
    else:
        text = re.sub(r"\\(.)", r"\1", content.decode())
    return " ".join(text.split())


def document_of(content: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))  # noqa: S314 - our own file: is it XML?
        return ElementTree.fromstring(file.read("word/document.xml"))  # noqa: S314


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_every_form_has_the_question_the_words_the_works_and_the_promise(form: Form) -> None:
    text = text_of(form, export(taken(), form, "mla"))
    for piece in (
        "copied character for character",
        "What burnt?",
        "2 excerpts from 1 of 1 source",
        "It rained.",
        "burnt down. […] Nobody was hurt.",
        "[2] (Finch, par. 19)",
        "Works Cited",
        f"mill.html#char=12,{len(TEXT)};without=37,49;sha256=9f9f",
    ):
        assert piece in text
    assert "Share this!" not in text


def test_json_has_offsets_hashes_and_selectors() -> None:
    record = json.loads(export(taken(), "json", "apa"))
    (reply,) = record["replies"]
    first, second = reply["excerpts"]
    assert first["text"] == "It rained."
    assert (second["start"], second["end"], second["elisions"]) == (12, len(TEXT), [[37, 49]])
    assert second["cite"] == "(Finch, 2019, para. 19)"
    quoted, position = second["annotation"]["target"]["selector"]
    assert (quoted["prefix"], quoted["exact"], quoted["suffix"]) == (TEXT[:12], TEXT[12:], "")
    assert position == {"type": "TextPositionSelector", "start": 12, "end": len(TEXT)}
    assert reply["sources"][0]["sha256"] == "9f" * 32
    assert "copied character for character" in record["promise"]
    assert record["works_cited"]["heading"] == "References"
    assert record["works_cited"]["csl"][0]["author"] == [{"family": "Finch", "given": "Ada B."}]


@each_form
def test_chosen_excerpts_say_that_they_were_chosen(form: Form) -> None:
    reply = reply_from(MILL, (0, 10), (12, len(TEXT)))
    content = export([select(reply, {2})], form, "mla")
    if form == "json":
        (record,) = json.loads(content)["replies"]
        assert record["chosen"] == [2]
        assert [each["citation"] for each in record["excerpts"]] == [2]
    else:
        text = text_of(form, content)
        assert "2 excerpts from 1 of 1 source; chosen from them here: 1" in text
        assert "It rained." not in text


@each_form
def test_a_conversation_keeps_its_order_and_its_abstentions(form: Form) -> None:
    answered = reply_from(MILL, (0, 10), question="First?")
    other = Document("hours.html", "Open on Monday.", PAGE, "")
    near = reply_from(other, (0, 15), question="Second?")
    reason = verbatim("nothing is said of it")
    abstained = Abstention(near.question, 0.1, reason, near.excerpts, near.basis)
    content = export([select(answered), select(abstained)], form, "chicago")
    text = content.decode() if form == "json" else text_of(form, content)
    assert text.index("First?") < text.index("Second?")
    assert "nothing is said of it" in text
    if form != "json":
        places = [text.index(each) for each in ("do not say", "not an answer", "Open on Monday")]
        assert places == sorted(places)


def test_a_page_to_print_holds_our_own_elements_and_no_script() -> None:
    content = export(hostile(), "html", "mla").decode()
    assert "Content-Security-Policy" in content
    body = parse(content.split("</head>")[1].replace("</html>", "")).one("body")
    assert {element.tag for element in body.all()} <= {
        "main", "h1", "h2", "p", "em", "mark", "blockquote", "code", "ul", "li"}  # fmt: skip
    assert {name for element in body.all() for name in element.attributes} <= {"id", "class"}
    quotations = [" ".join(each.text.split()) for each in body.all("blockquote")]
    assert "a <script>window.broken=1</script> b" in quotations
    assert len(quotations) == len(PAYLOADS)


def test_a_word_document_holds_text_and_nothing_that_runs() -> None:
    content = export(hostile(), "docx", "mla")
    document = document_of(content)
    tags = {node.tag.rpartition("}")[2] for node in document.iter()}
    assert not tags & {"fldChar", "instrText", "fldSimple", "hyperlink", "object", "altChunk",
                       "drawing", "pict"}  # fmt: skip
    text = text_of("docx", content)
    assert "a <script>window.broken=1</script> b" in text
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        relations = [file.read(name).decode() for name in file.namelist() if ".rels" in name]
    assert not any('TargetMode="External"' in each for each in relations)


@each_form
def test_the_same_answer_is_the_same_file(form: Form) -> None:
    assert export(taken(), form, "mla") == export(taken(), form, "mla")


def test_a_file_is_written_in_the_form_that_its_name_asks_for(tmp_path: Path) -> None:
    file = tmp_path / "Answer.HTML"
    write_export(taken(), file, "mla")
    assert file.read_bytes().startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("name", ["answer.pdf", "answer", "none/answer.md"])
def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(TakeAwayError) as caught:
        write_export(taken(), tmp_path / name, "mla")
    assert "\n" not in str(caught.value)


def test_an_empty_excerpt_is_no_defect() -> None:
    blank = Document("blank.txt", " \n\n ", Reference("blank.txt"), "")
    assert b"\n>\n" in export([select(reply_from(blank, (0, 4)))], "md", "mla")
    assert Span(blank, 0, 4).elisions == ()
