"""A question for an overview is answered in the sources' own words, in groups, or not at all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers.read import read
from index.build import build_index
from index.index import Index
from index.progress import silent
from qa.ask import ask
from qa.exports.read_json_export import read_replies
from qa.exports.read_markdown_export import read_markdown
from qa.exports.reply_record import present
from qa.exports.verify import verify
from qa.exports.write_markdown import write_markdown
from qa.exports.write_text import write_text
from qa.options import Options
from qa.reply import Abstention, Answer, Reply, select
from tests.fake_encoder import FakeEncoder

COURIER = """The mill at Stow

By Cora Dell

Published May 3, 2019

The old mill at Stow burnt down in the night of 2 May 2019, and 14 people were hurt. The mill at \
Stow had stood beside the river for two hundred years.

Who lit the fire at the mill?

Petr Orlov, a spokesman for Mayor Ada Finch, denied that the ferry was unsafe for passengers. He \
met Dora Elm near the mill. In 2017 the council had closed the road to Stow.

"The bridge will be mended before the summer fair," said Ada Finch.
"""

GAZETTE = """Winter at the river

The ferry was unsafe for passengers all winter, several witnesses said. A witness said that the \
ferry leaked at every crossing of the river.

The fire at the mill at Stow hurt 40 people, and the ferry carried them over the river. In March \
2017 the ferry sank in the river near Harrow.
"""

NOTES = """Minutes of the council

The council of Harrow spoke of the school and of its new teachers. Ben Carr said that the children \
of Harrow needed a school. The school in Harrow is to open in autumn with ten teachers.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("papers")
    for name, text in (("courier", COURIER), ("gazette", GAZETTE), ("notes", NOTES)):
        (folder / f"{name}.txt").write_text(text)
    return build_index(folder, FakeEncoder(), silent, None)


def reply_to(index: Index, question: str, *earlier: str, **options: object) -> Reply:
    return ask(index, FakeEncoder(), question, earlier, Options(**options))  # type: ignore[arg-type]


def shown(reply: Reply) -> list[str]:
    assert isinstance(reply, Answer), reply
    return [" ".join(each.excerpt.highlights[0].text.split()) for each in reply.excerpts]


def groups(reply: Reply) -> list[str]:
    found = [each.excerpt.group.label for each in reply.cited if each.excerpt.group]
    return [
        label for number, label in enumerate(found) if number == 0 or found[number - 1] != label
    ]


def test_what_it_is_about_is_told_by_every_source_in_its_own_sentences(index: Index) -> None:
    reply = reply_to(index, "What is this about?")
    assert reply.question.kind == "overview"
    assert groups(reply) == ["courier.txt", "gazette.txt", "notes.txt"]
    assert shown(reply)[0].startswith("The old mill at Stow burnt down")


@pytest.mark.parametrize(
    "unfit",
    ["The mill at Stow", "By Cora Dell", "Published May 3, 2019", "Who lit the fire at the mill?"],
)
def test_headings_bylines_dates_and_questions_are_no_overview(index: Index, unfit: str) -> None:
    assert unfit not in shown(reply_to(index, "summarise"))


@pytest.mark.parametrize(("limit", "sources"), [(1, 1), (2, 2), (3, 3), (5, 3)])
def test_a_limit_is_kept_and_shared_out_among_the_sources(
    index: Index, limit: int, sources: int
) -> None:
    reply = reply_to(index, "Give me the main points", limit=limit)
    assert len(shown(reply)) == limit
    assert len(groups(reply)) == sources


def test_a_filter_on_a_source_leaves_an_overview_of_that_one(index: Index) -> None:
    reply = reply_to(index, "tl;dr", sources=("notes.txt",))
    assert groups(reply) == ["notes.txt"]


def test_only_statements_are_an_overview_where_only_they_are_wanted(index: Index) -> None:
    reply = reply_to(index, "What is this about?", statements=True)
    assert isinstance(reply, Answer)
    assert all(each.excerpt.spoken for each in reply.excerpts)


def test_a_year_is_told_by_the_sentences_that_name_it_in_the_order_of_time(index: Index) -> None:
    reply = reply_to(index, "What happened in 2017?")
    assert groups(reply) == ["2017", "2017-03"]
    assert shown(reply) == [
        "In 2017 the council had closed the road to Stow.",
        "In March 2017 the ferry sank in the river near Harrow.",
    ]


def test_a_month_is_told_by_what_names_it_and_by_what_was_issued_then(index: Index) -> None:
    reply = reply_to(index, "What happened in May 2019?")
    assert {each.excerpt.group.kind for each in reply.cited if each.excerpt.group} >= {"date"}
    assert groups(reply)[0] == "2019-05-02"


def test_a_timeline_holds_every_date(index: Index) -> None:
    assert groups(reply_to(index, "timeline of events")) == ["2017", "2017-03", "2019-05-02"]


def test_a_period_that_nothing_speaks_of_is_an_abstention_with_its_reason(index: Index) -> None:
    reply = reply_to(index, "What happened in 1850?")
    assert isinstance(reply, Abstention)
    assert reply.question.kind == "overview"
    assert reply.reason == "no sentence names a date in 1850, and no document was issued then"


def test_a_topic_is_told_by_all_sources_that_speak_of_it(index: Index) -> None:
    reply = reply_to(index, "What is said about the ferry?")
    assert sorted(groups(reply)) == ["courier.txt", "gazette.txt"]
    assert all("ferry" in each for each in shown(reply))


def test_a_topic_that_nothing_speaks_of_is_an_abstention_with_its_reason(index: Index) -> None:
    reply = reply_to(index, "What is said about football?")
    assert isinstance(reply, Abstention)
    assert (reply.question.kind, reply.reason) == ("overview", "no source mentions 'football'")


def test_two_sides_stand_side_by_side_with_who_said_what(index: Index) -> None:
    reply = reply_to(index, "Compare what officials and witnesses say")
    assert groups(reply) == ["officials", "witnesses"]
    assert all(each.excerpt.spoken for each in reply.cited)


def test_a_comparison_with_somebody_who_never_speaks_is_left_to_passages(index: Index) -> None:
    reply = reply_to(index, "Compare what Petr Orlov and Hugo Zell say about the ferry")
    assert reply.question.kind == "passages"


def test_who_is_quoted_is_told_with_a_statement_of_each(index: Index) -> None:
    reply = reply_to(index, "Who is quoted?")
    assert {"Ada Finch", "Ben Carr", "Petr Orlov"} <= set(groups(reply))


def test_sentences_that_deny_or_count_otherwise_are_shown_in_pairs(index: Index) -> None:
    reply = reply_to(index, "Where do the sources disagree?")
    assert isinstance(reply, Answer)
    pairs = [shown(reply)[start : start + 2] for start in range(0, len(shown(reply)), 2)]
    assert any("denied" in one and "unsafe" in other for one, other in pairs)
    documents = [each.citation.span.document.id for each in reply.excerpts]
    assert all(one != other for one, other in zip(documents[::2], documents[1::2], strict=True))


@pytest.mark.parametrize(
    ("earlier", "question", "kind", "read_as"),
    [
        ("What is this about?", "Who owns it?", "passages", "Who owns it?"),
        ("What is this about?", "What about the ferry?", "overview", "What about the ferry?"),
        ("What happened in 2017?", "And in 2019?", "overview", "And in 2019?"),
        ("Why was the road closed?", "What is this about?", "overview", "What is this about?"),
        ("Who met Dora Elm?", "And in 2019?", "passages", "Who met Dora Elm?: in 2019?"),
    ],
)
def test_a_follow_up_takes_nothing_from_an_overview(
    index: Index, earlier: str, question: str, kind: str, read_as: str
) -> None:
    reply = reply_to(index, question, earlier)
    assert (reply.question.kind, reply.question.former) == (
        kind, earlier if "Elm" in earlier else "")  # fmt: skip
    if "Elm" not in earlier:
        assert reply.question.read_as == read_as


def test_the_terminal_says_what_it_is_and_heads_each_group(index: Index) -> None:
    lines = write_text(reply_to(index, "What happened in 2017?")).splitlines()
    assert lines[0] == (
        "What the sources tell of 2017, in their own words, by date: 2 excerpts from 2 of 3 sources"
    )
    assert [line for line in lines if line in {"2017", "March 2017"}] == ["2017", "March 2017"]


def test_markdown_heads_each_group_as_well(index: Index) -> None:
    text = write_markdown([select(reply_to(index, "What happened in 2017?"))], "mla")
    assert [line for line in text.splitlines() if line.startswith("### ")] == [
        "### 2017", "### March 2017"]  # fmt: skip


def test_programs_are_told_the_kind_and_the_groups(index: Index) -> None:
    record = present(reply_to(index, "What happened in 2017?"), 1.0)
    assert (record["status"], record["read_as"]["kind"]) == ("answered", "overview")
    assert [each["citation"] for each in record["excerpts"]] == [1, 2]
    assert record["excerpts"][1]["group"] == {"kind": "date", "label": "2017-03"}


BROAD = ("What is this about?", "timeline", "What happened in 2017?", "Who is quoted?",
         "What is said about the ferry?", "Where do the sources disagree?",
         "Compare what officials and witnesses say")  # fmt: skip


@given(st.sampled_from(BROAD), st.integers(1, 12))
@settings(max_examples=40)
def test_an_overview_is_verbatim_in_order_and_no_longer_than_asked(
    index: Index, question: str, limit: int
) -> None:
    reply = reply_to(index, question, limit=limit)
    assert len(reply.cited) <= limit
    for each in reply.cited:
        span = each.excerpt.span
        assert span.text == span.document.text[span.start : span.end]
    for one, other in pairwise(reply.cited):
        same = one.excerpt.group == other.excerpt.group
        if same and one.citation.span.document == other.citation.span.document:
            assert one.citation.span.start <= other.citation.span.start
    assert [each.citation.number for each in reply.cited] == [*range(1, len(reply.cited) + 1)]


@pytest.mark.parametrize("question", BROAD)
def test_what_is_taken_away_of_an_overview_can_be_checked(index: Index, question: str) -> None:
    reply = reply_to(index, question)
    for export in (
        read_markdown(write_markdown([select(reply)], "mla")),
        read_replies([dict(present(reply, 1.0))]),
    ):
        report = verify(export, read(index.corpus))
        assert report.holds
        assert len(report.findings) == len(reply.cited)
