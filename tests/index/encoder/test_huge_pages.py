"""Memory is put into large pages where there are any, and nothing in it changes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoder.huge_pages import LARGE, own_ranges, widen_pages

START = 0x7F0000000000


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("rw-p 00000000 00:00 0", True),
        ("rw-p 00000000 00:00 0   [heap]", True),
        ("rw-p 00000000 00:00 0   [stack]", False),
        ("r--p 00000000 00:00 0", False),
        ("rw-s 00000000 00:00 0", False),
        ("rw-p 00000000 fe:01 131   /usr/lib/a library.so", False),
        ("r--p 00000000 fe:01 131   /home/a\u2028b/\udcff", False),
    ],
    ids=[
        "memory",
        "heap",
        "stack",
        "only to be read",
        "shared",
        "a file's",
        "a file's with an odd name",
    ],
)
def test_only_private_memory_of_no_file_is_meant(rest: str, wanted: bool) -> None:
    line = f"{START:x}-{START + LARGE:x} {rest}\n".encode("utf-8", "surrogateescape")
    assert [*own_ranges(line)] == ([(START, START + LARGE)] if wanted else [])


def test_what_is_smaller_than_a_large_page_is_left_alone() -> None:
    assert not [*own_ranges(b"%x-%x rw-p 00000000 00:00 0\n" % (START, START + LARGE - 4096))]


def test_what_lies_in_memory_stays_the_same() -> None:
    content = np.random.default_rng(1).integers(0, 255, 4 * LARGE, dtype=np.uint8)
    before = content.copy()
    assert widen_pages() >= 0  # how many there are is the system's affair
    assert np.array_equal(content, before)


def test_a_system_without_such_a_table_is_left_alone(tmp_path: Path) -> None:
    assert widen_pages(tmp_path / "maps") == 0
