"""What the views say is said in every language, with the same parameters."""

from __future__ import annotations

from dataclasses import asdict
from string import Formatter

from web.messages.choose_language import LANGUAGES
from web.messages.choose_view_words import VIEW_WORDS, choose_view_words
from web.messages.view_words import ViewWords

SAME = {"%"}


def parameters(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_language_of_the_pages_has_words_for_the_views() -> None:
    assert set(VIEW_WORDS) == set(LANGUAGES)
    assert [choose_view_words(words).language for words in LANGUAGES.values()] == [*LANGUAGES]


def test_every_language_says_all_with_the_same_parameters() -> None:
    english = asdict(ViewWords())
    for language, said in VIEW_WORDS.items():
        for name, text in asdict(said).items():
            assert parameters(text) == parameters(english[name]), (language, name)
            assert text.count("|") == english[name].count("|"), (language, name)
            if language != "en":
                assert text != english[name], (language, name)
