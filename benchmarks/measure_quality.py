"""Measure answer quality beside its baselines and write benchmarks/quality.md.

    python -m benchmarks.measure_quality ../shared/eval/xquad_en ../shared/eval/squad2_half

The baselines rank the same passages and sentences of the same index in the same process, by
pooled vectors alone ("dense") and by BM25 alone, and show excerpts made by the same rules.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.open_set import open_set
from index.encoder.load_encoder import load_encoder
from index.progress import showing_progress
from index.search import search
from onrecord import SILENCE
from qa.ask import answer
from qa.evaluation.evaluate import Outcome, documents_of, evaluate, measure
from qa.evaluation.read_queries import read_queries
from qa.options import Options
from qa.ranking.ranking import Ranking
from qa.reading.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from index.progress import Progress
    from index.search import Candidates
    from qa.evaluation.evaluate import Figures
    from qa.evaluation.read_queries import Query

OUTPUT = Path(__file__).parent / "quality.md"

BASELINES = ("dense", "BM25")


def main() -> None:
    """Measure the folders of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Write benchmarks/quality.md.")
    parser.add_argument("folders", nargs="+", type=Path)
    encoder = load_encoder()
    sections = [HEAD]
    for folder in parser.parse_args().folders:
        sections.append(section(folder, encoder))
        OUTPUT.write_text("\n\n".join(sections) + "\n", encoding="utf-8")
        print(sections[-1], end="\n\n", flush=True)


HEAD = """# Answer quality

Written by `python -m benchmarks.measure_quality FOLDER …`; each folder is in BEIR's layout.
The ranker's weights were trained on XQuAD (English), half of SQuAD 2.0's development set and
COVID-QA, so figures on these are optimistic; `benchmarks/train_ranker.py` prints the figures
for each set with weights that have not seen it."""


def section(folder: Path, encoder: Encoder) -> str:
    """Return the table of one set: a row for each figure, a column for each system."""
    queries = read_queries(folder)
    with showing_progress() as progress:
        index = open_set(folder, encoder, progress)
        columns = {"On Record": evaluate(index, encoder, queries, progress)}
        for name in BASELINES:
            columns[name] = baseline(name, index, encoder, queries, progress)
    return write_table(folder.name, columns)


def baseline(
    name: str, index: Index, encoder: Encoder, queries: Sequence[Query], progress: Progress
) -> Figures:
    """Return the figures of ranking by one signal alone."""
    outcomes = []
    for done, query in enumerate(queries, 1):
        question = read_question(query.text, (), index)
        encoded = encoder.encode([query.text])[0]
        ranking = rank_by(name, search(index, encoded.vector, question.terms))
        reply = answer(index, question, ranking, Options())
        outcomes.append(Outcome(query, documents_of(ranking, index), reply))
        progress(f"Asking {name}", done, len(queries))
    figures = measure(outcomes, len(index.contents.documents))
    figures.pop("abstention", None)  # a baseline has no confidence to measure
    return figures


def rank_by(name: str, candidates: Candidates) -> Ranking:
    """Rank passages by one signal, and the sentences of each by the same signal."""
    passages, sentences = (
        (candidates.passage_cosine, candidates.sentence_cosine)
        if name == "dense"
        else (candidates.passage_sparse_z, candidates.sentence_sparse_z)
    )
    order = np.lexsort((candidates.sentences, -sentences, candidates.passages, -passages))
    ranks = np.arange(1, len(order) + 1)
    columns = (candidates.sentences[order], candidates.passages[order])
    return Ranking(*columns, -ranks.astype(np.float64), np.ones(len(order)), ranks)


def write_table(title: str, columns: dict[str, Figures]) -> str:
    """Return a Markdown table."""
    own = columns["On Record"]
    head = f"## {title}\n\n| {own['set']['documents']:,} documents, {own['set']['questions']:,} "
    lines = [f"{head}questions | {' | '.join(columns)} |", "|---" * (len(columns) + 1) + "|"]
    for kind, figures in own.items():
        for name in figures if kind != "set" else ():
            values = [_cell(figures_of.get(kind, {}).get(name)) for figures_of in columns.values()]
            lines.append(f"| {name} | {' | '.join(values)} |")
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
