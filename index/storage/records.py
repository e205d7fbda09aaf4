"""What is known of a document besides its text, as JSON, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from corpus.document import Document, Landmark, Noise, Reference
from corpus.examine import Examination
from corpus.messages.message import message_record, read_message
from corpus.source import Failure

if TYPE_CHECKING:
    from corpus.source import Source

Record = dict[str, Any]

LONE_SURROGATES = "surrogatepass"  # JSON can carry them, and offsets must count them


def key_of(source: Source) -> bytes:
    """Return a hash of all that ingesting `source` depends on."""
    return source.made_of or sha256(_canonical(asdict(source))).digest()


def facts_of(document: Document) -> bytes:
    """Return a hash of what a reply tells of `document`: its name, its words, its facts."""
    facts = (document.id, document.sha256, asdict(document.reference))
    return sha256(_canonical(facts)).digest()


def _canonical(value: object) -> bytes:
    """Equal values as equal bytes; sets are sorted."""
    return json.dumps(value, default=sorted, sort_keys=True).encode()


def reference_record(reference: Reference) -> bytes:
    """Return `reference` as JSON."""
    return json.dumps(asdict(reference), default=sorted).encode()


def read_reference(record: bytes) -> Reference:
    """Return what `reference_record` wrote down."""
    facts = json.loads(record)
    sets = {name: frozenset(facts[name]) for name in ("inferred", "properties")}
    return Reference(**{**facts, "authors": tuple(facts["authors"]), **sets})


def document_record(document: Document, examination: Examination) -> bytes:
    """Return all of `document` but its text and reference, and its examination, as JSON."""
    record = {
        "id": document.id,
        "sha256": document.sha256,
        "noise": document.noise,
        "landmarks": document.landmarks,
        "examination": {
            **asdict(examination),
            "warnings": [*map(message_record, examination.warnings)],
            "omissions": [*map(message_record, examination.omissions)],
        },
    }
    return json.dumps(record).encode()


def read_document(record: bytes, text: bytes, reference: Reference) -> Document:
    """Return the document that `document_record` wrote down."""
    facts = json.loads(record)
    return Document(
        facts["id"],
        text.decode("utf-8", LONE_SURROGATES),
        reference,
        facts["sha256"],
        tuple(Noise(*noise) for noise in facts["noise"]),
        tuple(Landmark(*landmark) for landmark in facts["landmarks"]),
    )


def read_examination(record: bytes) -> Examination:
    """Return the examination that `document_record` wrote down."""
    facts = json.loads(record)["examination"]
    found = tuple((fact, origin) for fact, origin in facts["found"])
    lines = {name: tuple(map(read_message, facts[name])) for name in ("warnings", "omissions")}
    return Examination(**{**facts, "found": found, **lines})


def failure_record(failure: Failure) -> Record:
    """Return `failure` JSON-ready."""
    return {"id": failure.id, "reason": message_record(failure.reason)}


def read_failure(record: Record) -> Failure:
    """Return what `failure_record` wrote down."""
    return Failure(record["id"], read_message(record["reason"]))
