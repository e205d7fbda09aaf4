"""Some documents and all that was worked out about them: written once, then only read.

Everything in a segment depends on its own documents alone, so one more document is one more
segment, and several may be joined by laying their arrays end to end. What is known of all
documents together is the business of `row_layout` and `build`.

made            JSON: what it was made with; only segments that agree go together
files.*         the files that were read for it, until it is part of an index
bounds          (documents + 1, 12)  where each document's part of what follows begins
keys            (documents, 32)      the hash of the source that it was ingested from
bodies          (documents, 32)      the hash of its text and noise
facts           (documents, 32)      the hash of what a reply tells of it
names           (documents, 16)      the hash of what it is called
partial         (documents, 1)       1 where it is kept without what a stage failed to make of it
texts           UTF-8; `references`, `records` (what else a document is), `statements`: JSON each
told            JSON of each: who speaks; `said.counts` and `said.words`: in which words
excerpt.*, content.*                 which sentences of the document hold a statement's excerpt and
                its content: `counts` of each statement, `rows`, from the document's first on
sketches        (documents, 128)
headings        JSON
passages        (passages, 9)        rows of `passage_table`, counted from the segment's beginning
sentences       (sentences, 6)       the same
tokens          (tokens, d)          in eight bits; none in a large index
passage.* and sentence.*             `keys`, `vectors`, `signs`, and `terms.*`: an inverted index
words.*                              the inverted index of spellings, a row a document
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b, sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from corpus.readers.text.read_jsonl import NAME_HASH, name_hash
from index.dense.vectors import signs_of
from index.passage_table import PassageRow, PassageTable, SentenceRow, SentenceTable
from index.people.speech_record import StatementTerms, write_speech_records
from index.people.statement_records import statements_record
from index.sparse.postings import invert
from index.sparse.spelling import spelt
from index.sparse.tokenize import tokenize
from index.storage.files import Files
from index.storage.minhash import SIZE, minhash
from index.storage.records import LONE_SURROGATES, document_record, facts_of, reference_record

if TYPE_CHECKING:
    from corpus.document import Document, Span
    from corpus.ingest import Ingested
    from index.encoder.embed_passages import EmbeddedPassage, PassageText

Arrays = Mapping[str, NDArray[Any]]
Pieces = Mapping[str, Sequence[NDArray[Any]]]
"""Each array in pieces that follow one another along the first axis."""

(TEXTS, REFERENCES, RECORDS, STATEMENTS, TOLD,
 SPOKEN, WORDS, EXCERPTS, CONTENTS, PASSAGES, SENTENCES, TOKENS) = range(12)  # fmt: skip
"""Columns of `bounds`: bytes of five kinds, then statements, their words, the sentences of their
excerpts and contents, passages, sentences, tokens."""

UNITS = ("passage", "sentence")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as it goes into a segment: what it was ingested from, and its vectors."""

    key: bytes
    ingested: Ingested
    texts: tuple[PassageText, ...]
    embedded: tuple[EmbeddedPassage, ...]


def segment(
    entries: Sequence[Entry], made: bytes, files: Files, dimension: int, *, keep_tokens: bool
) -> Arrays:
    """Return the arrays of the segment that holds `entries`, whose vectors are (dimension,).

    `made` and `files`, with the keys of their documents, go into it as they are.
    """
    passages = [each for entry in entries for each in entry.embedded]
    texts = [text for entry in entries for text in entry.texts]
    tokens = [each.tokens for each in passages] if keep_tokens else []
    arrays: dict[str, NDArray[Any]] = {
        "made": as_array(made),
        **files_arrays(files),
        **_tables(entries),
        **_described(entries),
        "tokens": np.concatenate([np.empty((0, dimension), np.int8), *tokens]),
        "passage.keys": np.array([passage_key(text) for text in texts], np.uint64).reshape(-1, 2),
    }
    none = np.empty((0, dimension), dtype=np.float32)
    vectors = {
        "passage": np.array([each.vector for each in passages], np.float32).reshape(-1, dimension),
        "sentence": np.concatenate([none, *(each.sentences for each in passages)]),
    }
    terms = {
        "passage": [tokenize(text.text) for text in texts],
        "sentence": [tokenize(sentence) for text in texts for sentence in text.sentences],
    }
    for unit in UNITS:
        arrays[f"{unit}.vectors"] = vectors[unit]
        arrays[f"{unit}.signs"] = signs_of(vectors[unit])
        arrays |= invert(terms[unit]).arrays(f"{unit}.terms")
    words = ([word for text in entry.texts for word in spelt(text.text)] for entry in entries)
    return arrays | invert(words).arrays("words")


def files_arrays(files: Files) -> dict[str, NDArray[Any]]:
    """Return the arrays of files that are known with the keys of their documents."""
    return {**files.arrays(), "files.keys": files.documents}


def files_of(arrays: Arrays) -> Files:
    """Return the files that were read for a segment, with the keys of their documents."""
    return Files.of_arrays(arrays, arrays["files.keys"])


def passage_key(text: PassageText) -> tuple[int, int]:
    """Return 128 bits that no two different texts share."""
    written = json.dumps([text.lead, *text.sentences]).encode()
    digest = blake2b(written, digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")


def _tables(entries: Sequence[Entry]) -> dict[str, NDArray[Any]]:
    """The tables of passages and sentences, and the headings that they refer to."""
    headings: dict[str, int] = {}
    passages: list[PassageRow] = []
    sentences: list[SentenceRow] = []
    token = 0
    for number, entry in enumerate(entries):
        for passage, embedded in zip(entry.ingested.passages, entry.embedded, strict=True):
            first, places = len(sentences), (embedded.bounds + token).tolist()
            sentences += (
                SentenceRow(number, s.span.start, s.span.end, s.paragraph, *place)
                for s, place in zip(passage.sentences, pairwise(places), strict=True)
            )
            heading = headings.setdefault(passage.heading, len(headings))
            passages.append(
                PassageRow(
                    document=number,
                    start=passage.span.start,
                    end=passage.span.end,
                    sentence_start=first,
                    sentence_end=len(sentences),
                    heading=heading,
                    gloss=int(passage.gloss),
                    token_start=token,
                    token_end=places[-1],
                )
            )
            token = places[-1]
    return {
        "passages": PassageTable.of(passages).stored,
        "sentences": SentenceTable.of(sentences).stored,
        "headings": as_array(json.dumps(list(headings)).encode()),
    }


def _described(entries: Sequence[Entry]) -> dict[str, NDArray[Any]]:
    """What is written of each document, and where all of it begins."""
    every = [entry.ingested for entry in entries]
    written = {
        "texts": [each.document.text.encode("utf-8", LONE_SURROGATES) for each in every],
        "references": [reference_record(each.document.reference) for each in every],
        "records": [document_record(each.document, each.examination) for each in every],
        "statements": [statements_record(each.statements) for each in every],
        "told": [write_speech_records(each.document, each.statements) for each in every],
    }
    names = [name_hash(each.document.id) for each in every]
    bags = [StatementTerms.of(each.statements) for each in every]
    excerpts = [_held(each, [(s.excerpt,) for s in each.statements]) for each in every]
    contents = [_held(each, [s.content for s in each.statements]) for each in every]
    counted = [
        [len(each.statements) for each in every],
        [len(bag.words) for bag in bags],
        *([sum(map(len, own)) for own in held] for held in (excerpts, contents)),
        [len(each.passages) for each in every],
        [sum(len(passage.sentences) for passage in each.passages) for each in every],
        [sum(len(passage.tokens) for passage in entry.embedded) for entry in entries],
    ]
    sizes = np.array([*([len(one) for one in own] for own in written.values()), *counted])
    bounds = np.zeros((len(entries) + 1, len(sizes)), dtype=np.int64)
    np.cumsum(sizes.T, axis=0, out=bounds[1:])
    return {
        "bounds": bounds,
        "keys": _digests(entry.key for entry in entries),
        "bodies": _digests(body_of(each.document) for each in every),
        "facts": _digests(facts_of(each.document) for each in every),
        "names": as_array(b"".join(names)).reshape(-1, NAME_HASH),
        "partial": np.array([[bool(each.examination.omissions)] for each in every], np.uint8),
        "sketches": np.array([minhash(each.document) for each in every]).reshape(-1, SIZE),
        "said.words": np.concatenate([bag.words for bag in bags]),
        "said.counts": np.concatenate([bag.counts for bag in bags]),
        **_ragged("excerpt", excerpts),
        **_ragged("content", contents),
        **{name: as_array(b"".join(own)) for name, own in written.items()},
    }


def _held(ingested: Ingested, places: Sequence[Sequence[Span]]) -> list[NDArray[np.int64]]:
    """The sentences of a document, counted from its first, that each of `places` overlaps."""
    spans = [sentence.span for each in ingested.passages for sentence in each.sentences]
    starts, ends = np.array([(s.start, s.end) for s in spans], np.int64).reshape(-1, 2).T
    return [
        np.flatnonzero(np.any([(starts < s.end) & (ends > s.start) for s in own], axis=0))
        for own in places
    ]


def _ragged(name: str, held: Sequence[Sequence[NDArray[np.int64]]]) -> dict[str, NDArray[Any]]:
    rows = [each for own in held for each in own]
    return {
        f"{name}.counts": np.array([len(each) for each in rows], dtype=np.int32),
        f"{name}.rows": np.concatenate([np.empty(0, np.int32), *rows]).astype(np.int32),
    }


def body_of(document: Document) -> bytes:
    """Return a hash of what there is to read in `document`, whatever it is called, and of the facts
    that say whose words it is: statements are known by it.
    """
    reference = document.reference
    facts = (reference.type, reference.authors, "authors" in reference.inferred, reference.title,
             reference.container_title, reference.publisher, "publisher" in reference.inferred,
             [each.start for each in document.landmarks if each.label == "time"],
             document.quotes, document.turns)  # fmt: skip
    noise = json.dumps([document.noise, facts]).encode("utf-8", LONE_SURROGATES)
    return sha256(noise + document.text.encode("utf-8", LONE_SURROGATES)).digest()


def has_tokens(arrays: Arrays) -> bool:
    """Whether a segment keeps the vectors of its tokens, or has none to keep."""
    return len(arrays["tokens"]) == int(arrays["bounds"][-1, TOKENS])


def as_array(content: bytes) -> NDArray[np.uint8]:
    """Return `content` as an array of bytes."""
    return np.frombuffer(content, dtype=np.uint8)


def _digests(digests: Iterable[bytes]) -> NDArray[np.uint8]:
    return as_array(b"".join(digests)).reshape(-1, 32)
