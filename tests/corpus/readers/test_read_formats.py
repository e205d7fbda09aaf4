"""Each reader by itself: what it makes of good files, of bad ones, and of any bytes at all."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Landmark, Noise
from corpus.errors import UnreadableError
from corpus.messages.message import verbatim
from corpus.readers.pdf.pages.dehyphenate import ends_in_hyphenation, words_of
from corpus.readers.read_content import COLLECTIONS, READERS, read_content
from corpus.readers.sandbox.record_parts import read_part, record_part
from corpus.source import Failure, Part
from tests.corpus import making, making_messages
from tests.corpus.made_text import make
from tests.corpus.readers.damaging import damaged, faults, made_up

MAKERS = {
    ".pdf": making.write_pdf,
    ".docx": making.write_docx,
    ".odt": making.write_odt,
    ".epub": making.write_epub,
    ".rtf": making.write_rtf,
    ".csv": making.write_table,
    ".eml": making.write_mail,
    ".mbox": making.write_mailbox,
    ".mhtml": making.write_mhtml,
    ".vtt": making.write_captions,
    ".srt": making.write_captions,
    ".ass": making_messages.write_substation,
    ".json": making_messages.write_telegram,
    ".msg": making_messages.write_outlook,
}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Suffix → a good file of the kind."""
    folder = tmp_path_factory.mktemp("good")
    for suffix, write in MAKERS.items():
        write(make(1), folder / f"x{suffix}")
    files = {suffix: (folder / f"x{suffix}").read_bytes() for suffix in MAKERS}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Some words of it.")
    page = making.saved_page(make(1)).encode()
    return files | {".zip": stream.getvalue(), ".html": page, ".txt": page[:500]}


def outcome(content: bytes, suffix: str) -> list[Part | Failure]:
    """What is read, which must be something that can be passed on; [] when it is refused."""
    try:
        parts = list(read_content(content, f"x{suffix}"))
    except UnreadableError:
        return []
    for part in parts:
        assert not faults(part)
    return parts


@pytest.mark.parametrize("suffix", sorted({*READERS, *COLLECTIONS}))
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(suffix: str, content: bytes) -> None:
    outcome(content, suffix)


@pytest.mark.parametrize("suffix", sorted([*MAKERS, ".zip", ".html", ".txt"]))
@given(data=st.data())
@settings(max_examples=25)
def test_a_damaged_file_is_read_or_refused(
    suffix: str, good: dict[str, bytes], data: st.DataObject
) -> None:
    outcome(data.draw(st.one_of(damaged(good[suffix], suffix), made_up(suffix))), suffix)


def nameless() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "Some words of it.")
    return stream.getvalue().replace(b"a.txt", b"\0.txt")


ARTICLE = f"<svg><!DOCTYPE html><html><body><article><p>{'Some words of it. ' * 40}</p></article>"


@pytest.mark.parametrize(
    ("suffix", "content", "told"),
    [
        pytest.param(".zip", nameless(), "has no name", id="a file without a name"),
        pytest.param(".eml", b"Content-Type: multip%s\n\nSome words." % (b"." * 200_000),
                     "Some words", id="a header without end"),
        pytest.param(".eml", b'Content-Type: text/plain; charset="a\0b"\n\nSome words, caf\xe9.',
                     "Some words", id="an encoding that is no name"),
        pytest.param(".html", ARTICLE.encode(), "Some words", id="a page within a picture"),
    ],
)  # fmt: skip
def test_what_fuzzing_found_is_read_or_refused(suffix: str, content: bytes, told: str) -> None:
    (part,) = outcome(content, suffix)
    assert told in (part.reason if isinstance(part, Failure) else part.extraction.text)


@pytest.mark.parametrize(
    ("line", "following", "elsewhere", "divided"),
    [
        pytest.param("an announce-", "ment of it", "", True, id="a word that is known"),
        pytest.param("an announce\u2010", "ment of it", "", True, id="another hyphen"),
        pytest.param("Harrowgate-", "shire is", "Harrowgateshire", True, id="joined elsewhere"),
        pytest.param("a co-", "operation of", "the co-operation", False, id="hyphenated elsewhere"),
        pytest.param("an anti-", "war film", "", False, id="two words"),
        pytest.param("the non-", "governmental body", "", False, id="a long compound"),
        pytest.param("the Franco-", "Prussian war", "", False, id="a name"),
        pytest.param("in 1914-", "18 it", "", False, id="numbers"),
        pytest.param("it was -", "however", "", False, id="a dash"),
        pytest.param("self-", "sup-", "", False, id="divided twice"),
        pytest.param("no hyphen", "here", "", False, id="none"),
    ],
)
def test_a_hyphen_is_the_typesetter_s_or_the_author_s(
    line: str, following: str, elsewhere: str, divided: bool
) -> None:
    assert ends_in_hyphenation(line, following, words_of([line, following, elsewhere])) is divided


def test_a_running_head_is_noise_and_a_sentence_goes_on_behind_it(tmp_path: Path) -> None:
    making.write_pdf(make(2), tmp_path / "x.pdf")
    (part,) = outcome((tmp_path / "x.pdf").read_bytes(), ".pdf")
    assert isinstance(part, Part)
    extraction = part.extraction
    pages = [landmark.start for landmark in extraction.landmarks]
    assert [landmark.value for landmark in extraction.landmarks] == [1, 2, 3, 4]
    assert [noise.start for noise in extraction.noise] == pages
    first = extraction.noise[0]
    assert extraction.text[first.start : first.end].split("\n")[:2] == ["Wend Press", "– 1 –"] or (
        "– 1 –" in extraction.text[first.start : first.end]
    )


def test_a_part_survives_being_passed_on() -> None:
    from corpus.document import Reference
    from corpus.source import Extraction

    reference = Reference("", "T\udcff", authors=("A", "B"), inferred=frozenset({"authors"}))
    landmarks = (Landmark(0, "page", 1), Landmark(3, "page", 2))
    extraction = Extraction(
        "\udcff\n🏳️", reference, landmarks, (Noise(0, 1, "gloss"),), (verbatim("w"),)
    )
    part = Part("a\nb", extraction, "0")
    assert read_part(record_part(part)) == part
    assert read_part(record_part(Failure("x", verbatim("y")))) == Failure("x", verbatim("y"))
    assert "\n" not in record_part(part)


def test_what_archives_and_mails_hold_is_named_by_its_place(tmp_path: Path) -> None:
    making.write_mail(make(1), tmp_path / "m.eml")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("b/c.txt", "Some words of it.")
        archive.writestr("a.csv", "id,text\nx,Words.\n,More words.\n")
        archive.writestr("m.eml", (tmp_path / "m.eml").read_bytes())
        archive.writestr("__MACOSX/b/._c.txt", "junk")
        archive.writestr("d.xyz", "?")
    found = {p.name if isinstance(p, Part) else f"! {p.id}" for p in outcome(stream.getvalue(), "")}
    assert found == {"a.csv/x", "a.csv/row 2", "b/c.txt", "m.eml", "! d.xyz"}
