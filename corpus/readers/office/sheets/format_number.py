"""A number in a cell → what the cell shows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from corpus.readers.office.sheets.format_moment import format_moment
from corpus.readers.office.sheets.number_format import Piece, Section, parse_format

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE = 1e15  # above it a number of this kind (IEEE 754, 64 bits) is not known to the last digit
_DIGITS = "0#?"


def format_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return what a cell with the number `value` and the format `code` shows.

    A fraction ("1/2") is written with a point. `from_1904`: days are counted from 1904 (ECMA-376
    part 1, 18.2.28, date1904).

    >>> format_number(4300, "#,##0"), format_number(0.125, "0.0%"), format_number(-3, "0;(0)")
    ('4,300', '12.5%', '(3)')
    >>> format_number(43588, "d mmmm yyyy"), format_number(0.1 + 0.2, "General")
    ('3 May 2019', '0.3')
    """
    section, is_signed = _choose(parse_format(code), value)
    number = value if is_signed else abs(value)
    if section.is_dated:
        moment = format_moment(value, section, from_1904=from_1904)
        return general(value) if moment is None else moment
    places = [piece for piece in section.pieces if piece.token]
    if section.pieces and not places:
        return "".join(piece.text for piece in section.pieces).strip()
    if not places or section.tokens in {"general", "@"} or "/" in section.tokens:
        shown = [
            general(number) if p.token else p.text for p in section.pieces if p not in places[1:]
        ]
        return "".join(shown).strip() or general(number)
    return _count(number, section.pieces)


def general(value: float) -> str:
    """Return a number without a format: at most ten digits, and none that rounding made.

    >>> general(12.0), general(1.1 * 3), general(123456789012.0), general(1e-7)
    ('12', '3.3', '123456789012', '1E-07')
    """
    if abs(value) < WHOLE and value == int(value):
        return str(int(value))
    return f"{value:.10g}".upper()


def _choose(sections: Sequence[Section], value: float) -> tuple[Section, bool]:
    """The section for such a number, and whether its sign is shown by itself."""
    if any(section.condition for section in sections):
        held = (
            each for each in sections if each.condition is None or _holds(value, each.condition)
        )
        return next(held, sections[-1]), True
    if value < 0 and len(sections) > 1:
        return sections[1], False
    if value == 0 and len(sections) > 2:
        return sections[2], True
    return sections[0], True


def _holds(value: float, condition: tuple[str, float]) -> bool:
    operator, limit = condition
    return {
        "<": value < limit, ">": value > limit, "=": value == limit,
        "<=": value <= limit, ">=": value >= limit, "<>": value != limit,
    }[operator]  # fmt: skip


def _count(value: float, pieces: Sequence[Piece]) -> str:
    """The number in digits, each where the format has it, and the text between them."""
    places = [n for n, piece in enumerate(pieces) if piece.token and piece.text in _DIGITS]
    tokens = [piece.text if piece.token else "" for piece in pieces]
    if not places:
        return "".join(general(value) if p.token else p.text for p in pieces).strip()
    power = next((n for n, each in enumerate(tokens) if each.upper() in {"E+", "E-"}), None)
    point = tokens.index(".") if "." in tokens else (power or places[-1] + 1)
    behind = [n for n in places if point < n and (power is None or n < power)]
    number = Decimal(repr(value)) * 100 ** tokens.count("%")
    if power is not None:
        return f"{float(number):.{len(behind)}E}"
    last = max((n for n in places if n < point), default=-1)
    for end in {last, places[-1]}:  # 18.8.31: each comma behind the digits is for three of them
        number /= 1000 ** len([*takewhile(",".__eq__, tokens[end + 1 :])])
    rounded = abs(number).quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    grouped = "," in tokens[places[0] : last + 1]
    before = _before(whole.lstrip("0"), pieces[:point], grouped=grouped)
    sign = "-" if number < 0 and rounded else ""
    return f"{sign}{before}{_behind(part, pieces[point:])}".strip()


def _before(digits: str, pieces: Sequence[Piece], *, grouped: bool) -> str:
    """The digits before the point, from the last one on; the first place takes what is left."""
    places = [n for n, piece in enumerate(pieces) if piece.token and piece.text in _DIGITS]
    shown: list[str] = []
    count = 0
    for number in reversed(range(len(pieces))):
        piece = pieces[number]
        if number in places:
            taken = digits if number == places[0] else digits[-1:]
            digits = digits[: len(digits) - len(taken)]
            for digit in reversed(taken or ("0" if piece.text == "0" else "")):
                shown += [","] if grouped and count and count % 3 == 0 else []
                shown.append(digit)
                count += 1
        elif not piece.token or piece.text == "%":
            shown.append(piece.text[::-1])
    return "".join(shown)[::-1]


def _behind(digits: str, pieces: Sequence[Piece]) -> str:
    """The point, the digits behind it, and what follows; zeros only where the format has them."""
    shown = ""
    places = [n for n, piece in enumerate(pieces) if piece.token and piece.text in _DIGITS]
    kept = dict(zip(places, digits, strict=False))
    for number, piece in enumerate(pieces):
        if number in kept:
            rest = "".join(kept[n] for n in places if n >= number)
            shown += kept[number] if piece.text == "0" or rest.strip("0") else ""
        elif not piece.token or piece.text in {"%", "."}:
            shown += piece.text
    return shown
