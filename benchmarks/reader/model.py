"""The reader as torch trains it.

Question and passage run separately through the lower layers of the packaged encoder, as they are
(PreTTR, MacAvaney et al. 2020; DeFormer, Cao et al. 2020): what they make of a passage is known
when it is indexed. The upper layers read both together; they alone are trained.
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

LAYERS, SEPARATE = 6, 3
"""Layers of the encoder, and those of them in which question and passage do not meet."""

WIDTH, HEADS, EPSILON = 384, 12, 1e-12  # of MiniLM-L6-H384

LISTWISE, SPAN, EVIDENCE = 0.5, 0.3, 1.0
"""Weights of what is learnt beside whether a passage answers: its order among others of its
question, where the words start and end, which tokens belong to a sentence that answers."""

SHARPNESS = 12.0
"""Of the softmax over cosines: the nearest token counts most by far."""

ALIKE = 0.5
"""Cosine from which two tokens mean much the same."""

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


class Lower(nn.Module):
    """Tokens (b, t) → states (b, t, d) after the layers in which texts run by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(30_522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(SEPARATE))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the states; `mask` as layers take it."""
        places = self.places.weight[: ids.shape[1]]
        states: Tensor = self.norm(self.words(ids) + places + self.kind)
        for layer in self.layers:
            states = layer(states, mask)
        return states


class Meeting(nn.Module):
    """Each token learns of its nearest on the other side: how near that is, and what it is.

    The layers above would have to learn first to find the same thing on both sides: in an encoder
    lower layers do so, which here see one side only. Cosines of their states do it at once ("mayor"
    is nearest to "town", "complained" to "gripe", "closing" to "closure").
    """

    def __init__(self) -> None:
        super().__init__()
        self.near, self.nearest = nn.Linear(3, WIDTH, bias=False), nn.Linear(WIDTH, WIDTH)
        nn.init.normal_(self.near.weight, std=0.02)
        nn.init.zeros_(self.nearest.weight)
        nn.init.zeros_(self.nearest.bias)

    def forward(self, own: Tensor, other: Tensor, cosines: Tensor) -> tuple[Tensor, Tensor]:
        """Return `own` states (b, t, d) with what they learn of `other` (b, s, d), and how near the
        nearest is (b, t); `cosines` (b, t, s) are far below -1 where no token is.
        """
        found = torch.softmax(SHARPNESS * cosines, dim=-1) @ other
        peak = cosines.amax(-1)
        told = torch.stack([peak, peak * peak, torch.relu(peak - ALIKE)], dim=-1)
        return own + self.near(told) + self.nearest(found), peak


class Upper(nn.Module):
    """States of a question and of a passage → whether it answers (b,), and of each token of the
    passage the logits of a start, of an end and of evidence (b, p, 3).
    """

    def __init__(self) -> None:
        super().__init__()
        self.sides = nn.Parameter(torch.zeros(2, WIDTH))
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SEPARATE))
        self.question, self.passage = Meeting(), Meeting()
        self.joined = nn.Linear(2 * WIDTH + COVERAGE, WIDTH)
        self.answers = nn.Linear(WIDTH, 1)
        self.tokens = nn.Linear(WIDTH, 3)

    def forward(
        self, question: Tensor, passage: Tensor, question_mask: Tensor, passage_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the logits; masks as layers take them."""
        states, coverage = self.meet(question, passage, question_mask, passage_mask)
        mask = torch.cat([question_mask, passage_mask], dim=-1)
        for layer in self.layers:
            states = layer(states, mask)
        read = states[:, question.shape[1] :]
        most = (read + passage_mask[:, 0, 0, :, None]).amax(1)
        told = torch.tanh(self.joined(torch.cat([states[:, 0], most, coverage], dim=-1)))
        return self.answers(told).squeeze(-1), self.tokens(read)

    def meet(
        self, question: Tensor, passage: Tensor, question_mask: Tensor, passage_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the states of both (b, q + p, d), and how much of the question is in the passage
        (b, COVERAGE).
        """
        unit = [each / each.square().sum(-1, keepdim=True).sqrt() for each in (question, passage)]
        cosines = unit[0] @ unit[1].transpose(-1, -2)
        turned = cosines.transpose(-1, -2)
        question_mask, passage_mask = question_mask[:, 0], passage_mask[:, 0]
        asked, covered = self.question(question, passage, cosines + passage_mask)
        read, _ = self.passage(passage, question, turned + question_mask)
        states = torch.cat([asked + self.sides[0], read + self.sides[1]], dim=1)
        kept = (question_mask[:, 0] > FAR / 2).to(covered.dtype)
        mean = (covered * kept).sum(1) / kept.sum(1)
        least = (covered - question_mask[:, 0]).amin(1)
        weak = (torch.relu(ALIKE - covered) * kept).sum(1)
        return states, torch.stack([mean, least, weak], dim=-1)


class Reader(nn.Module):
    """Both, of which `lower` is as published and stays so."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.lower, self.upper = Lower(), Upper()
        _load(self, load_file(folder / "model.safetensors"))
        self.lower.requires_grad_(requires_grad=False)

    def forward(self, questions: Tensor, passages: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits for tokens of questions (b, q) and passages (b, p)."""
        kind = self.lower.kind.dtype
        masks = [mask_of(ids).to(kind) for ids in (questions, passages)]
        with torch.no_grad():
            states = [self.lower(*each) for each in zip((questions, passages), masks, strict=True)]
        logits: tuple[Tensor, Tensor] = self.upper(*states, *masks)
        return logits


def mask_of(ids: Tensor) -> Tensor:
    """Return what is added to attention scores (b, 1, 1, t): nothing, and FAR where no token is."""
    return torch.where(ids > 0, 0.0, FAR)[:, None, None, :]


def _load(reader: Reader, weights: dict[str, Tensor]) -> None:
    lower = reader.lower
    embeddings = "embeddings."
    lower.words.weight.data.copy_(weights[f"{embeddings}word_embeddings.weight"])
    lower.places.weight.data.copy_(weights[f"{embeddings}position_embeddings.weight"])
    lower.kind.data.copy_(weights[f"{embeddings}token_type_embeddings.weight"][0])
    _copy(lower.norm, weights, f"{embeddings}LayerNorm")
    for number, layer in enumerate([*lower.layers, *reader.upper.layers]):
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
    answers, tokens = reader(*map(torch.from_numpy, (batch.questions, batch.passages)))
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
