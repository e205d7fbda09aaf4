"""Templates escape what they are given, wherever they write it."""

from __future__ import annotations

import ast
import re
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import Environment, UndefinedError, nodes
from markupsafe import Markup

from tests.web.payloads import PAYLOADS
from tests.web.reading_markup import carried, parse
from web.markup.render import FOLDER, render
from web.markup.views.frame import framed
from web.messages.messages import ENGLISH, Messages
from web.messages.view_words import ViewWords

TEMPLATES = sorted(FOLDER.glob("*.html"))
FILTERS = {"visible", "join", "length"}  # "safe" is none of them
MARK_AS_MARKUP = {
    "web/markup/text.py": "what it has escaped",
    "web/static/assets.py": "files of the package",
}
WEB = FOLDER.parent.parent

each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)


def tree(template: Path) -> nodes.Template:
    return Environment(autoescape=True).parse(template.read_text(encoding="utf-8"))


def tags(template: Path) -> list[str]:
    """Its tags, in which ¤ stands for a value and ¶ for one whose controls are made visible."""
    source = template.read_text(encoding="utf-8")
    assert not {"¤", "¶"} & set(source)
    source = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", source, flags=re.DOTALL)
    source = re.sub(r"\{\{[^}]*\|visible *\}\}", "¶", source)
    source = re.sub(r"\{\{.*?\}\}", "¤", source)
    return re.findall(r"</?[a-z!][^>]*>", source, flags=re.IGNORECASE)


@each_template
def test_no_template_takes_a_value_for_markup_or_stops_escaping(template: Path) -> None:
    found = tree(template)
    assert {each.name for each in found.find_all(nodes.Filter)} <= FILTERS
    assert not list(found.find_all((nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)))


@each_template
def test_every_value_in_a_tag_stands_in_quotes(template: Path) -> None:
    outside = [re.sub(r'"[^"]*"', '""', tag) for tag in tags(template)]
    assert not [tag for tag in outside if "¤" in re.sub(r"^</?h¤", "<h", tag)]  # h1, h2, …


@each_template
def test_no_attribute_has_elements_put_into_it(template: Path) -> None:
    assert not [tag for tag in tags(template) if "¶" in tag]


@each_template
def test_every_word_that_a_template_says_is_one_of_the_interface(template: Path) -> None:
    for name, kind in (("words", Messages), ("say", ViewWords)):
        said = {
            each.attr
            for each in tree(template).find_all(nodes.Getattr)
            if isinstance(each.node, nodes.Name) and each.node.name == name
        }
        assert said <= {each.name for each in fields(kind)}


@pytest.mark.parametrize("name", sorted(path.relative_to(WEB.parent).as_posix()
                                        for path in WEB.rglob("*.py")))  # fmt: skip
def test_only_two_files_say_that_a_text_is_markup(name: str) -> None:
    for call in ast.walk(ast.parse((WEB.parent / name).read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("Markup"):
            constant = all(isinstance(each, ast.Constant) for each in call.args)
            assert constant or name in MARK_AS_MARKUP, ast.unparse(call)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_a_value_in_text_and_in_an_attribute(payload: str) -> None:
    made = parse(render("uploads", "removing", file=payload, name="", words=ENGLISH))
    assert made.one("button").attributes["data-file"] == carried(payload)
    told = parse(render("document", "message", title=payload, line=payload))
    assert [told.one("h1").text, told.one("p").text] == [carried(payload)] * 2


def test_markup_is_written_as_it_is() -> None:
    title = Markup("<b>Mill</b>")
    assert "<h1 class=\"title\"><b>Mill</b></h1>" in render(
        "document", "message", title=title, line="")  # fmt: skip


def test_a_value_that_is_missing_or_not_wanted_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("document", "message", line="")
    with pytest.raises(TypeError):
        render("document", "message", title="", line="", lead="")


def test_line_breaks_of_a_template_are_not_written_between_elements() -> None:
    made = framed("T", Markup(), ENGLISH)
    assert made.startswith('<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name')
    assert "\n" not in made.partition("</style>")[2]
