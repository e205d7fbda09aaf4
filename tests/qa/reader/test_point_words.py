"""The words pointed at lie in one sentence, and are words of the document."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.build import build_index
from index.encoder.embed_passages import PassageText
from index.index import Index
from index.progress import silent
from qa.reader.point_words import LONGEST, point_words
from qa.reader.read_pair import Reading
from tests.fake_encoder import FakeEncoder

TEXT = "The mill burnt in May. Nobody was hurt by it."


@pytest.fixture
def index(tmp_path: Path) -> Index:
    (tmp_path / "a.txt").write_text(TEXT)
    return build_index(tmp_path, FakeEncoder(), silent, None)


def words_of(text: str) -> list[tuple[int, int]]:
    places, start = [], 0
    for word in text.split():
        place = text.index(word, start)
        start = place + len(word)
        places.append((place, start))
    return places


def pointed(index: Index, first: str, last: str) -> list[str | None]:
    passage = index.contents.passage(0)
    text = PassageText.of(passage)
    places = words_of(text.text)
    said = [text.text[start:end] for start, end in places]
    tokens = np.zeros((len(places), 3), dtype=np.float32)
    tokens[said.index(first), 0] = tokens[said.index(last), 1] = 5
    reading = Reading(1.0, tokens, np.array(places))
    found = point_words(reading, text.starts(), passage)
    return [TEXT[slice(*each)] if each else None for each in found]


def test_a_span_runs_from_the_likeliest_start_to_the_likeliest_end(index: Index) -> None:
    assert pointed(index, "in", "May.")[0] == "in May."


def test_no_span_runs_backwards_or_over_the_end_of_a_sentence(index: Index) -> None:
    found = pointed(index, "Nobody", "May.")
    assert found[0] in {"May.", "The mill burnt in May.", "mill burnt in May.", "burnt in May.",
                        "in May."}  # fmt: skip
    assert found[1] is not None
    assert found[1].startswith("Nobody")


def test_a_sentence_beyond_what_was_read_has_no_words(index: Index) -> None:
    passage = index.contents.passage(0)
    text = PassageText.of(passage)
    places = np.array(words_of(text.text)[:3])
    reading = Reading(1.0, np.zeros((3, 3), dtype=np.float32), places)
    assert point_words(reading, text.starts(), passage)[1] is None
    assert LONGEST > 3
