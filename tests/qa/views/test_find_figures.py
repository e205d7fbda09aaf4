"""A number and what it counts, in a sentence; and the numbers that count nothing."""

from __future__ import annotations

import pytest

from qa.views.find_figures import find_figures


def figures(sentence: str) -> list[tuple[str, float, tuple[str, ...]]]:
    """Return the words of each figure, its value and its topics as they are printed."""
    return [
        (sentence[each.start : each.end], each.value, tuple(word for _, word in each.topics))
        for each in find_figures(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("At least 26 men were killed.", ("26 men", 26, ("killed", "men"))),
        ("The police killed 26 young men.", ("26 young men", 26, ("killed", "men"))),
        ("Thirty-two people have died.", ("Thirty-two people", 32, ("died", "people"))),
        ("They arrested a hundred people.", ("a hundred people", 100, ("arrested", "people"))),
        ("They spoke of 40 dead.", ("40 dead", 40, ("dead",))),
        ("100 detained and no word of it.", ("100 detained", 100, ("detained",))),
        ("One man was shot.", ("One man", 1, ("shot", "man"))),
        ("40 women and men were held.", ("40 women and men", 40, ("held", "women"))),
        ("They held 30 to 40 people there.", ("30 to 40 people", 40, ("held", "people"))),
        ("Some 60,000 fishermen left.", ("60,000 fishermen", 60_000, ("fishermen", "left"))),
        ("It loaded 40,000 tonnes.", ("40,000 tonnes", 40_000, ("tonnes",))),
        ("It covered 66 000.5 km.", ("000.5 km", 0.5, ("kilometres",))),  # a blank parts numbers
        ("It cost $3.2m in all.", ("$3.2m", 3_200_000, ("dollars",))),
        ("It cost £1.05 billion.", ("£1.05 billion", 1.05e9, ("pounds",))),
        ("It lost 2 million euros.", ("2 million euros", 2e6, ("euros",))),
        ("In a dozen countries it rained.", ("a dozen countries", 12, ("countries",))),
        ("Two hundred men left.", ("Two hundred men", 200, ("left", "men"))),
        ("Some 12 per cent agreed.", ("12 per cent", 12, ("%",))),
        ("It grew by 0.25%.", ("0.25%", 0.25, ("%",))),
    ],
)
def test_what_is_counted_is_found(
    sentence: str, expected: tuple[str, float, tuple[str, ...]]
) -> None:
    assert figures(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "It burnt on 4 April 2017.",
        "The 2016 elections were lost.",
        "He was 16 years old and stayed 3 days.",
        "See article 5 and page 12, section 3 rules.",
        "3. Miners left the town.",
        "They won 3-1 and 10/11 games.",
        "It begins at 10:30 o'clock.",
        "One of the men left.",
        "Room 5 doors are open.",
        "It scored 7.5 points, and version 2.0.1 files.",
        "One thing follows.",
        "It cost $4 1/2 billion.",
        "They won the Six Nations trophies.",
        "The 1500m champion's shoes were lost.",
        "Call 555-0123 lines.",
    ],
)
def test_what_counts_nothing_is_no_figure(sentence: str) -> None:
    assert figures(sentence) == []


def test_a_figure_stands_where_its_words_do_in_a_longer_text() -> None:
    (figure,) = find_figures("It lost 12 ships.")
    moved = figure.moved(100)
    assert (moved.start, moved.end) == (figure.start + 100, figure.end + 100)
    assert moved.value == 12
