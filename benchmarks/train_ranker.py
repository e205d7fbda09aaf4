"""Train the sentence scorer and its confidence, and write them to qa/ranking/weights.json.

    python -m benchmarks.train_ranker ../shared/eval/squad2_half ../shared/eval/covidqa

Each folder holds corpus.jsonl and queries.jsonl with answer spans. Every set is held out in
turn and measured with weights trained on the others: the lines "held out" were never seen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from benchmarks.calibrate import calibrate
from benchmarks.gather_examples import (
    Example,
    Examples,
    answerable,
    gather,
    misnamed,
    silenced,
    unanswerable,
    unstated,
)
from index.encoder.load_encoder import load_encoder
from onrecord import SILENCE
from qa.evaluation.evaluate import auroc
from qa.ranking.linear_scorer import DOUBTS, Logistic, Weights
from qa.ranking.sentence_features import FEATURES, POOLED_FEATURES
from qa.ranking.token_features import TOKEN_FEATURES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray


EPOCHS, BATCH, RATE, DECAY = 40, 64, 0.01, 1e-2
"""Of Adam with decoupled weight decay; more epochs change the held-out figures by noise."""

OUTPUT = Path(__file__).parent.parent / "qa" / "ranking" / "weights.json"

LEFT_OUT = POOLED_FEATURES
"""Not used where there are token vectors, except to tell whether the documents speak of it:
they have chosen the candidates already, and what they mean differs from corpus to corpus.
Without them the held-out figures are better."""

UNSTEADY = tuple(name for name in POOLED_FEATURES if name.startswith("passage"))
"""Not used to tell whether the documents speak of it: in a corpus of a few documents about one
thing every passage is much like the question. Those of sentences help in both."""

NEAR_MISSES: dict[str, Callable[[Examples], Examples]] = {
    "unanswerable": unanswerable,
    "document removed": silenced,
    "sentence removed": unstated,
    "name exchanged": misnamed,
}
"""Kinds of questions that the documents do not answer."""

REFUSED = 0.05
"""Share of the answerable questions for which the threshold to refuse them is printed."""


def main() -> None:
    """Train on the folders of the command line."""
    os.environ.update(SILENCE)
    parser = argparse.ArgumentParser(
        description="Train the weights of the ranking on BEIR folders."
    )
    parser.add_argument("folders", nargs="+", type=Path)
    folders = parser.parse_args().folders
    encoder = load_encoder()
    finish({folder.name: gather(folder, encoder) for folder in folders})


def finish(sets: dict[str, Examples]) -> None:
    """Print the held-out figures of each set, and write the weights trained on all of them."""
    everything = [example for examples in sets.values() for example in examples]
    halves = [(train(seen, LEFT_OUT, UNSTEADY), unseen) for seen, unseen in _halves(everything)]
    shift = _shift(halves)
    for name, held_out in sets.items():
        others = [example for example in everything if example.set != name]
        if others:
            model = train(others, LEFT_OUT, UNSTEADY)
            report(f"held out {name}", held_out, replace(model, shift=shift))
    for half, (model, unseen) in enumerate(halves, 1):
        for name in sets:
            own = [example for example in unseen if example.set == name]
            report(
                f"half {half} of the documents held out, {name}", own, replace(model, shift=shift)
            )
    record = {
        "with_tokens": as_record(replace(train(everything, LEFT_OUT, UNSTEADY), shift=shift)),
        "without_tokens": as_record(_without_tokens(everything)),
    }
    OUTPUT.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


def _without_tokens(everything: Examples) -> Weights:
    unused = TOKEN_FEATURES
    halves = [(train(seen, unused, unused), unseen) for seen, unseen in _halves(everything)]
    return replace(train(everything, unused, unused), shift=_shift(halves))


def _shift(halves: Sequence[tuple[Weights, Examples]]) -> float:
    """Calibrate on documents that were not trained on, each kind of question by itself."""
    kinds: tuple[list[NDArray[np.float32]], ...] = ([], [], [], [], [])
    for model, unseen in halves:
        for kind, chosen in zip(kinds, (answerable, *NEAR_MISSES.values()), strict=True):
            kind.append(_certainty(chosen(unseen), model))
    answered, *missed = map(np.concatenate, kinds)
    return calibrate(answered, missed)


def _halves(everything: Examples) -> Iterator[tuple[Examples, Examples]]:
    """Hold out half of the documents of every set, in turn: the only way to measure agreement,
    which can be learnt from one set alone, and what questions of the same kind may expect.
    """
    for half in (0, 1):
        yield (
            [example for example in everything if _half(example) != half],
            [example for example in everything if _half(example) == half],
        )


def _half(example: Example) -> int:
    return hashlib.sha256(example.nearest.encode()).digest()[0] % 2


def train(examples: Examples, without: Sequence[str] = (), doubting: Sequence[str] = ()) -> Weights:
    """Fit the ranking (listwise softmax: Cao et al., ICML 2007) and the four doubts (logistic).

    `without` are features that ranking and the other doubts do not use, `doubting` those that
    telling whether the documents speak of it does not.
    """
    torch.manual_seed(0)
    stacked = np.concatenate([example.features for example in examples])
    mean, scale = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    unused = [FEATURES.index(name) for name in without]
    padded, mask, holds = _padded(examples, mean, scale)
    padded[:, :, unused] = 0
    ranking = _fit_ranking(padded, mask, holds).numpy()
    standard = Weights(mean, scale, ranking, 0.0, *[UNDOUBTED] * len(DOUBTS))
    present = answerable(examples)
    return replace(
        standard,
        about=_fit_doubt(standard, present, silenced(examples), doubting),
        agrees=_fit_agreement(standard, examples, without),
        states=_fit_doubt(standard, present, unstated(examples), without),
        meets=_fit_doubt(standard, present, misnamed(examples), doubting),
    )


UNDOUBTED = Logistic(np.zeros(len(FEATURES), dtype=np.float32), 100.0)
"""A model that has nothing against any sentence."""


def _fit_agreement(standard: Weights, examples: Examples, without: Sequence[str]) -> Logistic:
    """Fit on the sets in which some questions are nearly answered, and are not."""
    others = unanswerable(examples)
    sets = {example.set for example in others}
    present = [example for example in answerable(examples) if example.set in sets]
    return _fit_doubt(standard, present, others, without)


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


def _fit_doubt(
    standard: Weights, present: Examples, others: Examples, without: Sequence[str]
) -> Logistic:
    """Fit on the sentence that ranks first: is it of a question that is answered?

    To ask instead whether that sentence holds the answer tells the two kinds of question
    apart less well (AUROC .75 against .77 in cross-validation on half of SQuAD 2.0).
    """
    if not others:
        return UNDOUBTED
    chosen = torch.from_numpy(np.array([_first(e, standard) for e in (*present, *others)]))
    chosen[:, [FEATURES.index(name) for name in without]] = 0
    label = torch.tensor([1.0] * len(present) + [0.0] * len(others))
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    intercept = torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.AdamW([weights, intercept], lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS * 4):
        for part in torch.randperm(len(chosen)).split(BATCH * 4):
            logits = chosen[part] @ weights + intercept
            loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, label[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    return Logistic(weights.detach().numpy(), float(intercept.detach()))


def report(title: str, examples: Examples, model: Weights) -> None:
    """Print how often the first sentence holds the answer, and how well confidence tells."""
    present = answerable(examples)
    right = [bool(e.holds[_order(e, model)[0]]) if len(e.holds) else False for e in present]
    sure = _certainty(present, model)
    threshold = 1 / (1 + np.exp(-np.quantile(sure, REFUSED)))
    print(f"{title}: first sentence right {np.mean(right):.3f}", end="")
    for kind, chosen in NEAR_MISSES.items():
        others = chosen(examples)
        if others:
            area = auroc(sure, _certainty(others, model))
            print(f", AUROC against {kind} {area:.3f}", end="")
    print(f", {REFUSED:.0%} of the answerable refused at {threshold:.3f}", flush=True)


def _certainty(examples: Examples, model: Weights) -> NDArray[np.float32]:
    first = [_first(example, model) for example in examples]
    return model.certainty(np.array(first, dtype=np.float32).reshape(-1, len(FEATURES)))


def _first(example: Example, model: Weights) -> NDArray[np.float32]:
    """The standardised features of the sentence that ranks first."""
    if not len(example.features):
        return np.zeros(len(FEATURES), dtype=np.float32)
    first: NDArray[np.float32] = example.features[_order(example, model)[0]]
    return (first - model.mean) / model.scale


def _order(example: Example, model: Weights) -> NDArray[np.int64]:
    standard = (example.features - model.mean) / model.scale
    return np.argsort(-(standard @ model.ranking), kind="stable")


def as_record(model: Weights) -> dict[str, object]:
    """Return the weights as JSON: mean, scale and the models' weight of each feature."""
    doubts: dict[str, Logistic] = {kind: getattr(model, kind) for kind in DOUBTS}
    columns = {"mean": model.mean, "scale": model.scale, "ranking": model.ranking}
    columns |= {kind: doubt.weights for kind, doubt in doubts.items()}
    features = {
        feature: {name: round(float(column[place]), 5) for name, column in columns.items()}
        for place, feature in enumerate(FEATURES)
    }
    intercepts = {kind: round(doubt.intercept, 5) for kind, doubt in doubts.items()}
    return {"shift": model.shift, "intercepts": intercepts, "features": features}


if __name__ == "__main__":
    main()
