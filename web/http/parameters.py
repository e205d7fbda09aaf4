"""The parameters that several addresses take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Path, Query

from web.messages.choose_language import choose_messages

if TYPE_CHECKING:
    from fastapi import Request

    from web.messages.messages import Messages

VARYING = {"vary": "Accept-Language"}  # pages speak the visitor's language

Lang = Annotated[str, Query(description="en or es: the language of what is meant for people")]

SpeakerName = Annotated[
    str, Path(alias="name", description="The name, as the list of people has it")
]

Identity = Annotated[
    str, Path(alias="id", description="The document's id, percent-encoded where need be")
]


def choose_words(request: Request) -> Messages:
    """Return the words of the language that the address names, or the browser wishes for."""
    accepted = request.headers.get("accept-language", "")
    return choose_messages(request.query_params.get("lang", ""), accepted)
