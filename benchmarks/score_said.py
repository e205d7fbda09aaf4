"""What the program answers to "What did X say?": `python -m benchmarks.score_said ../shared`.

Over PolNeAR's development articles and over the five texts, question by question as a user
asks them. The index of the articles is built once, into --index, and used again.

    found      highlights cover half of a strict statement, and are at most twice as long
               plus 150 characters
    others'    a shown excerpt whose words are annotated as another speaker's, named at the
               quotation; where a program resolved the annotated pronoun, counted apart
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from benchmarks.match_statements import half_of, read_lines, same_name, spans_of
from index.encoder.load_encoder import load_encoder
from index.progress import showing_progress
from index.refresh import Place, open_current, refresh
from qa.ask import ask
from qa.reply import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.encoder.load_encoder import Encoder
    from index.index import Index
    from qa.reply import Excerpt

Row = dict[str, Any]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with eval/, gold/ and corpus/")
    parser.add_argument("--index", type=Path, default=Path(gettempdir()) / "onrecord-said")
    parser.add_argument("--errors", action="store_true", help="list what went wrong")
    options = parser.parse_args()
    encoder = load_encoder()
    articles = options.shared / "eval" / "polnear"
    index = _open(articles / "corpus.jsonl", options.index / "polnear", encoder)
    score_articles(articles, index, encoder, errors=options.errors)
    texts = _open(options.shared / "corpus", options.index / "texts", encoder)
    score_texts(options.shared / "gold" / "questions.jsonl", texts, encoder, errors=options.errors)


def _open(corpus: Path, folder: Path, encoder: Encoder) -> Index:
    place = Place(corpus, folder, encoder.name)
    with showing_progress() as progress:
        return open_current(place) or refresh(place, encoder, progress)


def score_articles(folder: Path, index: Index, encoder: Encoder, *, errors: bool) -> None:
    """Print the shares for each kind of question, by half of the pool and in all."""
    gold: dict[str, list[Row]] = defaultdict(list)
    for row in read_lines(folder / "quotes.jsonl"):
        gold[row["doc"]].append(row)
    shares: dict[str, list[float]] = defaultdict(list)
    for query in read_lines(folder / "queries.jsonl"):
        reply = ask(index, encoder, query["text"])
        excerpts = [c.excerpt for c in reply.excerpts] if isinstance(reply, Answer) else []
        if query["answerable"]:
            _score_found(query, excerpts, shares, errors=errors)
            _score_shown(query, excerpts, gold, shares, errors=errors)
        else:
            shares[f"{query['kind']}: refused"].append(float(not excerpts))
            if excerpts and errors:
                print("ANSWERED", query["text"], [_words(each)[:80] for each in excerpts])
    print("PolNeAR, 200 articles")
    for name, values in sorted(shares.items()):
        print(f"  {name:<62}{sum(values) / len(values):.3f} of {len(values)}")


def _score_found(
    query: Row, excerpts: Sequence[Excerpt], shares: dict[str, list[float]], *, errors: bool
) -> None:
    strict = [answer for answer in query["answers"] if answer["strict"]]
    got = [any(_holds(each, answer) for each in excerpts) for answer in strict]
    for part in ("", f", {half_of(strict[0]['doc'])}") if strict else ():
        shares[f"{query['kind']}: strict statements found{part}"].append(sum(got) / len(got))
    for answer, hit in zip(strict, got, strict=True):
        if errors and not hit:
            facts = (query["text"], answer["source"], answer["cue"], answer["text"][:120])
            print("MISSED", *facts, sep=" | ")


def _score_shown(
    query: Row,
    excerpts: Sequence[Excerpt],
    gold: Mapping[str, list[Row]],
    shares: dict[str, list[float]],
    *,
    errors: bool,
) -> None:
    kind = query["kind"]
    for each in excerpts:
        whose = _whose(each, query["speaker"], gold[each.span.document.id])
        shares[f"{kind}: shown are somebody else's"].append(float(whose == "other"))
        by_machine = float(whose == "other, by coreference")
        shares[f"{kind}: … by an automatic, uncertain coreference"].append(by_machine)
        shares[f"{kind}: shown are in no annotation"].append(float(whose == "none"))
        if errors and whose == "other" and kind == "full_name":
            reason = each.spoken.reason if each.spoken else ""
            print("OTHER'S", query["text"], reason, _words(each)[:150], sep=" | ")


def _words(excerpt: Excerpt) -> str:
    return " … ".join(mark.text for mark in excerpt.highlights)


def _places(excerpt: Excerpt) -> set[int]:
    return {n for mark in excerpt.highlights for n in range(mark.start, mark.end)}


def _holds(excerpt: Excerpt, answer: Row) -> bool:
    if excerpt.span.document.id != answer["doc"]:
        return False
    wanted = {n for start, end in answer["spans"] for n in range(start, end)}
    shown = _places(excerpt)
    return len(wanted & shown) >= len(wanted) / 2 and len(shown) <= 2 * len(wanted) + 150


def _whose(excerpt: Excerpt, speaker: str, gold: list[Row]) -> str:
    """Whose the words are by the annotation that overlaps most: own, other, unnamed or none."""
    shown = _places(excerpt)
    overlaps = []
    for row in gold:
        wanted = {n for start, end in spans_of(row["content"]) for n in range(start, end)}
        common = len(wanted & shown)
        if wanted and common >= 0.5 * min(len(wanted), len(shown)):
            overlaps.append((common / len(wanted | shown), row))
    if not overlaps:
        return "none"
    if any(row["speaker"] and _is(row["speaker"], speaker) for _, row in overlaps):
        return "own"
    best = max(overlaps, key=lambda pair: pair[0])[1]
    if not best["speaker"]:
        return "unnamed"
    return "other" if best["speaker_resolution"] == "name" else "other, by coreference"


def _is(annotated: str, asked: str) -> bool:
    """Whether the annotated speaker is the one asked for, by surname or full name."""
    surname = annotated.rsplit(maxsplit=1)[-1].lower() == asked.lower()
    return surname if " " not in asked else same_name(annotated, asked)


def score_texts(file: Path, index: Index, encoder: Encoder, *, errors: bool) -> None:
    """Print, for each question of statements, how many of its passages are found."""
    questions = {row["id"]: row for row in read_lines(file)}
    print("Five texts")
    for row in questions.values():
        if row["type"] != "what did X say":
            continue
        reply = ask(index, encoder, row["question"], _before(row, questions))
        excerpts = [c.excerpt for c in reply.excerpts] if isinstance(reply, Answer) else []
        found = [any(_covers(each, p) for each in excerpts) for p in row["passages"]]
        stray = [e for e in excerpts if not any(_covers(e, p) for p in row["passages"])]
        verdict = (
            f"{sum(found)} of {len(found)} ({row['mode']}), {len(stray)} others shown"
            if row["answerable"]
            else f"{'refused' if not excerpts else 'ANSWERED'} (not answerable)"
        )
        print(f"  {row['id']} {row['question']:<60}{verdict}")
        if errors and row["answerable"]:
            missed = [p["text"] for p, hit in zip(row["passages"], found, strict=True) if not hit]
            print(json.dumps({"missed": missed, "stray": [_words(e)[:100] for e in stray]}))


def _before(row: Row, questions: dict[str, Row]) -> list[str]:
    before: list[str] = []
    while row["depends_on"]:
        row = questions[row["depends_on"]]
        before.insert(0, row["question"])
    return before


def _covers(excerpt: Excerpt, passage: Row) -> bool:
    if excerpt.span.document.id != passage["file"]:
        return False
    wanted = set(range(passage["start"], passage["end"]))
    return len(wanted & _places(excerpt)) >= len(wanted) / 2


if __name__ == "__main__":
    main()
