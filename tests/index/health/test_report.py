"""What `index` and `sources` print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import build_index
from index.health.report import report, write_report, write_sources
from index.index import Index
from index.progress import silent
from index.store import open_index, save
from tests.fake_encoder import FakeEncoder


def test_the_report_has_a_line_for_every_file_and_the_sums(folder: Path) -> None:
    (folder / "x.xyz").write_bytes(b"PK")
    lines = write_report(build_index(folder, FakeEncoder(), silent, None)).splitlines()
    assert lines[0] == (
        "bridge.md: 38 words kept, 0% noise, en; title, authors, publisher, issued from "
        "sources.toml; WARNING: fewer than 80 words"
    )
    assert lines[3] == "x.xyz: NOT READ: no reader for '.xyz'"
    assert lines[4].startswith("3 documents, 4 passages, 1 files not read; model all-MiniLM-L6-v2")


def test_the_report_is_kept_with_the_index(index: Index, tmp_path: Path) -> None:
    save(index, tmp_path / "index", "now")
    assert report(open_index(tmp_path / "index")) == report(index)


def test_the_report_says_where_facts_come_from_and_the_language(index: Index) -> None:
    bridge, mill, _ = report(index)["documents"]
    assert bridge["found"] == dict.fromkeys(
        ("title", "authors", "publisher", "issued"), "sources.toml"
    )
    assert mill["found"] == {"title": "text", "issued": "text"}
    assert mill["language"] == "en"


@pytest.mark.parametrize(
    ("change", "likeness"),
    [
        pytest.param(lambda text: text, 1.0, id="the same"),
        pytest.param(lambda text: text.replace("\n", " \n").upper(), 1.0, id="other blanks, case"),
        pytest.param(lambda text: f"Printed again. {text}", 0.9, id="a sentence more"),
        pytest.param(lambda text: text[: len(text) // 4] + OTHER * 30, None, id="a quarter of it"),
        pytest.param(lambda _: OTHER * 30, None, id="another text"),
    ],
)
def test_copies_are_found(
    tmp_path: Path, change: Callable[[str], str], likeness: float | None
) -> None:
    text = " ".join(f"Word{n} follows word{n * 7 % 90} here." for n in range(90))
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.txt").write_text(change(text))
    first, second = report(build_index(tmp_path, FakeEncoder(), silent, None))["documents"]
    assert first["copy_of"] is None
    assert second["copy_of"] == ("a.txt" if likeness else None)
    assert second["likeness"] == (pytest.approx(likeness, abs=0.1) if likeness else None)


OTHER = "Nothing of the kind stands in this one. "


def test_unknown_facts_are_called_unknown_and_inferred_ones_inferred(index: Index) -> None:
    bridge, mill, school = write_sources(index).splitlines()
    assert bridge == (
        "bridge.md: title The new bridge over the Wend; authors Ben Carr, Dora Elm; "
        "publisher Wend Courier; issued 2011-06-04"
    )
    assert mill == (
        "mill.txt: title The mill fire (inferred); authors unknown; publisher unknown; "
        "issued 2019-05-03 (inferred)"
    )
    assert "title unknown" in school
