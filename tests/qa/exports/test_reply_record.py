"""The record of a reply has exactly the keys that programs rely on."""

from __future__ import annotations

import json

import pytest

from index.index import Index
from qa.ask import ask
from qa.exports.reply_record import link, present
from tests.fake_encoder import FakeEncoder

REPLY = {"id", "question", "status", "confidence", "reason", "read_as", "excerpts", "answers",
         "nearest", "sources", "index", "elapsed_ms", "seal"}  # fmt: skip
EXCERPT = {"citation", "document", "start", "end", "text", "highlights", "elisions", "score",
           "locator", "link", "statement", "since_read"}  # fmt: skip
SOURCE = {"document", "title", "authors", "publisher", "issued", "url", "sha256"}


def record(index: Index, question: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    return json.loads(json.dumps(present(ask(index, FakeEncoder(), question), 1.26, "q1")))


@pytest.mark.parametrize(
    "question", ["Was nobody hurt?", "Which zebra conquered Venezuela?", "🏳️‍🌈"]
)
def test_the_keys_are_those_of_the_contract(index: Index, question: str) -> None:
    reply = record(index, question)
    assert set(reply) == REPLY
    assert set(reply["read_as"]) == {"question", "kind", "speaker", "corrections"}
    assert set(reply["index"]) == {"fingerprint", "model", "documents", "passages"}
    for excerpt in (*reply["excerpts"], *reply["nearest"]):
        assert set(excerpt) == EXCERPT
        assert set(excerpt["locator"]) == {"label", "value"}
    for source in reply["sources"]:
        assert set(source) == SOURCE


def test_an_answer_has_excerpts_and_no_reason(index: Index) -> None:
    reply = record(index, "Was nobody hurt?")
    assert (reply["id"], reply["status"], reply["reason"]) == ("q1", "answered", None)
    assert reply["excerpts"]
    assert not reply["nearest"]
    assert reply["elapsed_ms"] == 1.3
    assert 0.5 <= reply["confidence"] <= 1


def test_an_abstention_has_a_reason_and_what_is_nearest(index: Index) -> None:
    reply = record(index, "Which zebra conquered Venezuela?")
    assert reply["status"] == "abstained"
    assert reply["reason"]
    assert not reply["excerpts"]
    assert reply["nearest"]


def test_every_excerpt_has_its_source_and_every_source_an_excerpt(index: Index) -> None:
    reply = record(index, "the bridge and the mill of Harrow")
    cited = {excerpt["document"] for excerpt in reply["excerpts"] or reply["nearest"]}
    assert cited == {source["document"] for source in reply["sources"]}


def test_unknown_facts_are_null(index: Index) -> None:
    reply = record(index, "How many pupils has the school?")
    (school,) = (source for source in reply["sources"] if source["document"] == "school.txt")
    assert (school["title"], school["authors"], school["issued"], school["url"]) == (
        None, [], None, None)  # fmt: skip


@pytest.mark.parametrize(
    ("document", "address"),
    [
        ("a.txt", "/doc/a.txt?start=1&end=2#mark"),
        ("a/b c.txt", "/doc/a/b%20c.txt?start=1&end=2#mark"),
        ("a?b#c&d.txt", "/doc/a%3Fb%23c%26d.txt?start=1&end=2#mark"),
        ("שלום.txt", "/doc/%D7%A9%D7%9C%D7%95%D7%9D.txt?start=1&end=2#mark"),
    ],
)
def test_a_link_is_safe_whatever_the_name(document: str, address: str) -> None:
    assert link(document, 1, 2) == address


def test_a_name_with_a_lone_surrogate_has_a_link() -> None:
    assert link("caf\udce9.txt", 1, 2).startswith("/doc/caf")
