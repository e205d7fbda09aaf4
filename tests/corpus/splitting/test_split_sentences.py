"""Sentences, as a reader sees them, with their place in the document."""

from __future__ import annotations

import pytest

from corpus.document import Document, Noise, Reference
from corpus.splitting.split_sentences import LONGEST_SENTENCE, split_sentences


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
        pytest.param("“It burnt.”[3] Nobody came.", ["“It burnt.”[3]", "Nobody came."],
                     id="a note behind the closing mark"),
        pytest.param("“It burnt.”3 Nobody came.", ["“It burnt.”3", "Nobody came."],
                     id="a bare number behind the closing mark"),
        pytest.param("“It burnt.”⁵ Nobody came.", ["“It burnt.”⁵", "Nobody came."],
                     id="a raised number behind the closing mark"),
        pytest.param("“It burnt.”(5) Nobody came.", ["“It burnt.”(5)", "Nobody came."],
                     id="a number in brackets behind the closing mark"),
        pytest.param("(It burnt.)[5] Nobody came.", ["(It burnt.)[5]", "Nobody came."],
                     id="a note behind a bracket"),
        pytest.param("He paid 9 crowns.¹² Nobody came.", ["He paid 9 crowns.¹²", "Nobody came."],
                     id="a raised number behind the full stop"),
        pytest.param("It grew.³, ⁴ It burnt.", ["It grew.³, ⁴", "It burnt."], id="two of them"),
        pytest.param("It burnt in 1965.12 Nobody came.", ["It burnt in 1965.12", "Nobody came."],
                     id="a note's number glued to a year"),
        pytest.param("It was tried.13 Nobody came.", ["It was tried.13", "Nobody came."],
                     id="a note's number glued to a word"),
        pytest.param("It cost 1999.99 Euros.", ["It cost 1999.99 Euros."], id="a price"),
        pytest.param("Version 3.11 Beta burnt.", ["Version 3.11 Beta burnt."], id="a version"),
        pytest.param("Roe et al.[4] The rest is lost.", ["Roe et al.[4] The rest is lost."],
                     id="a note behind an abbreviation"),
        pytest.param("It is 4 m². It burnt.", ["It is 4 m².", "It burnt."], id="a unit"),
        pytest.param("Lt. Col. J. R. Finch came.", ["Lt. Col. J. R. Finch came."], id="ranks"),
        pytest.param("It was No. 5. See p. 2. He left.", ["It was No. 5.", "See p. 2.", "He left."],
                     id="numbers and pages"),
        pytest.param("Yahoo! said it would pay.", ["Yahoo! said it would pay."],
                     id="a mark that is part of a name"),
        pytest.param("“Will you come?” she asked. He did.",
                     ["“Will you come?” she asked.", "He did."], id="goes on behind a quotation"),
        pytest.param("i went home! then i slept.", ["i went home!", "then i slept."],
                     id="nothing is tall"),
        pytest.param("He will not. . . . I know. […] It burnt.",
                     ["He will not.... I know. […]", "It burnt."], id="dots and a gap"),
        pytest.param("It was you and I. Did she see it?", ["It was you and I.", "Did she see it?"],
                     id="I is no initial"),
        pytest.param("1. The mill burnt. 2. Nobody came.",
                     ["1. The mill burnt.", "2. Nobody came."], id="items in a line"),
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
