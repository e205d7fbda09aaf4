"""The last check before anything is shown."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference, Span
from qa.excerpts.cite import BrokenPromiseError, cite
from qa.reply import Excerpt, Locator

PAGE = Document("a", "It burnt. Nobody was hurt.", Reference("a"), "")
OTHER = Document("b", "It burnt. Nobody was hurt.", Reference("b"), "")


@pytest.mark.parametrize(
    "mark", [Span(PAGE, 8, 12), Span(PAGE, 0, 5), Span(PAGE, 15, 15), Span(OTHER, 11, 14)]
)
def test_a_highlight_that_leaves_its_excerpt_is_never_shown(mark: Span) -> None:
    with pytest.raises(BrokenPromiseError):
        cite([Excerpt(Span(PAGE, 10, 26), Locator("paragraph", 1), 1.0, (mark,))])


def test_excerpts_are_numbered_in_their_order() -> None:
    excerpts = [
        Excerpt(span, Locator("paragraph", 1), 1.0, (span,))
        for span in (Span(PAGE, 10, 26), Span(PAGE, 0, 9))
    ]
    assert [(c.citation.number, c.citation.span.text) for c in cite(excerpts)] == [
        (1, "Nobody was hurt."), (2, "It burnt.")]  # fmt: skip
