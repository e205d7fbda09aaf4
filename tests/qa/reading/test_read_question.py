"""A question as it is searched: complete, and spelt as the documents spell."""

from __future__ import annotations

import pytest

from index.index import Index
from qa.question import QuestionError
from qa.reading.read_question import LONGEST_QUESTION, read_question


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n\t ", "is empty"),
        ("x" * 100_000, "has 100,000 characters; 2,000 are the most"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_one_line(index: Index, text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        read_question(text, (), index)
    assert "\n" not in str(caught.value)


def test_the_longest_question_can_be_asked(index: Index) -> None:
    assert len(read_question("m" * LONGEST_QUESTION, (), index).text) == LONGEST_QUESTION


def test_white_space_is_one_blank(index: Index) -> None:
    assert read_question("  Who\n was  hurt? ", (), index).read_as == "Who was hurt?"


@pytest.mark.parametrize(
    ("question", "earlier", "leans"),
    [
        pytest.param("What did it cost?", ["Who built the bridge?"], True, id="it"),
        pytest.param("What about 2011?", ["Who built the bridge?"], True, id="what about"),
        pytest.param("Why?", ["Who built the bridge?"], True, id="no word of its own"),
        pytest.param("Who burnt the mill?", ["Who built the bridge?"], False, id="stands alone"),
        pytest.param("What did it cost?", [], False, id="nothing before it"),
    ],
)
def test_a_question_that_leans_on_the_one_before_is_completed_by_it(
    index: Index, question: str, earlier: list[str], leans: bool
) -> None:
    read = read_question(question, earlier, index)
    assert read.text == question
    assert ("bridge" in read.read_as) is leans
    assert not leans or read.read_as != question


@pytest.mark.parametrize(
    ("question", "corrections"),
    [
        pytest.param("What did Fimch say?", [("Fimch", "Finch")], id="a slip in a name"),
        pytest.param("What did Finch say?", [], id="spelt right"),
        pytest.param("What did Frith say?", [], id="another name"),
        pytest.param("Who was in Harow?", [("Harow", "Harrow")], id="five letters"),
        pytest.param("When did the shcool close?", [("shcool", "school")], id="an ordinary word"),
        pytest.param("Who was evacauted?", [("evacauted", "evacuated")], id="letters swapped"),
        pytest.param("Was a transfection made?", [], id="a term of a trade, near another word"),
        pytest.param("Who favoured the defence?", [], id="right as the British spell it"),
        pytest.param("Did anaemia follow the programmes?", [], id="British, and Greek"),
        pytest.param("What do they think?", [], id="a word that the documents lack"),
        pytest.param("Was it a superconductor?", [], id="a syllable in front of a right word"),
        pytest.param("Why wasnt it mended?", [], id="without its apostrophe"),
        pytest.param("Why wouldn't they flinch?", [], id="contracted"),
        pytest.param("What did Fletchly see?", [], id="a name that is none of these"),
        pytest.param("¿Quién estaba en Harow?", [("Harow", "Harrow")], id="in another language"),
        pytest.param("¿Quién cerró la escuela?", [], id="right words of another language"),
    ],
)
def test_a_slip_in_a_name_is_corrected(
    index: Index, question: str, corrections: list[tuple[str, str]]
) -> None:
    read = read_question(question, (), index)
    assert [(each.written, each.read) for each in read.corrections] == corrections
    for written, correct in corrections:
        assert read.read_as == question.replace(written, correct)
