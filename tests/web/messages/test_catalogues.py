"""Every language says all that the program has to say, and of every message all its parameters."""

from __future__ import annotations

import ast
import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from corpus.messages.english import Key
from corpus.messages.message import Message, message_record, read_message, verbatim
from tests.conftest import ROOT
from web.messages.translate_line import CATALOGUES, translate_line

if TYPE_CHECKING:
    from collections.abc import Iterator

KEYS = [key for key in Key if key is not Key.VERBATIM]
PACKAGES = ("corpus", "index", "qa", "web")
CATALOGUE_FILES = {
    "corpus/messages/english.py",
    "web/messages/core_es.py",
    "web/messages/formats_es.py",
}
SAME = {Key.LEFT_OUT}  # punctuation alone
BY_CLASS = re.compile(r"\bKey\.([A-Z0-9_]+)")

TREES = {
    name: ast.parse(file.read_text(encoding="utf-8"))
    for file in (
        *(each for name in PACKAGES for each in sorted((ROOT / name).rglob("*.py"))),
        ROOT / "onrecord.py",
    )
    if (name := file.relative_to(ROOT).as_posix()) not in CATALOGUE_FILES
}


def _made() -> Iterator[tuple[str, ast.Call]]:
    """Every call that makes a message, and where it stands."""
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Message":
                yield f"{name}:{node.lineno}", node


MADE = [
    pytest.param(call, id=where)
    for where, call in _made()
    if not where.startswith("corpus/messages/message.py")
]


def _parameters(template: str) -> list[set[str]]:
    """The names in braces, of each form of the template."""
    return [
        {name for _, name, _, _ in Formatter().parse(form) if name} for form in template.split("|")
    ]


@pytest.mark.parametrize("language", CATALOGUES)
def test_every_language_has_every_message(language: str) -> None:
    assert set(CATALOGUES[language]) == set(KEYS)


@pytest.mark.parametrize("language", CATALOGUES)
@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_every_language_says_all_the_parameters(key: Key, language: str) -> None:
    wanted = set().union(*_parameters(key.value))
    forms = _parameters(CATALOGUES[language][key])
    assert set().union(*forms) == wanted
    assert all(form >= wanted - {"count"} for form in forms)
    assert len(forms) == 1 or "count" in wanted
    assert (CATALOGUES[language][key] == key.value) == (key in SAME)


@pytest.mark.parametrize("call", MADE)
def test_a_message_is_given_what_its_template_names(call: ast.Call) -> None:
    keys = BY_CLASS.findall(ast.unparse(call.args[0]))
    assert keys, "the key is written where the message is made"
    for key in keys:
        given = {keyword.arg for keyword in call.keywords}
        assert given == set().union(*_parameters(Key[key].value)), key


def test_every_message_is_used() -> None:
    used = {key for _, call in _made() for key in BY_CLASS.findall(ast.unparse(call))}
    assert {key.name for key in KEYS} - used == set()


def test_a_message_is_the_same_after_it_was_written_down() -> None:
    lacking = Message(Key.ABOUT_TOPIC, topic="the mill")
    message = Message(Key.QUOTED_ON_OTHER_THINGS, name="Ada Finch", count=2, lacking=lacking)
    again = read_message(message_record(message))
    assert again == "Ada Finch is quoted in 2 sources, but nothing about “the mill”"
    assert translate_line(again, "es") == (
        "se cita a Ada Finch en 2 fuentes, pero nada que trate de «the mill»"
    )


def test_the_words_of_others_are_in_no_language() -> None:
    line = read_message(message_record(verbatim("No space left on device")))
    assert line == "No space left on device"
    assert [translate_line(line, language) for language in ("en", "es")] == [line, None]


def test_a_number_of_one_has_its_own_form() -> None:
    message = Message(Key.ONLY_NAMED, name="Ann", count=1)
    assert message == "Ann is named in 1 source, but none quotes or reports Ann"
    assert translate_line(message, "es") == (
        "se nombra a Ann en 1 fuente, pero ninguna cita sus palabras"
    )
