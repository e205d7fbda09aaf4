"""What the reader says and what was known before → one score.

`python -m benchmarks.fit_reading WORK` fits how much each counts in the order of sentences, and in
how likely an answer is, on the questions over news and of judged sets that are held out. It prints
the constants for qa/reader/read_passages.py, and the figures of each part in cross-validation.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from benchmarks.open_set import open_set
from benchmarks.reader.fit_order import Row, figures, fit_order
from benchmarks.reader.halves import held_out_article, held_out_half
from index.encoder.load_encoder import load_encoder
from index.progress import showing_progress
from index.refresh import Place, open_current
from index.search import search
from qa.ranking.rank import features_of_best, rank
from qa.reader.read_pair import reader_for
from qa.reader.read_passages import (
    FEATURES,
    ReadFeatures,
    describe_read,
    read_best,
    search_with_former,
)
from qa.reading.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index

SETS = {"squad2_half": 240, "xquad_en": 80}
"""Questions of the halves that are held out, drawn by chance."""

FOLDS = 4


Spans = list[tuple[str, int, int]]


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, those before it, where its answers stand, and its set."""

    text: str
    earlier: list[str]
    spans: Spans
    set: str


def main() -> None:
    """Print the fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    rows = _rows(arguments.shared, arguments.work)
    everything = range(len(FEATURES))
    by_reader, near = ["odds", "mark", "mark_behind"], ["near", "sentence_near"]
    parts = {
        "reader": columns(by_reader),
        "known before": columns(["linear_odds", "linear_rank", *near]),
        "reader and near": columns([*by_reader, *near]),
        "all": everything,
    }
    for name in dict.fromkeys(row.set for row in rows):
        own = [row for row in rows if row.set == name]
        for part, used in parts.items():
            fits = [fit_order([row for number, row in enumerate(rows) if number % FOLDS != fold],
                              used) for fold in range(FOLDS)]  # fmt: skip
            places = [number for number, row in enumerate(rows) if row.set == name]
            print(name, part, figures(own, [fits[number % FOLDS] for number in places]))
    fit = fit_order(rows, everything)
    print(f"ORDER = {ReadFeatures(*fit.order.round(3).tolist())}")
    print(f"LIKELY, OFFSET = {ReadFeatures(*fit.likely.round(3).tolist())}, {fit.offset:.3f}")
    best = [float(max(row.features @ fit.likely)) + fit.offset for row in rows if row.answerable]
    print("log-odds of the answerable", np.quantile(best, [0.02, 0.06, 0.1, 0.2]).round(2))


def columns(names: Sequence[str]) -> list[int]:
    """Return in which columns of a matrix of FEATURES these are."""
    return [FEATURES.index(name) for name in names]


def _rows(shared: Path, work: Path) -> list[Row]:
    """What was read is kept in `work`: fitting again takes seconds."""
    kept = work / "rows.pt"
    if not kept.exists():
        encoder = load_encoder()
        rows = [*_news(shared, work, encoder)]
        for name, count in SETS.items():
            rows += _judged(shared / "eval" / name, encoder, count)
        torch.save([asdict(row) for row in rows], kept)
    return [Row(**row) for row in torch.load(kept, weights_only=False)]


def _news(shared: Path, work: Path, encoder: Encoder) -> list[Row]:
    corpus = shared / "eval" / "polnear" / "corpus.jsonl"
    index = open_current(Place(corpus, work / "polnear-index", "all-MiniLM-L6-v2"))
    if index is None:
        raise SystemExit("the index of the articles is out of date: train first")
    texts = {each.id: each.text for each in index.contents.documents}
    lines = (shared / "train" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    asked = {record["id"]: record["question"] for record in records}
    rows = []
    for record in records:
        named = (*record["evidence"], *(record.get("near") or ()))
        if any(held_out_article(each["article"]) for each in named):
            spans = []
            for each in record["evidence"]:
                start = texts[each["article"]].index(each["quote"])
                spans.append((each["article"], start, start + len(each["quote"])))
            earlier = [asked[record["after"]]] if record["after"] else []
            asking = Asking(record["question"], earlier, spans, "news")
            rows.append(_row(index, encoder, asking))
    return rows


def _judged(folder: Path, encoder: Encoder, count: int) -> list[Row]:
    with showing_progress() as progress:
        index = open_set(folder, encoder, progress)
    lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [(each, each.get("article") or each.get("context_doc") or each["answers"][0]["doc"])
             for each in map(json.loads, lines)]  # fmt: skip
    held = [each for each, document in asked if held_out_half(document)]
    chosen = random.Random(0).sample(held, count)  # noqa: S311 - no secret, and the same each time
    rows = []
    for each in chosen:
        spans = [(answer["doc"], answer["start"], answer["end"]) for answer in each["answers"]]
        rows.append(_row(index, encoder, Asking(each["text"], [], spans, folder.name)))
    return rows


def _row(index: Index, encoder: Encoder, asking: Asking) -> Row:
    reader = reader_for(encoder)
    if reader is None:
        raise SystemExit("there is no reader: write qa/reader/reader.onnx first")
    question = read_question(asking.text, asking.earlier, index)
    encoded = encoder.encode([question.read_as])[0]
    found = search(index, encoded.vector, question.terms, None)
    candidates = [found, *search_with_former(index, encoder, question, None)]
    described = features_of_best(question, encoded, found, index)
    ranking = rank(question, found, described, index)
    read = read_best(question, candidates, ranking, index, reader)
    features = describe_read(read, found, ranking)
    sentences = np.concatenate([each.sentences for each in read])
    right = [_right(index, int(number), asking.spans) for number in sentences]
    passages = np.repeat([each.passage for each in read], [len(each.marks) for each in read])
    return Row(features, np.array(right, dtype=bool), passages, bool(asking.spans), asking.set)


def _right(index: Index, number: int, spans: Spans) -> bool:
    own = index.contents.sentence(number).span
    return any(
        own.document.id == document and own.start < end and start < own.end
        for document, start, end in spans
    )


if __name__ == "__main__":
    main()
