"""Train the weights that tell statements from other clauses: `python -m benchmarks.train_reports`.

Reads PolNeAR's development pool beside the repository (its texts are never committed) and
writes one line a feature: no words of a text, only features such as `lemma=deny`. A report
is a positive example when an annotated attribution has the same content and source.
`--half train` trains on one half, so that the other one tells how well it does.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
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
from corpus.split_sentences import split_sentences
from corpus.statements import load_parser
from corpus.statements.draft_reports import draft_report, is_quoted, weighed_reports
from corpus.statements.extract import read_scenes
from corpus.statements.finish_statements import finish_statements
from corpus.statements.join_paragraphs import join_paragraphs
from corpus.statements.weigh_reports import WEIGHTS, features_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from corpus.document import Document
    from corpus.passage import Sentence
    from corpus.statement import Statement

SEEN = 3  # documents that a feature must be in, so that no single text shines through
PENALTY = 0.3  # inverse strength of L2 regularisation, chosen on the validation half
DIGITS = 3  # of a weight in the file


def main() -> None:
    """Write the weights and print how the reports of each half are judged."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--half", choices=("train", "all"), default="all")
    options = arguments.parse_args()
    examples = list(read_examples(load_parser()))
    train = [each for each in examples if options.half == "all" or each[0] == "train"]
    weights = fit(train)
    lines = [f"{name}\t{round(weight, DIGITS)}" for name, weight in sorted(weights.items())]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for half in ("train", "validation"):
        _print_curve(half, [each for each in examples if each[0] == half], weights)


def read_examples(
    parser: Language, split: Callable[[Document], Iterable[Sentence]] = split_sentences
) -> Iterator[tuple[str, str, list[str], bool]]:
    """Half, document, features and truth of every report in the pool."""
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
                truth = _is_annotated(statement, gold[document.id], row["text"])
                yield half_of(document.id), document.id, features, truth


def _is_annotated(statement: Statement, gold: list[dict[str, Any]], text: str) -> bool:
    own = places_of(text, content_of(statement))
    return any(
        overlap(places_of(text, spans_of(row["content"])), own) >= FOUND
        and has_right_speaker(row, statement)
        for row in gold
    )


def fit(examples: list[tuple[str, str, list[str], bool]]) -> dict[str, float]:
    """Logistic regression over the features that several documents share."""
    from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    documents: dict[str, set[str]] = defaultdict(set)
    for _, name, features, _ in examples:
        for feature in features:
            documents[feature].add(name)
    rows = [
        Counter(feature for feature in features if len(documents[feature]) >= SEEN)
        for _, _, features, _ in examples
    ]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    model = LogisticRegression(C=PENALTY, max_iter=2000)
    model.fit(matrix, [truth for *_, truth in examples])
    names = vectorizer.get_feature_names_out()
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {"bias": float(model.intercept_[0]), **weights}


def _print_curve(
    half: str, examples: list[tuple[str, str, list[str], bool]], weights: dict[str, float]
) -> None:
    scored = [
        (weights["bias"] + sum(weights.get(f, 0.0) for f in features), truth)
        for _, _, features, truth in examples
    ]
    total = sum(truth for _, truth in scored)
    print(f"{half}: {len(scored)} reports, {total} annotated")
    for limit in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
        kept = [truth for score, truth in scored if score >= limit]
        print(
            f"  log odds >= {limit:4.1f}: precision {sum(kept) / max(1, len(kept)):.3f}, "
            f"recall of those found {sum(kept) / max(1, total):.3f}"
        )


if __name__ == "__main__":
    main()
