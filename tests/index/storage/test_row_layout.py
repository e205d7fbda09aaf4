"""What is laid out of a document store is the same wherever its documents lie."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.build import build_index
from index.index import Index
from index.progress import silent
from index.storage.document_store import DocumentStore
from index.storage.row_layout import Layout, row_layout
from tests.fake_encoder import FakeEncoder
from tests.index.content import passages_of, sentences_of

TEXTS = {
    "a.txt": "# The fire\n\nThe mill burnt down. Nobody was hurt.\n",
    "b.txt": "The bridge is closed. It will open again. Nobody knows when.\n",
    "c.txt": "# The fire\n\nA zebra fled to Stow.\n",
}


def built(folder: Path, *names: str) -> Index:
    folder.mkdir()
    for name in names:
        (folder / name).write_text(TEXTS[name])
    return build_index(folder, FakeEncoder(), silent, None)


def told(layout: Layout) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """What does not depend on where things lie."""
    return passages_of(layout.passages), sentences_of(layout.sentences)


def test_documents_in_several_segments_are_laid_out_like_those_in_one(tmp_path: Path) -> None:
    (whole,) = built(tmp_path / "whole", *TEXTS).document_store.segments
    (ends,) = built(tmp_path / "ends", "a.txt", "c.txt").document_store.segments
    (middle,) = built(tmp_path / "middle", "b.txt").document_store.segments
    one = row_layout(DocumentStore((whole,), np.array([[0, 0], [0, 1], [0, 2]], np.int32)))
    several = row_layout(
        DocumentStore((middle, ends), np.array([[1, 0], [0, 0], [1, 1]], np.int32))
    )
    assert told(several) == told(one)
    for layout in (one, several):
        named = [layout.headings[number] for number in layout.passages.headings]
        assert named == ["The fire", "", "The fire"]
    assert several.of_sentences.order.tolist() == [3, 4, 5, 0, 1, 2, 6, 7]
    assert several.of_sentences.places.tolist() == [3, 4, 5, 0, 1, 2, 6, 7]
    assert several.documents.tolist() == [1, 0, 2]
    assert several.of_sentences.terms == one.of_sentences.terms


def test_documents_that_are_gone_are_nowhere(tmp_path: Path) -> None:
    (whole,) = built(tmp_path / "whole", *TEXTS).document_store.segments
    left = row_layout(DocumentStore((whole,), np.array([[0, 2], [0, 0]], np.int32)))
    assert left.of_sentences.places.tolist() == [2, 3, 4, -1, -1, -1, 0, 1]
    assert left.documents.tolist() == [1, -1, 0]
    assert left.sentences.documents.tolist() == [0, 0, 1, 1, 1]
