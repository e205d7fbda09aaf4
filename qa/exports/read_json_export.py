"""Replies in JSON → what they claim: one reply, a list, one a line, or an export of several."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qa.exports.claim import Claim, Export, ExportError
from qa.exports.seal import record_seal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.exports.claim import Range, Record, Seal


def parse_replies(text: str) -> list[Record]:
    """Return the records in `text`. Raises ValueError or RecursionError for what is no JSON."""
    try:
        parsed = _parsed(text)
    except ValueError:
        return [_parsed(line) for line in text.split("\n") if line.strip()]
    return parsed if isinstance(parsed, list) else [parsed]


def read_replies(records: Sequence[Record]) -> Export:
    """Return what replies in JSON claim. Raises ExportError for one that lacks something."""
    try:
        replies = [reply for record in records for reply in record.get("replies", [record])]
        claims = [claim for reply in replies for claim in _claims(reply)]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExportError("an excerpt lacks its document, start, end or text") from error
    return Export(tuple(claims), (), _seal(records))


def _seal(records: Sequence[Record]) -> Seal:
    seals = {record_seal(each, "sha256" if "replies" in each else "seal") for each in records}
    return "broken" if "broken" in seals else "none" if "none" in seals else "intact"


def _parsed(text: str) -> Any:  # noqa: ANN401  # as JSON gives it
    return json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)


def _without_twins(pairs: list[tuple[str, Any]]) -> Record:
    """A key that stands twice could show one text to a reader and another to us."""
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return record


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number in JSON")


def _claims(reply: Record) -> list[Claim]:
    sources = {source["document"]: dict(source) for source in reply.get("sources", ())}
    short = [
        Claim(
            str(answer["document"]),
            _offset(answer["start"]),
            _offset(answer["end"]),
            str(answer["text"]),
            str(sources.get(answer["document"], {}).get("sha256") or ""),
        )
        for answer in reply.get("answers", ())
    ]
    return short + [
        Claim(
            str(excerpt["document"]),
            _offset(excerpt["start"]),
            _offset(excerpt["end"]),
            str(excerpt["text"]),
            str(sources.get(excerpt["document"], {}).get("sha256") or ""),
            _ranges(excerpt.get("elisions", ())),
            highlights=_ranges(excerpt.get("highlights", ())),
            annotation=dict(excerpt.get("annotation", {})),
            source=sources.get(excerpt["document"], {}),
            locator=dict(excerpt.get("locator") or {}),
            link=str(excerpt.get("link") or ""),
            statement=dict(excerpt.get("statement") or {}),
        )
        for excerpt in (*reply["excerpts"], *reply.get("nearest", ()))
    ]


def _offset(value: Any) -> int:  # noqa: ANN401  # as JSON gives it
    """A whole number: 12.9 names no place, and neither does true."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{value!r} is no offset")
    return value


def _ranges(pairs: Sequence[Sequence[int]]) -> tuple[Range, ...]:
    return tuple((_offset(start), _offset(end)) for start, end in pairs)
