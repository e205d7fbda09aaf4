"""What a reader leaves out of a file is told of; what it keeps is not."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from corpus.loss.list_losses import list_losses
from corpus.readers.read_content import READERS


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("The ferry sailed on 3 June at dawn with forty passengers.")
    raised = document.add_paragraph("The repair of the quay cost 400")
    raised.add_run("12").font.superscript = True
    raised.add_run(" crowns.")
    struck = document.add_paragraph("The fine is ")
    struck.add_run("500").font.strike = True
    struck.add_run(" 900 crowns.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Herring", "1,200 barrels"
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_what_was_read_whole_is_no_warning() -> None:
    content = word_file()
    assert list_losses(content, ".docx", READERS[".docx"](content).text) == ()


@pytest.mark.parametrize(
    ("spoil", "warning"),
    [
        pytest.param(lambda t: t.replace(" on 3 June", " on"), "not in the text", id="words lost"),
        pytest.param(lambda t: t.replace("400¹²", "40012"), "not in the text", id="glued"),
        pytest.param(lambda t: t.replace("is  900", "is 500 900").replace("is 900", "is 500 900"),
                     "not seen in the file", id="struck out, and kept"),
        pytest.param(lambda t: t.replace("1,200 barrels", ""), "not in the text", id="cell lost"),
        pytest.param(lambda t: t + "\n\n" + t.split("\n\n")[0], "stand twice", id="doubled"),
    ],
)  # fmt: skip
def test_what_a_reader_loses_or_adds_is_told_of(spoil: Callable[[str], str], warning: str) -> None:
    content = word_file()
    text = READERS[".docx"](content).text
    assert spoil(text) != text
    assert any(warning in each for each in list_losses(content, ".docx", spoil(text)))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a package", b"<html>"])
def test_what_the_second_reader_cannot_read_is_no_warning(content: bytes) -> None:
    assert list_losses(content, ".docx", "words") == ()


def test_a_format_without_a_second_reader_says_nothing() -> None:
    assert list_losses(b"words", ".txt", "") == ()
