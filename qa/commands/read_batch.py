"""A file of questions → questions, checked as a whole before the first is asked."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.messages.message import verbatim
from qa.question import QuestionError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One line of a batch: `id` comes back with the reply, `after` are earlier questions."""

    id: str
    question: str
    after: tuple[str, ...]


def read_batch(file: Path) -> list[BatchItem]:
    """Return the questions of `file`, a `{"id", "question", "after"}` a line.

    Raises QuestionError, naming the line, when the file or a line of it cannot be used.
    """
    try:
        lines = file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(verbatim(f"cannot read the batch '{file}' as UTF-8 text")) from error
    return [_item(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _item(file: Path, number: int, line: str) -> BatchItem:
    try:
        record = json.loads(line)
        question, after = record["question"], record.get("after") or []
        texts = isinstance(after, list) and all(isinstance(each, str) for each in after)
        well_formed = isinstance(question, str) and texts
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        well_formed = False
    if not well_formed:
        raise QuestionError(
            verbatim(f'line {number} of \'{file}\' is no {{"id", "question", "after": [...]}}')
        )
    return BatchItem(str(record.get("id", number)), question, tuple(after))
