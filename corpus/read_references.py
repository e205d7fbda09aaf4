"""`sources.toml`: what the corpus' owner states about its documents."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.parse_date import parse_date

if TYPE_CHECKING:
    from pathlib import Path

SOURCES_FILE = "sources.toml"

_TEXTS = ("title", "type", "container_title", "publisher", "issued", "url", "language",
          "content_note")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Collection:
    """What the owner states about the corpus as a whole; "" is an unknown fact."""

    title: str = ""
    content_note: str = ""


def read_collection(corpus: Path) -> Collection:
    """Return the facts of the table `[corpus]`; none for a corpus that is not a folder.

    Raises CorpusError as `read_references` does.
    """
    facts = _stated(corpus / SOURCES_FILE).get("corpus", {}) if corpus.is_dir() else {}
    if not isinstance(facts, dict) or not all(isinstance(each, str) for each in facts.values()):
        raise CorpusError(f"'{corpus / SOURCES_FILE}': corpus must be a table of texts")
    return Collection(facts.get("title", ""), facts.get("content_note", ""))


def read_references(folder: Path) -> dict[str, Reference]:
    """Return document id → stated Reference; none when the folder has no sources.toml.

    Raises CorpusError for a file that is no TOML or has a field of the wrong kind.
    """
    file = folder / SOURCES_FILE
    documents = _stated(file).get("documents", {})
    if not isinstance(documents, dict):
        raise CorpusError(f"'{file}': documents must be tables like [documents.\"report.txt\"]")
    return {name: _reference(file, name, facts) for name, facts in documents.items()}


def _stated(file: Path) -> dict[str, Any]:
    if not file.exists():
        return {}
    if not file.is_file():
        raise CorpusError(f"'{file}' cannot be used: not a regular file")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CorpusError(f"'{file}' cannot be used: {error}") from error
    except RecursionError as error:
        raise CorpusError(f"'{file}' cannot be used: too deeply nested") from error


def _reference(file: Path, name: str, facts: object) -> Reference:
    if not isinstance(facts, dict):
        raise CorpusError(f"'{file}': '{name}' must be a table of facts")
    authors = facts.get("authors", [])
    unknown = set(facts) - {*_TEXTS, "authors"}
    if unknown:
        raise CorpusError(f"'{file}': '{name}' has no field '{min(unknown)}'")
    if not isinstance(authors, list) or not all(isinstance(author, str) for author in authors):
        raise CorpusError(f"'{file}': the authors of '{name}' must be a list of strings")
    texts: dict[str, Any] = {field: str(facts[field]) for field in _TEXTS if field in facts}
    if texts.get("issued") and parse_date(texts["issued"]) != texts["issued"]:
        raise CorpusError(f"'{file}': '{name}' is issued on no date like 2017 or 2017-04-13")
    return Reference(id=name, authors=tuple(authors), **texts)
