"""Whom "he" stands for is stated where nobody else can be meant, and else inferred with why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus.statement import Statement

if TYPE_CHECKING:
    from tests.corpus.statements.conftest import Extract

pytestmark = pytest.mark.model

BETWEEN, DISTANT, SPEECH = "named between", "several sentences before", "somebody else speaks here"

# label, text, printed pronoun and its content, the speaker, what its reason says
PRONOUNS: list[tuple[str, str, str, str, str]] = [
    ("the next sentence", "Carl Vance runs the inn. He said that the mill was old.",
     "the mill was old", "Carl Vance", ""),
    ("a chain of them", 'Carl Vance runs the inn. "We open in May," he said.\n\n'
     '"I know Tom," he said.\n\n"It is over," he added.', "It is over,", "Carl Vance", ""),
    ("several sentences between", "Carl Vance runs the inn. The river rose in May. The bridge "
     "fell. The road was shut. The boats sank. He said that nobody was hurt.",
     "nobody was hurt", "Carl Vance", DISTANT),
    ("sentences about the same man between", "Carl Vance runs the inn. He rose. He fell. He slept. "
     "He sang. He said that nobody was hurt.", "nobody was hurt", "Carl Vance", ""),
    ("another man named between", "Carl Vance met Peter Hill. He said that the mill was old.",
     "the mill was old", "Carl Vance", BETWEEN),
    ("a woman named between", "Carl Vance met Helen Hill. He said that the mill was old.",
     "the mill was old", "Carl Vance", ""),
    ("a town named between", "Carl Vance left for San Lorenzo. He said that the mill was old.",
     "the mill was old", "Carl Vance", ""),
    ("a man without a name between", "Carl Vance sat down. The engineer left. He said that the "
     "bridge was unsafe.", "the bridge was unsafe", "Carl Vance", BETWEEN),
    ("another man in the paragraph before", "Carl Vance met Peter Hill.\n\n"
     '"It is over," he said.', "It is over,", "Carl Vance", BETWEEN),
]  # fmt: skip


def of(statements: tuple[Statement, ...], content: str) -> Statement:
    (found,) = [each for each in statements if each.content[-1].text == content]
    return found


@pytest.mark.parametrize(
    ("text", "content", "speaker", "reason"),
    [row[1:] for row in PRONOUNS],
    ids=[row[0] for row in PRONOUNS],
)
def test_a_pronoun_is_as_certain_as_the_text_makes_it(
    extract: Extract, text: str, content: str, speaker: str, reason: str
) -> None:
    found = of(extract(text), content)
    assert found.speaker is not None
    assert (found.speaker.name, bool(found.inferred)) == (speaker, bool(reason))
    assert reason in found.inferred


def test_he_in_somebodys_own_speech_is_inferred(extract: Extract) -> None:
    text = (
        "Remarks by Harbour Commissioner Ada Finch at the opening, 3 November 2019\n\n"
        "Thank you, Chair, and good evening to all of you who came to us through the snow.\n\n"
        "Carl Vance built the pier before me, and I thank him today for what he gave us. "
        "He said that the harbour would pay for itself. I told him that we had our doubts.\n"
    )
    found = of(extract(text), "the harbour would pay for itself")
    assert (found.speaker and found.speaker.name) == "Carl Vance"
    assert SPEECH in found.inferred
