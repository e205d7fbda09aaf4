"""Why nothing is answered is said in words of the question that matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.build import build_index
from index.progress import silent
from qa.ask import ask
from qa.reply import Abstention

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fake_encoder import FakeEncoder


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("Was football mentioned?", "no source mentions 'football'"),
        ("How much did the zebra cost?", "no source mentions 'zebra', 'cost'"),
        (
            "Which zebra conquered Venezuela?",
            "no source mentions 'zebra', 'conquered', 'Venezuela'",
        ),
    ],
)
def test_the_reason_names_what_is_missing(
    tmp_path: Path, encoder: FakeEncoder, question: str, reason: str
) -> None:
    (tmp_path / "mill.txt").write_text("The old mill at Harrow burnt down in May.")
    reply = ask(build_index(tmp_path, encoder, silent, None), encoder, question)
    assert isinstance(reply, Abstention)
    assert reply.reason == reason
