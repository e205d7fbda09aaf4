"""The code of a number format → its parts (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that no file spells out (18.8.30). What a date looks like (14, 22) and which currency
there is depends on whoever looks; they are written in ISO 8601 and without a sign."""

_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<skipped>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<token>AM/PM|A/P|General|y+|m+|d+|h+|s+(?:\.0+)?|E[+-]|[0#?.,/%@])|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)


class Piece(NamedTuple):
    """Text that is shown as it is, or a `token` that stands for some of the number."""

    text: str
    token: bool


class Section(NamedTuple):
    """The format of some numbers: those for which `condition` holds, or by their place in the code
    those above zero, below it, and zero itself.
    """

    pieces: tuple[Piece, ...]
    condition: tuple[str, float] | None

    @property
    def tokens(self) -> str:
        """What stands for the number, in small letters."""
        return "".join(piece.text.lower() for piece in self.pieces if piece.token)

    @property
    def is_dated(self) -> bool:
        """Whether it shows days or times."""
        return bool(re.search(r"[ymdhs]|am/pm|a/p", self.tokens.replace("general", "")))


@lru_cache(maxsize=1000)
def parse_format(code: str) -> tuple[Section, ...]:
    """Return the sections of a format, at least one.

    >>> [section.tokens for section in parse_format('0.0" km";[Red]-0')]
    ['0.0', '0']
    """
    sections: list[list[re.Match[str]]] = [[]]
    for found in _PIECE.finditer(code):
        if found["other"] == ";":
            sections.append([])
        else:
            sections[-1].append(found)
    return tuple(map(_section, sections))


def _section(found: list[re.Match[str]]) -> Section:
    pieces, condition = [], None
    for each in found:
        bracket = each["bracket"]
        if bracket is not None:
            stated = _CONDITION.fullmatch(bracket)
            condition = (stated[1], float(stated[2])) if stated else condition
            currency = _CURRENCY.match(bracket)
            if currency:
                pieces.append(Piece(currency[1], token=False))
            elif _ELAPSED.fullmatch(bracket):
                pieces.append(Piece(f"[{bracket.lower()}]", token=True))
        elif each["token"]:
            pieces.append(Piece(each["token"], token=True))
        elif each["filled"] is None:  # a character that fills the cell
            shown = " " if each["skipped"] else each["quoted"] or each["escaped"] or each["other"]
            pieces.append(Piece(shown or "", token=False))
    return Section(tuple(pieces), condition)
