"""A span knows its words, what to leave out of them, and how they read."""

from __future__ import annotations

import pytest

from corpus.document import Document, Noise, Reference, Span, join_kept


def document(text: str, *noise: Noise) -> Document:
    return Document("a.txt", text, Reference("a.txt"), "", noise)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 5), (5, 5)])
def test_a_span_lies_in_its_document(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="lies outside a.txt of 4 characters"):
        Span(document("text"), start, end)


def test_offsets_count_code_points() -> None:
    assert Span(document("🏳️‍🌈 ünï"), 5, 8).text == "ünï"


@pytest.mark.parametrize(
    ("span", "elisions"),
    [
        pytest.param((0, 20), ((5, 10),), id="noise inside"),
        pytest.param((7, 20), ((7, 10),), id="starts in noise"),
        pytest.param((0, 8), ((5, 8),), id="ends in noise"),
        pytest.param((5, 10), (), id="is the noise itself"),
        pytest.param((6, 9), (), id="lies within the noise"),
        pytest.param((10, 20), (), id="starts where noise ends"),
        pytest.param((0, 5), (), id="ends where noise starts"),
        pytest.param((8, 8), (), id="is empty"),
    ],
)
def test_noise_in_a_span_is_left_out_of_it(
    span: tuple[int, int], elisions: tuple[tuple[int, int], ...]
) -> None:
    page = document("x" * 20, Noise(5, 10, "boilerplate"))
    assert Span(page, *span).elisions == elisions


@pytest.mark.parametrize(
    ("pieces", "reading"),
    [
        (["Four men were tortur", "\ned"], "Four men were tortured"),
        (["the Republic ", " , which"], "the Republic, which"),
        (["He said \n so.", ""], "He said so."),
        (["in Xland ", "\nsuddenly"], "in Xland suddenly"),
        (["", "It rains"], "It rains"),
        (["1990", "s were"], "1990 s were"),
    ],
)
def test_what_is_left_reads_as_running_text(pieces: list[str], reading: str) -> None:
    assert join_kept(pieces) == reading


@pytest.mark.parametrize(
    ("name", "origin"), [("title", "stated"), ("issued", "inferred"), ("publisher", "unknown")]
)
def test_a_fact_says_where_it_comes_from(name: str, origin: str) -> None:
    reference = Reference("a", title="T", issued="2017", inferred=frozenset({"issued"}))
    assert reference.origin(name) == origin
