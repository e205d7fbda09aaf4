"""Every language says everything, and a page says which language it speaks."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from starlette.testclient import TestClient

from corpus.messages.english import Key
from corpus.messages.message import Message
from qa.ask import ask
from qa.options import Options
from qa.reply import Abstention
from tests.web.building import build_quietly
from tests.web.conftest import HOST
from tests.web.reading_markup import parse
from web.messages.choose_language import LANGUAGES, choose_messages
from web.messages.messages import ENGLISH, Messages
from web.messages.messages_es import SPANISH, SPANISH_WORDS
from web.messages.translate_line import translate_line
from web.service.service import Service, stage_line

NAMES = {field.name for field in fields(Messages)}
SAME = {"name", "form_md"}  # words that no language changes


def test_no_word_is_missing_in_spanish() -> None:
    assert set(SPANISH_WORDS) == NAMES
    assert {name for name in NAMES if getattr(SPANISH, name) == getattr(ENGLISH, name)} <= SAME


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_translation_has_the_same_fields_and_numbers(name: str) -> None:
    own, english = (getattr(words, name) for words in (SPANISH, ENGLISH))
    assert sorted(re.findall(r"\{\w+\}", own)) == sorted(re.findall(r"\{\w+\}", english))
    assert own.count("|") == english.count("|")


def test_months_are_twelve() -> None:
    for words in LANGUAGES.values():
        assert len(words.months.split()) == 12


@pytest.mark.parametrize(
    ("wanted", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "es", "es"),
        ("", "ES-ar", "es"),
        ("", "en;q=0.5, es;q=0.9", "es"),
        ("", "es;q=0, en", "en"),
        ("", "fr, es;q=0.1", "es"),
        ("", "de, ja", "en"),
        ("es", "en", "es"),
        ("en", "es", "en"),
        ("tlh", "es", "es"),
        ("", ";;;,q=,es;q=x", "en"),
        ("", "es;q=nan, es;q=7", "en"),
        ("", "," * 100_000, "en"),
    ],
)
def test_the_language_is_the_one_asked_for(wanted: str, accepted: str, language: str) -> None:
    assert choose_messages(wanted, accepted).language == language


@pytest.mark.parametrize("path", ["/doc/mill.txt", "/doc/none", "/corpus"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_which_language_it_speaks(client: TestClient, path: str, language: str) -> None:
    for headers, query in (({"accept-language": language}, {}), ({}, {"lang": language})):
        page = client.get(path, headers=headers, params=query)
        assert parse(page.text).one("html").attributes["lang"] == language
        assert "Accept-Language" in page.headers["vary"]


REDIRECTED = [
    ("/", {"accept-language": "es-MX,es;q=0.9"}, "/es/"),
    ("/?q=a%20b", {"accept-language": "es"}, "/es/?q=a%20b"),
    ("/?lang=es", {}, "/es/?lang=es"),
    ("/es/?lang=en&q=x", {"accept-language": "es"}, "/?lang=en&q=x"),
    ("/", {"accept-language": "fr"}, None),
    ("/?lang=en", {"accept-language": "es"}, None),
    ("/es/", {"accept-language": "en"}, None),
    ("/?lang=//evil.example", {}, None),
]


@pytest.mark.parametrize(("address", "headers", "target"), REDIRECTED)
def test_visitors_come_to_the_page_in_their_language(
    client: TestClient, address: str, headers: dict[str, str], target: str | None
) -> None:
    answer = client.get(address, headers=headers, follow_redirects=False)
    assert answer.status_code == (307 if target else 200)
    assert answer.headers.get("location") == target


def test_a_server_tells_its_stage_in_the_language_that_is_asked_for() -> None:
    service = Service()
    service.stage = stage_line(Message(Key.EMBEDDING), 2, 9)
    with TestClient(build_quietly(service), base_url=HOST) as client:
        stages = {lang: client.get(f"/health?lang={lang}").json()["stage"] for lang in LANGUAGES}
        plain = client.get("/health", headers={"accept-language": "es"}).json()["stage"]
        page = client.get("/es/").text
    assert stages == {"en": "Embedding: 2 of 9", "es": "Codificando pasajes: 2 de 9"}
    assert plain == stages["en"]  # programs read it too
    assert stages["es"] in page


def test_a_refusal_is_told_in_the_language_that_is_asked_for(client: TestClient) -> None:
    told = {lang: client.post(f"/api/documents?name=a.txt&lang={lang}").json()["error"]
            for lang in LANGUAGES}  # fmt: skip
    assert told["en"] == Message(Key.ADDING_CLOSED)
    assert told["es"].startswith("no se pueden añadir documentos")


ASKED = [
    ("Which zebra conquered Venezuela?", {}),
    ("?!", {}),
    ("What did Dora Elm say?", {}),
    ("What did Nobody Known say?", {}),
    ("What did Ada Finch say about photosynthesis?", {}),
    ("What did Ada Finch say?", {"speakers": ("Ben Carr",)}),
    ("What did Dora Elm say?", {"sources": ("gazette.txt",)}),
    ("the mill", {"speakers": ("Ben Carr",), "sources": ("gazette.txt",)}),
    ("Which zebra conquered Venezuela?", {"statements": True}),
]


@pytest.mark.parametrize(("question", "options"), ASKED)
def test_the_reasons_for_not_answering_are_told_in_every_language(
    papers: Service, question: str, options: dict[str, tuple[str, ...]]
) -> None:
    opened = papers.opened
    reply = ask(opened.index, opened.encoder, question, (), Options(**options))  # type: ignore[arg-type]
    assert isinstance(reply, Abstention)
    for language in LANGUAGES:
        translated = translate_line(reply.reason, language)
        assert translated, reply.reason
        assert (translated == reply.reason) == (language == "en")
