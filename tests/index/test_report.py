"""What `index` and `sources` print."""

from __future__ import annotations

from pathlib import Path

from corpus.document import Document, Noise, Reference
from index.build import build_index
from index.index import Index
from index.progress import silent
from index.report import words_kept, write_report, write_sources
from tests.fake_encoder import FakeEncoder


def test_the_report_has_a_line_for_every_file_and_the_sums(folder: Path) -> None:
    (folder / "x.xyz").write_bytes(b"PK")
    lines = write_report(build_index(folder, FakeEncoder(), silent, None)).splitlines()
    assert lines[0] == "bridge.md: 38 words kept, 0% noise; WARNING: fewer than 80 words"
    assert lines[3] == "x.xyz: NOT READ: no reader for '.xyz'"
    assert lines[4].startswith("3 documents, 4 passages, 1 files not read; model all-MiniLM-L6-v2")


def test_words_in_noise_do_not_count() -> None:
    page = Document("a", "One two. Share this! Three.", Reference("a"), "",
                    (Noise(9, 20, "boilerplate"),))  # fmt: skip
    assert words_kept(page) == 3


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
