"""Notebooks and markup: what is seen of them is text, comments are none, programs are noise."""

from __future__ import annotations

import json

import pytest

from corpus.errors import UnreadableError
from corpus.readers.markup.read_asciidoc import read_asciidoc
from corpus.readers.read_content import read_content
from corpus.source import Extraction, Part


def read(source: str, suffix: str) -> Extraction:
    (part,) = read_content(source.encode(), f"x{suffix}")
    assert isinstance(part, Part)
    return part.extraction


def noise(extraction: Extraction) -> list[str]:
    return [extraction.text[each.start : each.end] for each in extraction.noise]


def notebook(*cells: tuple[str, str]) -> str:
    return json.dumps(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
            {"id": str(n), "cell_type": kind, "metadata": {}, "source": source}
            | ({"execution_count": 1, "outputs": [{"output_type": "stream", "name": "stdout",
                                                   "text": ["4300\n"]}]} if kind == "code" else {})
            for n, (kind, source) in enumerate(cells)
        ]}
    )  # fmt: skip


NOTEBOOK = notebook(
    ("markdown", "# The mill\n\nIt **burnt** in May.<!-- unsure -->"),
    ("code", "# count them\nprint(visitors)"),
    ("markdown", "## What is next\n\nNobody was hurt."),
)
ORG = """#+TITLE: The mill
#+AUTHOR: Ada Finch
#+DATE: 2019-05-03
# unsure
* What was seen
It *burnt* in May.[fn:1]
#+BEGIN_SRC python
print(visitors)
#+END_SRC
* What is next
Nobody was hurt.
#+BEGIN_COMMENT
unsure
#+END_COMMENT
[fn:1] So the council says.
"""
RST = """The mill
########

:Author: Ada Finch
:Date: 2019-05-03

What was seen
=============
It *burnt* in May. [1]_

.. unsure

.. code-block:: python

   print(visitors)

What is next
============
Nobody was hurt.

.. [1] So the council says.
"""
LATEX = r"""\documentclass{article}
\title{The mill}\author{Ada Finch}\date{3 May 2019}
\begin{document}\maketitle
\section{What was seen} % unsure
It \emph{burnt} in May.\footnote{So the council says.}
\begin{verbatim}
print(visitors)
\end{verbatim}
\section{What is next}
Nobody was hurt.
\begin{comment}
unsure
\end{comment}
\end{document}
"""
ASCIIDOC = """= The mill
Ada Finch <ada@harrow.example>
v1.0, 2019-05-03
:town: Harrow

// unsure
== What was seen
It *burnt* in
May.footnote:[So the council says.]

[source,python]
----
print(visitors)
----

////
unsure
////

== What is next
Nobody was hurt.
"""


@pytest.mark.parametrize(
    ("source", "suffix"),
    [(NOTEBOOK, ".ipynb"), (ORG, ".org"), (RST, ".rst"), (LATEX, ".tex"), (ASCIIDOC, ".adoc")],
)
def test_what_is_seen_is_the_text(source: str, suffix: str) -> None:
    extraction = read(source, suffix)
    assert extraction.text.startswith("The mill")
    for seen in ("It burnt in May.", "Nobody was hurt.", "What is next"):
        assert seen in extraction.text
    assert "unsure" not in extraction.text
    assert str(extraction.landmarks[-1].value).endswith("What is next") or "Notes" in str(
        extraction.landmarks[-1].value
    )
    assert any("print(visitors)" in each for each in noise(extraction))


@pytest.mark.parametrize(
    ("source", "suffix"), [(ORG, ".org"), (RST, ".rst"), (LATEX, ".tex"), (ASCIIDOC, ".adoc")]
)
def test_what_the_head_states_are_facts_and_notes_stand_at_the_end(
    source: str, suffix: str
) -> None:
    extraction = read(source, suffix)
    assert extraction.reference is not None
    assert extraction.reference.title == "The mill"
    assert extraction.reference.authors == ("Ada Finch",)
    assert extraction.reference.issued == "2019-05-03"
    assert "So the council says." in extraction.text


def test_what_a_notebook_printed_is_noise() -> None:
    assert noise(read(NOTEBOOK, ".ipynb")) == ["# count them\nprint(visitors)", "4300"]


def asciidoc(source: str) -> list[str]:
    return read_asciidoc(source.encode()).text.split("\n\n")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        pytest.param("*bold* _slanted_ `mono` #marked#", "bold slanted mono marked", id="marks"),
        pytest.param("**b**old and file_name_here", "bold and file_name_here", id="within words"),
        pytest.param("2 * 3 * 4 is 24", "2 * 3 * 4 is 24", id="no mark"),
        pytest.param("https://a.example/x[says the council^]", "says the council", id="a link"),
        pytest.param("See https://a.example/x.", "See https://a.example/x.", id="an address"),
        pytest.param("See <<fire,the fire>>.", "See the fire.", id="a reference"),
        pytest.param("400^12^ and CO~2~", "400¹² and CO2", id="raised and lowered"),
        pytest.param(":town: Harrow\n\nIn {town}.", "In Harrow.", id="an attribute"),
        pytest.param("In {nowhere}.", "In {nowhere}.", id="an attribute that is not stated"),
        pytest.param('He said "`burnt`".', "He said “burnt”.", id="curved marks"),
        pytest.param("One +\ntwo", "One\ntwo", id="a break"),
        pytest.param("One\n// unsure\ntwo", "One two", id="a comment within"),
        pytest.param("NOTE: It rained.", "It rained.", id="an admonition"),
        pytest.param("+++<b>x</b>+++ done", "<b>x</b> done", id="passed through"),
        pytest.param("image:fire.png[Fire] It burnt.", "It burnt.", id="a picture"),
        pytest.param("caf&#233;", "café", id="a character by number"),
    ],
)
def test_a_line_of_asciidoc_is_what_is_seen_of_it(source: str, line: str) -> None:
    assert asciidoc(source) == [line]


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        pytest.param("* One\n** Two\n. Three\n- [x] Four",
                     ["One", "Two", "Three", "Four"], id="lists"),
        pytest.param("* One\ngoes on\n* Two", ["One goes on", "Two"], id="an item of two lines"),
        pytest.param("* One\n+\nMore of it.", ["One", "More of it."], id="a continuation"),
        pytest.param("mill:: where it burnt\nbridge::\nwhere it rained",
                     ["mill", "where it burnt", "bridge", "where it rained"], id="terms"),
        pytest.param("[quote, Ada Finch, The Mill]\n____\nIt burnt.\n____",
                     ["It burnt.", "— Ada Finch, The Mill"], id="a quotation"),
        pytest.param("[quote, Ada Finch]\nIt burnt.", ["It burnt.", "— Ada Finch"],
                     id="a paragraph that is one"),
        pytest.param("|===\n|Ward |Votes\n\n|Stow |4,300\n|===", ["Ward\tVotes", "Stow\t4,300"],
                     id="a table"),
        pytest.param(".Figures\n|===\n|A |B\n\n|C\n|D\n|===", ["Figures", "A\tB", "C\tD"],
                     id="a cell a line"),
        pytest.param("====\nInside.\n\n--\nMore.\n--\n====", ["Inside.", "More."],
                     id="blocks in blocks"),
        pytest.param("include::x.adoc[]\n\nimage::x.png[A fire]\n\nIt burnt.", ["It burnt."],
                     id="what lies elsewhere"),
        pytest.param("== One ==\n\nWords.", ["One", "Words."], id="a heading marked on both sides"),
    ],
)  # fmt: skip
def test_blocks_of_asciidoc(source: str, paragraphs: list[str]) -> None:
    assert asciidoc(source) == paragraphs


@pytest.mark.parametrize("suffix", [".ipynb", ".adoc", ".org"])
def test_what_holds_no_text_is_refused(suffix: str) -> None:
    with pytest.raises(UnreadableError):
        read("{}" if suffix == ".ipynb" else "", suffix)
