"""What a part of an Office file refers to (Open Packaging Conventions, ECMA-376 part 2, 6.5)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from corpus.readers.office.replace_members import parse_member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element


class Relation(NamedTuple):
    """What is referred to: its kind, which ends like "/slide", and the part's name."""

    kind: str
    part: str


def read_relations(part: str, members: Mapping[str, bytes]) -> dict[str, Relation]:
    """Return what `part` refers to, by the number that it uses for it; "" is the file itself."""
    folder, name = posixpath.split(part)
    relations = parsed_part(f"{folder}/_rels/{name}.rels".lstrip("/"), members)
    found = {}
    for relation in () if relations is None else relations:
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        kind, number = str(relation.get("Type", "")), str(relation.get("Id", ""))
        found[number] = Relation(kind, target.lstrip("/"))
    return found


def parsed_part(part: str, members: Mapping[str, bytes]) -> _Element | None:
    """Return the root of a part, None where there is none that can be read."""
    member = members.get(part)
    try:
        return None if member is None else parse_member(member)
    except ValueError:
        return None
