"""What reading gives: a source, or the reason why a file gave none.

bytes → Extraction        one reader: text, and what the format says about it
file  → Part | Failure    a document of the file, or of the archive, table or mail it is
      → Source            that document with its id and its facts
      → Known             or, where nothing but its bytes matter and these are known, their hash
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.document import BlockQuote, Landmark, Noise, Reference, StatedTurn
    from corpus.messages.message import Message

Provenance = Literal["sources.toml", "record", "file", "text"]
"""Where a fact was found: stated by the corpus' owner, by the line of a table, by the
file's own metadata, or read off the text."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a document as its reader gives it; nobody changes it from here on.

    `noise` is what the format itself shows to be none of the prose, such as the running
    heads of pages, `quotes` what it shows to be quoted, `turns` who says what as it states it, in
    order; `warnings` are complete phrases for the user.
    """

    text: str
    reference: Reference | None = None
    landmarks: tuple[Landmark, ...] = ()
    noise: tuple[Noise, ...] = ()
    warnings: tuple[Message, ...] = ()
    quotes: tuple[BlockQuote, ...] = ()
    turns: tuple[StatedTurn, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A document in a file. `name` is its place within an archive, else ""."""

    name: str
    extraction: Extraction
    sha256: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A file within a file, still to be read.

    `kind` is the suffix that says what it is, where its name does not; `facts` are what is stated
    of it beside it, such as the address of a page in an archive of the web.
    """

    name: str
    content: bytes
    kind: str = ""
    facts: Reference | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its file gives it, before anything is marked in it.

    `found` says of each known fact of `reference` where it comes from. `made_of` is the hash of
    the bytes that all of this was read from, b"" where other things had a say.
    """

    id: str
    text: str
    reference: Reference
    sha256: str
    landmarks: tuple[Landmark, ...] = ()
    noise: tuple[Noise, ...] = ()
    warnings: tuple[Message, ...] = ()
    found: Mapping[str, Provenance] = field(default_factory=dict)
    made_of: bytes = b""
    quotes: tuple[BlockQuote, ...] = ()
    turns: tuple[StatedTurn, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is known already, by the hash of the bytes that all of it is made of."""

    made_of: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no document, and why in one line."""

    id: str
    reason: Message
