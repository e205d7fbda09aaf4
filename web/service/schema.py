"""The shapes of what only the server gives as JSON; what the command line gives too is in
`qa/exports/schema.py`. pydantic makes the description of the interface of both.
"""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field, with_config
from typing_extensions import TypedDict

from corpus.readers.read_state import State
from qa.exports.schema import CLOSED, Statement


@with_config(CLOSED)
class Refused(TypedDict):
    """Why there is nothing else to give."""

    error: Annotated[str, Field(description="One line that says why")]


@with_config(CLOSED)
class Statements(TypedDict):
    """Some statements of a list, in the order of documents."""

    total: Annotated[int, Field(description="How many there are in all")]
    statements: list[Statement]


@with_config(CLOSED)
class Copied(TypedDict):
    """A quotation with its citation."""

    style: str
    text: Annotated[str, Field(description="What can be pasted")]


@with_config(CLOSED)
class Changed(TypedDict):
    """The file that was added or taken out."""

    document: Annotated[str, Field(description="The file's place in the corpus")]


@with_config(CLOSED)
class Files(TypedDict):
    """Files of one kind."""

    count: int
    first: Annotated[list[str], Field(description="The first names")]


class Found(TypedDict):
    """What has become of the documents' files since they were read."""

    state: State
    changed: Files
    gone: Files
    added: Files


@with_config(CLOSED)
class Followed(Found):
    """The same, and whether what has changed is being read again."""

    indexing: Annotated[bool, Field(description="Whether they are being read again")]
    error: Annotated[str, Field(description="Why that failed, or nothing")]


@with_config(CLOSED)
class Health(TypedDict):
    """Whether questions can be answered, and of which documents."""

    status: Literal["loading", "ready", "failed"]
    stage: Annotated[str, Field(description="What loading is doing")]
    documents: NotRequired[int]
    passages: NotRequired[int]
    model: NotRequired[str]
    since_read: NotRequired[Followed]
    error: NotRequired[str]


@with_config(CLOSED)
class Brought(TypedDict):
    """What became of a file that was added."""

    file: str
    lines: Annotated[list[str], Field(description="A line for each document in it")]
    read: bool


class Indexing(TypedDict):
    """How far the indexing of added files is."""

    state: Literal["idle", "indexing"]
    stage: Annotated[str, Field(description="What indexing is doing")]
    error: Annotated[str, Field(description="Why the last indexing failed, or nothing")]
    files: Annotated[list[Brought], Field(description="The last ones")]


@with_config(CLOSED)
class Adding(Indexing):
    """How far the indexing of added files is, and whether more are taken."""

    open: Annotated[bool, Field(description="Whether you may add documents")]
