"""What reading a file gave ⇄ a line of JSON, so that another process may do the reading."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from corpus.document import BlockQuote, Landmark, Noise, Reference, StatedTurn
from corpus.messages.message import message_record, read_message
from corpus.source import Extraction, Failure, Part


def record_part(part: Part | Failure) -> str:
    """Return `part` as one line of ASCII."""
    if isinstance(part, Failure):
        return json.dumps({"failure": [part.id, message_record(part.reason)]})
    record = asdict(part)
    record["extraction"]["warnings"] = [*map(message_record, part.extraction.warnings)]
    return json.dumps({"part": record}, default=sorted)  # sets are lists in order


def read_part(line: str) -> Part | Failure:
    """Return what `record_part` wrote down."""
    record: dict[str, Any] = json.loads(line)
    if "failure" in record:
        name, reason = record["failure"]
        return Failure(name, read_message(reason))
    part = record["part"]
    extraction = part["extraction"]
    return Part(
        part["name"],
        Extraction(
            extraction["text"],
            _reference(extraction["reference"]),
            tuple(Landmark(*landmark) for landmark in extraction["landmarks"]),
            tuple(Noise(*noise) for noise in extraction["noise"]),
            tuple(map(read_message, extraction["warnings"])),
            tuple(BlockQuote(*quote) for quote in extraction["quotes"]),
            tuple(StatedTurn(*turn) for turn in extraction["turns"]),
        ),
        part["sha256"],
    )


def _reference(facts: dict[str, Any] | None) -> Reference | None:
    if facts is None:
        return None
    sets = {name: frozenset(facts[name]) for name in ("inferred", "properties")}
    return Reference(**{**facts, "authors": tuple(facts["authors"]), **sets})
