"""Train the weights that tell statements from other clauses: `python -m benchmarks.train_reports`.

Reads PolNeAR's development pool beside the repository (its texts are never committed) and
writes one line a feature: no words of a text, only features such as `lemma=deny`. Every report
is an example twice: are its words those of an annotated attribution, and is its source as well?
One of the two alone tells less (recall .73 where both give .75, at the same precision).
`--half train` trains on one half, so that the other one tells how well it does; `--folds 10`
prints what weights of nine tenths of the documents do on the last one.
"""

from __future__ import annotations

import argparse
import hashlib
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.match_statements import (
    FOUND,
    SHARED,
    content_of,
    half_of,
    has_right_speaker,
    overlap,
    places_of,
    read_document,
    read_lines,
    spans_of,
)
from corpus.splitting.split_sentences import split_sentences
from corpus.statements import load_parser
from corpus.statements.drafts.draft_reports import draft_report, is_quoted, weighed_reports
from corpus.statements.drafts.finish_statements import finish_statements
from corpus.statements.extract import read_scenes
from corpus.statements.quotes.join_paragraphs import join_paragraphs
from corpus.statements.reports.score_reports import WEIGHTS, features_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from corpus.document import Document
    from corpus.passage import Sentence
    from corpus.statement import Statement

SEEN = 3  # documents that a feature must be in, so that no single text shines through
PENALTY = 0.05  # inverse strength of L2 regularisation, chosen by ten-fold over the documents
DIGITS = 3  # of a weight in the file


def main() -> None:
    """Write the weights and print how the reports of each half are judged."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=("train", "all"), default="all")
    arguments.add_argument("--folds", type=int, default=0)
    options = arguments.parse_args()
    examples = list(read_examples(load_parser()))
    if options.folds:
        _cross_validate(examples, options.folds)
        return
    train = [each for each in examples if options.half == "all" or each.half == "train"]
    weights = fit(train)
    lines = [f"{name}\t{round(weight, DIGITS)}" for name, weight in sorted(weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for half in ("train", "validation"):
        part = [each for each in examples if each.half == half]
        _print_curve(half, [(log_odds(weights, each), each.words) for each in part])


@dataclass(frozen=True, slots=True)
class Example:
    """A report: whether its words were annotated, and whether with its source."""

    half: str
    document: str
    features: list[str]
    words: bool
    source: bool


def read_examples(
    parser: Language, split: Callable[[Document], Iterable[Sentence]] = split_sentences
) -> Iterator[Example]:
    """Return every report in the pool."""
    folder = SHARED / "eval" / "polnear"
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(folder / "quotes.jsonl"):
        gold[row["doc"]].append(row)
    for row in read_lines(folder / "corpus.jsonl"):
        document = read_document(row["_id"], row["text"])
        paragraphs = join_paragraphs(document, split(document))
        scenes, names = read_scenes(paragraphs, parser)
        for scene in scenes:
            for report, _ in weighed_reports(scene):
                draft = draft_report(scene, report, names)
                if draft is None:
                    continue
                statement = finish_statements([draft], paragraphs)[0]
                features = features_of(report, scene.reports, quoted=is_quoted(scene, report))
                found = _annotated(statement, gold[document.id], row["text"])
                source = any(has_right_speaker(row, statement) for row in found)
                half = half_of(document.id)
                yield Example(half, document.id, features, bool(found), source)


def _annotated(statement: Statement, gold: list[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    own = places_of(text, content_of(statement))
    return [row for row in gold if overlap(places_of(text, spans_of(row["content"])), own) >= FOUND]


def fit(examples: list[Example]) -> dict[str, float]:
    """Logistic regression over the features that several documents share."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    documents: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for feature in example.features:
            documents[feature].add(example.document)
    rows = [
        Counter(feature for feature in example.features if len(documents[feature]) >= SEEN)
        for example in examples
    ]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows + rows)
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(matrix, [each.words for each in examples] + [each.source for each in examples])
    names = vectorizer.get_feature_names_out()
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {"bias": float(model.intercept_[0]), **weights}


def log_odds(weights: dict[str, float], example: Example) -> float:
    """Return what the weights make of an example."""
    return weights["bias"] + sum(weights.get(feature, 0.0) for feature in example.features)


def _cross_validate(examples: list[Example], folds: int) -> None:
    scored = []
    for fold in range(folds):
        unseen = [each for each in examples if _fold(each.document, folds) == fold]
        seen = [each for each in examples if _fold(each.document, folds) != fold]
        weights = fit(seen)
        scored += [(log_odds(weights, each), each.words) for each in unseen]
    _print_curve(f"{folds} folds", scored)


def _fold(document: str, folds: int) -> int:
    return hashlib.sha256(document.encode()).digest()[0] % folds


def _print_curve(title: str, scored: list[tuple[float, bool]]) -> None:
    total = sum(truth for _, truth in scored)
    print(f"{title}: {len(scored)} reports, {total} annotated")
    for probability in (0.4, 0.45, 0.5, 0.53, 0.56, 0.6, 0.65):
        limit = math.log(probability / (1 - probability))
        kept = [truth for score, truth in scored if score >= limit]
        print(
            f"  probability >= {probability:.2f}: precision {sum(kept) / max(1, len(kept)):.3f}, "
            f"recall of those found {sum(kept) / max(1, total):.3f}"
        )


if __name__ == "__main__":
    main()
