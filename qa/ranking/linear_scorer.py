"""Features of a sentence → its score and its probability: the linear models and their weights."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from qa.ranking.sentence_features import FEATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.index import Index

DOUBTS = ("about", "agrees", "states", "meets")
"""What can be doubted of a sentence; in qa/ranking/weights.json, and the fields of Weights."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A linear model of log-odds over standardised features."""

    weights: NDArray[np.float32]
    intercept: float

    def __call__(self, standard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-odds (n,) of the rows of `standard` (n, f)."""
        odds: NDArray[np.float32] = standard @ self.weights + np.float32(self.intercept)
        return odds


@dataclass(frozen=True, slots=True)
class Weights:
    """Linear models over features less `mean`, divided by `scale`.

    `ranking` orders the sentences. The others each doubt one thing: `about` that the documents
    speak of what is asked, `agrees` that what they say of it is what is asked, `states` that
    it is this very sentence that says it, `meets` that who is named and what is asked of them
    belong together. `shift` makes probabilities of the odds that are left. All is trained by
    benchmarks/train_ranker.py.
    """

    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    ranking: NDArray[np.float32]
    shift: float
    about: Logistic
    agrees: Logistic
    states: Logistic
    meets: Logistic

    def certainty(self, standard: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the log-odds (n,) that the sentences answer: the odds against each add up.

        On half of SQuAD 2.0 (by cross-validation) an answerable question is told from one that
        is nearly answered with an AUROC of .74, from one whose documents are taken away with
        .86, whose sentence is, .85, and in which a name is exchanged, .93. The graver of the
        first two doubts alone comes to .75, .85, .74 and .90, one model for both to .72 of the
        first.
        """
        odds = np.stack([-getattr(self, doubt)(standard) for doubt in DOUBTS])
        left: NDArray[np.float32] = np.float32(self.shift) - np.logaddexp.reduce(odds, axis=0)
        return left


def weights_for(index: Index) -> Weights:
    """Return the weights that go with what `index` keeps."""
    return load_weights("with_tokens" if len(index.token_vectors) else "without_tokens")


@cache
def load_weights(name: str) -> Weights:
    """Return the trained weights `name`: "with_tokens", or "without_tokens" for an index
    that is too large to keep token vectors.
    """
    record = json.loads(files("qa.ranking").joinpath("weights.json").read_text(encoding="utf-8"))[
        name
    ]
    names = ("mean", "scale", "ranking", *DOUBTS)
    fitted = [[record["features"][feature][name] for name in names] for feature in FEATURES]
    columns = dict(zip(names, np.array(fitted, dtype=np.float32).T, strict=True))
    doubts = {kind: Logistic(columns[kind], float(record["intercepts"][kind])) for kind in DOUBTS}
    return Weights(
        mean=columns["mean"],
        scale=columns["scale"],
        ranking=columns["ranking"],
        shift=float(record["shift"]),
        **doubts,
    )
