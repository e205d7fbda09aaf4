"""OpenDocument texts: what is seen is read once, and nothing else is."""

from __future__ import annotations

import pytest

from corpus.loss.visible_words_odt import visible_words_odt
from corpus.readers.office.odt.read_odt import read_odt
from tests.corpus.packing import opendocument_file


def p(inside: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{inside}</text:p>'


def span(text: str, style: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def looking(name: str, properties: str, *, family: str = "text", parent: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name='
        f'"{parent}"><style:text-properties {properties}/></style:style>'
    )


STYLES = (
    looking("Up", 'style:text-position="super 58%"')
    + looking("UpToo", "", parent="Up")
    + looking("Moved", 'style:text-position="33% 58%"')
    + looking("Level", 'style:text-position="0% 100%"')
    + looking("Struck", 'style:text-line-through-style="solid"')
    + looking("Whole", 'style:text-line-through-style="none"')
    + looking("Hidden", 'text:display="none"')
    + looking("HiddenP", 'text:display="none"', family="paragraph")
)
FRAME = "<draw:frame><draw:text-box><text:p>A box.</text:p></draw:text-box></draw:frame>"
FIELDS = ("date", "time", "author-name", "variable-set", "variable-get", "expression",
          "user-field-get", "user-field-input", "page-number", "chapter", "file-name", "sequence",
          "text-input", "conditional-text", "database-display", "placeholder", "drop-down",
          "bookmark-ref", "meta-field", "initial-creator", "sender-lastname", "a")  # fmt: skip

CASES = [
    *(
        pytest.param(p(f"Lit on <text:{name}>9 May</text:{name}>."), "Lit on 9 May.", id=name)
        for name in FIELDS
    ),
    pytest.param(p(f"The owner {FRAME}is here."), "The owner is here.\n\nA box.", id="a frame"),
    pytest.param(f"{FRAME}{p('Here.')}", "A box.\n\nHere.", id="a frame beside paragraphs"),
    pytest.param(p("Here.<draw:g><draw:custom-shape><text:p>One.</text:p></draw:custom-shape>"
                   "<draw:rect><text:p>Two.</text:p></draw:rect></draw:g>"),
                 "Here.\n\nOne.\n\nTwo.", id="shapes in a group"),
    pytest.param(p("400" + span("12", "Up") + " crowns"), "400¹² crowns", id="a raised note"),
    pytest.param(p("400" + span("12", "UpToo")), "400¹²", id="raised by the style above"),
    pytest.param(p("400" + span("12", "Moved")), "400¹²", id="moved up by a share"),
    pytest.param(p(span("4" + span("12", "Level"), "Up")), "⁴12", id="level within raised"),
    pytest.param(p("is " + span("not ", "Struck") + "dry"), "is dry", id="struck out"),
    pytest.param(p(span("a " + span("b", "Whole"), "Struck")), "b", id="not struck out after all"),
    pytest.param(p("is " + span("not ", "Hidden") + "dry"), "is dry", id="hidden by a style"),
    pytest.param(p("Gone.", "HiddenP") + p("Here."), "Here.", id="a hidden paragraph"),
    pytest.param(p('is <text:hidden-text text:is-hidden="true">not </text:hidden-text>dry'),
                 "is dry", id="hidden text"),
    pytest.param(p('Gone.<text:hidden-paragraph text:is-hidden="true"/>') + p("Here."), "Here.",
                 id="a paragraph hidden by a field"),
    pytest.param(f'<text:section text:display="none">{p("Gone.")}</text:section>{p("Here.")}',
                 "Here.", id="a hidden section"),
    pytest.param("<text:tracked-changes><text:changed-region><text:deletion>" + p("Gone.")
                 + "</text:deletion></text:changed-region></text:tracked-changes>"
                 + p('He<text:change text:change-id="c"/>re.'), "Here.", id="a deletion"),
    pytest.param(p("Here<office:annotation><text:p>A remark.</text:p></office:annotation>."),
                 "Here.", id="a comment"),
    pytest.param(p("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん"
                   "</text:ruby-text></text:ruby>字"), "漢(かん)字", id="ruby"),
    pytest.param(p("Two<text:s text:c='2'/>blanks,<text:tab/>a\n tab,<text:line-break/>a line"),
                 "Two blanks, a tab,\na line", id="blanks"),
    pytest.param(p("Said.<text:note><text:note-citation>1</text:note-citation><text:note-body>"
                   "<text:p>By her.</text:p></text:note-body></text:note>"),
                 "Said.\n\nBy her.", id="a note"),
    pytest.param('<text:h text:outline-level="2">Part</text:h>' + p("A line."), "Part\n\nA line.",
                 id="a heading"),
    pytest.param("<table:table><table:table-header-rows><table:table-row><table:table-cell>"
                 + p("a") + "</table:table-cell><table:covered-table-cell/><table:table-cell>"
                 + p("b") + "</table:table-cell></table:table-row></table:table-header-rows>"
                 '<table:table-row table:visibility="collapse"><table:table-cell>' + p("Gone.")
                 + "</table:table-cell></table:table-row></table:table>", "a\tb", id="a table"),
    pytest.param("<text:list><text:list-header>" + p("List:") + "</text:list-header>"
                 "<text:list-item>" + p("One.") + "</text:list-item></text:list>", "List:\n\nOne.",
                 id="a list"),
    pytest.param("<text:table-of-content><text:table-of-content-source>" + p("Gone.")
                 + "</text:table-of-content-source><text:index-body>" + p("Part 3")
                 + "</text:index-body></text:table-of-content>", "Part 3", id="a list of contents"),
    pytest.param('<office:forms><form:form><form:text form:id="f" form:current-value="Ana"/>'
                 '<form:checkbox form:id="g" form:label="Paid" form:current-state="checked"/>'
                 "</form:form></office:forms>" + p('Name: <draw:control draw:control="f"/>')
                 + p('<draw:control draw:control="g"/>'), "Name:\n\nAna\n\n☒ Paid",
                 id="what a form is filled in with"),
    pytest.param("<text:unheard-of>" + p("A line.") + "</text:unheard-of>", "A line.",
                 id="an element that nobody knows"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text"), CASES)
def test_what_is_seen_is_read_once(body: str, text: str) -> None:
    found = read_odt(opendocument_file(body, styles=STYLES))
    assert found.text.removesuffix("\n\nNotes") == text
    assert not found.warnings


@pytest.mark.parametrize(("body", "text"), [case for case in CASES if case.id in {
    "date", "a frame", "struck out", "hidden by a style", "a deletion", "a comment", "a table",
    "shapes in a group", "a note", "a hidden section",
}])  # fmt: skip
def test_the_second_way_finds_the_same_words(body: str, text: str) -> None:
    found = visible_words_odt(opendocument_file(body, styles=STYLES))
    assert sorted(found.split()) == sorted(text.split())


def test_formulas_stand_in_their_line_and_titles_of_charts_behind_it() -> None:
    body = p(
        'So <draw:frame><draw:object xlink:href="./F"/></draw:frame> holds.'
        '<draw:frame><draw:object xlink:href="./C"/></draw:frame>'
    )
    objects = {
        "F/content.xml": "<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow>"
        "</mfrac></math>",
        "C/content.xml": '<d xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><chart:title><text:p>Boats'
        "</text:p></chart:title></d>",
    }
    found = read_odt(opendocument_file(body, objects=objects))
    assert found.text == "So a/(b + 1) holds.\n\nBoats"


def test_two_elements_of_the_same_name_do_no_harm() -> None:
    twice = '<text:p xml:id="x">One.</text:p><text:p xml:id="x">Two.</text:p>'
    found = read_odt(opendocument_file(twice))
    assert (found.text, found.warnings) == ("One.\n\nTwo.", ())


def test_a_text_that_declares_entities_is_left_to_pandoc_with_a_warning() -> None:
    content = opendocument_file(p("A line."), opening='<!DOCTYPE x [<!ENTITY e "words">]>')
    found = read_odt(content)
    assert found.text == "A line."
    assert found.warnings[0].endswith("it declares entities")
