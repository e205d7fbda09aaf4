"""What a file that somebody took away claims: these words stand there, in this version."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from corpus.errors import OnRecordError

Record = dict[str, Any]
Range = tuple[int, int]

Seal = Literal["intact", "broken", "none"]
"""Whether the file as a whole is as it was written; a copied part has none."""


class ExportError(OnRecordError):
    """The file is no exported answer; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an export says of one excerpt.

    `shown` are the words, or with `typeset` the lines of their quotation in Markdown.
    `sha256` is "" where the export names no version. `highlights`, `annotation`, `source`,
    `locator`, `link` and `statement` are what else a JSON export says; empty where it says nothing.
    """

    document: str
    start: int
    end: int
    shown: str
    sha256: str
    elisions: tuple[Range, ...] = ()
    typeset: bool = False
    highlights: tuple[Range, ...] = ()
    annotation: Record = field(default_factory=dict)
    source: Record = field(default_factory=dict)
    locator: Record = field(default_factory=dict)
    link: str = ""
    statement: Record = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that looks like an excerpt and cannot be checked: how it begins, and why."""

    opening: str
    reason: str


@dataclass(frozen=True, slots=True)
class Export:
    """The claims of a file, and what in it looks like one and says too little.

    `markup` are the lines, counted from 1, where HTML stands, which may hide or show anything.
    """

    claims: tuple[Claim, ...]
    strays: tuple[Stray, ...] = ()
    seal: Seal = "none"
    markup: tuple[int, ...] = ()
