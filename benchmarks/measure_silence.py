"""Measure whether the program knows that what it was asked about is not there.

    python -m benchmarks.measure_silence ../shared/eval/xquad_en

Half of the articles (documents of one title), then half of the documents, are taken away; the
index is built of the other half; every question is asked. Printed is the AUROC of confidence:
how often a question that can be answered gets more of it than one that cannot.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.encoder.load_encoder import DEFAULT_MODEL, load_encoder
from index.progress import showing_progress
from index.refresh import Place, refresh
from onrecord import SILENCE
from qa.ask import retrieve
from qa.evaluation.evaluate import auroc
from qa.evaluation.read_queries import read_queries
from qa.reading.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from qa.evaluation.read_queries import Query


def main() -> None:
    """Measure the folder of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="AUROC of confidence with documents taken away.")
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    lines = (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()
    documents = {str(record["_id"]): record for record in map(json.loads, lines)}
    queries = [query for query in read_queries(folder) if query.answers]
    encoder = load_encoder()
    with showing_progress() as progress:
        for kind, of in (
            ("articles", {name: str(record["title"]) for name, record in documents.items()}),
            ("documents", {name: name for name in documents}),
        ):
            areas = [_area(half, of, documents, queries, encoder, progress) for half in (0, 1)]
            print(f"half of the {kind} taken away: AUROC {np.mean(areas):.3f}", flush=True)


def _area(  # noqa: PLR0913, PLR0917 - one measurement, wholly described
    half: int,
    of: Mapping[str, str],
    documents: Mapping[str, object],
    queries: Sequence[Query],
    encoder: Encoder,
    progress: Progress,
) -> float:
    kept = {name for name in documents if _half(of[name]) == half}
    with tempfile.TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus.jsonl"
        lines = (json.dumps(documents[name]) for name in documents if name in kept)
        corpus.write_text("\n".join(lines), encoding="utf-8")
        place = Place(corpus, Path(scratch) / "index", DEFAULT_MODEL, statements=False)
        index = refresh(place, encoder, progress)
        sure = np.array([_confidence(query, index, encoder) for query in queries])
    answerable = np.array([query.answers[0].document in kept for query in queries])
    return auroc(sure[answerable], sure[~answerable])


def _half(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % 2


def _confidence(query: Query, index: Index, encoder: Encoder) -> float:
    return retrieve(index, encoder, read_question(query.text, (), index)).ranking.confidence


if __name__ == "__main__":
    main()
