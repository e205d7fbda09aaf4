"""The code pages of RTF: bytes of a font or a file → characters."""

from __future__ import annotations

import codecs

CHARSETS = {
    77: "mac_roman", 78: "shift_jis", 79: "euc_kr", 80: "gbk", 81: "big5", 83: "mac_greek",
    85: "mac_turkish", 88: "mac_latin2", 89: "mac_cyrillic",
    128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
"""The number of a font's character set → its code page (specification, "Font Table")."""

SYMBOL = "symbol"
SYMBOL_CHARSET = 2

CODE_PAGES = {
    0: "cp1252", 42: SYMBOL, 708: "iso8859_6", 709: "iso8859_6", 710: "cp1256", 711: "cp1256",
    720: "cp720", 819: "cp850", 932: "cp932", 936: "gbk", 949: "cp949", 950: "cp950",
    1361: "johab", 10000: "mac_roman", 10001: "shift_jis", 10004: "mac_arabic",
    10006: "mac_greek", 10007: "mac_cyrillic", 10029: "mac_latin2", 10081: "mac_turkish",
    54936: "gb18030", 65001: "utf-8",
}  # fmt: skip
"""Numbers that are not those of Python's own names."""

USUAL = "cp1252"
FAMILIES = {"ansi": USUAL, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""What a file says of itself at its head."""


def code_page(number: int) -> str:
    """Return the name of a code page, the usual one's for a number that is none.

    >>> code_page(1251), code_page(936), code_page(31)
    ('cp1251', 'gbk', 'cp1252')
    """
    name = CODE_PAGES.get(number, f"cp{number}")
    if name == SYMBOL:
        return name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return USUAL


def decode_rtf(data: bytes, encoding: str) -> str:
    r"""Return the characters of bytes in a code page, a replacement mark for what is none of it.

    >>> decode_rtf(b"\xce\xf2", "cp1251"), decode_rtf(b"a\xb3", "symbol")
    ('От', 'α≥')
    """
    if encoding == SYMBOL:
        return "".join(_SYMBOLS.get(byte, chr(byte) if byte < 0x80 else "") for byte in data)
    return data.decode(encoding, "ignore" if data.isascii() else "replace")


_SYMBOLS = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
) | {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0xA2: "′", 0xA3: "≤",
    0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB5: "∝",
    0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC5: "⊕",
    0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD2: "®", 0xD3: "©", 0xD4: "™",
    0xD5: "∏", 0xD6: "√", 0xD7: "⋅", 0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
"""Adobe's Symbol encoding, as far as it is not ASCII and is met in texts."""
