"""The statements of a document, and the voices of all, as JSON, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from corpus.document import Document, Span
from corpus.messages.message import message_record, read_message
from corpus.statement import Person, Statement
from index.people.ledger import Attribution, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Record = list[Any]


def statements_record(statements: Sequence[Statement]) -> bytes:
    """Return the statements of one document as JSON."""
    return json.dumps(record_of(statements)).encode()


def record_of(statements: Sequence[Statement]) -> Record:
    """Return the statements of one document as JSON-ready values: offsets and people."""
    people = list(
        dict.fromkeys(p for each in statements for p in (each.speaker, each.reporter) if p)
    )
    numbers: dict[Person | None, int | None] = {person: n for n, person in enumerate(people)}
    return [
        [[p.name, _bounds(p.variants), p.role, p.kind, p.named] for p in people],
        [
            [
                _bounds(each.content),
                numbers.get(each.speaker),
                _bound(each.printed),
                _bound(each.cue),
                each.direct,
                _bound(each.excerpt),
                numbers.get(each.reporter),
                each.authored,
                message_record(each.inferred),
            ]
            for each in statements
        ],
    ]


def read_record(record: Record, document: Document) -> tuple[Statement, ...]:
    """Return the statements of `document` that `record_of` recorded."""
    people = [
        Person(name, _spans(document, variants), role, kind, named)
        for name, variants, role, kind, named in record[0]
    ]
    return tuple(
        Statement(
            content=_spans(document, content),
            speaker=None if speaker is None else people[speaker],
            printed=_span(document, printed),
            cue=_span(document, cue),
            direct=direct,
            excerpt=Span(document, *excerpt),
            reporter=None if reporter is None else people[reporter],
            authored=authored,
            inferred=read_message(inferred) if inferred else "",
        )
        for content, speaker, printed, cue, direct, excerpt, reporter, authored, inferred in record[
            1
        ]
    )


def _bounds(spans: Iterable[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


def _bound(span: Span | None) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None


def _spans(document: Document, bounds: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(document, start, end) for start, end in bounds)


def _span(document: Document, bounds: Sequence[int] | None) -> Span | None:
    return Span(document, *bounds) if bounds else None


def voices_record(voices: Iterable[Voice]) -> bytes:
    """Return `voices` as JSON."""
    return json.dumps(
        [
            [
                voice.name, voice.kind, voice.named, voice.forms, voice.roles,
                [
                    [each.statement, each.certainty, message_record(each.reason)]
                    for each in voice.attributions
                ],
            ]
            for voice in voices
        ]
    ).encode()  # fmt: skip


def read_voices(record: bytes) -> list[Voice]:
    """Return what `voices_record` wrote down."""
    return [
        Voice(name, kind, named, tuple(forms), tuple(roles),
              tuple(Attribution(number, certainty, read_message(reason) if reason else "")
                    for number, certainty, reason in attributions))
        for name, kind, named, forms, roles, attributions in json.loads(record)
    ]  # fmt: skip
