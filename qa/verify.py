"""An exported answer → is every excerpt still, character for character, in its document?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError
from corpus.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from corpus.source import Failure

Record = dict[str, Any]


class ExportError(OnRecordError):
    """The file is no exported answer; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One excerpt of an export and what is wrong with it: nothing when `fault` is ""."""

    document: str
    start: int
    end: int
    fault: str


def read_export(file: Path) -> list[Record]:
    """Return the replies in `file`: one JSON reply, a list of them, or one a line.

    Raises ExportError when the file cannot be read or is none of these.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(f"cannot read '{file}' as UTF-8 text") from error
    try:
        replies = _parsed(text)
    except ValueError as error:
        raise ExportError(f"'{file}' is no JSON reply of this program") from error
    if not all(isinstance(reply, dict) and "excerpts" in reply for reply in replies):
        raise ExportError(f"'{file}' is no JSON reply of this program")
    return replies


def verify(replies: Sequence[Record], read: Iterable[Source | Failure]) -> list[Finding]:
    """Check every excerpt of `replies` against the documents that `read` yields.

    Raises ExportError when there is no excerpt to check, or one lacks its place or text.
    """
    claims = _claims(replies)
    if not claims:
        raise ExportError("the export holds no excerpt to verify")
    wanted = {claim.document for claim in claims}
    sources = {each.id: each for each in read if isinstance(each, Source) and each.id in wanted}
    return [
        Finding(claim.document, claim.start, claim.end, _fault(claim, sources.get(claim.document)))
        for claim in claims
    ]


def write_findings(findings: Sequence[Finding]) -> str:
    """Return a line for each finding and the sum."""
    broken = [finding for finding in findings if finding.fault]
    lines = [
        f"{'BROKEN' if each.fault else 'ok'} {each.document} [{each.start}:{each.end}] {each.fault}"
        for each in findings
    ]
    verified = f"{len(findings) - len(broken)} of {len(findings)} excerpts verified"
    return "\n".join([*(line.rstrip() for line in lines), verified])


def _parsed(text: str) -> list[Record]:
    try:
        parsed = json.loads(text)
    except ValueError:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    return parsed if isinstance(parsed, list) else [parsed]


@dataclass(frozen=True, slots=True)
class _Claim:
    """What an export says of one excerpt: these words stand there, in this version."""

    document: str
    start: int
    end: int
    text: str
    sha256: str | None


def _claims(replies: Sequence[Record]) -> list[_Claim]:
    try:
        return [
            _Claim(
                str(excerpt["document"]),
                int(excerpt["start"]),
                int(excerpt["end"]),
                str(excerpt["text"]),
                hashes.get(excerpt["document"]),
            )
            for reply in replies
            for hashes in [{s["document"]: s["sha256"] for s in reply.get("sources", ())}]
            for excerpt in (*reply["excerpts"], *reply.get("nearest", ()))
        ]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExportError("an excerpt lacks its document, start, end or text") from error


def _fault(claim: _Claim, source: Source | None) -> str:
    if source is None:
        return "the document is not in the corpus"
    if claim.start < 0 or source.text[claim.start : claim.end] != claim.text:
        return "the document says something else there"
    if claim.sha256 is None:
        return "the words are there, but the export does not say of which version"
    if claim.sha256 != source.sha256:
        return "the words are there, but the document has changed since"
    return ""
