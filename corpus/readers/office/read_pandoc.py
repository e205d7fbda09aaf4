"""Word processors' files, e-books, notebooks and markup → text, by pandoc."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any, Literal

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date
from corpus.readers.blocks.flatten_blocks import flatten_prose, words_of_inlines
from corpus.source import Extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from corpus.readers.blocks.flatten_blocks import Element

Format = Literal["docx", "odt", "epub", "rtf", "ipynb", "org", "latex", "rst"]

MARKUP = frozenset({"ipynb", "org", "latex", "rst"})
"""What is written by hand: programs in it, and what they print, are none of its prose."""

TITLED = frozenset({"docx", "org", "latex", "rst"})
"""Formats whose title, authors and day pandoc takes out of the text."""

HEAP = "1g"
"""Of pandoc's memory: a novel with its notes takes a tenth of it, a bomb more than there is."""

NAMES = {"docx": "Word", "odt": "OpenDocument", "epub": "EPUB", "rtf": "RTF", "ipynb": "Jupyter",
         "org": "Org", "latex": "LaTeX", "rst": "reStructuredText"}  # fmt: skip


def read_pandoc(
    content: bytes,
    kind: Format,
    arrange: Callable[[list[Element]], Iterable[Element]] = tuple,
) -> Extraction:
    """Return the text of a file of `kind`, a blank line between paragraphs, and its facts.

    A landmark stands at each heading. What the title page says is text as well. Notes
    follow at the end. `arrange` may change the blocks that pandoc parses the file into.
    Raises UnreadableError for a file that pandoc cannot read.
    """
    try:
        parsed = json.loads(_run(content, kind))
        meta, blocks = parsed["meta"], parsed["blocks"]
        found = flatten_prose([*_title_page(meta, kind), *arrange(blocks)])
        facts = _facts(meta)
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise UnreadableError(Message(Key.NESTED_FILE, kind=NAMES[kind])) from error
    text, landmarks, code = found
    return Extraction(text, facts, landmarks, code if kind in MARKUP else ())


def _run(content: bytes, kind: Format) -> bytes:
    from pypandoc import get_pandoc_path

    # --sandbox: what a document refers to is neither opened nor fetched.
    command = [
        get_pandoc_path(),
        "+RTS",
        f"-M{HEAP}",
        "-RTS",
        "--sandbox",
        "-f",
        kind,
        "-t",
        "json",
        *(["--standalone"] if kind == "rst" else []),  # else its title is a heading among others
    ]
    # Who started the process that this runs in ends both when it takes too long (sandbox.py).
    done = subprocess.run(  # noqa: S603  # a fixed command; the document comes by a pipe
        command, input=content, capture_output=True, check=False
    )
    if done.returncode:
        raise UnreadableError(Message(Key.NOT_OPENED, kind=NAMES[kind]))
    return done.stdout


def _title_page(meta: dict[str, Any], kind: Format) -> Iterator[Element]:
    """The paragraphs that pandoc takes out of a text because of their style or command."""
    if kind not in TITLED:
        return
    for name in ("title", "subtitle", "author", "date", "abstract"):
        for value in _values(meta.get(name)):
            if value["t"] == "MetaBlocks":
                yield from value["c"]
            elif value["t"] == "MetaInlines":
                yield {"t": "Para", "c": value["c"]}


def _facts(meta: dict[str, Any]) -> Reference:
    languages = _texts(meta, "lang") or _texts(meta, "language")
    return Reference(
        id="",
        title=" ".join(_texts(meta, "title")[:1]),
        authors=tuple(_texts(meta, "author") or _texts(meta, "creator")),
        publisher=" ".join(_texts(meta, "publisher")[:1]),
        issued=parse_date(" ".join(_texts(meta, "date")[:1])),
        language=" ".join(languages[:1]),
    )


def _texts(meta: dict[str, Any], name: str) -> list[str]:
    found = []
    for value in _values(meta.get(name)):
        text = value["c"] if value["t"] == "MetaString" else words_of_inlines(_inlines(value))
        found.append(" ".join(str(text).split()))
    return [text for text in found if text]


def _values(value: dict[str, Any] | None) -> list[dict[str, Any]]:
    if value is None:
        return []
    return list(value["c"]) if value["t"] == "MetaList" else [value]


def _inlines(value: dict[str, Any]) -> list[Any]:
    """The words of a fact; an EPUB's title may come with its role."""
    if value["t"] == "MetaMap":
        return _inlines(value["c"].get("text", {"t": "MetaInlines", "c": []}))
    return list(value["c"]) if value["t"] == "MetaInlines" else []
