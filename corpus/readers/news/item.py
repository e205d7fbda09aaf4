"""An item of a wire, a feed or a newsroom's system → a document: headline, dateline, text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.document import BlockQuote, Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.source import Extraction, Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Item:
    """What a format states of an item. `above` are lines over the text (headlines, dateline),
    `below` what corrects it.
    """

    facts: Reference
    above: Sequence[str]
    body: Extraction
    below: Sequence[str] = ()


def parts_of(items: Iterable[Item], kind: str = "item") -> Iterator[Part]:
    """Yield a document for each item with any words, by its number; the only one is the file.

    Raises UnreadableError where there is none.
    """
    written = [each for each in map(_extraction, items) if each.text.strip()]
    if not written:
        raise UnreadableError(Message(Key.NO_TEXT))
    for number, extraction in enumerate(written, 1):
        digest = hashlib.sha256(extraction.text.encode("utf-8", "surrogatepass")).hexdigest()
        yield Part(f"{kind} {number}" if len(written) > 1 else "", extraction, digest)


def _extraction(item: Item) -> Extraction:
    body = item.body
    opening = " ".join(body.text[:1_000].split())
    said = [" ".join(line.split()) for line in item.above]
    above = [line for line in dict.fromkeys(said) if line and not opening.startswith(line)]
    head = "".join(f"{line}\n\n" for line in above)
    shift = len(head)
    tail = "".join(f"\n\n{line.strip()}" for line in item.below if line.strip())
    quotes = (
        BlockQuote(q.start + shift, q.end + shift, q.by_start + shift, q.by_end + shift, q.cited)
        for q in body.quotes
    )
    return replace(
        body,
        text=f"{head}{body.text}{tail}".strip(),
        reference=item.facts,
        landmarks=tuple(mark._replace(start=mark.start + shift) for mark in body.landmarks),
        noise=tuple(n._replace(start=n.start + shift, end=n.end + shift) for n in body.noise),
        quotes=tuple(quotes),
    )


def plain(text: str) -> Extraction:
    """Return plain text as a body."""
    return Extraction(text.replace("\r\n", "\n").strip())
