"""Features of sentences that were read → how much each counts, and the figures of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

PENALTY = 0.01  # of the squared weights of standardised features
TOP = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A question's sentences that were read: features (n, f), which hold an answer and which
    passage each is of (n,); whether the documents answer, and the question's set.
    """

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    passages: NDArray[np.int64]
    answerable: bool
    set: str


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights of features (f,) in the order, and in the log-odds that a sentence answers."""

    order: NDArray[np.float64]
    likely: NDArray[np.float64]
    offset: float


def fit_order(rows: Sequence[Row], used: Sequence[int]) -> Fitted:
    """Fit the features `used`: the order by a softmax over each question's sentences, then how
    likely the first one of each question is to answer.
    """
    stacked = np.concatenate([row.features for row in rows])
    scale = stacked.std(0) + 1e-9
    keep = np.zeros(stacked.shape[1])
    keep[list(used)] = 1
    sides = [torch.from_numpy(row.features / scale * keep) for row in rows]
    rights = [torch.from_numpy(row.right) for row in rows]
    order = torch.zeros(stacked.shape[1], dtype=torch.float64, requires_grad=True)

    def listwise() -> torch.Tensor:
        parts = [(side @ order).logsumexp(0) - (side[right] @ order).logsumexp(0)
                 for side, right in zip(sides, rights, strict=True) if right.any()]  # fmt: skip
        return torch.stack(parts).mean() + PENALTY * order.square().sum()

    _minimise([order], listwise)
    weights = order.detach().numpy() * keep / scale
    first = [int(np.argmax(row.features @ weights)) for row in rows]
    best = torch.stack([side[place] for side, place in zip(sides, first, strict=True)])
    answers = torch.tensor([float(row.answerable) for row in rows], dtype=torch.float64)
    likely = torch.zeros(stacked.shape[1], dtype=torch.float64, requires_grad=True)
    offset = torch.zeros(1, dtype=torch.float64, requires_grad=True)

    def logistic() -> torch.Tensor:
        odds = best @ likely + offset
        loss = torch.nn.functional.binary_cross_entropy_with_logits(odds, answers)
        return loss + PENALTY * likely.square().sum()

    _minimise([likely, offset], logistic)
    return Fitted(weights, likely.detach().numpy() * keep / scale, float(offset))


def _minimise(parameters: list[torch.Tensor], loss: Callable[[], torch.Tensor]) -> None:
    search = torch.optim.LBFGS(parameters, max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        search.zero_grad()
        value = loss()
        value.backward()
        return value

    search.step(closure)


def figures(rows: Sequence[Row], fits: Sequence[Fitted]) -> dict[str, float]:
    """Return how the fits, one for each row, do: first and in three passages right, first sentence
    right, AUROC, and how many unanswerable questions are refused where 6, 10 and 20 % of the
    others are.
    """
    first, three, mark, best = [], [], [], []
    for row, fit in zip(rows, fits, strict=True):
        order = np.argsort(-(row.features @ fit.order), kind="stable")
        best.append(float(row.features[order[0]] @ fit.likely + fit.offset))
        if row.answerable:
            passages = list(dict.fromkeys(row.passages[order].tolist()))
            holding = set(row.passages[row.right].tolist())
            first.append(passages[0] in holding)
            three.append(bool(holding & set(passages[:TOP])))
            mark.append(bool(row.right[order[0]]))
    answerable = np.array([row.answerable for row in rows])
    yes, no = np.array(best)[answerable], np.array(best)[~answerable]
    found = {"first": np.mean(first), "three": np.mean(three), "mark": np.mean(mark)}
    if len(no):
        found["auroc"] = (yes[:, None] > no[None]).mean()
        for wrong in (0.06, 0.1, 0.2):
            found[f"refused at {wrong:.2f}"] = (no < np.quantile(yes, wrong)).mean()
    return {name: round(float(value), 3) for name, value in found.items()}
