"""The words of all pages in a language → those of the views in the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.messages.view_words import ViewWords
from web.messages.view_words_es import VIEWS_ES

if TYPE_CHECKING:
    from web.messages.messages import Messages

VIEW_WORDS = {words.language: words for words in (ViewWords(), VIEWS_ES)}


def choose_view_words(words: Messages) -> ViewWords:
    """Return what the views say in the language of `words`."""
    return VIEW_WORDS[words.language]
