"""What a page shows in its main element, counted by a way of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.loss.visible_words_html import visible_words_html


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("<nav>Home</nav><main><p>One <time>2 May</time>.</p></main><p>Two.</p>",
                     "One 2 May.", id="main"),
        pytest.param("<nav>Home</nav><article><p>One.</p></article><footer>Us</footer>", "One.",
                     id="the only article"),
        pytest.param("<article><p>One.</p></article><article><p>Two.</p></article>", "One.\nTwo.",
                     id="one of several articles is not all"),
        pytest.param("<header>Us</header><p>One <q>two</q>.</p><p hidden>Three.</p>", "One “two”.",
                     id="a page without parts"),
        pytest.param("<main><p>One.</p><p><a href='/a'>Other things</a></p></main>", "One.",
                     id="links to other pages"),
        pytest.param("", "", id="nothing"),
    ],
)  # fmt: skip
def test_the_words_of_the_main_element_are_counted(body: str, words: str) -> None:
    page = f"<html><head><title>Mill</title></head><body>{body}</body></html>"
    assert visible_words_html(page.encode()) == words


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_have_words_or_are_refused(content: bytes, marked_up: bool) -> None:
    try:
        words = visible_words_html(b"<html><p>" + content if marked_up else content)
    except UnreadableError:
        return
    assert all(words.split("\n")) or words == ""
