"""Odds that sentences answer → what to add to them so that they are probabilities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

HALVINGS = 60
REACH = 20.0  # log-odds either way


def calibrate(answered: NDArray[np.float32], missed: Sequence[NDArray[np.float32]]) -> float:
    """Return the shift of log-odds with which as many questions are answered as they say.

    `answered` are the log-odds of questions that are answered, each of `missed` those of one kind
    that is not; the kinds count alike, and together as much as the answered. Platt (1999) fits a
    slope as well; here it came to .98.

    >>> calibrate(np.array([1.0, 1.0]), [np.array([0.0]), np.array([0.0, 0.0])])
    -0.5
    """
    kinds = [kind for kind in missed if len(kind)]
    low, high = -REACH, REACH
    for _ in range(HALVINGS):
        shift = (low + high) / 2
        wrong = np.mean([_probabilities(kind + shift).mean() for kind in kinds])
        surplus = _probabilities(answered + shift).mean() + wrong - 1
        low, high = (low, shift) if surplus > 0 else (shift, high)
    return round((low + high) / 2, 5)


def _probabilities(odds: NDArray[np.float32]) -> NDArray[np.float32]:
    return (1 / (1 + np.exp(-odds))).astype(np.float32)
