"""What this program wrote itself, lying among the documents: quotations of them, not one of them.

An answer that was taken away would be found for the same question, and so be its own witness.
"""

from __future__ import annotations

import re

from corpus.messages.english import Key
from corpus.messages.message import Message

OWN_EXPORT = Message(Key.OWN_EXPORT)
OWN_INDEX = Message(Key.OWN_INDEX)

_OPENS = re.compile(
    r"\W*(?:Excerpts, word for word\W+)?Every excerpt is copied character for character"
)
"""How an export begins in every form (`write_markdown` and `write_record` of `qa.exports`)."""

_CHECKED = "onrecord verify FILE"
_HEAD = 1_000  # characters: a title and two sentences


def recognise_export(text: str) -> bool:
    """Return whether `text`, of a document or a file, is that of an exported answer.

    >>> recognise_export("Excerpts, word for word, are what a witness owes the court.")
    False
    """
    head = text[:_HEAD].removeprefix('{\n "promise": ')
    return bool(_OPENS.match(head)) and _CHECKED in " ".join(head.split())


def recognise_index(names: set[str]) -> bool:
    """Return whether a folder with files of these names is an index folder.

    >>> recognise_index({"current", "lock", "x_1.generation", "y_2.segment"})
    True
    >>> recognise_index({"current", "notes.txt"})
    False
    """
    return "current" in names and any(name.endswith(".generation") for name in names)
