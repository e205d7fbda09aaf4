"""A .jsonl corpus: a document a line; a bad line is reported and costs no other."""

from __future__ import annotations

import codecs
import hashlib
import json
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.messages.message import verbatim
from corpus.readers.content_hash import ContentHash
from corpus.readers.folder.read_added_lines import read_added_lines
from corpus.readers.read import read
from corpus.readers.text.read_jsonl import name_hash, read_jsonl
from corpus.source import Failure, Known, Source

GOOD = b'{"_id": "good", "text": "The mill burnt down."}'
OTHER, THIRD = GOOD.replace(b"good", b"other"), GOOD.replace(b"good", b"third")


def read_lines(folder: Path, *lines: bytes) -> list[Source | Failure]:
    file = folder / "corpus.jsonl"
    file.write_bytes(b"\n".join(lines))
    return list(read(file))


def test_a_line_is_a_document(tmp_path: Path) -> None:
    record = {"_id": "d1", "title": "Mill", "text": "  It burnt.\n", "date": "2019-05-03T08:00:00Z",
              "source": "Courier", "url": "https://example.org/mill"}  # fmt: skip
    (source,) = read_lines(tmp_path, json.dumps(record).encode())
    assert isinstance(source, Source)
    assert (source.id, source.text) == ("d1", "  It burnt.\n")
    assert source.sha256 == hashlib.sha256(b"  It burnt.\n").hexdigest()
    reference = source.reference
    assert (reference.title, reference.publisher, reference.issued, reference.url) == (
        "Mill", "Courier", "2019-05-03", "https://example.org/mill")  # fmt: skip


@pytest.mark.parametrize(
    ("line", "failure"),
    [
        pytest.param(b"{", ("line 2", "is no JSON object"), id="cut short"),
        pytest.param(b"[1]", ("line 2", "is no JSON object"), id="a list"),
        pytest.param(b"7", ("line 2", "is no JSON object"), id="a number"),
        pytest.param(b'{"_id": "x"}', ("line 2", "is no JSON object"), id="no text"),
        pytest.param(b'{"text": "x"}', ("line 2", "is no JSON object"), id="no _id"),
        pytest.param(b'{"_id": null, "text": "x"}', ("line 2", "neither text"), id="_id null"),
        pytest.param(b'{"_id": "", "text": "x"}', ("line 2", "neither text"), id="_id empty"),
        pytest.param(b'{"_id": {}, "text": "x"}', ("line 2", "neither text"), id="_id a table"),
        pytest.param(b'{"_id": "good", "text": "x"}', ("line 2", "repeats"), id="_id repeated"),
        pytest.param(b'{"_id": "x", "text": " "}', ("x", "holds no text"), id="text empty"),
        pytest.param(b'{"_id": "x", "text": 5}', ("x", "holds no text"), id="text a number"),
        pytest.param(b'{"_id": "x", "text": "\xff"}', ("line 2", "not UTF-8"), id="not UTF-8"),
        pytest.param(b"[" * 100_000, ("line 2", "is no JSON object"), id="nested without end"),
    ],
)
def test_a_bad_line_is_reported_and_the_rest_is_read(
    tmp_path: Path, line: bytes, failure: tuple[str, str]
) -> None:
    first, second, third = read_lines(tmp_path, GOOD, line, GOOD.replace(b"good", b"other"))
    assert (first.id, third.id) == ("good", "other")
    assert isinstance(second, Failure)
    assert second.id == failure[0]
    assert failure[1] in second.reason


def test_a_line_that_is_known_is_not_read_again_and_keeps_its_name(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(GOOD)
    (read_once,) = read_jsonl(file)
    assert isinstance(read_once, Source)
    names = {read_once.made_of: name_hash("good")}
    again = GOOD.replace(b"mill", b"bridge")
    file.write_bytes(b"\n".join([b"", GOOD + b"\r", again, b" " + GOOD]))
    assert list(read_jsonl(file, names.get)) == [
        Known(read_once.made_of),
        Failure("line 3", verbatim("repeats the _id 'good'")),
        Failure("line 4", verbatim("repeats the _id 'good'")),
    ]
    file.write_bytes(b"\n".join([again, GOOD]))
    first, second = read_jsonl(file, names.get)
    assert isinstance(first, Source)
    assert "bridge" in first.text
    assert second == Failure("line 2", verbatim("repeats the _id 'good'"))


@pytest.mark.parametrize(
    ("before", "added", "ids"),
    [
        pytest.param(GOOD + b"\n", OTHER, ["other"], id="a line"),
        pytest.param(GOOD, b"\n" + OTHER + b"\n\n" + THIRD, ["other", "third"], id="two lines"),
        pytest.param(GOOD + b"\n", b"", [], id="nothing"),
        pytest.param(GOOD, b" ", None, id="more of the last line"),
        pytest.param(GOOD, OTHER, None, id="a line that joins the last one"),
        pytest.param(GOOD + b"\n", OTHER + b"\n" + OTHER, None, id="an _id twice"),
        pytest.param(GOOD + b"\n", b"{", None, id="a bad line"),
        pytest.param(b"", GOOD, None, id="nothing before"),
    ],
)
def test_of_a_file_that_has_grown_at_its_end_only_that_is_read(
    before: bytes, added: bytes, ids: list[str] | None, tmp_path: Path
) -> None:
    file = tmp_path / "corpus.jsonl"
    file.write_bytes(before + added)
    digest = ContentHash(before).digits()
    found = read_added_lines(file, len(before), digest)
    assert (found and [each.id for each in found.sources]) == ids
    assert found is None or found.digest == ContentHash(before + added).digits()
    file.write_bytes((before + added).replace(b"mill", b"Mill"))
    assert read_added_lines(file, len(before), digest) is None
    assert read_added_lines(file, len(before + added) + 1, digest) is None


def test_blank_lines_and_a_byte_order_mark_do_not_count(tmp_path: Path) -> None:
    (source,) = read_lines(tmp_path, codecs.BOM_UTF8 + GOOD, b"", b"  ")
    assert source.id == "good"


@pytest.mark.parametrize(
    ("field", "value"), [("_id", 17), ("_id", "a\nb"), ("_id", "../x"), ("_id", "שלום 🏳️‍🌈")]
)
def test_an_id_may_be_any_text_or_number(tmp_path: Path, field: str, value: object) -> None:
    (source,) = read_lines(tmp_path, json.dumps({"text": "x", field: value}).encode())
    assert source.id == str(value)


def test_a_lone_surrogate_is_kept_and_counts_as_one_character(tmp_path: Path) -> None:
    (source,) = read_lines(tmp_path, rb'{"_id": "x", "text": "a\udcffb"}')
    assert isinstance(source, Source)
    assert source.text == "a\udcffb"


@pytest.mark.parametrize(
    ("date", "issued"),
    [("2017", "2017"), ("2017-04", "2017-04"), (2017, "2017"), ("April 13, 2017", "2017-04-13"),
     ("yesterday", ""), ("2017-13", ""), ("2017-02-30", ""), (None, "")],
)  # fmt: skip
def test_a_date_is_iso_8601_or_unknown(tmp_path: Path, date: object, issued: str) -> None:
    (source,) = read_lines(tmp_path, json.dumps({"_id": 1, "text": "x", "date": date}).encode())
    assert isinstance(source, Source)
    assert source.reference.issued == issued


@pytest.mark.parametrize("lines", [[], [b""], [b"{", b"7"]], ids=["empty", "blank", "all bad"])
def test_a_file_without_a_document_is_an_error(tmp_path: Path, lines: list[bytes]) -> None:
    with pytest.raises(CorpusError, match="no document in"):
        read_lines(tmp_path, *lines)
