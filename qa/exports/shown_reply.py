"""Replies as a program is given them: `print` and notebooks show what they say."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from qa import reply as replies

if TYPE_CHECKING:
    from qa.reply import Reply


class Answer(replies.Answer):
    """The documents answer: `excerpts`, best first, each a `Cited` with its source.

    `answers` are the few words that answer by themselves, where the question asks for such, and
    `confidence` is between 0 and 1. The other fields are described in `qa.reply.Answer`.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return _as_text(self)

    def _repr_html_(self) -> str:
        return _as_html(self)


class Abstention(replies.Abstention):
    """The documents do not say, for `reason`. `nearest` are passages near the question, each a
    `Cited` with its source: no answers. The other fields: `qa.reply.Abstention`.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return _as_text(self)

    def _repr_html_(self) -> str:
        return _as_html(self)


def show(reply: Reply) -> Answer | Abstention:
    """Return the same reply as one that shows itself."""
    values: dict[str, Any] = {each.name: getattr(reply, each.name) for each in fields(reply)}
    return Answer(**values) if isinstance(reply, replies.Answer) else Abstention(**values)


def _as_text(reply: Reply) -> str:
    from qa.exports.write_text import write_text

    return write_text(reply)


def _as_html(reply: Reply) -> str:
    from qa.exports.write_html import write_html

    return write_html(reply)
