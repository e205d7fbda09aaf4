"""The description of the HTTP interface → a page for people that loads nothing from elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from web.markup.text import escape, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Record = dict[str, Any]


def reference(description: Record) -> str:
    """Return what an OpenAPI `description` says of each path, with a command to try."""
    info = description["info"]
    schemas: Record = description["components"]["schemas"]
    operations = "".join(
        _operation(path, method, operation, schemas)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    )
    types = "".join(
        f'<section id="{escape(name)}"><h2>{escape(name)}</h2>{_fields(schema)}</section>'
        for name, schema in schemas.items()
        if schema.get("properties")
    )
    return (
        f'<article class="corpus reference"><h1 class="title">{escape(info["title"])}: API</h1>'
        f'<p>{escape_text(info["description"])}</p><p><a href="/api/openapi.json">OpenAPI '
        f"{escape(description['openapi'])}</a></p>{operations}{types}</article>"
    )


def _operation(path: str, method: str, operation: Record, schemas: Record) -> str:
    parameters = operation.get("parameters", [])
    rows = [(each["name"], _kind(each["schema"]), each["description"]) for each in parameters]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    asked = _fields(schemas[_name(body["schema"])]) if body else _table(rows)
    status, returned = next(iter(operation["responses"].items()))  # the good one comes first
    kind = _kind(returned["content"]["application/json"]["schema"])
    command = _command(path, method, operation, body)
    return (
        f"<section><h2><code>{escape(method.upper())} {escape(path)}</code></h2>"
        f"<p>{escape(operation['summary'])}.</p>{asked}<pre>{escape(command)}</pre>"
        f"<p>{escape(status)}: {escape(returned['description'])} ({escape(kind)}).</p></section>"
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


def _fields(schema: Mapping[str, Any]) -> str:
    required = schema.get("required", ())
    return _table(
        (f"{name} *" if name in required else name, _kind(each), each.get("description", ""))
        for name, each in schema["properties"].items()
    )


def _table(rows: Iterable[tuple[str, str, str]]) -> str:
    written = "".join(
        f'<tr><th scope="row"><code>{escape(name)}</code></th><td>{escape(kind)}</td>'
        f"<td>{escape(meaning)}</td></tr>"
        for name, kind, meaning in rows
    )
    return f"<table><tbody>{written}</tbody></table>" if written else ""


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
