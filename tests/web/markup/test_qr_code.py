"""A link as a picture: it holds the link, and nothing of it comes alive."""

from __future__ import annotations

import pytest
import segno

from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup.qr_code import LONGEST_SCANNED, code
from web.messages.messages import ENGLISH
from web.service.read_request import RequestError, read_request
from web.service.request import Link

LINK = "http://192.168.1.5:7860/?q=What+did+Karimov+say%3F"


def test_the_picture_is_the_code_of_the_link() -> None:
    picture = parse(code(LINK, ENGLISH)).one("img")
    expected = segno.make(LINK, error="m", micro=False).svg_data_uri(scale=8, light="#fff")
    assert picture.attributes == {"src": expected, "alt": ENGLISH.show_code}


@pytest.mark.parametrize(
    ("address", "alone"),
    [
        (LINK, False),
        ("http://localhost:7860/", True),
        ("http://127.0.0.1/", True),
        ("http://[::1]:7860/", True),
        ("http://[broken", False),
    ],
)
def test_an_address_that_nobody_else_can_reach_is_said_to_be(address: str, alone: bool) -> None:
    assert (ENGLISH.code_alone in parse(code(address, ENGLISH)).text) is alone


def test_a_link_too_long_to_scan_is_shown_as_text_alone() -> None:
    tree = parse(code("http://x/" + "a" * LONGEST_SCANNED, ENGLISH))
    assert not tree.all("img")
    assert tree.one("p", class_="address").text.endswith("aaa")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_link_is_text(payload: str) -> None:
    tree = parse(code(f"http://x/?q={carried(payload)}", ENGLISH))
    assert tree.one("p", class_="address").text == f"http://x/?q={carried(payload)}"
    assert {each.tag for each in tree.all()} <= {"h2", "img", "p", "bdi", "button"}


@pytest.mark.parametrize(
    "record",
    [{}, [], None, {"address": 1}, {"address": "javascript:x"}, {"address": "//evil.example"},
     {"address": "http://" + "x" * 9_000}],
)  # fmt: skip
def test_what_is_no_address_is_refused(record: object) -> None:
    with pytest.raises(RequestError, match="no such address"):
        read_request(Link, record)
