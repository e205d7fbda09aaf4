"""`sources.toml`: what the corpus' owner states about its documents."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SOURCES_FILE = "sources.toml"

MOST_HINTS = 20
"""Unknown documents for which a known one of nearly that name is looked for: among 10,000 that
takes half a second each."""

_TEXTS = ("title", "type", "container_title", "publisher", "issued", "url", "language",
          "content_note")  # fmt: skip
_FIELDS = (*_TEXTS, "authors")
_OF_CORPUS = ("title", "content_note")
_TABLES = ("corpus", "documents")

TYPES = frozenset(
    "article article-journal article-magazine article-newspaper bill book broadcast chapter "
    "classic collection dataset document entry entry-dictionary entry-encyclopedia event figure "
    "graphic hearing interview legal_case legislation manuscript map motion_picture "
    "musical_score pamphlet paper-conference patent performance periodical "
    "personal_communication post post-weblog regulation report review review-book software song "
    "speech standard thesis treaty webpage".split()
)
"""The types of CSL 1.0.2, appendix III."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What the owner states about the corpus as a whole; "" is an unknown fact."""

    title: str = ""
    content_note: str = ""


@dataclass(frozen=True, slots=True)
class Statements:
    """All that the file states. `remarks` name in a line each what in it cannot be used."""

    references: Mapping[str, Reference]
    collection: Collection
    remarks: tuple[Message, ...]


def read_collection(corpus: Path) -> Collection:
    """Return the facts of the table `[corpus]`; none for a corpus that is not a folder.

    Raises CorpusError as `read_references` does.
    """
    return read_stated(corpus).collection if corpus.is_dir() else Collection()


def read_references(folder: Path) -> dict[str, Reference]:
    """Return document id → stated Reference; none when the folder has no sources.toml.

    Raises CorpusError for a file that is no TOML.
    """
    return dict(read_stated(folder).references)


def read_stated(folder: Path) -> Statements:
    """Return what the sources.toml of `folder` states, and remarks on what is not used of it.

    Raises CorpusError for a file that is no TOML.
    """
    tables = _parsed(folder / SOURCES_FILE)
    remarks = [_unknown(Message(Key.TOML_UNUSED, name=name), name, _TABLES)
               for name in tables if name not in _TABLES]  # fmt: skip
    collection = _collection(tables.get("corpus", {}), remarks)
    documents = tables.get("documents", {})
    if not isinstance(documents, dict):
        remarks.append(Message(Key.TOML_DOCUMENTS))
        documents = {}
    references = {name: _reference(name, facts, remarks) for name, facts in documents.items()}
    return Statements(references, collection, tuple(remarks))


def unknown_documents(stated: Iterable[str], names: Iterable[str]) -> Iterator[Message]:
    """Yield a line about each of `stated` that no file of `names` is or can hold.

    "a.zip/b.txt" is in "a.zip"; whether it really is shows when that is read.
    """
    known = list(names)
    there = set(known)
    hints = MOST_HINTS
    for name in stated:
        parts = name.split("/")
        if not any("/".join(parts[:end]) in there for end in range(1, len(parts) + 1)):
            yield unused_statement(name, known if hints else ())
            hints = max(hints - 1, 0)


def unused_statement(name: str, documents: Iterable[str]) -> Message:
    """Return the line about `name`, of which facts are stated, where there are `documents` only."""
    return _unknown(Message(Key.TOML_NO_DOCUMENT, name=name), name, documents)


def _unknown(line: Message, name: str, known: Iterable[str]) -> Message:
    near = get_close_matches(name, known, 1)
    return Message(Key.DID_YOU_MEAN, line=line, near=near[0]) if near else line


def _parsed(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    if not file.is_file():
        raise CorpusError(
            Message(Key.FILE_NOT_USED, file=str(file), reason=Message(Key.NOT_REGULAR))
        )
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))  # editors put a mark before it
    except (OSError, ValueError) as error:
        raise CorpusError(Message(Key.FILE_NOT_USED, file=str(file), reason=str(error))) from error
    except RecursionError as error:
        nested = Message(Key.DEEPLY_NESTED)
        raise CorpusError(Message(Key.FILE_NOT_USED, file=str(file), reason=nested)) from error


def _collection(facts: object, remarks: list[Message]) -> Collection:
    if not isinstance(facts, dict):
        remarks.append(Message(Key.TOML_CORPUS))
        return Collection()
    used: dict[str, str] = {}
    for field, value in facts.items():
        if field not in _OF_CORPUS:
            remarks.append(_unknown(Message(Key.TOML_CORPUS_FIELD, field=field), field, _OF_CORPUS))
        elif not isinstance(value, str):
            remarks.append(Message(Key.TOML_CORPUS_TEXT, field=field))
        else:
            used[field] = value
    return Collection(**used)


def _reference(name: str, facts: object, remarks: list[Message]) -> Reference:
    if not isinstance(facts, dict):
        remarks.append(Message(Key.TOML_TABLE, name=name))
        return Reference(id=name)
    used: dict[str, Any] = {}
    for field, value in facts.items():
        if field not in _FIELDS:
            remarks.append(
                _unknown(Message(Key.TOML_FIELD, name=name, field=field), field, _FIELDS)
            )
        elif remark := _wrong(name, field, value):
            remarks.append(remark)
        else:
            used[field] = tuple(value) if field == "authors" else str(value)
    return Reference(id=name, **used)


def check_facts(name: str, facts: Mapping[str, object]) -> Message | None:
    """Return what is wrong with the first of `facts` about document `name` that cannot be used."""
    remarks: list[Message] = []
    _reference(name, facts, remarks)
    return remarks[0] if remarks else None


def _wrong(name: str, field: str, value: object) -> Message | None:
    """What is wrong with a fact; None when nothing is."""
    if field == "authors":
        listed = isinstance(value, list) and all(isinstance(author, str) for author in value)
        return None if listed else Message(Key.TOML_AUTHORS, name=name)
    if field == "issued":
        stated = isinstance(value, str | date | int) and parse_date(str(value)) == str(value)
        return None if stated else Message(Key.TOML_DATE, name=name)
    if not isinstance(value, str):
        return Message(Key.TOML_TEXT, field=field, name=name)
    if field == "type" and value not in TYPES:
        unknown = Message(Key.TOML_TYPE, name=name, kind=value)
        return _unknown(unknown, value, sorted(TYPES))
    return None
