"""`sources.toml`: what the corpus' owner states about its documents."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from corpus.document import Reference
from corpus.errors import CorpusError
from corpus.parse_date import parse_date

if TYPE_CHECKING:
    from pathlib import Path

SOURCES_FILE = "sources.toml"

_TEXTS = ("title", "type", "container_title", "publisher", "issued", "url", "language",
          "content_note")  # fmt: skip


def read_references(folder: Path) -> dict[str, Reference]:
    """Return document id → stated Reference; none when the folder has no sources.toml.

    Raises CorpusError for a file that is no TOML or has a field of the wrong kind.
    """
    file = folder / SOURCES_FILE
    if not file.exists():
        return {}
    if not file.is_file():
        raise CorpusError(f"'{file}' cannot be used: not a regular file")
    try:
        stated = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CorpusError(f"'{file}' cannot be used: {error}") from error
    documents = stated.get("documents", {})
    if not isinstance(documents, dict):
        raise CorpusError(f"'{file}': documents must be tables like [documents.\"report.txt\"]")
    return {name: _reference(file, name, facts) for name, facts in documents.items()}


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
