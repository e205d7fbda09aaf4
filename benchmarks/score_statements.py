"""How well statements are extracted: `python -m benchmarks.score_statements`.

Development data lie beside the repository in `../shared` and are never committed. PolNeAR
is split by document into two halves; rules are tuned on `train`, `validation` tells.

    found      token overlap (intersection over union) of content at least 0.5
    speaker    the printed phrase overlaps the annotated source, or the name is the same
    strict     highlights hold half of the content, and are at most twice as long + 150
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.match_statements import (
    FOUND,
    SHARED,
    brief,
    content_of,
    doubled_apostrophes,
    half_of,
    has_right_speaker,
    is_quoted,
    overlap,
    places_of,
    read_document,
    read_lines,
    same_name,
    spans_of,
)
from benchmarks.score_texts import score_texts
from benchmarks.tally import Table
from corpus.splitting.split_sentences import split_sentences
from corpus.statements import extract_statements, load_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.document import Document
    from corpus.statement import Statement

    Extract = Callable[[Document], Sequence[Statement]]


def main() -> None:
    """Print the table for every part of the development data."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true", help="list misses and false ones")
    arguments.add_argument("--write", action="store_true", help="write statements.md besides")
    options = arguments.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"no development data: {SHARED} is absent")
    parser = load_parser()

    def extract(document: Document) -> Sequence[Statement]:
        return extract_statements(document, split_sentences(document), parser)

    lines = score_polnear(extract, errors=options.errors)
    lines += score_texts(extract, errors=options.errors).lines("Two of the five texts")
    print("\n".join(lines))
    if options.write:
        WRITTEN.write_text(_HEADING + "\n".join(lines) + "\n```\n", encoding="utf-8")


WRITTEN: Final = Path(__file__).with_name("statements.md")
_HEADING = """# How well statements are extracted

Written by `python -m benchmarks.score_statements --write`; its docstring says what is counted.
```"""


# --- PolNeAR -----------------------------------------------------------------------------


def score_polnear(extract: Extract, *, errors: bool = False) -> list[str]:
    """Score both halves of the development pool and return their tables as lines."""
    folder = SHARED / "eval" / "polnear"
    documents = {row["_id"]: row for row in read_lines(folder / "corpus.jsonl")}
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(folder / "quotes.jsonl"):
        gold[row["doc"]].append(row)
    started = time.process_time()
    found = {
        name: list(extract(read_document(name, row["text"]))) for name, row in documents.items()
    }
    seconds = time.process_time() - started
    words = sum(len(row["text"].split()) for row in documents.values())
    lines: list[str] = []
    for half in ("train", "validation"):
        names = [name for name in documents if half_of(name) == half]
        table = Table()
        for name in names:
            _score_document(gold[name], found[name], documents[name]["text"], table, errors=errors)
        pool = _Pool(found, gold, {name: documents[name]["text"] for name in names})
        _score_questions(read_lines(folder / "queries.jsonl"), pool, table, errors=errors)
        lines += table.lines(f"PolNeAR, {half} half ({len(names)} documents)")
    return [*lines, "", f"  CPU seconds per 1,000 words: {1000 * seconds / words:.2f}"]


def _score_document(
    gold: list[dict[str, Any]], found: list[Statement], text: str, table: Table, *, errors: bool
) -> None:
    marked = doubled_apostrophes(text)
    wanted = [(row, places_of(text, spans_of(row["content"]))) for row in gold if row["content"]]
    given = [(each, places_of(text, content_of(each))) for each in found]
    for row, places in wanted:
        matches = [each for each, own in given if overlap(places, own) >= FOUND]
        right = any(has_right_speaker(row, each) for each in matches)
        if is_quoted(row, marked):
            table.rows["quoted: recall"].add(bool(matches))
            table.rows["quoted: found with the right speaker"].add(right)
            if matches:
                table.rows["quoted: speaker right of found"].add(right)
        elif row["speech_cue"]:
            table.rows["reported, speech verb: recall"].add(bool(matches))
            table.rows["reported: found with the right speaker"].add(right)
        else:
            table.rows["reported, other verb: recall"].add(bool(matches))
        if errors and not right and (is_quoted(row, marked) or row["speech_cue"]):
            print(
                "WRONG" if matches else "MISS",
                _shown(row, text),
                [(m.printed and m.printed.text, m.speaker and m.speaker.name) for m in matches],
            )
    for each, own in given:
        best = max((overlap(places, own) for _, places in wanted), default=0)
        kind = "quoted: precision" if each.direct else "reported: precision"
        table.rows[kind].add(best >= FOUND)
        if errors and best < FOUND:
            print("FALSE", "direct" if each.direct else "reported", brief(each))


# --- "What did <full name> say?" ---------------------------------------------------------


@dataclass
class _Pool:
    found: dict[str, list[Statement]]
    gold: dict[str, list[dict[str, Any]]]
    texts: dict[str, str]


def _score_questions(
    questions: Iterable[dict[str, Any]], pool: _Pool, table: Table, *, errors: bool
) -> None:
    names = set(pool.texts)
    for question in questions:
        answers = [a for a in question["answers"] if a["strict"] and a["doc"] in names]
        if question["kind"] != "full_name" or not answers:
            continue
        speaker = question["speaker"]
        shown = [
            s
            for name in sorted(names)
            for s in pool.found[name]
            if _is_by(s, speaker, pool.texts[name])
        ]
        got = [
            any(_answers(a["spans"], s) for s in shown if s.content[0].document.id == a["doc"])
            for a in answers
        ]
        table.rows["questions: strict statements found (average)"].add(sum(got) / len(got))
        for statement in shown:
            name = statement.content[0].document.id
            verdict = _whose(statement, speaker, pool.gold[name])
            table.rows["questions: shown are another named speaker's"].add(verdict == "other")
            table.rows["questions: shown are of a silver, unnamed or no speaker"].add(
                verdict == "unsure"
            )
            table.rows["questions: shown are nobody's in gold"].add(verdict == "none")
            if errors and verdict in ("other", "unsure"):
                label = "OTHERS'" if verdict == "other" else "UNSURE"
                print(label, speaker, "|", brief(statement))
        for answer, hit in zip(answers, got, strict=True):
            if errors and not hit:
                print(
                    "UNANSWERED",
                    speaker,
                    "|",
                    answer["source"],
                    "|",
                    answer["cue"],
                    "|",
                    answer["text"][:200],
                )


def _is_by(statement: Statement, speaker: str, text: str) -> bool:
    who = statement.speaker
    if who is None or not who.named or not same_name(who.name, speaker):
        return False
    return " " in who.name or speaker in text or speaker.rsplit(maxsplit=1)[-1] == who.name


def _answers(spans: list[list[int]], statement: Statement) -> bool:
    wanted = {n for start, end in spans for n in range(start, end)}
    shown = {n for span in statement.content for n in range(span.start, span.end)}
    return len(wanted & shown) >= len(wanted) / 2 and len(shown) <= 2 * len(wanted) + 150


def _whose(statement: Statement, speaker: str, gold: list[dict[str, Any]]) -> str:
    shown = {n for span in statement.content for n in range(span.start, span.end)}
    rows = []
    for row in gold:
        wanted = {n for start, end in spans_of(row["content"]) for n in range(start, end)}
        if len(wanted & shown) >= 0.5 * max(1, min(len(wanted), len(shown))):
            rows.append((len(wanted & shown) / max(1, len(wanted | shown)), row))
    if not rows:
        return "none"
    surname = speaker.rsplit(maxsplit=1)[-1]
    for _, row in rows:
        printed = " ".join(span["text"] for span in row["source"])
        if row["speaker"] and same_name(row["speaker"], speaker):
            return "own"
        if not row["speaker"] and re.search(rf"\b{re.escape(surname)}\b", printed):
            return "neutral"
    best = max(rows, key=lambda pair: pair[0])[1]
    if best["speaker_resolution"] in ("pronoun", "no-source"):
        return "neutral"
    return "other" if best["speaker_resolution"] == "name" else "unsure"


def _shown(row: dict[str, Any], text: str) -> str:
    parts = [" … ".join(span["text"] for span in row[k]) for k in ("source", "cue", "content")]
    start, end = row["content"][0]["start"], row["content"][-1]["end"]
    around = text[max(0, start - 120) : end + 120].replace("\n", "⏎")
    return " | ".join(parts)[:300] + f"\n        {around[:500]}\n       "


if __name__ == "__main__":
    main()
