"""Shared words and nearness say what a statement is about; where they leave it open, the reader."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from corpus.document import Document, Reference, Span
from corpus.statement import Statement
from qa.reader.read_pair import Reading
from qa.statements.weigh_likeness import READ_MOST, weigh_likeness


@dataclass
class Odds:
    """A reader that says the same of every text, and notes what it was asked."""

    odds: float
    asked: list[tuple[str, str]] = field(default_factory=list)

    def read(self, question: str, former: str, passage: str) -> Reading:
        del former
        self.asked.append((question, passage))
        return Reading(self.odds, np.empty((0, 3), np.float32), np.empty((0, 2), np.int64))


def statement(text: str) -> Statement:
    span = Span(Document("a", text, Reference("a"), ""), 0, len(text))
    return Statement((span,), None, None, None, direct=True, excerpt=span)


SAID = statement("I am leaving this office at noon.")


def text_of(place: int) -> str:
    """The text of every statement."""
    del place
    return SAID.excerpt.text


@pytest.mark.parametrize(
    ("weight", "cosine", "odds", "about"),
    [
        pytest.param(1.0, 0.30, -9.0, True, id="its words and near: nobody has to read it"),
        pytest.param(0.0, 0.45, -9.0, True, id="in other words, very near"),
        pytest.param(0.0, 0.24, 3.0, True, id="in other words, and the reader says yes"),
        pytest.param(0.0, 0.28, -3.0, False, id="somewhat near, and the reader says no"),
        pytest.param(0.0, 0.05, 9.0, False, id="far: the reader alone is not enough"),
        pytest.param(0.4, 0.10, 0.0, False, id="a few of the words"),
    ],
)
def test_words_nearness_and_the_reader_are_added_up(
    weight: float, cosine: float, odds: float, *, about: bool
) -> None:
    (likely,) = weigh_likeness(text_of, [weight], [cosine], "stepping down", Odds(odds))
    assert (likely >= 0.5) is about


def test_the_reader_is_asked_only_where_it_may_change_something() -> None:
    clear, hopeless, open_one = Odds(0.0), Odds(0.0), Odds(0.0)
    weigh_likeness(text_of, [1.0], [0.5], "the office", clear)
    weigh_likeness(text_of, [0.0], [0.0], "the zoo", hopeless)
    weigh_likeness(text_of, [0.0] * 20, [0.25] * 20, "stepping down", open_one)
    assert (clear.asked, hopeless.asked) == ([], [])
    assert open_one.asked == [("What about stepping down?", SAID.excerpt.text)] * READ_MOST
