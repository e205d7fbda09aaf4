"""Paragraphs read without their noise, and every character knows its place in the document."""

from __future__ import annotations

import pytest

from corpus.document import Document, Noise, Reference
from corpus.splitting.split_sentences import split_sentences
from corpus.statements.quotes.join_paragraphs import LONGEST_PARAGRAPH, join_paragraphs


def _paragraphs(text: str, *noise: str) -> list[str]:
    marks = tuple(Noise(text.index(n), text.index(n) + len(n), "gloss") for n in noise)
    document = Document("a", text, Reference("a"), "", noise=tuple(sorted(marks)))
    found = join_paragraphs(document, split_sentences(document))
    for paragraph in found:
        for place, character in enumerate(paragraph.text):
            span = paragraph.span(place, place + 1)
            assert character in {span.text, " ", '"'}
    return [paragraph.text for paragraph in found]


def test_a_gloss_is_stepped_over() -> None:
    text = "The mayor of\nHarrow Harrow is a town in ...\n, Ada Finch, left."
    assert _paragraphs(text, "Harrow is a town in ...") == ["The mayor of Harrow, Ada Finch, left."]


def test_an_inflection_behind_a_gloss_joins_its_word() -> None:
    text = "They were torture Torture is the infliction of ...\nd in May."
    assert _paragraphs(text, "Torture is the infliction of ...") == ["They were tortured in May."]


def test_a_mark_typed_as_two_apostrophes_is_one_character() -> None:
    assert _paragraphs("''We go,'' she said.") == ['"We go," she said.']


def test_a_line_that_starts_with_a_quotation_starts_a_paragraph() -> None:
    assert _paragraphs("“We go.” ― Ada Finch\n“We stay.” ― Bo Marsh") == [
        "“We go.” ― Ada Finch",
        "“We stay.” ― Bo Marsh",
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mill burnt at once. " * 6_000, id="sentences"),
        pytest.param("mill " * 30_000, id="words without an end"),
        pytest.param("x" * 150_000, id="one word"),
    ],
)
def test_a_long_paragraph_is_cut_before_a_sentence_and_nothing_is_lost(text: str) -> None:
    document = Document("a", text, Reference("a"), "")
    found = join_paragraphs(document, split_sentences(document))
    assert len(found) > 1
    assert all(len(each.text) <= LONGEST_PARAGRAPH for each in found)
    assert "".join(each.text for each in found).replace(" ", "") == text.replace(" ", "")
    assert [text[each.starts[0] : each.ends[0]] for each in found] == [e.text[0] for e in found]


def test_noise_inside_and_around_lines_is_stepped_over_wherever_it_stands() -> None:
    lines = [f"Line {n} tells of gloss{n} the mill and" for n in range(50)]
    text = " ".join(lines)
    glosses = [f"gloss{n} " for n in range(50)]
    (paragraph,) = _paragraphs(text, *glosses)
    assert paragraph == " ".join(f"Line {n} tells of the mill and" for n in range(50))
