"""The journey of a corpus: read → ingest → embed what is new → record who says what → index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import CorpusError
from corpus.ingest import Ingested, ingest
from corpus.read import read
from corpus.source import Failure
from corpus.split_passages import PASSAGE_TOKENS
from index.contents import tabulate
from index.embed_passages import EmbeddedPassage, PassageText, embed_passages
from index.extract_new import extract_new
from index.index import Index, Settings, Vectors, fingerprint
from index.keep_unchanged import keep_unchanged, known_sketches
from index.ledger import NO_STATEMENTS
from index.lexical import LexicalIndex
from index.record_statements import record_statements
from index.sketch import sketch
from index.spelling import Spelling
from index.token_vectors import TokenVectors

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from corpus.ingest import Extract
    from corpus.source import Source
    from index.embed import Encoder
    from index.keep_unchanged import Keep
    from index.progress import Progress

TOKEN_VECTORS_UP_TO = 20_000
"""Passages. Their tokens take 50 kB each on disk: a gigabyte is what a laptop has to spare."""

REVISION = 10
"""Raised whenever the same files would be cut, encoded or read for statements in another way."""


def build_index(
    corpus: Path,
    encoder: Encoder,
    progress: Progress,
    old: Index | None,
    *,
    statements: bool = True,
) -> Index:
    """Index the documents of `corpus`; what `old` has of an equal text or document is kept.

    Without `statements` it is not recorded who says what, which is the slow part (0.25 s
    per 1,000 words): for corpora that are only searched, such as evaluation sets.
    Raises CorpusError when there is nothing to index.
    """
    alike = old if old and old.settings.revision == REVISION else None
    spoken = alike if alike and alike.settings.statements else None
    extract = extract_new(spoken) if statements else None
    keep = keep_unchanged(spoken if statements else alike)
    items, failures = _ingest_all(corpus, extract, keep, progress)
    texts = [PassageText.of(passage) for item in items for passage in item.passages]
    settings = _settings(encoder, len(texts), statements)
    reusable = old is not None and replace(old.settings, statements=statements) == settings
    known = remember(old) if old and reusable else {}
    embedded = embed_passages(texts, encoder, known, progress)
    contents = tabulate(items, [passage.bounds for passage in embedded])
    passages = [text.text for text in texts]
    return Index(
        fingerprint(settings, contents.documents),
        settings,
        contents,
        tuple(failures),
        tuple(item.examination for item in items),
        _sketches(items, alike),
        Vectors.of(np.array([passage.vector for passage in embedded])),
        Vectors.of(np.concatenate([passage.sentences for passage in embedded])),
        _token_vectors(embedded, settings),
        LexicalIndex.of(passages),
        LexicalIndex.of(sentence for text in texts for sentence in text.sentences),
        Spelling.of(passages),
        record_statements([each for item in items for each in item.statements])
        if statements
        else NO_STATEMENTS,
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


def _settings(encoder: Encoder, passages: int, statements: bool) -> Settings:
    tokens = passages <= TOKEN_VECTORS_UP_TO
    return Settings(encoder.name, encoder.fingerprint, PASSAGE_TOKENS, tokens, REVISION, statements)


def _sketches(items: Sequence[Ingested], old: Index | None) -> NDArray[np.uint32]:
    known = known_sketches(old)
    documents = (item.document for item in items)
    rows = (known.get((each.id, each.sha256)) for each in documents)
    pairs = zip(items, rows, strict=True)
    return np.array([sketch(item.document) if row is None else row for item, row in pairs])


def _token_vectors(embedded: Sequence[EmbeddedPassage], settings: Settings) -> TokenVectors:
    if settings.token_vectors:
        return TokenVectors(np.concatenate([passage.tokens for passage in embedded]))
    return TokenVectors(np.empty((0, embedded[0].tokens.shape[1]), dtype=np.int8))


def _ingest_all(
    corpus: Path, extract: Extract | None, keep: Keep, progress: Progress
) -> tuple[list[Ingested], list[Failure]]:
    sources: list[Source] = []
    failures: list[Failure] = []
    for number, each in enumerate(read(corpus), 1):
        (failures if isinstance(each, Failure) else sources).append(each)  # type: ignore[arg-type]
        progress("Reading", number, number)
    items = []
    for number, source in enumerate(sources, 1):
        items.append(keep(source) or ingest(source, extract))
        progress("Finding statements" if extract else "Dividing", number, len(sources))
    if not any(item.passages for item in items):
        reasons = "".join(f"\n  {failure.id}: {failure.reason}" for failure in failures)
        raise CorpusError(f"no document in '{corpus}' could be read{reasons}")
    return items, failures
