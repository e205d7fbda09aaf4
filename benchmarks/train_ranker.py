"""Train the sentence scorer and its confidence, and write them to qa/weights.json.

    python -m benchmarks.train_ranker ../shared/eval/squad2_half ../shared/eval/covidqa

Each folder holds corpus.jsonl and queries.jsonl with answer spans. Every set is held out in
turn and measured with weights trained on the others: the lines "held out" were never seen.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from app import SILENCE
from index.embed import DEFAULT_MODEL, load_encoder
from index.refresh import Place, open_current, refresh
from index.search import search
from index.show_progress import showing_progress
from qa.describe import FEATURES, POOLED_FEATURES
from qa.describe_tokens import TOKEN_FEATURES
from qa.evaluate import auroc
from qa.rank import Weights, features_of_best, fuse
from qa.read_queries import Query, read_queries
from qa.read_question import read_question

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.embed import Encoder
    from index.index import Index
    from index.progress import Progress

EPOCHS, BATCH, RATE, DECAY = 40, 64, 0.01, 1e-2
"""Of Adam with decoupled weight decay; more epochs change the held-out figures by noise."""

OUTPUT = Path(__file__).parent.parent / "qa" / "weights.json"

LEFT_OUT = POOLED_FEATURES
"""Not used where there are token vectors: they have chosen the candidates already, and what
they mean differs from corpus to corpus. Without them the held-out figures are better."""

REFUSED = 0.05
"""Share of the answerable questions for which the threshold to refuse them is printed."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidate sentences: features (n, f), which hold an answer (n,), and
    which stand in a document that does (n,); and whether the documents answer it at all.
    """

    features: NDArray[np.float32]
    holds: NDArray[np.float32]
    near: NDArray[np.bool_]
    answerable: bool


Examples = list[Example]


def main() -> None:
    """Train on the folders of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(description="Train qa/weights.json on BEIR-layout folders.")
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    encoder = load_encoder()
    sets = {folder.name: gather(folder, encoder) for folder in folders}
    for name, held_out in sets.items():
        others = [example for other, examples in sets.items() if other != name
                  for example in examples]  # fmt: skip
        if others:
            report(f"held out {name}", held_out, train(others, without=LEFT_OUT))
    everything = [example for examples in sets.values() for example in examples]
    record = {
        "with_tokens": as_record(train(everything, without=LEFT_OUT)),
        "without_tokens": as_record(train(everything, without=TOKEN_FEATURES)),
    }
    OUTPUT.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def gather(folder: Path, encoder: Encoder) -> Examples:
    """Return an example for each question of `folder`, as the program itself would see it."""
    cache = Path(tempfile.gettempdir()) / f"onrecord-train-{folder.name}"
    place = Place(folder / "corpus.jsonl", cache, DEFAULT_MODEL, statements=False)
    with showing_progress() as progress:
        index = open_current(place) or refresh(place, encoder, progress)
        queries = sorted(read_queries(folder), key=lambda query: query.id)  # ids are hashes
        return _examples(index, encoder, queries, progress)


def _examples(
    index: Index, encoder: Encoder, queries: Sequence[Query], progress: Progress
) -> Examples:
    examples = []
    for done, query in enumerate(queries, 1):
        question = read_question(query.text, (), index)
        encoded = encoder.encode([question.read_as])[0]
        candidates = search(index, encoded.vector, question.terms)
        rows, features = features_of_best(question, encoded, candidates, fuse(candidates), index)
        holds = np.array([_holds(query, index, int(row)) for row in rows], dtype=np.float32)
        near = np.array([_near(query, index, int(row)) for row in rows], dtype=bool)
        examples.append(Example(features, holds, near, query.answerable))
        progress("Describing", done, len(queries))
    return examples


def _holds(query: Query, index: Index, row: int) -> bool:
    span = index.contents.sentence(row).span
    return any(
        answer.document == span.document.id and span.start <= answer.start < span.end
        for answer in query.answers
    )


def _near(query: Query, index: Index, row: int) -> bool:
    document = index.contents.sentence(row).span.document.id
    return any(answer.document == document for answer in query.answers)


def silenced(examples: Examples) -> Examples:
    """Return the questions as they are when every document that answers them is taken away."""
    return [
        Example(example.features[~example.near], example.holds[~example.near],
                example.near[~example.near], answerable=False)
        for example in examples
        if example.holds.any() and not example.near.all()
    ]  # fmt: skip


def train(examples: Examples, without: Sequence[str] = ()) -> Weights:
    """Fit the ranking (listwise softmax: Cao et al., ICML 2007) and the confidence (logistic)."""
    torch.manual_seed(0)
    unused = [FEATURES.index(name) for name in without]
    stacked = np.concatenate([example.features for example in examples])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    padded, mask, holds = _padded(examples, mean, scale)
    padded[:, :, unused] = 0
    ranking = _fit_ranking(padded, mask, holds)
    every = [*examples, *silenced(examples)]
    padded, mask, _ = _padded(every, mean, scale)
    padded[:, :, unused] = 0
    answerable = torch.tensor([float(example.answerable) for example in every])
    confidence, intercept = _fit_confidence(padded, mask, answerable, ranking)
    return Weights(mean, scale, ranking.numpy(), confidence.numpy(), intercept)


def _padded(
    examples: Examples, mean: NDArray[np.float32], scale: NDArray[np.float32]
) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    most = max(len(example.holds) for example in examples)
    features = torch.zeros(len(examples), most, len(mean))
    mask = torch.zeros(len(examples), most, dtype=torch.bool)
    holds = torch.zeros(len(examples), most)
    for row, example in enumerate(examples):
        count = len(example.holds)
        features[row, :count] = torch.from_numpy((example.features - mean) / scale)
        mask[row, :count] = True
        holds[row, :count] = torch.from_numpy(example.holds)
    return features, mask, holds


def _fit_ranking(features: torch.Tensor, mask: torch.Tensor, holds: torch.Tensor) -> torch.Tensor:
    found = holds.any(dim=1)
    features, mask, holds = features[found], mask[found], holds[found]
    target = holds / holds.sum(dim=1, keepdim=True)
    weights = torch.zeros(features.shape[2], requires_grad=True)
    optimiser = torch.optim.AdamW([weights], lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(features)).split(BATCH):
            scores = (features[rows] @ weights).masked_fill(~mask[rows], -1e9)
            loss = -(target[rows] * torch.log_softmax(scores, dim=1)).sum(dim=1).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return weights.detach()


def _fit_confidence(
    features: torch.Tensor, mask: torch.Tensor, answerable: torch.Tensor, ranking: torch.Tensor
) -> tuple[torch.Tensor, float]:
    """Fit on the sentence that ranks first: is there an answer?

    To ask instead whether that sentence holds it tells the two kinds of question apart less
    well (AUROC .75 against .77 in cross-validation on half of SQuAD 2.0).
    """
    first = (features @ ranking).masked_fill(~mask, -1e9).argmax(dim=1)
    chosen, label = features[torch.arange(len(first)), first], answerable
    weights = torch.zeros(features.shape[2], requires_grad=True)
    intercept = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.AdamW([weights, intercept], lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS * 4):
        for part in torch.randperm(len(chosen)).split(BATCH * 4):
            logits = chosen[part] @ weights + intercept
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, label[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return weights.detach(), float(intercept.detach())


def report(title: str, examples: Examples, model: Weights) -> None:
    """Print how often the first sentence holds the answer, and how well confidence tells."""
    answerable = [example for example in examples if example.answerable]
    first, sure = zip(*(_first(example, model) for example in answerable), strict=True)
    threshold = 1 / (1 + np.exp(-np.quantile(sure, REFUSED)))
    print(f"{title}: first sentence right {np.mean(first):.3f}", end="")
    for kind, others in (
        ("unanswerable", [example for example in examples if not example.answerable]),
        ("document removed", silenced(examples)),
    ):
        if others:
            unsure = [_first(example, model)[1] for example in others]
            print(f", AUROC against {kind} {auroc(np.array(sure), np.array(unsure)):.3f}", end="")
    print(f", {REFUSED:.0%} of the answerable refused at {threshold:.3f}", flush=True)


def _first(example: Example, model: Weights) -> tuple[bool, float]:
    standard = (example.features - model.mean) / model.scale
    best = int(np.argmax(standard @ model.ranking))
    return bool(example.holds[best]), float(standard[best] @ model.confidence + model.intercept)


def as_record(model: Weights) -> dict[str, object]:
    """Return the weights as JSON: mean, scale, ranking and confidence of each feature."""
    columns = (model.mean, model.scale, model.ranking, model.confidence)
    features = {
        name: [round(float(column[place]), 5) for column in columns]
        for place, name in enumerate(FEATURES)
    }
    return {"intercept": round(model.intercept, 5), "features": features}


if __name__ == "__main__":
    main()
