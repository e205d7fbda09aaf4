"""Markdown: the file's own characters. Front matter is facts, a generator's tags are noise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.document import Noise
from corpus.readers.markdown.find_block_quotes import find_block_quotes
from corpus.readers.markdown.mark_tags import mark_tags
from corpus.readers.markdown.read_front_matter import read_front_matter
from corpus.readers.text.read_text import read_text

if TYPE_CHECKING:
    from corpus.source import Extraction


def read_markdown(content: bytes) -> Extraction:
    r"""Decode `content` as `read_text` does; what its front matter states are its facts.

    Raises UnreadableError for binary content and for bytes in no encoding that it knows.

    >>> read_markdown(b"---\ntitle: The mill\n---\nIt burnt.\n").reference.title
    'The mill'
    """
    extraction = read_text(content)
    found = read_front_matter(extraction.text)
    start = found.end if found else 0
    head = [Noise(0, start, "boilerplate")] if found else []
    tags = mark_tags(extraction.text, generated=found is not None)
    noise = (*head, *(each for each in tags if each.start >= start))
    quotes = tuple(each for each in find_block_quotes(extraction.text) if each.start >= start)
    reference = found.reference if found else None
    return replace(extraction, reference=reference, noise=noise, quotes=quotes)
