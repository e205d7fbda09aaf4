"""The memory of a process → pages of 2 MiB in place of 4 KiB, where Linux can.

A question goes through 11 MB of weights. In small pages these are 2,700, more than a processor
remembers the places of beside all else, and each that it has forgotten it has to look up. Encoding
takes 7 % less in large ones. Some systems give them unasked; most wait to be told to (`madvise`).
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAPS = Path("/proc/self/maps")

LARGE = 2 << 20
"""Bytes of a large page on most processors. Memory in smaller pieces stays as it is."""

MADV_COLLAPSE = 25
"""Gather what lies in small pages in large ones, now: Linux 6.1 and later, madvise(2)."""


def widen_pages(maps: Path = MAPS) -> int:
    """Put what this process has in memory into large pages; return in how many ranges that went.

    To be called when what is large has been loaded. It takes some hundredths of a second, and
    changes nothing but time: a system that cannot or has no room leaves everything as it is.
    """
    try:
        told = maps.read_bytes()
    except OSError:  # not Linux, or none of this process's business
        return 0
    madvise = ctypes.CDLL(None).madvise
    madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return sum(madvise(start, end - start, MADV_COLLAPSE) == 0 for start, end in own_ranges(told))


def own_ranges(maps: bytes) -> Iterator[tuple[int, int]]:
    r"""Yield the ranges of private memory of no file that are LARGE or more, from proc_pid_maps(5).

    >>> [*own_ranges(b"7f0000000000-7f0000200000 rw-p 00000000 00:00 0 \n")]
    [(139637976727552, 139637978824704)]
    """
    for line in maps.split(b"\n")[:-1]:  # a file may be called anything but that
        addresses, permissions, _, _, inode, *name = line.split(maxsplit=5)
        start, end = (int(each, 16) for each in addresses.split(b"-"))
        own = permissions == b"rw-p" and inode == b"0" and name in ([], [b"[heap]"])
        if own and end - start >= LARGE:
            yield start, end
