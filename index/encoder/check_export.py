"""The exported encoder against the one it was made from, on texts of our own."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.encoder.load_encoder import Encoded, Encoder


@dataclass(frozen=True, slots=True)
class Agreement:
    """How an encoder agrees with its reference.

    `pooled` is the least cosine of a text's vectors, `tokens` the mean cosine of a token's;
    `order` is the share of pairs of texts that both put in the same order for a question;
    `speed` how many times as fast a question is.
    """

    pooled: float
    tokens: float
    order: float
    speed: float

    def within(self, least: Agreement) -> bool:
        """Whether nothing is below `least`."""
        return (
            self.pooled >= least.pooled
            and self.tokens >= least.tokens
            and self.order >= least.order
            and self.speed >= least.speed
        )


class UnlikeTokensError(ValueError):
    """The two cut a text differently."""


def check_export(reference: Encoder, export: Encoder) -> Agreement:
    """Return how `export` agrees with `reference`.

    Raises UnlikeTokensError where tokens are not the same, which no precision excuses.
    """
    asked = _both(reference, export, QUESTIONS)
    told = _both(reference, export, TEXTS)
    _both(reference, export, ODD)
    cosines = [float(one.vector @ other.vector) for one, other in (*asked, *told)]
    tokens = np.concatenate([np.sum(o.tokens * e.tokens, axis=1) for o, e in (*asked, *told)])
    right, found = (
        np.array([q[side].vector for q in asked]) @ np.array([t[side].vector for t in told]).T
        for side in (0, 1)
    )
    speed = _seconds(reference) / _seconds(export)
    return Agreement(min(cosines), float(tokens.mean()), _concordance(right, found), speed)


def _both(
    reference: Encoder, export: Encoder, texts: Sequence[str]
) -> list[tuple[Encoded, Encoded]]:
    pairs = list(zip(reference.encode(texts), export.encode(texts), strict=True))
    for text, (one, other) in zip(texts, pairs, strict=True):
        if not np.array_equal(one.offsets, other.offsets):
            raise UnlikeTokensError(f"its tokens of {text[:20]!r} are not the model's own")
    return pairs


def _concordance(right: NDArray[np.float32], found: NDArray[np.float32]) -> float:
    """The share of pairs of columns that a row of both puts in the same order."""
    first, second = np.triu_indices(right.shape[1], 1)
    same = (right[:, first] > right[:, second]) == (found[:, first] > found[:, second])
    return float(same.mean())


def _seconds(encoder: Encoder) -> float:
    """The least time in which all questions are encoded one by one, of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for question in QUESTIONS:
            encoder.encode([question])
        rounds.append(time.perf_counter() - started)
    return min(rounds)


ROUNDS = 3

QUESTIONS = (
    "Who opened the new library?",
    "When did the river flood the lower town?",
    "How much did the bridge cost?",
    "Why was the school closed?",
    "What did the captain of the ferry say about the fog?",
    "Which doctors refused to leave the hospital?",
    "Is the old mill still standing?",
    "What is a weir?",
    "How many people were evacuated, and where were they taken?",
    "Did the council reject the appeal of the fishermen?",
)

TEXTS = (
    "The new library was opened on 4 March 1998 by the writer Ines Okafor. It holds 40,000 books.",
    "The river rose by two metres in the night and flooded the lower town before dawn.",
    "The bridge cost nine million pounds, three million more than the county had estimated.",
    "The school was closed because its roof leaked; pupils were taught in the town hall.",
    "“We heard the horn, but we could not see the shore,” the captain of the ferry said.",
    "Two doctors refused to leave. They stayed with eleven patients until the water fell.",
    "Nothing is left of the old mill but a wall and the stones of its weir.",
    "A weir is a low dam that raises the level of a river or directs its flow.",
    "Some 1,200 people were evacuated to the barracks and to a sports hall in Stow.",
    "The council dismissed the fishermen's appeal by 12 votes to 9.",
    "The fishermen said they would go to court. Their lawyer, Tomas Lind, called it an outrage.",
    "A spokeswoman denied that anybody had been detained.",
    "The ministry's report was published in June 2004 and withdrawn a month later.",
    "Trains run every half hour on weekdays, and hourly on Sundays and public holidays.",
    "The vaccine was tested on 3,204 volunteers; 61 of them reported a fever.",
    "She was born in Porto, studied chemistry in Leeds and worked for a maker of dyes.",
    "Wheat prices fell for the third year in a row, while the price of barley doubled.",
    "The library's reading room is heated by water from the mine beneath it.",
    "On the day of the flood the ferry carried 300 passengers, twice as many as it was built for.",
    "El puente se abrió en 2011 y mide ciento cuarenta metros.",
    "Der Rat hat die Beschwerde der Fischer abgewiesen.",
    "The hospital, which stands on the hill, was never reached by the water.",
    "According to the mayor, no school will be closed before the summer.",
    "It was not the captain who gave the order, a witness told the inquiry, but the owner.",
)

ODD = ("", "Fire!", "🏳️‍🌈 שלום", "the weir and the mill " * 120)
"""Nothing, a word, signs that vocabularies rarely have, and more than any model reads."""
