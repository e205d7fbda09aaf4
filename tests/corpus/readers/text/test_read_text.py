"""Text is the file's own, whatever its encoding; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.readers.text.read_text import decode, read_text
from corpus.source import Extraction

RUSSIAN = "Старая мельница сгорела ночью, никто не пострадал. Причина пожара неизвестна."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param("“Nein”\r\n\tja\n".encode(), "“Nein”\r\n\tja\n", id="UTF-8, line ends kept"),
        pytest.param(codecs.BOM_UTF8 + b"a", "\ufeffa", id="UTF-8 with its mark kept"),
        pytest.param("dé “x”".encode("cp1252"), "dé “x”", id="Windows-1252"),
        pytest.param("день".encode("utf-16"), "день", id="UTF-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + "день".encode("utf-16-be"), "день", id="big-endian"),
        pytest.param("day".encode("utf-32"), "day", id="UTF-32"),
        pytest.param("A day.".encode("utf-16-le"), "A day.", id="UTF-16 without a mark"),
        pytest.param("Один день.".encode("utf-16-be"), "Один день.", id="the same, big-endian"),
        pytest.param(RUSSIAN.encode("cp1251"), RUSSIAN, id="CP1251"),
        pytest.param(RUSSIAN.encode("koi8-r"), RUSSIAN, id="KOI8-R"),
        pytest.param(RUSSIAN.encode("cp866"), RUSSIAN, id="CP866"),
        pytest.param(
            "Ça brûle à Évreux, où ?".encode("cp1252"), "Ça brûle à Évreux, où ?", id="French"
        ),
        pytest.param(
            "“Nein”, sagte sie – “nie”.".encode("cp1252"),
            "“Nein”, sagte sie – “nie”.",
            id="curly quotation marks",
        ),
        pytest.param(
            b"It burnt. " * 20_000 + "Évreux".encode("cp1252"),
            "It burnt. " * 20_000 + "Évreux",
            id="the only such letter far behind",
        ),
        pytest.param(
            b"It burnt. " * 20_000 + RUSSIAN.encode("cp1251"),
            "It burnt. " * 20_000 + RUSSIAN,
            id="another script far behind",
        ),
        pytest.param("שלום 🏳️‍🌈".encode(), "שלום 🏳️‍🌈", id="right to left, emoji"),
    ],
)
def test_a_text_file_is_decoded_and_left_as_it_is(content: bytes, text: str) -> None:
    assert read_text(content) == Extraction(text)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(bytes(range(256)), "no text in an encoding", id="every byte"),
        pytest.param(b"a\x81 b", "no text in an encoding that is known", id="no encoding"),
        pytest.param(b"PK\x03\x04" + bytes(60), "looks binary", id="zip"),
        pytest.param(codecs.BOM_UTF16_LE + b"a", "no text in an encoding", id="half a UTF-16 unit"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_text(content)


@pytest.mark.parametrize(
    ("declared", "content", "text"),
    [
        pytest.param("windows-1251", "мир".encode("cp1251"), "мир", id="declared"),
        pytest.param("windows-1251", "мир".encode(), "мир", id="declared wrongly"),
        pytest.param("utf-99", b"\xe9", "é", id="declared as nothing known"),
        pytest.param("hex", b"\xe9", "é", id="declared as no text encoding"),
    ],
)
def test_a_declared_encoding_comes_after_utf_8(declared: str, content: bytes, text: str) -> None:
    assert decode(content, declared) == text


@given(st.binary())
def test_any_bytes_are_either_decoded_or_refused(content: bytes) -> None:
    try:
        text = read_text(content).text
    except UnreadableError:
        return
    assert isinstance(text, str)


@given(st.text())
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assume(not text.startswith(("\ufeff\x00", "\x00")))
    assert decode(text.encode("utf-8", "replace")) == text.encode("utf-8", "replace").decode()
