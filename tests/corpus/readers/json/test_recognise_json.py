"""A JSON file is read by what its keys are called."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b'{"colour": "red"}', "of a kind that is not read", id="settings"),
        pytest.param(b'{"text":', "is no JSON", id="cut off"),
        pytest.param(b"[" * 100_000, "too deeply nested", id="brackets upon brackets"),
    ],
)
def test_what_is_not_read_is_told_in_one_line(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        list(read_content(content, "a.json"))
