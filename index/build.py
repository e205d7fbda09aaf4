"""The journey of a corpus: read → ingest → embed what is new → index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import CorpusError
from corpus.ingest import Ingested, ingest
from corpus.read import read
from corpus.source import Failure
from corpus.split_passages import PASSAGE_TOKENS
from index.contents import tabulate
from index.embed_passages import EmbeddedPassage, PassageText, embed_passages
from index.index import Index, Settings, Vectors, fingerprint
from index.lexical import LexicalIndex
from index.spelling import Spelling
from index.token_vectors import TokenVectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.embed import Encoder
    from index.progress import Progress

TOKEN_VECTORS_UP_TO = 20_000
"""Passages. Their tokens take 50 kB each on disk: a gigabyte is what a laptop has to spare."""

REVISION = 2
"""Raised whenever the same files would be cut or encoded in another way than before."""


def build_index(corpus: Path, encoder: Encoder, progress: Progress, old: Index | None) -> Index:
    """Index the documents of `corpus`; vectors that `old` has of an equal text are kept.

    Raises CorpusError when there is nothing to index.
    """
    items, failures = _ingest_all(corpus, progress)
    texts = [PassageText.of(passage) for item in items for passage in item.passages]
    settings = _settings(encoder, len(texts))
    known = remember(old) if old and old.settings == settings else {}
    embedded = embed_passages(texts, encoder, known, progress)
    contents = tabulate(items, [passage.bounds for passage in embedded])
    passages = [text.text for text in texts]
    return Index(
        fingerprint(settings, contents.documents),
        settings,
        contents,
        tuple(failures),
        Vectors.of(np.array([passage.vector for passage in embedded])),
        Vectors.of(np.concatenate([passage.sentences for passage in embedded])),
        _token_vectors(embedded, settings),
        LexicalIndex.of(passages),
        LexicalIndex.of(sentence for text in texts for sentence in text.sentences),
        Spelling.of(passages),
    )


def remember(index: Index) -> dict[PassageText, EmbeddedPassage]:
    """Return every passage text that `index` has embedded, and its vectors."""
    contents = index.contents
    vectors = index.passage_vectors.rows(np.arange(len(contents.passages)))
    sentences = index.sentence_vectors.rows(np.arange(len(contents.sentences)))
    known = {}
    for row, vector in enumerate(vectors):
        _, _, _, first, last, _, _, token, end = contents.passages[row].tolist()
        tokens = index.token_vectors.quantised[token:end]
        known[PassageText.of(contents.passage(row))] = EmbeddedPassage(
            vector, sentences[first:last], tokens, contents.token_bounds(row)
        )
    return known


def _settings(encoder: Encoder, passages: int) -> Settings:
    tokens = passages <= TOKEN_VECTORS_UP_TO
    return Settings(encoder.name, encoder.fingerprint, PASSAGE_TOKENS, tokens, REVISION)


def _token_vectors(embedded: Sequence[EmbeddedPassage], settings: Settings) -> TokenVectors:
    if settings.token_vectors:
        return TokenVectors(np.concatenate([passage.tokens for passage in embedded]))
    return TokenVectors(np.empty((0, embedded[0].tokens.shape[1]), dtype=np.int8))


def _ingest_all(corpus: Path, progress: Progress) -> tuple[list[Ingested], list[Failure]]:
    items: list[Ingested] = []
    failures: list[Failure] = []
    for number, source in enumerate(read(corpus), 1):
        if isinstance(source, Failure):
            failures.append(source)
        else:
            items.append(ingest(source))
        progress("Reading", number, number)
    if not any(item.passages for item in items):
        reasons = "".join(f"\n  {failure.id}: {failure.reason}" for failure in failures)
        raise CorpusError(f"no document in '{corpus}' could be read{reasons}")
    return items, failures
