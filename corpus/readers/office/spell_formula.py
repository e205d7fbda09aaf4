"""A formula in MathML or in Word's own markup → a line of text, as one would type it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.readers.blocks.raised import raised

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_INVISIBLE = re.compile("[\u2061-\u2064]")  # "of", "times": operators that nobody sees

UNSEEN = frozenset({"annotation", "annotation-xml", "rPr", "fPr", "sSupPr", "sSubPr", "radPr",
                    "ctrlPr", "mphantom", "none", "mprescripts"})  # fmt: skip


def spell_formula(formula: _Element) -> str:
    """Return what the formula shows, from left to right.

    Fractions get a slash, roots their sign, and powers are raised where there are characters
    for it, else behind "^". Parentheses are added where the line would say something else.

    >>> from lxml import etree
    >>> spell_formula(etree.fromstring("<math><msup><mi>r</mi><mn>2</mn></msup></math>"))
    'r²'
    """
    return " ".join(_INVISIBLE.sub("", _spelt(formula)).split())


def _spelt(element: _Element) -> str:
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if not name or name in UNSEEN:
        return ""
    if name in _RULES:
        return _RULES[name](element)
    return (element.text or "") + "".join(_spelt(each) for each in element)


def _parts(element: _Element) -> list[str]:
    """What its children show; those of Word that only say how they look are none."""
    return [
        _spelt(each)
        for each in element
        if isinstance(each.tag, str) and not each.tag.endswith("Pr") and each.tag != "none"
    ]


def _grouped(text: str) -> str:
    """In parentheses if it is more than one number or name."""
    stripped = text.strip()
    return stripped if stripped.isalnum() or len(stripped) < 2 else f"({stripped})"


def _part(parts: list[str], number: int) -> str:
    return parts[number] if number < len(parts) else ""


def _fraction(element: _Element) -> str:
    parts = _parts(element)
    return f"{_grouped(_part(parts, 0))}/{_grouped(_part(parts, 1))}"


def _above(text: str) -> str:
    stripped = text.strip()
    up = raised(stripped)
    return up if up != stripped or not stripped else f"^{_grouped(stripped)}"


def _below(text: str) -> str:
    stripped = text.strip()
    if stripped.isdecimal():
        return stripped.translate(_DOWN)
    return f"_{_grouped(stripped)}" if stripped else ""


_DOWN = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def _power(element: _Element) -> str:
    parts = _parts(element)
    return _part(parts, 0) + _above(_part(parts, 1))


def _index(element: _Element) -> str:
    parts = _parts(element)
    return _part(parts, 0) + _below(_part(parts, 1))


def _both(element: _Element) -> str:
    parts = _parts(element)
    return _part(parts, 0) + _below(_part(parts, 1)) + _above(_part(parts, 2))


def _root(element: _Element) -> str:
    return f"√{_grouped(''.join(_parts(element)))}"


def _root_of(element: _Element) -> str:
    """MathML's root with a degree comes behind what it is of; Word's before."""
    parts = _parts(element)
    return f"{_above(_part(parts, 1))}√{_grouped(_part(parts, 0))}"


def _word_root(element: _Element) -> str:
    parts = {each.tag.rpartition("}")[2]: _spelt(each) for each in element}
    degree = parts.get("deg", "")
    return f"{_above(degree)}√{_grouped(parts.get('e', ''))}"


def _setting(element: _Element, name: str, otherwise: str) -> str:
    for each in element.iter(f"{{*}}{name}"):
        return next((str(found) for found in each.attrib.values()), "")
    return otherwise


def _word_parentheses(element: _Element) -> str:
    inside = _setting(element, "sepChr", "|").join(_parts(element))
    return f"{_setting(element, 'begChr', '(')}{inside}{_setting(element, 'endChr', ')')}"


def _word_sum(element: _Element) -> str:
    parts = {each.tag.rpartition("}")[2]: _spelt(each) for each in element}
    limits = _below(parts.get("sub", "")) + _above(parts.get("sup", ""))
    return f"{_setting(element, 'chr', '∫')}{limits} {parts.get('e', '')}"


def _fenced(element: _Element) -> str:
    inside = element.get("separators", ",")[:1].join(_parts(element))
    return f"{element.get('open', '(')}{inside}{element.get('close', ')')}"


def _rows(element: _Element) -> str:
    return "; ".join(filter(None, map(str.strip, _parts(element))))


def _cells(element: _Element) -> str:
    return " ".join(_parts(element))


def _operator(element: _Element) -> str:
    text = _text(element)
    return f" {text} " if text in SPACED else text


def _text(element: _Element) -> str:
    return "".join(map(str, element.itertext())).strip()


SPACED = frozenset("=≠<>≤≥≈∼+−±×→⇒")  # operators with blanks around them

_RULES: dict[str, Callable[[_Element], str]] = {
    "mfrac": _fraction, "f": _fraction,
    "msup": _power, "sSup": _power, "mover": _power, "limUpp": _power,
    "msub": _index, "sSub": _index, "munder": _index, "limLow": _index,
    "msubsup": _both, "sSubSup": _both, "munderover": _both,
    "msqrt": _root, "mroot": _root_of, "rad": _word_root,
    "mfenced": _fenced, "d": _word_parentheses, "nary": _word_sum,
    "mtable": _rows, "eqArr": _rows, "m": _rows, "mtr": _cells, "mr": _cells,
    "mspace": lambda _: " ", "mo": _operator,
}  # fmt: skip
