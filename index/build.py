"""The journey of a corpus: read → ingest → embed what is new → index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from corpus.errors import CorpusError
from corpus.ingest import Ingested, ingest
from corpus.read import read
from corpus.source import Failure
from corpus.split_passages import PASSAGE_TOKENS
from index.contents import Contents, tabulate
from index.index import Index, Settings, Vectors, fingerprint
from index.lexical import LexicalIndex
from index.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from index.embed import Encoder
    from index.progress import Progress

REVISION = 1
"""Raised whenever the same files would be cut or encoded in another way than before."""


def build_index(corpus: Path, encoder: Encoder, progress: Progress, old: Index | None) -> Index:
    """Index the documents of `corpus`; vectors that `old` has of an equal text are kept.

    Raises CorpusError when there is nothing to index.
    """
    items, failures = _ingest_all(corpus, progress)
    settings = settings_for(encoder)
    contents = tabulate(items)
    passages = [passage_text(contents, row) for row in range(len(contents.passages))]
    sentences = [sentence_text(contents, row) for row in range(len(contents.sentences))]
    known = _known(old) if old and old.settings == settings else {}
    return Index(
        fingerprint(settings, contents.documents),
        settings,
        contents,
        tuple(failures),
        Vectors.of(_embed("passages", passages, encoder, known, progress)),
        Vectors.of(_embed("sentences", sentences, encoder, known, progress)),
        LexicalIndex.of(passages),
        LexicalIndex.of(sentences),
        Spelling.of(passages),
    )


def settings_for(encoder: Encoder) -> Settings:
    """Return the settings of an index that `encoder` builds."""
    return Settings(encoder.name, encoder.fingerprint, PASSAGE_TOKENS, REVISION)


def passage_text(contents: Contents, row: int) -> str:
    """Return what is embedded and indexed of a passage: title, heading and reading."""
    passage = contents.passage(row)
    title = passage.span.document.reference.title
    return ". ".join(part for part in (title, passage.heading, passage.span.reading) if part)


def sentence_text(contents: Contents, row: int) -> str:
    """Return what is embedded and indexed of a sentence: its reading alone."""
    return contents.sentence(row).span.reading


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


def _known(old: Index) -> dict[str, NDArray[np.float32]]:
    """Every text that `old` has embedded, and its vector."""
    contents = old.contents
    tables = (
        (passage_text, len(contents.passages), old.passage_vectors),
        (sentence_text, len(contents.sentences), old.sentence_vectors),
    )
    return {
        text(contents, row): vector
        for text, count, vectors in tables
        for row, vector in enumerate(vectors.rows(np.arange(count)))
    }


def _embed(
    what: str,
    texts: Sequence[str],
    encoder: Encoder,
    known: dict[str, NDArray[np.float32]],
    progress: Progress,
) -> NDArray[np.float32]:
    """Return a vector for each of `texts`, encoding each distinct unknown one once."""
    missing = sorted({text for text in texts if text not in known})
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress(f"Embedding {what}", done, len(missing))

    fresh = encoder.encode(missing, advance)
    known = known | dict(zip(missing, fresh, strict=True))
    return np.array([known[text] for text in texts], dtype=np.float32)
