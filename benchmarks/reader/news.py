"""The questions written over news articles, each with the passages that the index finds for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.reader.halves import held_out_article
from index.dense.dense_scores import DenseScores
from index.encoder.load_encoder import load_encoder
from index.progress import showing_progress
from index.refresh import Place, refresh
from index.sparse.tokenize import tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.encoder.load_encoder import Encoder
    from index.index import Index

NEAR, WORDED = 20, 15
"""Passages taken from the front of the lists by vector (whole passages, and as many by their
sentences) and by BM25."""

COVERED = 0.5
"""Share of an evidence passage that a passage must hold to answer, as in `shared/train/score`."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage of the index. `right` says that it answers, `overlaps` that it holds some of it."""

    document: str
    start: int
    end: int
    reading: str
    score: float
    right: bool
    overlaps: bool


@dataclass(frozen=True, slots=True)
class Posed:
    """A question; `evidence` are (article, start, end, start and end of the words in it)."""

    id: str
    question: str
    former: str
    style: str
    answerable: bool
    held_out: bool
    evidence: tuple[tuple[str, int, int, int, int], ...]
    near: tuple[tuple[str, int, int], ...]
    found: tuple[Found, ...]


def read_news(shared: Path, work: Path) -> list[Posed]:
    """Return all questions; what the index finds for them is kept in `work`."""
    kept = work / "news.json"
    if not kept.exists():
        posed = _pose(shared, work)
        scratch = work / ".news.json"
        scratch.write_text(json.dumps([asdict(each) for each in posed]), encoding="utf-8")
        scratch.rename(kept)
    return [posed_of(each) for each in json.loads(kept.read_text(encoding="utf-8"))]


def read_articles(shared: Path) -> dict[str, dict[str, str]]:
    """Return the records of the articles by id."""
    file = shared / "eval" / "polnear" / "corpus.jsonl"
    lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return {each["_id"]: each for each in lines}


def posed_of(record: dict[str, Any]) -> Posed:
    """Return the question that was kept as `record`."""
    found = tuple(Found(**each) for each in record["found"])
    evidence, near = (tuple(map(tuple, record[name])) for name in ("evidence", "near"))
    return Posed(**{**record, "found": found, "evidence": evidence, "near": near})


def _pose(shared: Path, work: Path) -> list[Posed]:
    articles = read_articles(shared)
    lines = (shared / "train" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    for record in records:
        record["evidence"] = [
            [each["article"], *_place(articles[each["article"]]["text"], each)]
            for each in record["evidence"]
        ]
        record["near"] = [
            [each["article"], *_place(articles[each["article"]]["text"], each)[:2]]
            for each in record.get("near") or ()
        ]
    return pose(records, shared, work)


def pose(records: Sequence[dict[str, Any]], shared: Path, work: Path) -> list[Posed]:
    """Return `records` about the articles, with evidence and near misses as places, as questions
    with what the index of the articles, which is kept in `work`, finds for them.
    """
    encoder = load_encoder()
    file = shared / "eval" / "polnear" / "corpus.jsonl"
    with showing_progress() as progress:
        index = refresh(Place(file, work / "polnear-index", "all-MiniLM-L6-v2"), encoder, progress)
    asked = {record["id"]: record["question"] for record in records}
    posed = []
    for record in records:
        evidence = tuple(tuple(each) for each in record["evidence"])
        near = tuple(tuple(each) for each in record["near"])
        former = asked.get(record["after"] or "", "")
        searched = f"{former} {record['question']}".strip()
        posed.append(Posed(
            record["id"], " ".join(record["question"].split()), former, record["style"],
            record["answerable"], any(held_out_article(each[0]) for each in (*evidence, *near)),
            evidence, near, tuple(_found(index, encoder, searched, evidence)),
        ))  # fmt: skip
    return posed


def _place(text: str, evidence: dict[str, Any]) -> tuple[int, int, int, int]:
    start = text.index(evidence["quote"])
    end = start + len(evidence["quote"])
    words = evidence.get("answer") or evidence["quote"]
    first = evidence["quote"].find(words)
    return (start, end, start + first, start + first + len(words)) if first >= 0 else (
        start, end, start, end)  # fmt: skip


def _found(
    index: Index, encoder: Encoder, text: str, evidence: tuple[tuple[str, int, int, int, int], ...]
) -> list[Found]:
    vector = encoder.encode([text])[0].vector
    passages = DenseScores.of(index.passage_vectors, vector)
    sentences = DenseScores.of(index.sentence_vectors, vector)
    matches = index.passage_terms.match(tuple(dict.fromkeys(tokenize(text))))
    of = index.contents.passages.of_sentences(sentences.nearest(None, NEAR))
    worded = matches.rows[np.argsort(-matches.values, kind="stable")[:WORDED]]
    rows = np.unique(np.concatenate([passages.nearest(None, NEAR), of, worded]))
    scores = passages.standardised(passages.cosines(rows)) + matches.standardised(rows)
    found = []
    for place in np.argsort(-scores, kind="stable").tolist():
        span = index.contents.passage(int(rows[place])).span
        shared = [
            (max(0, min(span.end, end) - max(span.start, start)), end - start)
            for article, start, end, *_ in evidence
            if article == span.document.id
        ]
        found.append(Found(
            span.document.id, span.start, span.end, span.reading, float(scores[place]),
            any(held >= COVERED * whole for held, whole in shared),
            any(held for held, _ in shared),
        ))  # fmt: skip
    return found
