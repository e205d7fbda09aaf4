"""Archives of the web and saved pages: each page once, with its address and its day of capture."""

from __future__ import annotations

import gzip
import io
import json
import plistlib
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.readers.html.read_html import read_html
from corpus.readers.read import read
from corpus.readers.read_content import kind_of, read_content
from corpus.source import Failure, Part, Source

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")  # warcio's writer

HOME = "https://www.harrow.example/mill"
FIRE = "The old mill in Harrow burnt down in the night of 2 May 2019, and nobody was hurt at all. "
VISITORS = "The castle had four thousand visitors in June, more than ever since it was opened. "
FRAME = "The council will meet on Tuesday evening to hear what the fire brigade has found out. "


def page(words: str, body: str = "", title: str = "A page") -> bytes:
    return (
        f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav>Home</nav><article>"
        f"<h1>{title}</h1><p>{words * 4}</p>{body}</article></body></html>"
    ).encode()


def warc(*records: Mapping[str, object], packed: bool = True) -> bytes:
    """An archive that warcio writes: of each record address, content, and what is unusual."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "test"}))
    for record in records:
        media = str(record.get("type", "text/html; charset=utf-8"))
        kind = str(record.get("kind", "response"))
        fields = [("Content-Type", media)]
        if "location" in record:
            fields.append(("Location", str(record["location"])))
        status = StatusAndHeaders(str(record.get("status", "200 OK")), fields, protocol="HTTP/1.1")
        content = record.get("content", b"")
        assert isinstance(content, bytes)
        writer.write_record(
            writer.create_warc_record(
                str(record["url"]),
                kind,
                payload=io.BytesIO(content),
                http_headers=status if kind in {"response", "revisit"} else None,
                warc_content_type="" if kind in {"response", "revisit"} else media,
                warc_headers_dict={"WARC-Date": str(record.get("date", "2019-05-03T10:11:12Z"))},
            )
        )
    return stream.getvalue()


def wacz(archive: bytes, *listed: str) -> bytes:
    stream = io.BytesIO()
    lines = ['{"format": "json-pages-1.0", "id": "pages", "title": "All Pages"}']
    lines += [json.dumps({"id": "x", "url": url, "ts": "2019-05-03T10:11:12Z"}) for url in listed]
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("datapackage.json", '{"profile": "data-package"}')
        packed.writestr("archive/data.warc.gz", archive)
        if listed:
            packed.writestr("pages/pages.jsonl", "\n".join(lines))
    return stream.getvalue()


def parts(content: bytes, name: str) -> dict[str, Part]:
    found = {}
    for each in read_content(content, name):
        assert isinstance(each, Part), each
        found[each.name] = each
    return found


def facts(part: Part) -> Reference:
    assert part.extraction.reference is not None
    return part.extraction.reference


def test_a_page_of_a_web_archive_has_its_address_and_its_day_of_capture() -> None:
    archive = warc({"url": HOME, "content": page(FIRE, title="Mill fire")})
    ((name, part),) = parts(archive, "crawl.warc.gz").items()
    assert name == "www.harrow.example/mill"
    assert part.extraction.text == f"Mill fire\n\n{(FIRE * 4).strip()}"
    assert (facts(part).title, facts(part).url) == ("Mill fire", HOME)
    assert (facts(part).accessed, facts(part).issued) == ("2019-05-03", "")


@pytest.mark.parametrize("packed", [True, False], ids=["by record", "not"])
def test_an_archive_may_be_packed_or_not(packed: bool) -> None:
    archive = warc({"url": HOME, "content": page(FIRE)}, packed=packed)
    assert kind_of(archive, "crawl.warc.gz" if packed else "download") == ".warc"
    assert len(parts(archive, "x.warc")) == 1


def test_an_archive_that_was_packed_as_a_whole_is_read() -> None:
    records = [{"url": f"{HOME}/{n}", "content": page(FIRE)} for n in range(3)]
    assert len(parts(gzip.compress(warc(*records, packed=False)), "x.warc.gz")) == 3


@pytest.mark.parametrize(
    "record",
    [
        pytest.param({"status": "301 Moved", "location": "/new"}, id="a redirect"),
        pytest.param({"status": "404 Not Found"}, id="an error"),
        pytest.param({"status": "206 Partial Content"}, id="a part of a page"),
        pytest.param({"kind": "revisit"}, id="a reference to another capture"),
        pytest.param({"type": "image/png"}, id="a picture"),
        pytest.param({"type": "application/json"}, id="data"),
        pytest.param({"url": "https://a.example/robots.txt", "type": "text/plain"}, id="robots"),
        pytest.param({"url": "urn:text:https://a.example/", "kind": "resource"}, id="no address"),
        pytest.param({"content": b" "}, id="nothing"),
    ],
)
def test_what_is_no_page_that_was_received_is_no_document(record: Mapping[str, object]) -> None:
    other = {"url": "https://a.example/x", "content": page(VISITORS), **record}
    assert list(parts(warc({"url": HOME, "content": page(FIRE)}, other), "x.warc")) == [
        "www.harrow.example/mill"
    ]


def test_pdf_and_plain_text_are_documents_and_so_are_resources_and_conversions() -> None:
    archive = warc(
        {"url": "https://a.example/notes", "type": "text/plain", "content": FIRE.encode()},
        {"url": "http://a.example/kept", "kind": "resource", "content": page(VISITORS)},
        {"url": "http://a.example/plain", "kind": "conversion", "type": "text/plain",
         "content": VISITORS.encode()},
    )  # fmt: skip
    found = parts(archive, "x.warc")
    assert found["a.example/notes"].extraction.text == FIRE
    assert found["a.example/kept"].extraction.text.endswith((VISITORS * 4).strip())
    assert found["a.example/plain"].extraction.text == VISITORS


def test_the_same_page_is_there_once_as_of_its_last_capture() -> None:
    script = b"<script>var now = 17;</script></body>"
    archive = warc(
        {"url": HOME, "content": page(FIRE), "date": "2019-05-03T10:00:00Z"},
        {"url": "http://www.harrow.example/mill#top", "date": "2020-01-02T10:00:00Z",
         "content": page(FIRE).replace(b"</body>", script)},
        {"url": HOME, "content": page(FIRE), "date": "2019-06-03T10:00:00Z"},
    )  # fmt: skip
    (part,) = parts(archive, "x.warc").values()
    assert facts(part).accessed == "2020-01-02"


def test_a_page_that_has_changed_is_there_as_it_was_each_time() -> None:
    archive = warc(
        {"url": HOME, "content": page(FIRE), "date": "2019-05-03T10:00:00Z"},
        {"url": HOME, "content": page(VISITORS), "date": "2019-06-03T10:00:00Z"},
    )
    found = parts(archive, "x.warc")
    assert list(found) == [
        "www.harrow.example/mill (2019-05-03T10:00:00Z)",
        "www.harrow.example/mill",
    ]
    assert VISITORS in found["www.harrow.example/mill"].extraction.text


def test_what_a_page_shows_in_a_frame_is_read_there() -> None:
    archive = warc(
        {"url": HOME, "content": page(FIRE, '<iframe src="/council?a=1&amp;b=2"></iframe>')},
        {"url": "https://www.harrow.example/council?a=1&b=2", "content": page(FRAME)},
    )
    ((name, part),) = parts(archive, "x.warc").items()
    assert name == "www.harrow.example/mill"
    assert FRAME.strip() in part.extraction.text


def test_the_encoding_that_a_server_named_counts_where_the_page_names_none() -> None:
    words = "Schöne Grüße aus der Mühle, in der es gebrannt hat. ".encode("cp1250")
    archive = warc({"url": HOME, "type": "text/html; charset=windows-1250",
                    "content": page("x").replace(b"xxxx", words * 5)})  # fmt: skip
    (part,) = parts(archive, "x.warc").values()
    assert "Schöne Grüße aus der Mühle" in part.extraction.text


def test_of_an_archive_that_is_cut_off_what_came_before_is_read() -> None:
    whole = warc({"url": HOME, "content": page(FIRE)}, packed=False)
    broken = [*read_content(whole + b"WARC/1.0\r\nnonsense\r\n" * 3, "x.warc")]
    assert isinstance(broken[0], Part)
    assert len([each for each in broken if isinstance(each, Part)]) == 1


@pytest.mark.parametrize("content", [b"WARC/1.0\r\n", b"", b"\x1f\x8b\x08"])
def test_an_archive_without_a_page_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(read_content(content, "x.warc"))


def test_of_an_archive_with_a_list_of_pages_these_are_read() -> None:
    archive = warc(
        {"url": "http://harrow.example/", "status": "301 Moved", "location": HOME},
        {"url": HOME, "content": page(FIRE)},
        {"url": "https://ads.example/", "content": page(VISITORS)},
    )
    assert kind_of(wacz(archive), "x.zip") == ".wacz"
    assert list(parts(wacz(archive, "http://harrow.example/"), "x.wacz")) == [
        "www.harrow.example/mill"
    ]
    assert len(parts(wacz(archive), "x.wacz")) == 2
    assert len(parts(wacz(archive, "https://elsewhere.example/"), "x.wacz")) == 2


def safari(form: plistlib.PlistFormat, **main: object) -> bytes:
    framed = {"WebResourceData": page(FRAME), "WebResourceMIMEType": "text/html",
              "WebResourceURL": "https://www.harrow.example/council"}  # fmt: skip
    own = {"WebResourceData": page(FIRE, '<iframe src="council"></iframe>'),
           "WebResourceMIMEType": "text/html", "WebResourceTextEncodingName": "UTF-8",
           "WebResourceURL": HOME, "WebResourceFrameName": ""}  # fmt: skip
    return plistlib.dumps(
        {"WebMainResource": {**own, **main}, "WebSubresources": [],
         "WebSubframeArchives": [{"WebMainResource": framed}]},
        fmt=form,
    )  # fmt: skip


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_page_that_safari_saved_has_its_frames_and_its_address(
    form: plistlib.PlistFormat,
) -> None:
    (part,) = parts(safari(form), "Mill.webarchive").values()
    assert FRAME.strip() in part.extraction.text
    assert part.name == ""
    assert (facts(part).url, facts(part).accessed) == (HOME, "")


@pytest.mark.parametrize(
    "content",
    [b"bplist00", b"<plist/>", safari(plistlib.FMT_BINARY, WebResourceMIMEType="image/png"),
     safari(plistlib.FMT_BINARY, WebResourceData=b"")],
)  # fmt: skip
def test_a_file_of_safari_without_a_page_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        list(read_content(content, "x.webarchive"))


def mhtml(date: str, **root: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Date"] = date
    message.make_related()
    for name, value in root.items():
        message[name.replace("_", "-")] = value
    for number, content in enumerate(
        (page(FIRE, '<iframe src="cid:frame-1@mhtml.blink"></iframe>'), page(FRAME))
    ):
        part = EmailMessage()
        part.set_content(content.decode(), subtype="html", cte="quoted-printable")
        part["Content-ID"] = f"<frame-{number}@mhtml.blink>"
        message.attach(part)
    return message.as_bytes()


@pytest.mark.parametrize("date", ["Fri, 3 May 2019 10:11:12 -0000", "Fri May 03 2019 10:11:12 GMT"])
@pytest.mark.parametrize("header", ["Snapshot_Content_Location", "Content_Location"])
def test_a_page_in_mails_form_has_its_frames_its_address_and_its_day(
    header: str, date: str
) -> None:
    (part,) = parts(mhtml(date, **{header: HOME}), "x.mhtml").values()
    assert FRAME.strip() in part.extraction.text
    assert (facts(part).url, facts(part).accessed, facts(part).issued) == (HOME, "2019-05-03", "")


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        pytest.param(
            f"<html><!--\n Page saved with SingleFile \n url: {HOME} \n"
            " saved date: Fri May 03 2019 22:38:52 GMT+0200 (CEST)\n-->", "2019-05-03",
            id="SingleFile"),
        pytest.param(f"<!-- saved from url=(0031){HOME} -->\n<html>", "", id="a browser"),
        pytest.param(f'<html><head><meta name="savepage-url" content="{HOME}"><meta '
                     'name="savepage-date" content="Fri May 03 2019 22:38:52 GMT+0200"></head>',
                     "2019-05-03", id="Save Page WE"),
        pytest.param(f'<html data-scrapbook-source="{HOME}" '
                     'data-scrapbook-create="20190503203852000">', "2019-05-03", id="WebScrapBook"),
    ],
)  # fmt: skip
def test_a_saved_page_says_where_it_was_and_when_it_was_saved(opening: str, day: str) -> None:
    saved = page(FIRE).replace(b"<html>", opening.encode())
    for content in (saved, saved.replace(b"<!DOCTYPE html>", b"")):
        reference = read_html(content).reference
        assert reference is not None
        assert (reference.url, reference.accessed, reference.issued) == (HOME, day, "")


def test_a_page_that_was_saved_from_a_disk_has_no_address() -> None:
    opening = b"<!-- saved from url=(0021)file:///C:/private.htm -->\n<html>"
    reference = read_html(page(FIRE).replace(b"<html>", opening)).reference
    assert reference is not None
    assert reference.url == ""


@pytest.mark.parametrize("folder", ["Mill_files", "Mill-Dateien", "Mill.files"])
def test_what_lies_beside_a_saved_page_is_no_document(tmp_path: Path, folder: str) -> None:
    held = {"Mill.html": page(FIRE), f"{folder}/ad.html": page(VISITORS), f"{folder}/a/x.txt": b"x",
            "Other_files/kept.html": page(FRAME)}  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(content)
    kept = ["Mill.html", "Other_files/kept.html"]
    assert [each.name for each in parts(stream.getvalue(), "x.zip").values()] == kept
    assert [each.id for each in read(tmp_path)] == kept


def test_the_day_of_capture_comes_with_the_document(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(warc({"url": HOME, "content": page(FIRE)}))
    (source,) = (each for each in read(tmp_path) if not isinstance(each, Failure))
    assert isinstance(source, Source)
    assert source.id == "crawl.warc.gz/www.harrow.example/mill"
    assert (source.reference.url, source.reference.accessed) == (HOME, "2019-05-03")
    assert source.found["url"] == "file"
