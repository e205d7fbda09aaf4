"""A file that somebody took away → what it claims of each excerpt.

It is JSON (a reply, a list of them, one a line, or an export of several) or Markdown.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

from corpus.errors import OnRecordError
from qa.write_excerpt import name_of
from qa.write_markdown import SEAL, digest
from qa.write_record import seal_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Record = dict[str, Any]
Range = tuple[int, int]

Seal = Literal["intact", "broken", "none"]
"""Whether the file as a whole is as it was written; a reply alone and a copied part have none."""


class ExportError(OnRecordError):
    """The file is no exported answer; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What an export says of one excerpt: these words stand there, in this version.

    `shown` are the words, or with `typeset` the lines of their quotation in Markdown.
    `sha256` is "" where the export names no version. `highlights`, `annotation` and `source`
    are what else a JSON export says; empty where it says nothing.
    """

    document: str
    start: int
    end: int
    shown: str
    sha256: str
    elisions: tuple[Range, ...] = ()
    typeset: bool = False
    highlights: tuple[Range, ...] = ()
    annotation: Record = field(default_factory=dict)
    source: Record = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Export:
    """The claims of a file, and the quotations in it that do not say where they come from."""

    claims: tuple[Claim, ...]
    strays: tuple[str, ...] = ()
    seal: Seal = "none"


def read_export(file: Path) -> Export:
    """Return what `file` claims.

    Raises ExportError when the file cannot be read or is no export of this program.
    """
    try:
        text = file.read_bytes().decode("utf-8")  # line feeds as they are: they are sealed
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"cannot read '{file}' as UTF-8 text") from error
    if any(_PLACE.fullmatch(line) for line in text.split("\n")):
        return read_markdown(text)
    try:
        replies = _parsed(text)
    except (ValueError, RecursionError) as error:
        raise ExportError(f"'{file}' is no JSON or Markdown export of this program") from error
    if not all(isinstance(reply, dict) and {"excerpts", "replies"} & set(reply)
               for reply in replies):  # fmt: skip
        raise ExportError(f"'{file}' is no JSON or Markdown export of this program")
    return read_replies(replies)


def read_replies(records: Sequence[Record]) -> Export:
    """Return what replies in JSON claim. Raises ExportError for one that lacks something."""
    sealed = [record for record in records if "replies" in record]
    intact = all(record.get("sha256") == seal_of(record) for record in sealed)
    try:
        replies = [reply for record in records for reply in record.get("replies", [record])]
        claims = [claim for reply in replies for claim in _claims(reply)]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ExportError("an excerpt lacks its document, start, end or text") from error
    return Export(tuple(claims), (), ("intact" if intact else "broken") if sealed else "none")


def _parsed(text: str) -> list[Record]:
    try:
        parsed = json.loads(text, object_pairs_hook=_without_twins)
    except ValueError:
        lines = [line for line in text.splitlines() if line.strip()]
        return [json.loads(line, object_pairs_hook=_without_twins) for line in lines]
    return parsed if isinstance(parsed, list) else [parsed]


def _without_twins(pairs: list[tuple[str, Any]]) -> Record:
    """A key that stands twice could show one text to a reader and another to us."""
    record = dict(pairs)
    if len(record) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return record


def _claims(reply: Record) -> list[Claim]:
    sources = {source["document"]: source for source in reply.get("sources", ())}
    return [
        Claim(
            str(excerpt["document"]),
            int(excerpt["start"]),
            int(excerpt["end"]),
            str(excerpt["text"]),
            str(sources.get(excerpt["document"], {}).get("sha256") or ""),
            _ranges(excerpt.get("elisions", ())),
            highlights=_ranges(excerpt.get("highlights", ())),
            annotation=dict(excerpt.get("annotation", {})),
            source=dict(sources.get(excerpt["document"], {})),
        )
        for excerpt in (*reply["excerpts"], *reply.get("nearest", ()))
    ]


def _ranges(pairs: Sequence[Sequence[int]]) -> tuple[Range, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)


_NUMBER = r"[0-9]{1,12}"
_PLACE = re.compile(
    rf"`(?P<name>[^`]+)#char=(?P<start>{_NUMBER}),(?P<end>{_NUMBER})"
    rf"(?P<without>(?:;without={_NUMBER},{_NUMBER})*);sha256=(?P<sha256>[0-9a-f]{{64}})`"
)
_WITHOUT = re.compile(rf";without=({_NUMBER}),({_NUMBER})")
_SEAL_BEGINS = re.compile(rf"(?<!\\){SEAL.partition('{')[0]}")  # a quoted one is escaped


def read_markdown(text: str) -> Export:
    """Return what an export in Markdown claims; notes between the excerpts do not matter."""
    claims: list[Claim] = []
    strays: list[str] = []
    quoted: list[str] = []
    quoting = False
    for line in text.split("\n"):
        if line.startswith(">"):
            if quoted and not quoting:
                strays.append(_opening(quoted))
                quoted = []
            quoted.append(line)
        elif place := _PLACE.fullmatch(line):
            if quoted:
                claims.append(_claim(place, quoted))
            else:
                strays.append(line)
            quoted = []
        quoting = line.startswith(">")
    if quoted:
        strays.append(_opening(quoted))
    return Export(tuple(claims), tuple(strays), _seal(text))


def _claim(place: re.Match[str], quoted: Sequence[str]) -> Claim:
    return Claim(
        _document(place["name"]),
        int(place["start"]),
        int(place["end"]),
        "\n".join(quoted),
        place["sha256"],
        _ranges(_WITHOUT.findall(place["without"])),
        typeset=True,
    )


def _document(name: str) -> str:
    """The id that a place names; a name that we would not write so stays as it is: no document."""
    try:
        document = unquote(name, errors="surrogatepass")
    except UnicodeDecodeError:
        return name
    return document if name_of(document) == name else name


def _opening(quoted: Sequence[str]) -> str:
    return quoted[0].removeprefix(">").strip()[:60]


def _seal(text: str) -> Seal:
    found = [match.start() for match in _SEAL_BEGINS.finditer(text)]
    if not found:
        return "none"
    body = text[: found[-1] - 1]
    return "intact" if text == f"{body}\n{SEAL.format(digest=digest(body))}\n" else "broken"
