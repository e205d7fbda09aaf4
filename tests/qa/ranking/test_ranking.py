"""A ranking is columns; hits are made of it when they are looked at."""

from __future__ import annotations

from qa.ranking.ranking import Hit, Ranking

HITS = [Hit(7, 2, 1.5, 0.9, 1), Hit(3, 0, 1.0, 0.4, 2), Hit(5, 1, -2.0, 0.0, 3)]


def test_hits_come_out_as_they_went_in() -> None:
    ranking = Ranking.of(HITS)
    assert [*ranking] == HITS
    assert [ranking.hit(place) for place in range(len(ranking))] == HITS


def test_what_is_chosen_keeps_its_rank() -> None:
    ranking = Ranking.of(HITS)
    assert [*ranking[ranking.sentences != 3]] == [HITS[0], HITS[2]]
    assert [*ranking[1:]] == HITS[1:]


def test_the_confidence_is_that_of_the_first_hit_and_none_of_no_hit() -> None:
    assert Ranking.of(HITS).confidence == 0.9
    assert Ranking.of([]).confidence == 0.0
