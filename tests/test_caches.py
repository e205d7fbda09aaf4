"""What was worked out of an index's texts goes with that index: no cache of a module keeps them."""

from __future__ import annotations

import ast
import gc
from pathlib import Path

import pytest

from corpus.document import Document
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.options import Options
from tests.fake_encoder import FakeEncoder
from tests.test_layers import TREES

KEPT_FOR_GOOD = {
    "corpus/examine.py:_identifier": "a model of languages",
    "corpus/language/count_tokens.py:_encoding": "a vocabulary",
    "corpus/readers/mail/find_day.py:_months": "a list of words",
    "corpus/readers/mail/find_day.py:_weekdays": "a list of words",
    "corpus/readers/office/sheets/number_format.py:parse_format": "forms of numbers, a text each",
    "corpus/readers/pdf/glyphs/is_garbled.py:_script": "facts of Unicode, a character each",
    "corpus/statements/grammar/load_parser.py:load_parser": "a model",
    "corpus/statements/reports/score_reports.py:_weights": "weights of a model",
    "corpus/turns/find_turns.py:find_turns": "of the document in hand: `ingest` forgets it",
    "index/dense/nearest_vectors.py:_signs_of_question": "of the last question, 64 bytes",
    "index/dense/vectors.py:_planes": "a constant matrix for each dimension",
    "index/people/speech_record.py:_number": "hashes of stems, a word each",
    "index/sparse/ordinary_words.py:_by_letter": "a list of words",
    "index/sparse/ordinary_words.py:_frequencies": "a list of words",
    "index/sparse/tokenize.py:stem": "stems, a word each: of all indexes, and of building them",
    "index/versions.py:installed": "what is installed",
    "qa/ranking/contradiction_features.py:_table": "a list of words",
    "qa/ranking/linear_scorer.py:load_weights": "weights of a model",
    "qa/reader/read_pair.py:_opened": "a model",
    "qa/reading/read_breadth.py:_phrases": "patterns of the package",
    "web/http/guard.py:_own_names": "the names of this machine",
    "web/markup/quotation.py:_elision": "a sign, for each language",
    "web/markup/render.py:_environment": "templates of the package",
    "web/static/assets.py:document_style": "a file of the package",
    "web/static/assets.py:page_script": "a file of the package",
    "web/static/assets.py:page_style": "a file of the package",
    "web/static/assets.py:paper_style": "files of the package",
    "web/static/assets.py:paper_style_digest": "of files of the package",
    "web/static/assets.py:shell_script": "a file of the package",
}
"""Caches that belong to a module and not to an index, and why no text of an index stays in them."""


def cached_by_modules() -> set[str]:
    """Every function of a module that is decorated with a cache."""
    return {
        f"{name}:{node.name}"
        for name, tree in TREES.items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(each) for each in node.decorator_list)
    }


def test_every_cache_of_a_module_is_listed_with_its_reason() -> None:
    assert cached_by_modules() == set(KEPT_FOR_GOOD)


@pytest.mark.parametrize("name", TREES)
def test_no_module_holds_something_empty_to_be_filled(name: str) -> None:
    for node in TREES[name].body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            made = ast.unparse(node.value)
            assert made not in {"{}", "[]", "set()", "dict()", "list()", "Memo()"}, made
            assert "cache(" not in made, made


QUESTIONS = [
    "What did Finch say?", "Who said that mill 3 will be rebuilt?", "Who burnt mill 5 in May?",
    "What is this about?", "Where do the sources disagree?", "Which zebra conquered Venezuela?",
    "What happened in 2019?", "Who speaks in these documents?",
]  # fmt: skip


def index_of(folder: Path, word: str, count: int) -> Index:
    folder.mkdir()
    for number in range(count):
        (folder / f"{word}-{number}.txt").write_text(
            f"Somebody burnt {word} {number} in May 2019. Nobody was hurt at {word} {number}.\n\n"
            f'"The {word} {number} will be rebuilt," said Ada Finch.\n'
        )
    return build_index(folder, FakeEncoder(), silent, None)


def ask_all(index: Index) -> None:
    for question in QUESTIONS:
        for options in (Options(), Options(limit=1), Options(statements=True)):
            ask(index, FakeEncoder(), question, (), options)


def alive(word: str) -> int:
    """How many documents named after `word` there are in this process."""
    gc.collect()
    documents = [each for each in gc.get_objects() if type(each) is Document]
    return sum(each.id.startswith(f"{word}-") for each in documents)


def test_the_documents_of_an_index_that_was_replaced_are_gone(tmp_path: Path) -> None:
    index = index_of(tmp_path / "old", "mill", 12)
    ask_all(index)
    assert alive("mill") == 12
    index = index_of(tmp_path / "new", "barn", 12)
    ask_all(index)
    assert (alive("mill"), alive("barn")) == (0, 12)
    del index
    assert alive("barn") == 0


def test_no_more_documents_are_alive_than_are_to_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.document_store.KEPT", 4)
    index = index_of(tmp_path / "many", "ferry", 12)
    ask_all(index)
    assert len(index.contents.documents) == 12
    assert alive("ferry") == 4


def test_an_index_does_not_know_what_another_one_kept(tmp_path: Path) -> None:
    first, second = (index_of(tmp_path / word, word, 2) for word in ("mill", "barn"))
    assert first.contents.memo is not second.contents.memo
    assert first.contents.reading(0) == "Somebody burnt mill 0 in May 2019."
    assert second.contents.reading(0) == "Somebody burnt barn 0 in May 2019."
