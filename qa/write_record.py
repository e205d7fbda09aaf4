"""Replies → a JSON object with everything that a program needs to find the words again.

`{"promise", "style", "replies", "works_cited", "sha256"}`: a reply is what `qa/present.py` gives,
and each of its excerpts has `cite` (as the style has it) and `annotation` (W3C). `sha256` is
that of the object without it, its keys sorted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qa.annotate import annotate
from qa.itemise import itemise
from qa.present import documents_of, present
from qa.style import LISTS, NAMES, plain
from qa.write_markdown import PROMISE, citations_of, digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.reply import Reply
    from qa.style import Manual, Run

Record = dict[str, Any]


def write_record(replies: Sequence[Reply], manual: Manual) -> str:
    """Return `replies` as JSON, cited as `manual` has it. Raises FormattingError."""
    formatted = citations_of(replies, manual)
    cites = iter(formatted.cites)
    cited = [each for reply in replies for each in reply.cited]
    record: Record = {
        "promise": PROMISE,
        "style": NAMES[manual],
        "replies": [_reply(reply, [next(cites) for _ in reply.cited]) for reply in replies],
        "works_cited": {
            "heading": LISTS[manual],
            "entries": [plain(work) for work in formatted.works],
            "csl": [itemise(document.reference, document.id) for document in documents_of(cited)],
        },
    }
    return json.dumps({**record, "sha256": seal_of(record)}, indent=1) + "\n"


def seal_of(record: Record) -> str:
    """Return the digest of `record` without its own, whatever the order of its keys."""
    unsealed = {name: value for name, value in record.items() if name != "sha256"}
    return digest(json.dumps(unsealed, sort_keys=True))


def _reply(reply: Reply, cites: Sequence[tuple[Run, ...]]) -> Record:
    record = present(reply, 0.0)
    del record["elapsed_ms"]  # the same answer is the same export
    excerpts = record["excerpts"] or record["nearest"]
    for excerpt, cited, cite in zip(excerpts, reply.cited, cites, strict=True):
        excerpt["cite"] = plain(cite)
        excerpt["annotation"] = annotate(cited.excerpt.span)
    return record
