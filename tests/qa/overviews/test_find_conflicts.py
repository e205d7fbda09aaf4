"""Which sentences on one matter are shown as possibly contradicting one another."""

from __future__ import annotations

import pytest

from qa.overviews.find_conflicts import Said, contradict

CLAIM = "The ferry was unsafe for passengers for many years."


@pytest.mark.parametrize(
    ("one", "other", "close", "found"),
    [
        (Said("The mayor denied that the ferry was unsafe.", True),
         Said(CLAIM, False), False, True),
        (Said("The mayor denied that the ferry was unsafe.", True),
         Said("That the ferry was unsafe for years was denied.", False), False, False),
        (Said("The mayor said the ferry was unsafe.", False), Said(CLAIM, False), False, False),
        (Said("That the ferry was unsafe is baseless, he said.", False),
         Said(CLAIM, False), False, True),
        (Said("The fire hurt 14 people at the mill.", False),
         Said("At the mill 40 people were hurt by a fire.", False), False, True),
        (Said("The fire hurt 14 people at the mill.", False),
         Said("At the mill 14 people were hurt by a fire.", False), False, False),
        (Said("The mill closed 14 days ago.", False),
         Said("The mill closed for 3 days.", False), False, False),
        (Said("The ferry was not unsafe for passengers.", False), Said(CLAIM, False), True, True),
        (Said("The ferry was not unsafe for passengers.", False), Said(CLAIM, False), False, False),
        (Said("He denied it.", True), Said(CLAIM, False), True, False),
    ],
)  # fmt: skip
def test_denials_other_figures_and_negations_may_contradict(
    one: Said, other: Said, close: bool, found: bool
) -> None:
    assert contradict(one, other, close=close) is found
