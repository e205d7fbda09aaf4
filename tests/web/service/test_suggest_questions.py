"""Questions of several kinds are read off the documents; years are counted."""

from __future__ import annotations

from corpus.document import Document, Reference
from web.service.suggest_questions import MOST_TRIED, suggest_kinds

TEXT = (
    "Ada Finch said that 27 men were executed in 1954. The old Mill Bridge was opened in June "
    "1911. In 1954 some 300 people were detained; 300 people were detained again. He left.\n"
)


def test_candidates_are_of_six_kinds() -> None:
    document = Document("a.txt", TEXT, Reference("a.txt"), "")
    about, said, figure, when, who, compared = suggest_kinds([document], ["Ada Finch", "Carr"])
    assert about == ("What is this about?",)
    assert said == ("What did Ada Finch say?",)
    assert figure == ("How many people were detained?", "How many men were executed?")
    assert when[0] == "When was Mill Bridge opened?"
    assert when[1] == "What happened in 1954?"
    assert who == ("Who is Ada Finch?",)
    assert compared == ("Compare what Ada Finch and Carr said",)


def test_no_kind_has_more_candidates_than_are_tried() -> None:
    text = " ".join(f"Then {n} {noun} were counted." for n, noun in enumerate(
        ("cows", "pigs", "goats", "hens", "ducks"), 2))  # fmt: skip
    kinds = suggest_kinds([Document("a.txt", text, Reference("a.txt"), "")], [])
    assert len(kinds[2]) == MOST_TRIED
    assert kinds[4] == kinds[5] == ()
