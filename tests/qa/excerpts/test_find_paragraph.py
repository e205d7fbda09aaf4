"""Whatever is cited stands in a paragraph, counted as readers count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.document import Span
from index.build import build_index
from index.progress import silent
from qa.excerpts.find_paragraph import find_paragraph
from tests.corpus.test_ingest import GLOSS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fake_encoder import FakeEncoder

TEXT = (
    "Share this\nTweet\n\nThe ferry left at noon,\nfull of people,\ncarts and horses.\n\n"
    f"She crossed the\nOder {GLOSS}\nby ferry. Nobody was hurt.\n\nThe fare was a penny.\n\n"
    "Share this\nTweet\n"
)


@pytest.mark.parametrize(
    ("words", "like"),
    [
        ("a river in Central Europe", "She crossed"),  # in the gloss: the paragraph of its link
        ("Nobody was hurt.", "She crossed"),
        ("Share this\nTweet\n\nThe", "The ferry left"),
        ("\n\nThe fare", "The fare was"),
    ],
)
def test_a_place_is_that_of_its_paragraph(
    tmp_path: Path, encoder: FakeEncoder, words: str, like: str
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    index = build_index(tmp_path, encoder, silent, None, statements=False)
    document = index.contents.documents[0]

    def paragraph(of: str) -> int | str:
        start = document.text.index(of)
        return find_paragraph(index, 0, Span(document, start, start + len(of))).value

    assert paragraph(words) == paragraph(like)
    last = Span(document, document.text.rindex("Share"), len(document.text))
    assert find_paragraph(index, 0, last).value == paragraph("The fare was")


def test_noise_before_all_text_is_in_the_first_paragraph(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    index = build_index(tmp_path, encoder, silent, None, statements=False)
    span = Span(index.contents.documents[0], 0, 5)
    assert find_paragraph(index, 0, span).value == 1
