"""Text is the file's own, whatever its encoding; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import UnreadableError
from corpus.read_text import decode, read_text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param("“Nein”\r\n\tja\n".encode(), "“Nein”\r\n\tja\n", id="UTF-8, line ends kept"),
        pytest.param(codecs.BOM_UTF8 + b"a", "\ufeffa", id="UTF-8 with its mark kept"),
        pytest.param("dé “x”".encode("cp1252"), "dé “x”", id="Windows-1252"),
        pytest.param("день".encode("utf-16"), "день", id="UTF-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + "день".encode("utf-16-be"), "день", id="big-endian"),
        pytest.param("שלום 🏳️‍🌈".encode(), "שלום 🏳️‍🌈", id="right to left, emoji"),
    ],
)
def test_a_text_file_is_decoded_and_left_as_it_is(content: bytes, text: str) -> None:
    assert read_text(content) == (text, None)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"\x81\x8d" * 9, "neither UTF-8, UTF-16 nor Windows-1252", id="no encoding"),
        pytest.param(b"PK\x03\x04" + bytes(60), "looks binary", id="zip"),
        pytest.param(codecs.BOM_UTF16_LE + b"a", "neither UTF-8", id="half a UTF-16 unit"),
        pytest.param("day".encode("utf-32"), "looks binary", id="UTF-32"),
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
        text, _ = read_text(content)
    except UnreadableError:
        return
    assert any(_encodes(text, name) == content for name in ("utf-8", "cp1252", "utf-16")) or (
        content.startswith(codecs.BOM_UTF16_BE)
    )


def _encodes(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None
