"""The formulas of a Word file → lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.office.spell_formula import spell_formula
from corpus.readers.office.word.word_names import local, paragraph_of, replace_by, run_of

if TYPE_CHECKING:
    from lxml.etree import _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def spell_formulas(root: _Element) -> None:
    """Write each formula as a run, or as a paragraph where it stands in none."""
    for formula in list(root.iter(f"{MATH}oMath")):
        around = formula.getparent()
        outer = formula
        while around is not None and around.tag in {f"{MATH}oMathPara", f"{MATH}oMath"}:
            outer, around = around, around.getparent()
        if around is None:
            continue
        alone = outer is not formula
        text = spell_formula(formula)
        shown = run_of(f" {text} " if alone else text)
        if local(around) == "p":
            formula.addprevious(shown) if not alone else outer.addprevious(shown)
        elif local(around) in {"body", "tc", "txbxContent", "footnote", "endnote"}:
            outer.addprevious(paragraph_of(text))
    for outer in list(root.iter(f"{MATH}oMathPara", f"{MATH}oMath")):
        if outer.getparent() is not None:
            replace_by(outer, [])
