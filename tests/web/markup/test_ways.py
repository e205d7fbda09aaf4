"""From a reply to the views: where it is of a period, a number, several sources or one speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qa.ask import ask
from tests.qa.views.test_views import index_of_ferry
from tests.web.reading_markup import parse
from web.markup import markup
from web.messages.messages import ENGLISH
from web.messages.messages_es import SPANISH

if TYPE_CHECKING:
    from index.index import Index
    from tests.fake_encoder import FakeEncoder


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: FakeEncoder) -> Index:
    return index_of_ferry(tmp_path_factory.mktemp("ferry"), encoder)


def ways(index: Index, encoder: FakeEncoder, question: str) -> dict[str, str]:
    """Return the label and the address of each way that is offered."""
    turn = parse(markup.turn(ask(index, encoder, question), ENGLISH))
    onward = [
        link for each in turn.all("p", class_="reading-note onward") for link in each.all("a")
    ]
    return {each.text: each.attributes["href"] for each in onward}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What happened in 2019?", {"2019 on the timeline →": "/timeline?period=2019"}),
        (
            "How many people were killed at least?",
            {"The sources give: 26\u00a0· 31 →": "/figures?topic=kill"},
        ),
        (
            "What did Alan Finch say?",
            {"All that Alan Finch is recorded as saying →": "/people/Alan%20Finch"},
        ),
        ("Where did the ferry sink?", {}),
    ],
)
def test_a_reply_leads_to_the_view_that_it_is_a_part_of(
    index: Index, encoder: FakeEncoder, question: str, expected: dict[str, str]
) -> None:
    assert ways(index, encoder, question) == expected


def test_who_wants_sources_compared_is_led_to_them_side_by_side(
    index: Index, encoder: FakeEncoder
) -> None:
    found = ways(index, encoder, "How many people were killed according to each source?")
    address = found["These sources side by side →"]
    assert address.startswith("/compare?a=")
    assert "courier.txt" in address
    assert "gazette.txt" in address
    assert address.endswith("&q=How+many+people+were+killed+according+to+each+source%3F")


def test_the_ways_speak_the_language_of_the_page(index: Index, encoder: FakeEncoder) -> None:
    turn = parse(markup.turn(ask(index, encoder, "What happened in 2019?"), SPANISH))
    (link,) = turn.one("p", class_="reading-note onward").all("a")
    assert link.text == "2019 en la cronología →"
    assert link.attributes["href"] == "/timeline?period=2019&lang=es"
