"""The noise of the real texts beside the checkout; no answer is among it."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document, Noise, Reference, Span
from corpus.noise.mark_noise import mark_noise

SHARED = Path(__file__).resolve().parents[4] / "shared"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(
        not (SHARED / "corpus").is_dir(), reason=f"the real texts are not there: {SHARED}"
    ),
]

LINKS_READ_BY_HAND = "bc12e4f617ca8d99fc8cd5627d06d438a3f3ab732c7cf05ea2c06730a5af7584"
"""SHA-256 of the links that carry a gloss, one a line, taken when every boundary had been read."""


def texts() -> dict[str, str]:
    files = sorted((SHARED / "corpus").glob("*.txt"))
    return {file.name: file.read_bytes().decode() for file in files}


def records(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (SHARED / path).read_text("utf-8").splitlines()]


def share(text: str, kind: str) -> float:
    return sum(n.end - n.start for n in mark_noise(text) if n.kind == kind) / len(text)


def meets(noise: Noise, start: int, end: int) -> bool:
    return noise.start < end and start < noise.end


def glosses(text: str) -> list[Noise]:
    return [noise for noise in mark_noise(text) if noise.kind == "gloss"]


def the_dump() -> str:
    return max(texts().values(), key=lambda text: text.count(" ...\n"))


def test_the_shares_of_noise() -> None:
    shares = [
        (round(share(text, "gloss"), 2), round(share(text, "boilerplate"), 2))
        for text in texts().values()
    ]
    assert shares == [(0, 0), (0, 0.08), (0.57, 0.01), (0, 0.07), (0, 0.03)]


def test_every_line_that_is_cut_short_bears_a_gloss() -> None:
    text, position = the_dump(), 0
    ends = {noise.end for noise in glosses(text)}
    for line in text.split("\n"):
        assert not line.endswith(" ...") or position + len(line) in ends
        position += len(line) + 1


def test_each_gloss_begins_where_it_was_read_to_begin() -> None:
    text, links, end = the_dump(), [], 0
    for noise in glosses(text):
        links.append(text[max(text.rfind("\n", 0, noise.start) + 1, end) : noise.start])
        end = noise.end
    assert hashlib.sha256("\n".join(links).encode()).hexdigest() == LINKS_READ_BY_HAND


def test_what_is_kept_of_the_dump_reads_without_a_cut_line() -> None:
    document = Document("dump", the_dump(), Reference("dump"), "", mark_noise(the_dump()))
    reading = Span(document, 0, len(document.text)).reading
    assert " ... " not in reading
    assert "{{" not in reading


def test_no_answer_lies_in_boilerplate_and_only_definitions_lie_in_glosses() -> None:
    marked = {name: mark_noise(text) for name, text in texts().items()}
    for question in records("gold/questions.jsonl"):
        for passage in question["passages"]:
            for noise in marked[passage["file"]]:
                if meets(noise, passage["start"], passage["end"]):
                    inside = noise.start <= passage["start"] and passage["end"] <= noise.end
                    assert noise.kind == "gloss", question["id"]
                    assert inside == (question["type"] == "definition"), question["id"]


def test_no_statement_that_counts_is_cut_elsewhere_than_at_its_segments() -> None:
    marked = {name: mark_noise(text) for name, text in texts().items()}
    for statement in records("gold/statements.jsonl"):
        for start, end in statement["segments"]:
            hits = [noise for noise in marked[statement["file"]] if meets(noise, start, end)]
            assert not hits or statement["optional"], statement["id"]


@pytest.mark.parametrize(
    ("name", "most"),
    [("xquad_en", 0), ("squad2_half", 0), ("scifact", 0), ("polnear", 0.001), ("covidqa", 0.001)],
)
def test_clean_texts_are_left_alone(name: str, most: float) -> None:
    if not (SHARED / "eval" / name).is_dir():
        pytest.skip(f"the question set is not there: {SHARED / 'eval' / name}")
    documents = {record["_id"]: record["text"] for record in records(f"eval/{name}/corpus.jsonl")}
    marked = {key: mark_noise(text) for key, text in documents.items()}
    noise = sum(span.end - span.start for spans in marked.values() for span in spans)
    assert noise <= most * sum(map(len, documents.values()))
    for key, start, end in answers(name):
        assert not any(meets(span, start, end) for span in marked[key])


def answers(name: str) -> list[tuple[str, int, int]]:
    found = []
    for query in records(f"eval/{name}/queries.jsonl"):
        for answer in query.get("answers") or []:
            spans = answer.get("spans") or [(answer["start"], answer["end"])]
            found += [(answer["doc"], start, end) for start, end in spans]
    return found


def test_the_dump_is_marked_in_a_blink() -> None:
    text, times = the_dump(), []
    for _ in range(5):
        start = time.perf_counter()
        mark_noise(text)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1  # 20 ms on an idle core; the rest is for a busy one
