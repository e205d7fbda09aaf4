"""What stands under which heading."""

from __future__ import annotations

import pytest

from corpus.document import Document, Reference
from corpus.splitting.split_sections import split_sections
from corpus.splitting.split_sentences import split_sentences


def sections(text: str) -> list[tuple[str, list[str]]]:
    sentences = split_sentences(Document("a", text, Reference("a"), ""))
    return [(head, [s.span.reading for s in group]) for head, group in split_sections(sentences)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("It burnt.", [("", ["It burnt."])], id="no heading"),
        pytest.param("# Mill\n\nIt burnt.", [("Mill", ["# Mill", "It burnt."])], id="title"),
        pytest.param("It burnt.\n\n## Cost ##\n\nMuch.",
                     [("", ["It burnt."]), ("Cost", ["Much."])], id="Markdown heading"),
        pytest.param("It burnt.\n\nThe cost\n\nMuch.",
                     [("", ["It burnt."]), ("The cost", ["Much."])], id="plain heading"),
        pytest.param("It burnt.\n\n## Cost\n\n### Roof\n\nMuch.",
                     [("", ["It burnt."]), ("Cost: Roof", ["Much."])], id="heading on heading"),
        pytest.param("It burnt.\n\nand so on\n\nMuch.",
                     [("", ["It burnt.", "and so on", "Much."])], id="opens small: no heading"),
        pytest.param("It burnt.\n\nIn 1999\n\nMuch.",
                     [("", ["It burnt.", "In 1999", "Much."])], id="has digits: no heading"),
        pytest.param("It burnt.\n\n## Cost", [("", ["It burnt.", "## Cost"])], id="last line"),
        pytest.param("It burnt.\n\nThe end", [("", ["It burnt.", "The end"])], id="nothing below"),
    ],
)  # fmt: skip
def test_text_stands_under_its_heading(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert sections(text) == expected
