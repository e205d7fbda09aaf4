"""Replies → a JSON object with everything that a program needs to find the words again.

`{"promise", "style", "replies", "works_cited", "sha256"}`: a reply is what `reply_record.py` gives,
and each of its excerpts has `cite` (as the style has it) and `annotation` (W3C); `chosen` are the
numbers of those that were taken along, null for all. `sha256` is that of the object without it,
its keys sorted.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from qa.citing.annotate import annotate
from qa.citing.csl_item import csl_item
from qa.citing.format_citations import format_citations
from qa.citing.style import LISTS, NAMES, plain
from qa.exports.reply_record import documents_of, excerpt_record, present, source_record
from qa.exports.seal import seal_of
from qa.exports.write_markdown import PROMISE, citations_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.citing.format_citations import Formatting
    from qa.citing.style import Manual, Run
    from qa.reply import Selection

Record = dict[str, Any]


def write_record(
    taken: Sequence[Selection], manual: Manual, formatting: Formatting = format_citations
) -> str:
    """Return `taken` as JSON, cited as `manual` has it. Raises FormattingError."""
    formatted = citations_of(taken, manual, formatting)
    cites = iter(formatted.cites)
    cited = [each for selection in taken for each in selection.cited]
    record: Record = {
        "promise": PROMISE,
        "style": NAMES[manual],
        "replies": [_answer(each, [next(cites) for _ in each.cited]) for each in taken],
        "works_cited": {
            "heading": LISTS[manual],
            "entries": [plain(work) for work in formatted.works],
            "csl": [csl_item(document.reference, document.id) for document in documents_of(cited)],
        },
    }
    return json.dumps({**record, "sha256": seal_of(record)}, indent=1) + "\n"


def _answer(selection: Selection, cites: Sequence[tuple[Run, ...]]) -> Record:
    record: Record = {**present(selection.reply, 0.0)}
    del record["elapsed_ms"]  # the same answer is the same export
    del record["seal"]  # the whole has one
    kind = "excerpts" if record["excerpts"] else "nearest"
    record[kind] = [
        {**excerpt_record(each), "cite": plain(cite), "annotation": annotate(each.excerpt.span)}
        for each, cite in zip(selection.cited, cites, strict=True)
    ]
    record["sources"] = [source_record(each) for each in documents_of(selection.cited)]
    numbers = [each.citation.number for each in selection.cited]
    record["answers"] = [
        {**each, "sources": kept}
        for each in record["answers"]
        if (kept := [number for number in each["sources"] if number in numbers])
        and each["document"] in {source["document"] for source in record["sources"]}
    ]
    return {**record, "chosen": numbers if selection.partial else None}
