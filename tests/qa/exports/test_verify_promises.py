"""Any export of any text is verified, and no letter of it can be changed unnoticed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.document import Reference, Span
from corpus.ingest import Ingested, ingest
from corpus.source import Source
from qa.exports.claim import ExportError
from qa.exports.export import export
from qa.exports.read_export import read_export
from qa.exports.seal import unfolded
from qa.exports.verify import Report, verify
from qa.reply import Locator, select
from tests.qa.citing_sources import reply_from
from tests.writing import documents

Form = Literal["md", "json"]
FACTS = Reference("", "A title", issued="2019", authors=("Ada Finch",))  # nothing to be inferred

names = st.text(min_size=1, max_size=20)
each_form = pytest.mark.parametrize("form", ["md", "json"])


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, list[tuple[int, int]]]:
    """Return a document, and places in it that somebody quotes."""
    text = draw(documents().filter(str.strip))
    name = draw(names)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    source = Source(name, text, replace(FACTS, id="d"), digest)
    bound = st.integers(0, len(text))
    places = st.tuples(bound, bound).map(lambda pair: (min(pair), max(pair)))
    return source, draw(st.lists(places.filter(lambda p: p[0] < p[1]), min_size=1, max_size=3))


def exported(source: Source, places: list[tuple[int, int]], form: Form) -> str:
    ingested = ingest(source)
    locators = [_paragraph(ingested, *place) for place in places]
    reply = reply_from(ingested.document, *places, locators=locators)
    return export([select(reply)], form, "mla").decode()


def _paragraph(ingested: Ingested, start: int, end: int) -> Locator:
    """The paragraph of the first sentence there; else of the last one before; else the first."""
    sentences = [each for passage in ingested.passages for each in passage.sentences]
    there = [s.paragraph for s in sentences if s.span.start < end and start < s.span.end]
    before = sorted((s.span.start, s.paragraph) for s in sentences if s.span.start < start)
    return Locator("paragraph", there[0] if there else before[-1][1] if before else 1)


def verified(content: str, *read: Source) -> Report:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "export"
        file.write_bytes(content.encode("utf-8", "surrogatepass"))
        return verify(read_export(file), read)


@each_form
@given(quoted=sources())
def test_an_export_of_any_text_is_verified(
    form: Form, quoted: tuple[Source, list[tuple[int, int]]]
) -> None:
    source, places = quoted
    report = verified(exported(source, places, form), source)
    assert report.holds, report
    assert len(report.findings) == len(places)


LETTERS = st.one_of(
    st.sampled_from("aeE0179.,;:`>#\\\"'{}[] \n\r\u200b\u0430"), st.characters(codec="utf-8")
)


@each_form
@given(quoted=sources(), place=st.floats(0, 1, exclude_max=True), letter=LETTERS)
def test_any_letter_that_is_changed_is_found(
    form: Form, quoted: tuple[Source, list[tuple[int, int]]], place: float, letter: str
) -> None:
    content = exported(*quoted, form)
    body = content.rindex("`seal: ") if form == "md" else len(content)
    at = int(place * body)
    assume(content[at] != letter)
    changed = f"{content[:at]}{letter}{content[at + 1 :]}"
    if form == "json":
        assume(not _same(content, changed))  # a blank between two values says nothing
    else:
        assume(unfolded(content) != unfolded(changed))  # nor does one at the end of a line
    assert not _holds(changed, quoted[0])


@given(quoted=sources(), place=st.floats(0, 1, exclude_max=True), letter=LETTERS)
def test_a_letter_changed_in_a_copied_excerpt_is_found_without_the_seal(
    quoted: tuple[Source, list[tuple[int, int]]], place: float, letter: str
) -> None:
    """Who copies an excerpt into a text of his own leaves the seal behind."""
    source, places = quoted
    document = ingest(source).document
    lines = exported(source, places[:1], "md").split("\n")
    first = next(n for n, line in enumerate(lines) if line.startswith(">"))
    last = next(n for n, line in enumerate(lines) if "#char=" in line)
    kept = [line for line in lines[first : last + 1] if line.startswith((">", "`"))]
    content = "My own words.\n\n" + "\n".join(kept) + "\n\nMore of them.\n"
    assert verified(content, source).holds
    start = content.index(">")
    at = start + int(place * (content.rindex("`") + 1 - start))
    assume(content[at] != letter)
    changed = f"{content[:at]}{letter}{content[at + 1 :]}"
    assert Span(document, *places[0]).text
    assert not _holds(changed, source)


def _holds(content: str, source: Source) -> bool:
    try:
        return verified(content, source).holds
    except ExportError:
        return False


def _same(content: str, changed: str) -> bool:
    try:
        return bool(json.loads(changed) == json.loads(content))
    except ValueError:
        return False
