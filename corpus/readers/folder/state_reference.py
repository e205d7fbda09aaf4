"""Facts that the owner states about a document → `sources.toml`, the rest of which stays as it is.

TOML 1.0.0. Comments, blank lines and the order of what is there are kept.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from typing import TYPE_CHECKING, Any

from corpus.errors import MessageError
from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.readers.folder.read_references import SOURCES_FILE, check_facts, read_stated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Fact = str | list[str]


class StatingError(MessageError):
    """The facts cannot be written down; the message says why."""


def state_reference(corpus: Path, identity: str, facts: Mapping[str, Fact]) -> None:
    """Write what is stated about the document `identity` into the sources.toml of `corpus`.

    Each of `facts` takes the place of what stood there; an empty one is taken out. The file is
    replaced whole or not at all. Raises StatingError where `corpus` is no folder, a fact is none
    or nothing can be written, CorpusError where the file that is there is no TOML.
    """
    if not corpus.is_dir():
        raise StatingError(Message(Key.FOLDER_WANTED, name=corpus.name))
    given = {name: value for name, value in facts.items() if value}
    if remark := check_facts(identity, given):
        raise StatingError(remark)
    read_stated(corpus)  # what cannot be read is not written over
    file = corpus / SOURCES_FILE
    try:
        before = file.read_text(encoding="utf-8-sig") if file.exists() else ""
        _replace(file, _stated(before, identity, facts))
    except OSError as error:
        reason = error.strerror or str(error)
        raise StatingError(Message(Key.FILE_NOT_KEPT, name=SOURCES_FILE, reason=reason)) from error


def _stated(before: str, identity: str, facts: Mapping[str, Fact]) -> str:
    """The file's content with the facts in it. Raises StatingError where it would say anything
    else besides: TOML has many forms of a table, and not each can be edited.
    """
    import tomlkit

    content = tomlkit.parse(before)
    documents = content.get("documents", {})
    if not isinstance(documents, dict):
        raise StatingError(Message(Key.TOML_DOCUMENTS))
    if identity in documents:
        _edit(documents[identity], identity, facts)
        after = tomlkit.dumps(content)
    elif isinstance(documents, tomlkit.items.InlineTable):
        documents[identity] = tomlkit.inline_table()
        _edit(documents[identity], identity, facts)
        after = tomlkit.dumps(content)
    else:  # a header of its own may stand anywhere, and the end is where nothing is in between
        given = {name: value for name, value in facts.items() if value}
        parted = before if not before or before.endswith("\n") else f"{before}\n"
        after = "\n".join([*([parted] if parted else []), _block(identity, given)])
    if _plain(after, identity) != _wanted(before, identity, facts):
        reason = Message(Key.TOML_NOT_EDITED)
        raise StatingError(Message(Key.FILE_NOT_KEPT, name=SOURCES_FILE, reason=reason))
    return after


def _edit(table: object, identity: str, facts: Mapping[str, Fact]) -> None:
    if not isinstance(table, dict):
        raise StatingError(Message(Key.TOML_TABLE, name=identity))
    for name, value in facts.items():
        if value:
            table[name] = value
        else:
            table.pop(name, None)


def _block(identity: str, facts: Mapping[str, Fact]) -> str:
    import tomlkit

    made = tomlkit.document()
    made["documents"] = {identity: dict(facts)}
    return tomlkit.dumps(made).replace("[documents]\n", "", 1)


def _plain(content: str, identity: str) -> dict[str, Any]:
    """What Python's own parser reads of it, the document's table included where it is empty."""
    read = tomllib.loads(content)
    read.setdefault("documents", {}).setdefault(identity, {})
    return read


def _wanted(before: str, identity: str, facts: Mapping[str, Fact]) -> dict[str, Any]:
    wanted = _plain(before, identity)
    _edit(wanted["documents"][identity], identity, facts)
    return wanted


def _replace(file: Path, content: str) -> None:
    part = file.with_name(f".{secrets.token_hex(8)}")
    try:
        with part.open("x", encoding="utf-8", newline="") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
