"""Sentences, as a reader sees them, with their place in the document."""

from __future__ import annotations

import pytest

from corpus.document import Document, Noise, Reference
from corpus.split_sentences import LONGEST_SENTENCE, split_sentences


def readings(text: str, *noise: Noise) -> list[str]:
    document = Document("a", text, Reference("a"), "", noise)
    return [sentence.span.reading for sentence in split_sentences(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One. Two.", ["One.", "Two."], id="two"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\t\n ", [], id="blank"),
        pytest.param("***\n\n---\n\n…", [], id="no word"),
        pytest.param("Mr. Finch met Dr. Elm.", ["Mr. Finch met Dr. Elm."], id="titles"),
        pytest.param("It cost 3.5 million.", ["It cost 3.5 million."], id="a number"),
        pytest.param("He said: “It burnt.” Nobody came.", ["He said: “It burnt.”", "Nobody came."],
                     id="full stop inside the quotation"),
        pytest.param("It burnt.[3][4] Nobody came.", ["It burnt.[3][4]", "Nobody came."],
                     id="footnote marks go with their sentence"),
        pytest.param("The mill\nburnt down.", ["The mill burnt down."], id="soft wrap"),
        pytest.param("The mill\n\nIt burnt.", ["The mill", "It burnt."], id="blank line"),
        pytest.param("The mill\r\n\r\nIt burnt.", ["The mill", "It burnt."], id="CRLF"),
        pytest.param("- one\n- two", ["- one", "- two"], id="list"),
        pytest.param("# Head\nText.", ["# Head", "Text."], id="Markdown heading"),
        pytest.param("\ufeffOne. Two.", ["One.", "Two."], id="byte order mark"),
        pytest.param("הטחנה נשרפה. איש לא נפגע.", ["הטחנה נשרפה.", "איש לא נפגע."], id="Hebrew"),
    ],
)  # fmt: skip
def test_a_text_is_split_where_a_reader_would(text: str, expected: list[str]) -> None:
    assert readings(text) == expected


@pytest.mark.parametrize(
    ("text", "noise", "expected"),
    [
        pytest.param("The mill XXX\n, a ruin, burnt.", (9, 12), ["The mill, a ruin, burnt."],
                     id="inside a sentence"),
        pytest.param("It was burn XXX\ned down.", (12, 15), ["It was burned down."],
                     id="inside a word"),
        pytest.param("It burnt. XXX. Nobody came.", (10, 14), ["It burnt.", "Nobody came."],
                     id="between sentences"),
        pytest.param("XXX It burnt.", (0, 3), ["It burnt."], id="at the start"),
        pytest.param("It burnt. XXX", (10, 13), ["It burnt."], id="at the end"),
        pytest.param("XXX", (0, 3), [], id="everything"),
    ],
)  # fmt: skip
def test_sentences_flow_across_noise(
    text: str, noise: tuple[int, int], expected: list[str]
) -> None:
    assert readings(text, Noise(*noise, "boilerplate")) == expected


def test_paragraphs_are_counted_from_one() -> None:
    document = Document("a", "One. Two.\n\nThree.\n\n\nFour.", Reference("a"), "")
    assert [s.paragraph for s in split_sentences(document)] == [1, 1, 2, 3]


@pytest.mark.parametrize("unit", ["word ", "word; ", "word\n", "x", "слово, "])
def test_what_is_too_long_for_a_sentence_is_cut_at_a_mark(unit: str) -> None:
    document = Document("a", unit * 1000, Reference("a"), "")
    spans = [sentence.span for sentence in split_sentences(document)]
    assert max(span.end - span.start for span in spans) <= LONGEST_SENTENCE
    assert "".join("".join(span.text.split()) for span in spans) == "".join((unit * 1000).split())
