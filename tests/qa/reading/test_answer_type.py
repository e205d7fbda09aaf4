"""What an answer must hold is read off the question's words."""

from __future__ import annotations

import pytest

from qa.reading.answer_type import answer_type


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What is a gloss?", "definition"),
        ("Who was Ada Finch?", "definition"),
        ("Define arson", "definition"),
        ("What does arson mean?", "definition"),
        ("How many men fled?", "number"),
        ("What percentage fled?", "number"),
        ("When did it burn?", "date"),
        ("In what year did it burn?", "date"),
        ("Who said so?", "person"),
        ("Who was Finch's lawyer?", "person"),
        ("What is Alzheimer's disease?", "definition"),
        ("Which official said so?", "person"),
        ("Where did they flee?", "place"),
        ("Which country took them in?", "place"),
        ("Why did they flee?", "reason"),
        ("What caused the fire?", "reason"),
        ("What did Finch say?", "anything"),
        ("Tell me about the mill", "anything"),
        ("Did it burn", "anything"),
        ("the mill burnt where", "place"),
        ("mill fire", "mention"),
        ("The mill, which was old, was lost when lightning struck", "mention"),
        ("", "mention"),
        pytest.param(
            "How long ago did it burn?", "date"
        ),
    ],
)  # fmt: skip
def test_a_question_expects_an_answer_of_its_kind(question: str, expected: str) -> None:
    assert answer_type(question) == expected
