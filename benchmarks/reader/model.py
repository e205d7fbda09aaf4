"""The reader as torch trains it.

A cross-encoder (Nogueira and Cho 2019): question and passage run together through all layers of the
packaged encoder, which are trained further; their word embeddings stay as published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from benchmarks.reader.batch import Batch

LAYERS = 6
WIDTH, HEADS, EPSILON = 384, 12, 1e-12  # of MiniLM-L6-H384

LISTWISE, SPAN, EVIDENCE = 0.5, 0.3, 1.0
"""Weights of what is learnt beside whether a passage answers: its order among others of its
question, where the words start and end, which tokens belong to a sentence that answers."""

ALIKE = 0.5
"""Cosine of two words' embeddings from which they mean much the same."""

COVERAGE = 3
"""Figures of how much of the question is in the passage: the mean of its tokens' cosines, the
least, and how much they lack in all."""

FAR = -1e4  # a logit that bf16 holds and that no softmax sees


class Layer(nn.Module):
    """A transformer layer of BERT, with the weights' published names."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.merged = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.wide, self.narrow = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.first, self.second = (nn.LayerNorm(WIDTH, eps=EPSILON) for _ in range(2))

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states (b, t, d) after the layer; `mask` (b, 1, 1, t) is added to scores."""
        query, key, value = (_divided(each(states)) for each in (self.query, self.key, self.value))
        scores = query @ key.transpose(-1, -2) * (WIDTH / HEADS) ** -0.5
        scores = scores if mask is None else scores + mask
        context = torch.softmax(scores, dim=-1) @ value
        context = context.transpose(1, 2).reshape(*states.shape[:2], WIDTH)
        states = self.first(states + self.merged(context))
        after: Tensor = self.second(states + self.narrow(functional.gelu(self.wide(states))))
        return after


def _divided(states: Tensor) -> Tensor:
    return states.reshape(*states.shape[:2], HEADS, WIDTH // HEADS).transpose(1, 2)


class Reader(nn.Module):
    """Tokens of a question and a passage after it → whether the passage answers (b,), and of each
    token the logits of a start, of an end and of evidence (b, t, 3).

    Each token is told how near the nearest word of the other side is to it: attention finds that
    out only after long training, and the rest can be learnt on top of it at once.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30_522, WIDTH), nn.Embedding(512, WIDTH)
        self.sides = nn.Parameter(torch.zeros(2, WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.near = nn.Linear(3, WIDTH, bias=False)
        nn.init.normal_(self.near.weight, std=0.02)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.joined = nn.Linear(3 * WIDTH + COVERAGE, WIDTH)
        self.answers = nn.Linear(WIDTH, 1)
        self.tokens = nn.Linear(WIDTH, 3)
        _load(self, load_file(folder / "model.safetensors"))
        self.words.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, sides: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits for tokens (b, t), 0 where there is none; `sides` (b, t) are 1 in the
        passage and 0 in the question.
        """
        kind = self.sides.dtype
        return self.judge(ids, sides.to(kind), (ids > 0).to(kind))

    def judge(self, ids: Tensor, passage: Tensor, kept: Tensor) -> tuple[Tensor, Tensor]:
        """Return the same; `passage` and `kept` (b, t) are 1 where a token is of the passage, and
        where one is.
        """
        words = self.words(ids)
        near, coverage = _compare(words.detach(), kept * (1 - passage), kept * passage)
        side = self.sides[0] + passage[..., None] * (self.sides[1] - self.sides[0])
        states = self.norm(words + self.places.weight[: ids.shape[1]] + side) + self.near(near)
        mask = ((1 - kept) * FAR)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, mask)
        inside = (kept * passage)[..., None]
        most = (states + (1 - inside) * FAR).amax(1)
        mean = (states * inside).sum(1) / inside.sum(1)
        told = torch.tanh(self.joined(torch.cat([states[:, 0], most, mean, coverage], dim=-1)))
        return self.answers(told).squeeze(-1), self.tokens(states)


def _compare(words: Tensor, question: Tensor, passage: Tensor) -> tuple[Tensor, Tensor]:
    """Return of each token how near the nearest of the other side is (b, t, 3), and how much of the
    question is in the passage (b, COVERAGE).
    """
    unit = words / words.square().sum(-1, keepdim=True).sqrt()
    cosines = unit @ unit.transpose(-1, -2)
    across = question[:, :, None] * passage[:, None, :]
    across = across + across.transpose(-1, -2)
    peak = (cosines + (1 - across) * -2).amax(-1).clamp(min=0)
    near = torch.stack([peak, peak * peak, torch.relu(peak - ALIKE)], dim=-1)
    mean = (peak * question).sum(1) / question.sum(1)
    least = (peak + (1 - question)).amin(1)
    weak = (torch.relu(ALIKE - peak) * question).sum(1)
    return near, torch.stack([mean, least, weak], dim=-1)


def _load(reader: Reader, weights: dict[str, Tensor]) -> None:
    embeddings = "embeddings."
    reader.words.weight.data.copy_(weights[f"{embeddings}word_embeddings.weight"])
    reader.places.weight.data.copy_(weights[f"{embeddings}position_embeddings.weight"])
    reader.sides.data.copy_(weights[f"{embeddings}token_type_embeddings.weight"])
    _copy(reader.norm, weights, f"{embeddings}LayerNorm")
    for number, layer in enumerate(reader.layers):
        for own, published in PUBLISHED.items():
            _copy(getattr(layer, own), weights, f"encoder.layer.{number}.{published}")


PUBLISHED = {
    "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
    "merged": "attention.output.dense", "first": "attention.output.LayerNorm",
    "wide": "intermediate.dense", "narrow": "output.dense", "second": "output.LayerNorm",
}  # fmt: skip


def _copy(part: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    part.weight.data.copy_(weights[f"{name}.weight"])
    part.bias.data.copy_(weights[f"{name}.bias"])


def read(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """Return what `reader` says of `batch`."""
    answers, tokens = reader(*map(torch.from_numpy, (batch.ids, batch.sides)))
    return answers.float(), tokens.float()


def losses(answers: Tensor, tokens: Tensor, batch: Batch) -> dict[str, Tensor]:
    """Return the parts of the loss by name, weighed."""
    right, inside = torch.from_numpy(batch.answers), torch.from_numpy(batch.inside)
    parts = {"answers": functional.binary_cross_entropy_with_logits(answers, right)}
    ordered = _listwise(answers, right, torch.from_numpy(batch.groups))
    if len(ordered):
        parts["order"] = LISTWISE * ordered.mean()
    starts, ends = torch.from_numpy(batch.starts), torch.from_numpy(batch.ends)
    marked = starts.any(1)
    if marked.any():
        masked = tokens.masked_fill(~inside.unsqueeze(-1), FAR)[marked]
        parts["span"] = SPAN * (_any_of(masked[..., 0], starts[marked])
                                + _any_of(masked[..., 1], ends[marked])) / 2  # fmt: skip
    told = functional.binary_cross_entropy_with_logits(
        tokens[..., 2][inside], torch.from_numpy(batch.evidence)[inside].float()
    )
    parts["evidence"] = EVIDENCE * told
    return parts


def _any_of(logits: Tensor, right: Tensor) -> Tensor:
    """Minus the log of the probability that all right places have together."""
    logs = functional.log_softmax(logits, dim=-1)
    return -logs.masked_fill(~right, FAR).logsumexp(-1).mean()


def _listwise(answers: Tensor, right: Tensor, groups: Tensor) -> Tensor:
    """The same over the passages of each question that has right and wrong ones."""
    found = []
    for number in range(int(groups[-1]) + 1):
        own, good = answers[groups == number], right[groups == number] > 0
        if good.any() and not good.all():
            found.append(own.logsumexp(0) - own[good].logsumexp(0))
    return torch.stack(found) if found else answers[:0]
