"""Which blocks are the article's: trafilatura gets no more of them than it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.html.blocks import choose_blocks
from corpus.readers.html.read_html import read_html

if TYPE_CHECKING:
    import pytest
    from lxml.html import HtmlElement

WORDS = [f"word{number}" for number in range(choose_blocks.MOST_INLINE + 100)]


def test_words_in_very_many_elements_are_one_piece_for_the_extractor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elements: list[int] = []
    extracted = choose_blocks._extracted

    def counted(tree: HtmlElement) -> str:
        elements.append(len(list(tree.iter("span"))))
        return extracted(tree)

    monkeypatch.setattr(choose_blocks, "_extracted", counted)
    spans = "".join(f"<span>{word}</span> " for word in WORDS)
    page = f"<html><body><main><h1>Mill</h1><p>It burnt. {spans}.</p><p>So it was.</p></main>"
    text = read_html(page.encode()).text
    assert text == f"Mill\n\nIt burnt. {' '.join(WORDS)} .\n\nSo it was."
    assert elements == [0]
