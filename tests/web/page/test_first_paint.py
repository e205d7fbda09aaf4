"""The page as it is sent: with a question box that needs none of Gradio's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.reading_markup import parse
from web.messages.messages import ENGLISH
from web.messages.messages_es import SPANISH
from web.page.first_paint import put_shell

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tests.web.reading_markup import Element
    from web.messages.messages import Messages
    from web.service.service import Service


def shell_of(page: str) -> Element:
    """What is ours in it."""
    return parse(page[page.index("<main class=") : page.index("<gradio-app")])


@pytest.mark.parametrize(("path", "words"), [("/", ENGLISH), ("/es/", SPANISH)])
def test_the_page_that_is_sent_has_a_box_in_its_language(
    client: TestClient, path: str, words: Messages
) -> None:
    answer = client.get(path)
    assert int(answer.headers["content-length"]) < 24_000
    assert f'lang="{words.language}"' in answer.text[:60]
    tree = shell_of(answer.text)
    assert tree.one("textarea").attributes["placeholder"] == words.question_hint
    assert words.question_label in tree.one("label").text
    assert tree.one("button", class_="submit-button").text == words.ask
    assert words.needs_script in tree.one("noscript").text


def test_it_tells_what_is_held(client: TestClient) -> None:
    assert "2 documents" in shell_of(client.get("/").text).one("p", class_="holdings").text


def test_while_the_model_loads_it_says_so(loading: TestClient) -> None:
    assert ENGLISH.loading in shell_of(loading.get("/").text).one("div", class_="welcome").text


def test_what_failed_is_inert_in_it(failed: TestClient) -> None:
    page = failed.get("/").text
    assert "No corpus at '<x>'." in shell_of(page).one("div", class_="failure").text
    assert "<x>" not in page


def test_a_page_without_gradios_marks_stays_as_it_is(service: Service) -> None:
    assert put_shell(b"<p>another Gradio</p>", ENGLISH, service) == b"<p>another Gradio</p>"


def test_a_page_is_not_sent_twice_compressed_nor_cut(client: TestClient) -> None:
    plain = client.get("/", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text.rstrip().endswith("</html>")
    assert client.get("/").text == plain.text
