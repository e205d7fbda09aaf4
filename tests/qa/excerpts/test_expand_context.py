"""An excerpt starts where its reader can follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build_index
from index.contents import Contents
from index.progress import silent
from qa.excerpts.expand_context import COMFORTABLE, expand_context
from tests.fake_encoder import FakeEncoder

LONG = "The old mill by the river had stood there for as long as anybody could remember. "


def contents(folder: Path, text: str) -> Contents:
    (folder / "text.txt").write_text(text)
    return build_index(folder, FakeEncoder(), silent, None).contents


def widened(held: Contents, sentence: str) -> str:
    row = next(n for n in range(len(held.sentences)) if held.reading(n) == sentence)
    return expand_context(row, held.passages.of_sentence(row), held, ())[1].text


def test_its_neighbours_stand_around_the_sentence(tmp_path: Path) -> None:
    held = contents(tmp_path, "Ana came. She was late. The mill burnt.")
    assert widened(held, "She was late.") == "Ana came. She was late. The mill burnt."


def test_it_stays_comfortable(tmp_path: Path) -> None:
    held = contents(tmp_path, f"{LONG * 6}The mill burnt. {LONG * 6}")
    assert len(widened(held, "The mill burnt.")) <= COMFORTABLE


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("Ana Finch runs the school. ", "Ana Finch runs the school."),
        ("Ana Finch runs the school. She was born in Stow. ", "Ana Finch runs the school."),
        ("They came. They saw. They left. They wept. They sang. ", "He paid."),
    ],
    ids=["the sentence before", "two before", "nobody is named soon enough"],
)
def test_who_he_is_stands_before_an_answer_that_begins_with_he(
    tmp_path: Path, opening: str, wanted: str
) -> None:
    held = contents(tmp_path, f"{opening}\n\n# Costs\n\nHe paid. {LONG * 9}")
    assert widened(held, "He paid.").startswith(wanted)


def test_it_does_not_reach_into_another_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ana Finch runs the school.")
    held = contents(tmp_path, "He paid for it.")
    assert widened(held, "He paid for it.") == "He paid for it."


def test_it_keeps_clear_of_another_excerpt(tmp_path: Path) -> None:
    held = contents(tmp_path, "Ana came. She was late. The mill burnt.")
    taken = held.sentence(0).span
    assert expand_context(1, 0, held, [taken])[1].text == "She was late. The mill burnt."
