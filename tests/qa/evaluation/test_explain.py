"""An explanation says of every candidate where it stood, why, and what became of it."""

from __future__ import annotations

import json
from pathlib import Path

from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask, ask_with_trace, choose, retrieve
from qa.evaluation.explain import Explanation, explain
from qa.evaluation.write_explanation import explanation_record, write_explanation
from qa.excerpts.select_excerpts import INSIDE, WEAK
from qa.options import Options
from qa.reading.read_question import read_question
from qa.reply import Answer
from tests.fake_encoder import FakeEncoder


def explained(index: Index, question: str, **options: object) -> Explanation:
    trace = ask_with_trace(index, FakeEncoder(), question, (), Options(**options))  # type: ignore[arg-type]
    return explain(trace, index)


def test_what_is_shown_is_what_is_said_to_be_an_excerpt(index: Index) -> None:
    reply = ask(index, FakeEncoder(), "Was nobody hurt?")
    assert isinstance(reply, Answer)
    said = [c.span for c in explained(index, "Was nobody hurt?").candidates if c.fate == "excerpt"]
    assert said == [cited.excerpt.highlights[0] for cited in reply.excerpts]


def test_a_candidate_has_its_places_terms_and_reasons(index: Index) -> None:
    first = explained(index, "How many engines came from Stow?").candidates[0]
    assert first.rank == 1
    assert first.terms == ("engin", "came", "stow")
    assert set(first.ranks) == {
        "sentence vectors", "sentence terms", "passage vectors", "passage terms"
    }  # fmt: skip
    assert first.ranks["sentence terms"] == 1
    weights = [abs(value) for value in first.reasons.values()]
    assert weights == sorted(weights, reverse=True)


def test_the_verdict_compares_confidence_and_threshold(index: Index) -> None:
    assert explained(index, "Was nobody hurt?").verdict.endswith("answered")
    refused = explained(index, "Which zebra conquered Venezuela?").verdict
    assert "< " in refused
    assert "no source mentions 'zebra', 'conquered', 'Venezuela'" in refused


def test_what_a_filter_removes_is_listed_as_such(index: Index) -> None:
    candidates = explained(index, "Was nobody hurt?", sources=("bridge.md",)).candidates
    kept = [c for c in candidates if c.span.document.id == "bridge.md"]
    gone = [c for c in candidates if c.span.document.id != "bridge.md"]
    assert gone
    assert {c.fate for c in gone} == {"left out by the filter"}
    assert "left out by the filter" not in {c.fate for c in kept}


def test_it_is_written_for_people_and_as_json(index: Index) -> None:
    explanation = explained(index, "Was nobody hurt?")
    text = write_explanation(explanation)
    assert text.startswith("Why: confidence ")
    assert "1. excerpt · score " in text
    record = json.loads(json.dumps(explanation_record(explanation)))
    assert len(record["candidates"]) == len(explanation.candidates)
    assert record["candidates"][0]["fate"] == "excerpt"


def test_what_stands_in_an_excerpt_is_said_to_be_there_though_nobody_looked(tmp_path: Path) -> None:
    for name in ("Ana", "Ben", "Cyd", "Dan"):
        (tmp_path / f"{name}.txt").write_text(f"{name} burnt the mill in May. Rain fell on {name}.")
    index = build_index(tmp_path, FakeEncoder(), silent, None)
    question = read_question("Who burnt the mill in May?", (), index)
    ranking = retrieve(index, FakeEncoder(), question).ranking
    assert choose(index, question, ranking, Options()).fates == ("excerpt",) * 4 + (WEAK,) * 4
    told = [candidate.fate for candidate in explained(index, question.text).candidates]
    assert told == ["excerpt"] * 4 + [INSIDE] * 4
