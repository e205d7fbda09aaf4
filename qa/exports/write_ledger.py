"""The ledger of an index → records, CSV or plain lines: every statement and whose it is."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.strip_controls import strip_controls
from index.people.find_speakers import find_speakers
from qa.filters.find_mentions import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.document import Span
    from index.index import Index
    from index.people.ledger import Attribution, Certainty, Ledger, Voice
    from qa.exports import schema

COLUMNS = ("document", "speaker", "printed", "cue", "direct", "certainty", "reason", "text",
           "start", "end", "same_as")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of the ledger: what somebody is quoted (`direct`) or reported to have said.

    `text` are the words, their parts joined by " … "; `start` and `end`, code points of the
    document's text, bound them. `speaker` is None where the document does not say with certainty
    whose they are; `printed` and `cue` are the name and the verb as printed, if there are any.
    `certainty` tells how the speaker is known, `reason` why, where that is not plain. Entries with
    the same `same_as`, counted from 1, have the same words in several documents.
    """

    document: str
    speaker: str | None
    printed: str | None
    cue: str | None
    direct: bool
    certainty: Certainty | None
    reason: str | None
    text: str
    start: int
    end: int
    same_as: int | None


def ledger_of(index: Index, speaker: str | None) -> list[schema.Statement]:
    """Return the records of all statements of `index`, or of those of one `speaker`."""
    if speaker is None:
        return ledger_records(index.ledger)
    voices = find_speakers(speaker, index.ledger, lambda name: bool(find_mentions(name, index)))
    return ledger_records(index.ledger, voices)


def ledger_records(ledger: Ledger, voices: Sequence[Voice] | None = None) -> list[schema.Statement]:
    """Return a record for each statement, in the order of documents; only those of `voices`
    where they are given.

    `text` is the content (its parts joined by " … "), `start` and `end` bound it, and
    `same_as` numbers the group of statements with the same words, from 1.
    """
    groups = {n: place for place, group in enumerate(ledger.groups, 1) for n in group}
    best = _attributions(ledger.voices if voices is None else voices)
    numbers: Iterable[int] = range(len(ledger.statements)) if voices is None else sorted(best)
    return [_record(ledger, number, best.get(number), groups.get(number)) for number in numbers]


def write_csv(records: Sequence[Mapping[str, object]], columns: Sequence[str] = COLUMNS) -> str:
    """Return the records, which have these `columns`, as CSV with a header line (RFC 4180)."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(cell) for name, cell in each.items()} for each in records)
    return stream.getvalue().rstrip()


def write_lines(records: Sequence[schema.Statement]) -> str:
    """Return a line for each record and the sum."""
    lines = [
        f"{each['document']} [{each['start']}:{each['end']}] "
        f"{each['speaker'] or 'speaker not stated'}"
        f"{' (inferred)' if each['certainty'] == 'inferred' else ''} · {each['cue'] or 'no cue'} · "
        f"{' '.join(each['text'].split())}"
        for each in records
    ]
    return strip_controls("\n".join([*lines, f"{len(records)} statements"]))


def _attributions(voices: Iterable[Voice]) -> dict[int, tuple[Attribution, str]]:
    """To whom each statement is given: by its source if it does, else by inference."""
    best: dict[int, tuple[Attribution, str]] = {}
    for voice in voices:
        for each in voice.attributions:
            known = best.get(each.statement)
            inferred = known is not None and known[0].certainty == "inferred"
            if known is None or (inferred and each.certainty != "inferred"):
                best[each.statement] = (each, voice.name)
    return best


def _record(
    ledger: Ledger, number: int, known: tuple[Attribution, str] | None, group: int | None
) -> schema.Statement:
    statement = ledger.statements[number]
    return {
        "document": statement.excerpt.document.id,
        "speaker": known[1] if known else None,
        "printed": _text(statement.printed),
        "cue": _text(statement.cue),
        "direct": statement.direct,
        "certainty": known[0].certainty if known else None,
        "reason": (known[0].reason if known else "") or None,
        "text": " … ".join(span.text for span in statement.content),
        "start": statement.content[0].start,
        "end": statement.content[-1].end,
        "same_as": group,
    }


def _text(span: Span | None) -> str | None:
    return span.text if span else None


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: object) -> object:
    """What a spreadsheet would run as a formula is put behind an apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
