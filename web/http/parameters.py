"""The parameters that several addresses take."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query

Lang = Annotated[str, Query(description="en or es: the language of what is meant for people")]

Identity = Annotated[
    str, Path(alias="id", description="The document's id, percent-encoded where need be")
]
