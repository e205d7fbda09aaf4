from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.loss.measure_loss import Loss, Sensitivity, measure_loss, write_losses

PAGE = Sensitivity(whole=None)
OFFICE = Sensitivity()


def losses(held: str, text: str, sensitivity: Sensitivity = OFFICE) -> list[tuple[str, str]]:
    return [(loss.kind, loss.quote) for loss in measure_loss(held, text, sensitivity)]


@pytest.mark.parametrize(
    ("held", "text", "found"),
    [
        pytest.param(
            "The ferry sailed on 3 June at dawn.", "The ferry sailed on at dawn.",
            [("missing", "3 june")], id="words within a sentence"),
        pytest.param(
            "The roof cost 400 12 crowns.", "The roof cost 40012 crowns.",
            [("missing", "400 12"), ("added", "40012")], id="two figures that became one"),
        pytest.param(
            "The fine is 900 crowns.", "The fine is 500 900 crowns.",
            [("added", "500")], id="a figure that was struck out"),
        pytest.param(
            "We sat by the weir.\nThe keeper sold his boat.", "We sat by the weir.",
            [("missing", "the keeper sold his boat")], id="a whole paragraph"),
        pytest.param(
            "We sat by the weir and talked of nothing.",
            "We sat by the weir and talked of nothing.\n\n"
            "We sat by the weir and talked of nothing.",
            [("repeated", "we sat by the weir and")], id="a paragraph twice"),
    ],
)  # fmt: skip
def test_what_the_readings_do_not_share_is_found(
    held: str, text: str, found: list[tuple[str, str]]
) -> None:
    assert losses(held, text) == found


@pytest.mark.parametrize(
    ("held", "text"),
    [
        pytest.param("a long evacu ation of men", "a long evacuation of men", id="divided word"),
        pytest.param("a long evacu-\nation of men", "a long evacuation of men", id="line end"),
        pytest.param("cost 400¹² crowns", "cost 400 12 crowns", id="raised digits"),
        pytest.param("so\u00adft words here", "soft words here", id="soft hyphens"),
        pytest.param("cafe\u0301 on the quay", "café on the quay", id="composed letters"),
        pytest.param("one two three\nfour five six", "four five six\n\none two three", id="order"),
        pytest.param("THE WEIR — shut", "The weir - shut", id="case and marks"),
        pytest.param("a\tb c\td e", "a b\nc d e", id="cells"),
    ],
)  # fmt: skip
def test_what_only_looks_different_is_no_loss(held: str, text: str) -> None:
    assert losses(held, text) == []


def test_a_paragraph_of_which_nothing_is_there_is_a_pages_menu() -> None:
    held = "Home News Sport Weather Shop\nThe keeper sold his boat."
    assert losses(held, "The keeper sold his boat.", PAGE) == []
    assert losses(held, "The keeper sold his boat.") != []


def test_a_warning_counts_the_words_and_names_the_place() -> None:
    runs = [
        Loss("missing", 9, "one two three four five six", "the mayor told"),
        Loss("missing", 1, "left", ""),
        Loss("repeated", 8, "it rained", ""),
    ]
    assert write_losses(runs) == (
        '10 words near "the mayor told" are not in the text: "one two three four five six …"',
        '8 words stand twice in the text: "it rained …"',
    )


@given(st.lists(st.text(max_size=60), max_size=6))
def test_a_text_has_lost_nothing_of_itself(paragraphs: list[str]) -> None:
    held = "\n".join(paragraphs)
    missing = [each for each in measure_loss(held, held, OFFICE) if each.kind != "repeated"]
    assert missing == []
