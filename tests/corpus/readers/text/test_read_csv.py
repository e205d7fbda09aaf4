"""A row is a document, whatever stands in its cells."""

from __future__ import annotations

import csv

import pytest

from corpus.messages.message import verbatim
from corpus.readers.text import read_csv as module
from corpus.readers.text.read_csv import read_csv
from corpus.readers.text.read_jsonl import read_json_lines
from corpus.source import Failure, Part


def texts(content: bytes) -> list[str]:
    return [each.extraction.text for each in read_csv(content) if isinstance(each, Part)]


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085", "\f", "\v", "\x1c", "\x1d", "\x1e"])
def test_a_line_ends_at_no_other_mark_than_those_of_tables(mark: str) -> None:
    said = f"It burnt.{mark}Nobody came." + " It rained." * 30
    assert texts(f"id,text\nx,{said}\ny,It rained.\n".encode()) == [said, "It rained."]
    assert texts(f'id,text\nx,"{said}"\n'.encode()) == [said]


def test_a_cell_may_have_lines_and_a_table_many_columns() -> None:
    wide = ",".join(f"c{n}" for n in range(20_000))
    table = f'{wide},text\n{"," * 20_000}"One.\r\nTwo."\n'
    assert texts(table.encode()) == ["One.\r\nTwo."]


def test_a_cell_may_be_longer_than_the_module_would_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LONGEST_TEXT", 300_000)
    csv.field_size_limit(1000)
    table = f"id,text\na,{'word ' * 50_000}\nb,{'word ' * 70_000}\nc,It rained.\n"
    first, second, third = read_csv(table.encode())
    assert isinstance(first, Part)
    assert second == Failure("b", verbatim("holds more than 0 million characters"))
    assert isinstance(third, Part)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085"])
def test_a_line_of_json_ends_at_its_line_feed_only(mark: str) -> None:
    lines = f'{{"_id": "x", "text": "It burnt.{mark}Nobody came."}}\n'.encode()
    (part,) = read_json_lines(lines)
    assert isinstance(part, Part)
    assert part.extraction.text == f"It burnt.{mark}Nobody came."
