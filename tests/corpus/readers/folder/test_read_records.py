"""A library of references states the facts of the files that it names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.readers.folder.read_listing import read_listing
from corpus.readers.folder.read_records import read_records
from corpus.readers.read import read
from corpus.source import Source

NAMES = " ".join(
    f'xmlns:{short}="{name}"'
    for short, name in {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "z": "http://www.zotero.org/namespaces/export#",
        "bib": "http://purl.org/net/biblio#",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "link": "http://purl.org/rss/1.0/modules/link/",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
    }.items()
)
PERSON = ("<rdf:li><foaf:Person><foaf:surname>Finch</foaf:surname><foaf:givenName>Ada"
          "</foaf:givenName></foaf:Person></rdf:li>")  # fmt: skip


def zotero(path: str, *, date: str = "2019-05-03", within: str = "") -> str:
    part = within or '<dcterms:isPartOf rdf:resource="urn:issn:1"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rdf:RDF {NAMES}>'
        '<bib:Article rdf:about="https://harrow.example/mill"><z:itemType>newspaperArticle'
        f"</z:itemType>{part}<bib:authors><rdf:Seq>{PERSON}</rdf:Seq></bib:authors>"
        '<link:link rdf:resource="#item_5"/><dc:title>The mill</dc:title>'
        f"<dc:date>{date}</dc:date><z:language>en</z:language><dc:identifier><dcterms:URI>"
        "<rdf:value>https://harrow.example/mill</rdf:value></dcterms:URI></dc:identifier>"
        '</bib:Article><z:Attachment rdf:about="#item_5"><z:itemType>attachment</z:itemType>'
        f'<rdf:resource rdf:resource="{path}"/><dc:title>Full text</dc:title></z:Attachment>'
        '<bib:Newspaper rdf:about="urn:issn:1"><dc:title>Wend Courier</dc:title></bib:Newspaper>'
        "</rdf:RDF>"
    )


def sources(folder: Path) -> dict[str, Source]:
    found = {}
    for each in read(folder):
        assert isinstance(each, Source), each
        found[each.id] = each
    return found


def write(folder: Path, **files: str) -> None:
    for name, content in files.items():
        file = folder / name.replace("__", "/").replace("_DOT_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")


@pytest.mark.parametrize("below", ["", "Library__"], ids=["here", "a folder below"])
@pytest.mark.parametrize("named", ["files/5/The mill.txt", "files/5/The%20mill.txt"])
def test_the_record_of_zotero_is_the_facts_of_the_file_that_it_names(
    tmp_path: Path, below: str, named: str
) -> None:
    write(tmp_path, **{f"{below}Library.rdf": zotero(named),
                       f"{below}files__5__The mill.txt": "It burnt in May."})  # fmt: skip
    (source,) = sources(tmp_path).values()
    reference = source.reference
    assert (reference.title, reference.authors) == ("The mill", ("Ada Finch",))
    assert (reference.issued, reference.url) == ("2019-05-03", "https://harrow.example/mill")
    assert (reference.container_title, reference.type) == ("Wend Courier", "article-newspaper")
    assert source.found["title"] == source.found["authors"] == "record"
    assert not reference.inferred


def test_what_the_owner_states_counts_before_the_record(tmp_path: Path) -> None:
    write(tmp_path, **{"Library.rdf": zotero("a.txt"), "a.txt": "It burnt in May.",
                       "sources.toml": '[documents."a.txt"]\ntitle = "The fire"\n'})  # fmt: skip
    source = sources(tmp_path)["a.txt"]
    assert (source.reference.title, source.found["title"]) == ("The fire", "sources.toml")
    assert (source.reference.issued, source.found["issued"]) == ("2019-05-03", "record")


@pytest.mark.parametrize(
    ("date", "issued"), [("May 3, 2019", "2019-05-03"), ("2019", "2019"), ("Spring 2019", "2019")]
)
def test_days_are_read_as_zotero_has_them(tmp_path: Path, date: str, issued: str) -> None:
    write(tmp_path, **{"x.rdf": zotero("a.txt", date=date)})
    assert read_records(tmp_path).references["a.txt"].issued == issued


def test_a_changed_record_changes_what_is_stated_of_its_file(tmp_path: Path) -> None:
    write(tmp_path, **{"x.rdf": zotero("a.txt"), "a.txt": "It burnt.", "b.txt": "It rained."})
    listing = read_listing(tmp_path)
    before = dict(zip(listing.names, listing.stated, strict=True))
    write(tmp_path, **{"x.rdf": zotero("a.txt", date="2020")})
    listing = read_listing(tmp_path)
    after = dict(zip(listing.names, listing.stated, strict=True))
    assert before["a.txt"] != after["a.txt"]
    assert before["b.txt"] == after["b.txt"]


CSL = [
    {"id": "a", "type": "article-newspaper", "title": "The mill: what was seen",
     "author": [{"family": "Finch", "given": "Ada"}, {"literal": "Wend Council"}],
     "container-title": "Wend Courier", "URL": "https://harrow.example/mill",
     "issued": {"date-parts": [["2019", 5, 3]]}},
    {"id": "b", "type": "book", "title": "Rain", "issued": {"date-parts": [[2020]]}},
]  # fmt: skip


def test_an_item_of_csl_json_is_the_facts_of_the_file_that_is_named_after_it(
    tmp_path: Path,
) -> None:
    mill_file = "Finch and Council - 2019 - The mill what was seen.txt"
    write(tmp_path, **{"library.json": json.dumps(CSL), f"pdf__{mill_file}": "It burnt.",
                       "pdf__Roe - 2019 - Rain.txt": "It rained."})  # fmt: skip
    found = sources(tmp_path)
    mill = found[f"pdf/{mill_file}"]
    assert mill.reference.title == "The mill: what was seen"
    assert mill.reference.authors == ("Ada Finch", "Wend Council")
    assert (mill.reference.issued, mill.found["issued"]) == ("2019-05-03", "record")
    assert found["pdf/Roe - 2019 - Rain.txt"].reference.title == ""  # of another year
    assert "library.json" not in found


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.rdf", "<rdf"), ("x.rdf", zotero("../a.txt")), ("x.rdf", "<rdf:RDF/>"), ("x.json", "["),
     ("x.json", '[{"type": 3, "title": []}]'), ("x.json", '{"type": "book", "title": "a"}')],
)  # fmt: skip
def test_what_is_no_library_states_nothing(tmp_path: Path, name: str, content: str) -> None:
    write(tmp_path, **{name: content, "a.txt": "It burnt."})
    assert not read_records(tmp_path).references
