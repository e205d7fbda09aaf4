"""Of a ranking come excerpts, and what became of each of its sentences."""

from __future__ import annotations

from pathlib import Path

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.excerpts.select_excerpts import INSIDE, LATER, MARKED_TOO, WEAK, Extraction, Room, extract
from qa.question import Question
from qa.ranking.ranking import Hit, Ranking
from tests.fake_encoder import FakeEncoder

QUESTION = Question("Who?", "Who?", "passages", None, ())
APART = "The river rose again that year and flooded the lower town, its school and its market. " * 9


def extracted(
    folder: Path, texts: dict[str, str], rows: list[int], limit: int = 5, worth: float = 0.0
) -> Extraction:
    for name, text in texts.items():
        (folder / name).write_text(text)
    index = build_index(folder, FakeEncoder(), silent, None)
    return extract(ranking(index, rows), QUESTION, index.contents, Room(limit, 2, worth))


def ranking(index: Index, rows: list[int]) -> Ranking:
    passages = [index.contents.passages.of_sentence(row) for row in rows]
    pairs = zip(rows, passages, strict=True)
    return Ranking.of(Hit(row, passage, -n, 0.5, n) for n, (row, passage) in enumerate(pairs, 1))


def test_every_sentence_of_the_ranking_has_a_fate(tmp_path: Path) -> None:
    found = extracted(tmp_path, {"a.txt": "Ana came. Ben left. Cyd sang."}, [1, 0, 2])
    assert found.fates == ("excerpt", "in an excerpt already", "in an excerpt already")
    assert [mark.text for excerpt in found.excerpts for mark in excerpt.highlights] == ["Ben left."]


def test_nothing_is_added_beyond_the_limit(tmp_path: Path) -> None:
    texts = {"a.txt": "Ana came to Stow.", "b.txt": "Ben left Harrow."}
    found = extracted(tmp_path, texts, [0, 1], limit=1)
    assert found.fates == ("excerpt", "beyond the limit")


def test_one_document_does_not_come_before_the_others(tmp_path: Path) -> None:
    text = f"Ana came. {APART}Ben left. {APART}Cyd sang. {APART}"
    texts = {"a.txt": text, "b.txt": "Dan slept."}
    rows = [0, 10, 20, 30]
    found = extracted(tmp_path, texts, rows)
    assert [e.span.document.id for e in found.excerpts] == ["a.txt", "a.txt", "b.txt", "a.txt"]
    (tmp_path / "full").mkdir()
    assert extracted(tmp_path / "full", texts, rows, limit=3).fates[2] == "beyond the limit"


def test_what_hardly_answers_is_not_added_to_three(tmp_path: Path) -> None:
    texts = {f"{name}.txt": f"{name} came." for name in ("Ana", "Ben", "Cyd", "Dan")}
    found = extracted(tmp_path, texts, [0, 1, 2, 3], worth=0.6)
    assert found.fates == ("excerpt",) * 3 + (WEAK,)
    assert LATER not in found.fates


def test_nearly_the_same_words_elsewhere_stand_behind_the_first(tmp_path: Path) -> None:
    texts = {
        "a.txt": "The county paid nine million pounds for the bridge.",
        "b.txt": "Ferries crossed the river before that.",
        "c.txt": "The county paid nine million pounds for the new bridge.",
    }
    found = extracted(tmp_path, texts, [0, 1, 2])
    assert [e.span.document.id for e in found.excerpts] == ["a.txt", "c.txt", "b.txt"]
    assert [e.repeats for e in found.excerpts] == [False, True, False]


def test_repeats_fill_at_most_half_of_the_places(tmp_path: Path) -> None:
    texts = dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt"), "The mill burnt.")
    found = extracted(tmp_path, texts, [0, 1, 2, 3], limit=4)
    assert [excerpt.repeats for excerpt in found.excerpts] == [False, True, True]
    assert found.fates[3] == "the same words are shown from other sources"


def marked(folder: Path, scores: list[float], question: Question = QUESTION) -> Extraction:
    """What is marked of three sentences of one document with these scores, best first."""
    (folder / "a.txt").write_text("Ana came. Ben left. Cyd sang.")
    index = build_index(folder, FakeEncoder(), silent, None)
    hits = [Hit(row, 0, score, 0.5, row + 1) for row, score in enumerate(scores)]
    return extract(Ranking.of(hits), question, index.contents, Room(5, 2))


def test_a_sentence_nearly_as_good_is_marked_beside_the_best(tmp_path: Path) -> None:
    found = marked(tmp_path, [2.0, 1.5, 1.4])
    assert [mark.text for mark in found.excerpts[0].highlights] == ["Ana came.", "Ben left."]
    assert found.fates == ("excerpt", MARKED_TOO, INSIDE)


def test_a_sentence_much_less_likely_is_not_marked(tmp_path: Path) -> None:
    found = marked(tmp_path, [2.0, 1.2, 0.4])
    assert [mark.text for mark in found.excerpts[0].highlights] == ["Ana came."]


def test_of_keywords_one_sentence_is_marked(tmp_path: Path) -> None:
    keywords = Question("Ana", "Ana", "passages", None, (), expects="mention")
    found = marked(tmp_path, [2.0, 2.0, 2.0], keywords)
    assert len(found.excerpts[0].highlights) == 1
