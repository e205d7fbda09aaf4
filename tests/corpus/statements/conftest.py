"""The real parser, loaded once, and a document from a text."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import pytest

from corpus.document import Document, Reference
from corpus.noise.mark_noise import mark_noise
from corpus.splitting.split_sentences import split_sentences
from corpus.statements import extract_statements, load_parser

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.statement import Statement

    Extract = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def extract() -> Extract:
    """From a text to its statements, by the real parser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's own dependencies warn when they are imported
        parser = load_parser()

    def run(text: str) -> tuple[Statement, ...]:
        document = Document("a", text, Reference("a"), "", noise=mark_noise(text))
        return extract_statements(document, split_sentences(document), parser)

    return run
