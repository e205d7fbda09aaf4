"""What the program has to say to people: a key of the catalogue, and what varies.

A `Message` is a string, its sentence in English, so that a terminal, a log and JSON take it as it
is. Who speaks another language looks its key up in the catalogue of that language.

>>> message = Message(Key.NOT_MENTIONED, words="'zebra'")
>>> message
"no source mentions 'zebra'"
>>> message.key.name, dict(message.parameters)
('NOT_MENTIONED', {'words': "'zebra'"})
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from corpus.messages.english import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

Parameter: TypeAlias = str | int  # also a message, which is a string
Record: TypeAlias = dict[str, Any]


class Message(str):
    """A sentence, or part of one; equal to whatever reads the same in English.

    `parameters` are by name what the template of `key` has in braces: text that no language
    changes, numbers, and messages within the message.
    """

    __slots__ = ("_key", "_parameters")

    _key: Key
    _parameters: Mapping[str, Parameter]

    def __new__(cls, key: Key, **parameters: Parameter) -> Message:
        """Return the message of `key`. Raises KeyError where a parameter of it is missing."""
        message = super().__new__(cls, fill(key.value, parameters))
        message._key = key
        message._parameters = MappingProxyType(parameters)
        return message

    @property
    def key(self) -> Key:
        """What is said, in any language."""
        return self._key

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """What is said of, by the names in the template."""
        return self._parameters

    def __deepcopy__(self, memo: object) -> Message:
        """Return the message itself, which cannot be changed: `dataclasses.asdict` copies all."""
        return self


def fill(template: str, parameters: Mapping[str, Parameter]) -> str:
    """Return `template` with its parameters in place; of "one|several" the form that fits `count`.

    >>> [fill("{count} page|{count} pages", {"count": count}) for count in (1, 2)]
    ['1 page', '2 pages']
    """
    one, bar, several = template.partition("|")
    form = several if bar and parameters["count"] != 1 else one
    return form.format(**parameters)


def verbatim(text: str) -> Message:
    """Return `text`, which only English has or which is not the program's own, as a message; one
    that is a message already, as it is.
    """
    return text if isinstance(text, Message) else Message(Key.VERBATIM, text=text)


def told_by_system(error: OSError) -> Message:
    """Return what the system has against reading a file."""
    return verbatim(error.strerror) if error.strerror else Message(Key.CANNOT_BE_READ)


def message_record(message: str) -> Record | str:
    """Return `message` JSON-ready, for `read_message`; words that no catalogue has, as they are.

    >>> message_record(Message(Key.NOT_MENTIONED, words="'zebra'"))
    {'key': 'NOT_MENTIONED', 'parameters': {'words': "'zebra'"}}
    """
    if not isinstance(message, Message) or message.key is Key.VERBATIM:
        return str(message)
    parameters = {
        name: message_record(value) if isinstance(value, Message) else value
        for name, value in message.parameters.items()
    }
    return {"key": message.key.name, "parameters": parameters}


def read_message(record: Record | str) -> Message:
    """Return the message that `message_record` wrote down, or a line that was plain English."""
    if isinstance(record, str):
        return verbatim(record)
    parameters = {
        name: read_message(value) if isinstance(value, dict) else value
        for name, value in record["parameters"].items()
    }
    return Message(Key[record["key"]], **parameters)
