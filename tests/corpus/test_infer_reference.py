"""A title and a date are read off the head of a text, never out of its prose."""

from __future__ import annotations

import pytest

from corpus.document import Noise, Reference
from corpus.infer_reference import infer_reference
from corpus.source import Source

BODY = "\n\nThe old mill burnt down in the night of 2 May 2019.\n"


def inferred(text: str, *noise: Noise, **stated: str) -> Reference:
    return infer_reference(Source("a.txt", text, Reference("a.txt", **stated), ""), noise)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("head", "title", "issued"),
    [
        pytest.param("The mill fire", "The mill fire", "", id="first line"),
        pytest.param("The mill fire\n\nMay 3, 2019", "The mill fire", "2019-05-03", id="and date"),
        pytest.param("May 3, 2019\n\nThe mill fire.", "", "2019-05-03", id="date first"),
        pytest.param("\n\n# The mill fire #\n", "The mill fire", "", id="Markdown"),
        pytest.param("\ufeffThe mill fire", "The mill fire", "", id="byte order mark"),
        pytest.param("Who burnt the mill?", "Who burnt the mill?", "", id="a question"),
        pytest.param("It burnt.", "", "", id="a sentence"),
        pytest.param("He died on 2 May 2019.", "", "", id="a sentence with a date"),
        pytest.param("- an item", "", "", id="a list item"),
        pytest.param("x" * 161, "", "", id="too long"),
        pytest.param("On May 3, 2019, the mill was visited by the mayor and the whole council.",
                     "", "", id="a date in a sentence"),
    ],
)  # fmt: skip
def test_the_head_says_what_it_says(head: str, title: str, issued: str) -> None:
    reference = inferred(head + BODY)
    assert (reference.title, reference.issued) == (title, issued)
    assert reference.inferred == {n for n in ("title", "issued") if getattr(reference, n)}


def test_what_is_stated_is_not_replaced() -> None:
    reference = inferred(f"The mill fire\n\nMay 3, 2019{BODY}", title="Fire!", issued="2019")
    assert (reference.title, reference.issued, reference.inferred) == ("Fire!", "2019", frozenset())


def test_noise_at_the_head_is_no_title() -> None:
    text = f"Share this\n\nThe mill fire{BODY}"
    assert inferred(text, Noise(0, 10, "boilerplate")).title == "The mill fire"


def test_one_line_alone_is_no_title() -> None:
    assert inferred("The mill fire").title == ""
