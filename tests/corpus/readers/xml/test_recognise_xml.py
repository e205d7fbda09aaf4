"""An XML file is read by what its first element is called, whatever the file is called."""

from __future__ import annotations

import pytest

from corpus.errors import UnreadableError
from corpus.readers.read_content import read_content
from corpus.readers.xml import recognise_xml
from corpus.readers.xml.parse_xml import Name
from corpus.source import Part


def test_xml_of_an_unknown_kind_says_which() -> None:
    with pytest.raises(UnreadableError, match="first element is <settings>"):
        list(read_content(b"<settings/>", "a.xml"))


def test_a_page_saved_as_xml_is_a_page() -> None:
    namespace = "http://www.w3.org/1999/xhtml"
    page = f"<html xmlns='{namespace}'><body><p>{'Some words. ' * 40}</p></body></html>"
    (part,) = read_content(f"<?xml version='1.0'?>{page}".encode(), "a.xml")
    assert isinstance(part, Part)
    assert part.extraction.text.startswith("Some words.")


def test_later_versions_of_a_namespace_are_read_by_the_same_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    any_kind, exact = recognise_xml.read_xml, recognise_xml.recognise_xml
    monkeypatch.setattr(
        recognise_xml, "ROOTS", {Name("", "act"): any_kind, Name("urn:akn/", "act"): exact}
    )
    assert recognise_xml.recognise_xml(Name("urn:akn/3.0", "act")) is exact  # type: ignore[comparison-overlap]  # stand-ins
    assert recognise_xml.recognise_xml(Name("urn:other", "act")) is any_kind
    assert recognise_xml.recognise_xml(Name("urn:other", "bill")) is None
