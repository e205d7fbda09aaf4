"""The second reading of a PDF, which the first is held against."""

from __future__ import annotations

import pytest

from corpus.loss.visible_words_pdf import visible_words_pdf
from tests.corpus.readers.pdf.drawing import beside, drawn, lines, shown, written


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(drawn(lines("The gate was", "shut by noon.")), "The gate was shut by noon.",
                     id="lines"),
        pytest.param(drawn(lines("They or-", "dered it."), lines("Later.")),
                     "They or-dered it. Later.", id="a divided word, two pages"),
        pytest.param(drawn(beside(72, 700, ("in 1964", 11, 0), ("12", 7, 4), (" it", 11, 0))),
                     "in 1964 12 it", id="a raised number"),
        pytest.param(written(shown("Here.") + shown("Not here.", 72, 830),
                             page="/CropBox[50 50 545 800]"), "Here.", id="outside the crop box"),
        pytest.param(written(shown("Here.") + shown("Not here.", more="1 g", y=600)), "Here.",
                     id="white on white"),
        pytest.param(b"%PDF-1.7 but no more", "", id="no PDF"),
    ],
)  # fmt: skip
def test_the_words_of_the_text_layer_are_those_that_are_seen(content: bytes, seen: str) -> None:
    assert " ".join(visible_words_pdf(content).split()) == seen
