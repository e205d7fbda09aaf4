"""How well statements are extracted: `python -m benchmarks.score_statements`.

Development data lie beside the repository in `../shared` and are never committed. PolNeAR
is split by document into two halves; rules are tuned on `train`, `validation` tells.

    found      token overlap (intersection over union) of content at least 0.5
    speaker    the printed phrase overlaps the annotated source, or the name is the same
    strict     highlights hold half of the content, and are at most twice as long + 150
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from benchmarks.match_statements import (
    FOUND,
    SHARED,
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
from corpus.split_sentences import split_sentences
from corpus.statements import extract_statements, load_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from corpus.document import Document
    from corpus.statement import Statement

    Extract = Callable[[Document], Sequence[Statement]]


@dataclass
class Ratio:
    """A share with its counts."""

    hits: float = 0
    of: int = 0

    def add(self, hit: float) -> None:
        """Count one more case."""
        self.hits += hit
        self.of += 1

    def __str__(self) -> str:
        return f"{100 * self.hits / self.of:5.1f} % of {self.of}" if self.of else "    –"

    @property
    def share(self) -> float:
        """The share itself; 0 of nothing."""
        return self.hits / self.of if self.of else 0.0


@dataclass
class Table:
    """All figures of one part of the data."""

    rows: dict[str, Ratio] = field(default_factory=lambda: defaultdict(Ratio))

    def print(self, heading: str) -> None:
        """Write the table to standard output."""
        print(f"\n{heading}")
        for name, ratio in self.rows.items():
            print(f"  {name:<52}{ratio}")
        for kind in ("quoted",):
            p, r = self.rows[f"{kind}: precision"].share, self.rows[f"{kind}: recall"].share
            if p + r:
                print(f"  {kind + ': F1':<52}{200 * p * r / (p + r):5.1f}")


def main() -> None:
    """Print the table for every part of the development data."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--errors", action="store_true", help="list misses and false ones")
    options = arguments.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"no development data: {SHARED} is absent")
    parser = load_parser()

    def extract(document: Document) -> Sequence[Statement]:
        return extract_statements(document, split_sentences(document), parser)

    score_polnear(extract, errors=options.errors)
    score_texts(extract, errors=options.errors)


# --- PolNeAR -----------------------------------------------------------------------------


def score_polnear(extract: Extract, *, errors: bool = False) -> dict[str, Table]:
    """Score both halves of the development pool and return their tables."""
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
    tables = {}
    for half in ("train", "validation"):
        names = [name for name in documents if half_of(name) == half]
        table = Table()
        for name in names:
            _score_document(gold[name], found[name], documents[name]["text"], table, errors=errors)
        pool = _Pool(found, gold, {name: documents[name]["text"] for name in names})
        _score_questions(read_lines(folder / "queries.jsonl"), pool, table, errors=errors)
        table.print(f"PolNeAR, {half} half ({len(names)} documents)")
        tables[half] = table
    print(f"\n  CPU seconds per 1,000 words: {1000 * seconds / words:.3f}")
    return tables


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
            print("FALSE", "direct" if each.direct else "reported", _brief(each))


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
                print(label, speaker, "|", _brief(statement))
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


# --- the five texts ----------------------------------------------------------------------


def score_texts(extract: Extract, *, errors: bool = False) -> Table:
    """Score the two annotated texts of the corpus and print their table."""
    rows = list(read_lines(SHARED / "gold" / "statements.jsonl"))
    table = Table()
    for name in sorted({row["file"] for row in rows}):
        text = (SHARED / "corpus" / name).read_text(encoding="utf-8")
        found = list(extract(_marked(read_document(name, text))))
        given = [(each, places_of(text, content_of(each))) for each in found]
        for row in rows:
            if row["file"] == name:
                _score_text_row(row, text, given, table, errors=errors)
        for row in read_lines(SHARED / "gold" / "not_statements.jsonl"):
            if row["file"] == name:
                places = places_of(text, [(row["start"], row["end"])])
                hit = any(places and len(places & own) >= FOUND * len(own) for _, own in given)
                table.rows["scare quotes and titles returned"].add(hit)
    table.print("Two of the five texts")
    return table


def _marked(document: Document) -> Document:
    """With noise, when that stage is there."""
    try:
        stage = importlib.import_module("corpus.mark_noise")
    except ModuleNotFoundError:
        return document
    return replace(document, noise=tuple(stage.mark_noise(document.text)))


def _score_text_row(
    row: dict[str, Any],
    text: str,
    given: list[tuple[Statement, set[int]]],
    table: Table,
    *,
    errors: bool,
) -> None:
    if row["optional"]:
        return
    places = places_of(text, row["segments"])
    matches = [
        each
        for each, own in given
        if max(overlap(places, own), *_overlaps(text, each, places)) >= FOUND
    ]
    kind = "with marks" if row["type"] == "direct" else "reported"
    table.rows[f"{kind}: found"].add(bool(matches))
    if matches:
        right = any(_right_in_text(row, each) for each in matches)
        table.rows["speaker right of found"].add(right)
        if errors and not right:
            print("WRONG", row["id"], row["speaker"], [_brief(each) for each in matches])
    elif errors:
        print("MISS", row["id"], row["text"])


def _overlaps(text: str, statement: Statement, places: set[int]) -> list[float]:
    """With each span alone: these annotations count the parts of a split quotation singly."""
    return [0.0, *(overlap(places_of(text, [each]), places) for each in content_of(statement))]


def _right_in_text(row: dict[str, Any], statement: Statement) -> bool:
    if statement.speaker is None:
        return row["speaker"].startswith("(") or "(unattributed)" in row["accept"]
    names = [row["speaker"], *row["accept"], row["speaker_printed"] or ""]
    own = _plain(statement.speaker.name)
    return any(own == _plain(name) or same_name(own, _plain(name)) for name in names if name)


def _plain(name: str) -> str:
    return re.sub(r"\b(?:a|an|the|another)\b |[()]", "", name.lower()).strip()


# --- both --------------------------------------------------------------------------------


def _shown(row: dict[str, Any], text: str) -> str:
    parts = [" … ".join(span["text"] for span in row[k]) for k in ("source", "cue", "content")]
    start, end = row["content"][0]["start"], row["content"][-1]["end"]
    around = text[max(0, start - 120) : end + 120].replace("\n", "⏎")
    return " | ".join(parts)[:300] + f"\n        {around[:500]}\n       "


def _brief(statement: Statement) -> str:
    return " | ".join(
        (
            statement.printed.text if statement.printed else "–",
            statement.speaker.name if statement.speaker else "–",
            statement.cue.text if statement.cue else "–",
            " … ".join(span.text for span in statement.content)[:200],
        )
    )


if __name__ == "__main__":
    main()
