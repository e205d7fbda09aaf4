r"""A digest of a whole export, so that a later change shows.

It is no signature: whoever changes a file can seal it anew. What programs do to a file that
nobody edits (line ends, a byte order mark, blanks at line ends, blank lines) leaves it intact.

>>> sealed = seal_markdown("# A\n\nWords.\n")
>>> sealed.splitlines()[-1] == f"`seal: sha256={digest('# A' + chr(10) * 2 + 'Words.')}`"
True
>>> markdown_seal(sealed), markdown_seal(sealed.replace("\n", "\r\n").rstrip())
('intact', 'intact')
>>> markdown_seal(sealed.replace("Words", "Swords")), markdown_seal("Words.")
('broken', 'none')
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qa.exports.claim import Record, Seal

SEAL = "`seal: sha256={digest}`"

UNSEALED = frozenset({"seal", "sha256", "elapsed_ms", "id"})
"""Fields of a sealed record that its seal is not of: itself, the time it took, and what
the asker calls the question."""

_BEGINS = re.compile(rf"(?<!\\){SEAL.partition('{')[0]}")  # a quoted one is escaped
_BLANK_LINES = re.compile(r"\n{3,}")


def digest(text: str) -> str:
    """Return the sha256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def seal_markdown(body: str) -> str:
    """Return `body` with the line that seals it."""
    return f"{body}\n{SEAL.format(digest=digest(unfolded(body)))}\n"


def markdown_seal(text: str) -> Seal:
    """Return whether `text` is as it was when it was sealed."""
    found = [match.start() for match in _BEGINS.finditer(text)]
    if not found:
        return "none"
    body, end = text[: found[-1]], text[found[-1] :].strip()
    return "intact" if end == SEAL.format(digest=digest(unfolded(body))) else "broken"


def unfolded(text: str) -> str:
    """Return `text` without what programs add or take away that shows nowhere."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(line.rstrip(" \t") for line in lines)).strip("\n")


def seal_of(record: Mapping[str, object]) -> str:
    """Return the digest of `record` without its own, whatever the order of its keys."""
    sealed = {name: value for name, value in record.items() if name not in UNSEALED}
    return digest(json.dumps(_plain(sealed), sort_keys=True))


def record_seal(record: Record, name: str) -> Seal:
    """Return whether `record` is as it was when its field `name` was filled with its seal."""
    if name not in record:
        return "none"
    return "intact" if record[name] == seal_of(record) else "broken"


def _plain(value: Any) -> Any:  # noqa: ANN401  # as JSON gives it
    """`value` with one form for each number: 1.0 is 1, as some programs write it back."""
    if isinstance(value, dict):
        return {str(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
