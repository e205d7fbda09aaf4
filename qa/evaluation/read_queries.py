"""A BEIR-layout folder → its judged questions (Thakur et al., BEIR, NeurIPS 2021)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError

if TYPE_CHECKING:
    from pathlib import Path


class EvaluationError(OnRecordError):
    """The folder is no evaluation set; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """Where an answer stands: half-open, in code points of the document's text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its judgements: relevance by document, and answer spans where known."""

    id: str
    text: str
    answerable: bool
    relevant: dict[str, int]
    answers: tuple[AnswerSpan, ...]


def read_queries(folder: Path) -> list[Query]:
    """Return the questions of `folder`: queries.jsonl, judged by qrels.tsv.

    A line of queries.jsonl may carry `answers` (doc with start and end, or spans) and
    `answerable`. Raises EvaluationError when a file is missing or not of that form.
    """
    try:
        relevant = _read_judgements(folder / "qrels.tsv")
        lines = (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()
        queries = [_query(json.loads(line), relevant) for line in lines if line.strip()]
    except OSError as error:
        raise EvaluationError(
            f"'{folder}' is no evaluation set: it needs corpus.jsonl, queries.jsonl and qrels.tsv"
        ) from error
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise EvaluationError(f"a line in '{folder}' is not as BEIR has it: {error}") from error
    if not queries:
        raise EvaluationError(f"no question in '{folder / 'queries.jsonl'}'")
    return queries


def _read_judgements(file: Path) -> dict[str, dict[str, int]]:
    relevant: dict[str, dict[str, int]] = {}
    for line in file.read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        relevant.setdefault(query, {})[document] = int(score)
    return relevant


def _query(record: dict[str, Any], relevant: dict[str, dict[str, int]]) -> Query:
    identity = str(record["_id"])
    spans = [
        AnswerSpan(answer["doc"], start, end)
        for answer in record.get("answers", ())
        for start, end in answer.get("spans") or [(answer["start"], answer["end"])]
    ]
    return Query(
        identity,
        record["text"],
        bool(record.get("answerable", True)),
        relevant.get(identity, {}),
        tuple(spans),
    )
