"""Terms: what a word is worth for looking it up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sparse.tokenize import STOP_WORDS, Token, tokenize, tokens_of, words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("What did he say?", ["say"]),
        ("denied, denies; DENIAL", ["deni", "deni", "denial"]),
        ("Karimov's and Karimov’s and the officials'", ["karimov", "karimov", "offici"]),
        ("not guilty", ["not", "guilti"]),
        ("3.5 million in 2017", ["3", "5", "million", "2017"]),
        ("anti-gay", ["anti", "gay"]),
        ("Straße STRASSE", ["strass", "strass"]),
        ("שלום мир", ["שלום", "мир"]),
        ("🏳️‍🌈 … —", []),
        ("a\udcffb", ["b"]),
    ],
)
def test_a_text_has_the_terms_it_is_looked_up_by(text: str, terms: list[str]) -> None:
    assert tokenize(text) == terms


def test_a_curly_and_a_straight_apostrophe_are_the_same() -> None:
    assert words("can’t") == words("can't") == ["can't"]


def test_words_of_negation_are_terms() -> None:
    assert not STOP_WORDS & {"no", "not", "never", "nor", "without"}


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_in_ascii_has_the_words_that_it_has_among_others(text: str) -> None:
    """It is read in a quicker way."""
    assert words(f"{text} …") == words(text)


@given(st.text() | st.text(st.sampled_from("aZ'’_ ²ßİ-.\n")))
def test_tokens_are_the_words_and_terms_of_a_text_with_their_places(text: str) -> None:
    tokens = tokens_of(text)
    assert [token.word for token in tokens] == words(text)
    assert [token.stem for token in tokens if not token.stop] == tokenize(text)
    for token in tokens:
        assert words(text[token.start : token.end]) == [token.word]


def test_a_token_knows_its_place_stem_and_whether_it_is_a_stop_word() -> None:
    assert tokens_of("Whose denials?") == (
        Token(0, 5, "whose", "whose", True),
        Token(6, 13, "denials", "denial", False),
    )
