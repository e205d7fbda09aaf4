"""The core of an excerpt is what answers, with who "he" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.document import Span
from index.build import build_index
from index.progress import silent
from web.service.core import core_around

if TYPE_CHECKING:
    from pathlib import Path

    from index.index import Index
    from tests.fake_encoder import FakeEncoder

TEXT = (
    "The council met in May. Ada Finch opened the door of the mill. She named forty people. "
    "Nobody answered her. The meeting ended at night.\n"
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Index:
    folder: Path = tmp_path_factory.mktemp("council")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return build_index(folder, encoder, silent, None, statements=False)


@pytest.mark.parametrize(
    ("needed", "core", "counts"),
    [
        ("the door", "Ada Finch opened the door of the mill.", (1, 3)),
        ("forty people", "Ada Finch opened the door of the mill. She named forty people.", (1, 2)),
        ("The council", "The council met in May.", (0, 4)),
        ("", TEXT, (0, 0)),
    ],
)
def test_the_core_of_an_excerpt(
    index: Index, needed: str, core: str, counts: tuple[int, int]
) -> None:
    document = index.contents.documents[0]
    at = TEXT.index(needed)
    marks = [(at, at + len(needed))] if needed else []
    found = core_around(Span(document, 0, len(TEXT)), marks, index)
    assert TEXT[found.start : found.end].strip() == core.strip()
    assert (found.before, found.after) == counts
