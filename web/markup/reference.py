"""The description of the HTTP interface → a page for people that loads nothing from elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from web.markup.render import render

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Field:
    """A parameter, or a field of a record."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class _Operation:
    """A path and method: what it is asked with, a command to try, and what it gives."""

    method: str
    path: str
    summary: str
    asked: list[_Field]
    command: str
    status: str
    returned: str
    kind: str


def reference(description: Record) -> Markup:
    """Return what an OpenAPI `description` says of each path, with a command to try."""
    info = description["info"]
    schemas: Record = description["components"]["schemas"]
    operations = [
        _operation(path, method, operation, schemas)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    types = [
        (name, _fields(schema)) for name, schema in schemas.items() if schema.get("properties")
    ]
    return render(
        "reference",
        "reference",
        title=info["title"],
        description=info["description"],
        version=description["openapi"],
        operations=operations,
        types=types,
    )


def _operation(path: str, method: str, operation: Record, schemas: Record) -> _Operation:
    parameters = operation.get("parameters", [])
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    if body:
        asked = _fields(schemas[_name(body["schema"])])
    else:
        asked = [_Field(p["name"], _kind(p["schema"]), p["description"]) for p in parameters]
    status, returned = next(iter(operation["responses"].items()))  # the good one comes first
    return _Operation(
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        asked=asked,
        command=_command(path, method, operation, body),
        status=status,
        returned=returned["description"],
        kind=_kind(returned["content"]["application/json"]["schema"]),
    )


def _command(path: str, method: str, operation: Record, body: Record) -> str:
    address = f"http://127.0.0.1:7860{path}"
    if body:
        example = next(iter(body["examples"].values()))["value"]
        return f"curl {address} -d '{json.dumps(example)}'"
    if "requestBody" in operation:
        kind = next(iter(operation["requestBody"]["content"]))
        return f"curl '{address}?name=mill.pdf' --data-binary @mill.pdf -H 'content-type: {kind}'"
    return f"curl {address}" if method == "get" else f"curl -X {method.upper()} {address}"


def _fields(schema: Mapping[str, Any]) -> list[_Field]:
    required = schema.get("required", ())
    return [
        _Field(f"{name} *" if name in required else name, _kind(each), each.get("description", ""))
        for name, each in schema["properties"].items()
    ]


def _kind(schema: Record) -> str:
    """What a value is, in a word or two."""
    if "$ref" in schema:
        return _name(schema)
    if "enum" in schema:
        return " | ".join(json.dumps(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(map(_kind, schema["anyOf"]))
    kind: str = schema["type"]
    return f"{kind} of {_kind(schema['items'])}" if "items" in schema else kind


def _name(schema: Record) -> str:
    name: str = schema["$ref"].rsplit("/", 1)[-1]
    return name
