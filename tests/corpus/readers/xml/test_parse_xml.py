"""XML is read as it stands: nothing is fetched, nothing expanded, nothing guessed."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.readers.xml.parse_xml import Name, parse_xml, root_name

BOMB = (
    '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;&x;&x;&x;">]>'
    "<a>before &y; between &x; behind</a>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>before &x; behind</a>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"<a>one<!-- two --><?three?> four</a>", "one four", id="comments"),
        pytest.param(b"<a>caf&eacute;&nbsp;&amp;&lt;</a>", "café\xa0&<", id="HTML's entities"),
        pytest.param(BOMB.encode(), "before  between  behind", id="entities of its own"),
        pytest.param(OUTSIDE.encode(), "before  behind", id="a file elsewhere"),
        pytest.param(b"\n <?xml version='1.0'?><a>b</a>", "b", id="a line before the declaration"),
        pytest.param(b"<a>b\x0b\x00c</a>", "bc", id="control characters"),
        pytest.param("<a>мир</a>".encode("utf-16"), "мир", id="UTF-16"),
        pytest.param("<?xml version='1.0' encoding='iso-8859-2'?><a>łódź</a>".encode("iso-8859-2"),
                     "łódź", id="an encoding that is declared"),
        pytest.param("<?xml version='1.0' encoding='UTF-8'?><a>café</a>".encode("cp1252"),
                     "café", id="an encoding that is declared wrongly"),
        pytest.param(b"<a><![CDATA[b <i>c</i>]]></a>", "b <i>c</i>", id="a section of characters"),
    ],
)  # fmt: skip
def test_the_words_are_those_of_the_file(content: bytes, text: str) -> None:
    assert "".join(parse_xml(content).itertext()) == text


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"<a>\n<b></a>", "line 2", id="an element that does not end"),
        pytest.param(b"words", "line 1", id="no element"),
        pytest.param(b"<a>" * 300 + b"</a>" * 300, "line 1", id="300 elements within one another"),
        pytest.param(b"<a>&made.up;</a>", "line 1", id="an entity that nobody knows"),
    ],
)
def test_what_is_no_xml_is_refused_in_one_line(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        parse_xml(content)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(b'<!-- a --><x:rss xmlns:x="urn:b"><c>', Name("urn:b", "rss"), id="a prefix"),
        pytest.param(b"<!DOCTYPE nitf SYSTEM 'nitf.dtd'><nitf/>", Name("", "nitf"), id="a DTD"),
        pytest.param(b"<a>" + b"words " * 100_000 + b"</a>", Name("", "a"), id="a long file"),
        pytest.param(b"words", None, id="no element"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_the_first_element_tells_the_kind(content: bytes, name: Name | None) -> None:
    assert root_name(content) == name
