"""Write into a page's text what its elements show: quotation marks, raised numbers, readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.blocks.raised import raised

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MARKS = (("“", "”"), ("‘", "’"))
"""Of a quotation, and of one within it: what browsers write for `q` in English."""

_OPENS_WITH_MARK = tuple("“„«»‘‚\"'‹「『")
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\ufeff\u2060")
"""Where a word may be divided, or may not, and marks of byte order: no letters."""

_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def spell_out(tree: HtmlElement) -> None:
    """Put marks around `q`, raise `sup`, bracket readings, and keep of a choice what is chosen."""
    for quotation in list(tree.iter("q")):
        _quote(quotation)
    for element in list(tree.iter(*_WRITTEN)):
        _WRITTEN[element.tag](element)
    for element in tree.iter():
        if element.text:
            element.text = _as_seen(element.text)
        if element.tail:
            element.tail = _as_seen(element.tail)


def _as_seen(text: str) -> str:
    return text if text.isascii() else text.translate(_INVISIBLE)


def _quote(quotation: HtmlElement) -> None:
    words = "".join(map(str, quotation.itertext())).strip()
    if not words or words.startswith(_OPENS_WITH_MARK):
        return
    depth = sum(1 for above in quotation.iterancestors("q"))
    opening, closing = MARKS[depth % 2]
    quotation.text = opening + (quotation.text or "").lstrip()
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "").rstrip() + closing
    else:
        quotation.text = quotation.text.rstrip() + closing


def _raise(element: HtmlElement) -> None:
    words = str(element.text_content())
    written = raised(words)
    if written != words:
        _replace_words(element, written)


def _raise_exponent(element: HtmlElement) -> None:
    """MathML's power: its last child stands above."""
    if len(element) > 1:
        _raise(element[-1])


def _divide(element: HtmlElement) -> None:
    """MathML's fraction: its two children stand above each other, most with a line between."""
    if len(element) == 2 and element.get("linethickness", "1").strip("0.pxem"):
        element[0].tail = "/"


def _lower(element: HtmlElement) -> None:
    """A number below the line right behind a number is not one with it."""
    words = str(element.text_content())
    if words.strip().isdecimal() and _before(element)[-1:].isdecimal():
        _replace_words(element, words.translate(_LOWERED))


def _before(element: HtmlElement) -> str:
    sibling = element.getprevious()
    if sibling is not None:
        return str(sibling.tail or sibling.text_content())
    return str(element.getparent().text or "") if element.getparent() is not None else ""


def _bracket(ruby: HtmlElement) -> None:
    """The reading of a word stands above it; here behind it, in brackets, as `rp` gives them."""
    for reading in ruby.iter("rt"):
        before = reading.getprevious()
        if (before is None or before.tag != "rp") and str(reading.text_content()).strip():
            reading.text = "(" + (reading.text or "")
            last = reading[-1] if len(reading) else None
            if last is not None:
                last.tail = (last.tail or "") + ")"
            else:
                reading.text += ")"


def _keep_chosen(select: HtmlElement) -> None:
    options = list(select.iter("option"))
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    _replace_words(select, " ".join(str(option.text_content()).strip() for option in chosen))


def _replace_words(element: HtmlElement, words: str) -> None:
    for child in list(element):
        element.remove(child)
    element.text = words


_WRITTEN = {
    "sup": _raise,
    "sub": _lower,
    "msup": _raise_exponent,
    "msubsup": _raise_exponent,
    "mfrac": _divide,
    "ruby": _bracket,
    "select": _keep_chosen,
}
