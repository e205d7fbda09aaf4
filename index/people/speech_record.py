"""What is compared of statements across documents: who speaks, and in which words.

It is worked out once for each document, so that one more is compared with all others without
reading those again.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.messages.message import message_record, read_message
from corpus.statement import Person
from index.sparse.tokenize import STOP_WORDS, stem, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from corpus.document import Document, Reference
    from corpus.statement import Statement


class Printed(Protocol):
    """A document, as far as it matters to who speaks in it."""

    @property
    def id(self) -> str:
        """Its name."""

    @property
    def text(self) -> str:
        """All of it."""


@dataclass(frozen=True, slots=True)
class SpeechRecord:
    """Who makes a statement, where, whether in the speaker's own words, and whether the whole
    document is the speaker's; `inferred` is why the speaker is not certain, "" where it is.
    `collection` is what the document is part of, or else the year of its issue, "" if unknown.
    """

    document: Printed
    speaker: Person | None
    direct: bool
    authored: bool = False
    inferred: str = ""
    collection: str = ""


@dataclass(frozen=True, slots=True)
class StatementTerms:
    """The different words of n statements: those of statement i are the next `counts[i]` of
    `words`. Each is the hash of its stem; the last bit is set when it carries meaning.
    """

    words: NDArray[np.uint64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, statements: Iterable[Statement]) -> StatementTerms:
        """Return the words of `statements`."""
        return terms_of(" ".join(span.reading for span in each.content) for each in statements)


def terms_of(texts: Iterable[str]) -> StatementTerms:
    """Return the words of statements that read so."""
    bags = [_bag(text) for text in texts]
    words = np.array([word for bag in bags for word in bag], dtype=np.uint64)
    return StatementTerms(words, np.array([len(bag) for bag in bags], dtype=np.int64))


def speech_records(statements: Iterable[Statement]) -> list[SpeechRecord]:
    """Return what is told of `statements`."""
    return [
        SpeechRecord(
            each.excerpt.document,
            each.speaker,
            each.direct,
            each.authored,
            each.inferred,
            _collection_of(each.excerpt.document.reference),
        )
        for each in statements
    ]


def _collection_of(reference: Reference) -> str:
    return reference.container_title or reference.publisher or reference.issued[:4]


def write_speech_records(document: Document, statements: Sequence[Statement]) -> bytes:
    """Return as JSON what is told of the statements of one document."""
    people = list(dict.fromkeys(each.speaker for each in statements if each.speaker))
    numbers: dict[Person | None, int | None] = {each: n for n, each in enumerate(people)}
    record = [
        document.id,
        _collection_of(document.reference),
        [[each.name, each.role, each.kind, each.named] for each in people],
        [
            [numbers.get(each.speaker), each.direct, each.authored, message_record(each.inferred)]
            for each in statements
        ],
    ]
    return json.dumps(record).encode()


def read_speech_records(records: Sequence[bytes], read: Callable[[int], str]) -> list[SpeechRecord]:
    """Return what is told in all documents, of which `write_speech_records` wrote `records`.

    `read` gives the text of a document by its place among them.
    """
    told = []
    every = json.loads(b"[" + b",".join(records) + b"]")
    for place, (name, collection, people, statements) in enumerate(every):
        document = _Unread(name, partial(read, place))
        known = [Person(name, (), role, kind, named) for name, role, kind, named in people]
        told += [
            SpeechRecord(
                document,
                None if speaker is None else known[speaker],
                direct,
                authored,
                read_message(inferred) if inferred else "",
                collection,
            )
            for speaker, direct, authored, inferred in statements
        ]
    return told


@dataclass(frozen=True, slots=True)
class _Unread:
    id: str
    read: Callable[[], str]

    @property
    def text(self) -> str:
        return self.read()


_CANNOT = re.compile(r"\bcan(?:\s*not\b|['’]?t\b)", re.IGNORECASE)
_CONTRACTED = re.compile(r"n['’]t\b", re.IGNORECASE)
_ENDING = re.compile(r"['’](?:re|ve|ll|d|m)\b", re.IGNORECASE)
_IRREGULAR = {"sent": "send", "said": "say", "were": "was", "told": "tell", "kill": "kill"}
_EMPTY = STOP_WORDS | {"not", "no"}


def _bag(text: str) -> list[int]:
    """The hash of each different stem, those that carry meaning marked as such."""
    plain = _CONTRACTED.sub(" not", _CANNOT.sub("can not", text))
    every = words(_ENDING.sub("", plain))
    content = {_stem(word) for word in every if word not in _EMPTY}
    return [_number(each) | (each in content) for each in sorted({_stem(word) for word in every})]


def _stem(word: str) -> str:
    return stem(_IRREGULAR.get(word, word))


@lru_cache(maxsize=50_000)
def _number(term: str) -> int:
    """63 bits of a hash, and a free one."""
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~1
