"""Outlook messages for tests, as a compound file is laid out ([MS-CFB]): 512 bytes a sector, small
streams in a stream of their own, the folders as trees that lean to one side.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TypeAlias

Tree: TypeAlias = "dict[str, bytes | Tree]"

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


@dataclass
class _Entry:
    name: str
    kind: int
    child: int = _NONE
    right: int = _NONE
    start: int = _END
    size: int = 0


@dataclass
class _Writer:
    entries: list[_Entry] = field(default_factory=list)
    sectors: list[bytes] = field(default_factory=list)
    fat: list[int] = field(default_factory=list)
    small: bytes = b""
    small_fat: list[int] = field(default_factory=list)

    def add(self, tree: Tree) -> int:
        """Add what a folder holds; return its first entry."""
        first = before = _NONE
        for name in sorted(tree, key=lambda each: (len(each), each.upper())):
            held, number = tree[name], len(self.entries)
            self.entries.append(_Entry(name, 2 if isinstance(held, bytes) else 1))
            if isinstance(held, bytes):
                self.entries[number].size = len(held)
                self.entries[number].start = self.stream(held)
            else:
                self.entries[number].child = self.add(held)
            if before == _NONE:
                first = number
            else:
                self.entries[before].right = number
            before = number
        return first

    def stream(self, content: bytes) -> int:
        """Store a stream; return where it begins."""
        if not content:
            return _END
        if len(content) < _CUTOFF:
            begin, count = len(self.small_fat), -(-len(content) // _SMALL)
            self.small_fat += [*range(begin + 1, begin + count), _END]
            self.small += content.ljust(count * _SMALL, b"\0")
            return begin
        return self.chain(content)

    def chain(self, content: bytes) -> int:
        """Store whole sectors; return the first."""
        begin, count = len(self.sectors), -(-len(content) // _SECTOR)
        padded = content.ljust(count * _SECTOR, b"\0")
        self.sectors += [padded[n * _SECTOR : (n + 1) * _SECTOR] for n in range(count)]
        self.fat += [*range(begin + 1, begin + count), _END]
        return begin


def compound_file(tree: Tree) -> bytes:
    """A compound file that holds `tree`: names, and bytes or what is in a folder."""
    writer = _Writer([_Entry("Root Entry", 5)])
    writer.entries[0].child = writer.add(tree)
    root = writer.entries[0]
    root.start, root.size = writer.chain(writer.small) if writer.small else _END, len(writer.small)
    numbers = [*writer.small_fat, *[_FREE] * (-len(writer.small_fat) % 128)]
    small_fat = writer.chain(struct.pack(f"<{len(numbers)}I", *numbers)) if numbers else _END
    entries = b"".join(map(_packed, writer.entries))
    directory = writer.chain(entries.ljust(-(-len(entries) // _SECTOR) * _SECTOR, b"\0"))
    count = 1
    while len(writer.sectors) + count > count * 128:
        count += 1
    first = len(writer.sectors)
    fat = [*writer.fat, *[_FAT] * count]
    table = struct.pack(f"<{count * 128}I", *fat, *[_FREE] * (count * 128 - len(fat)))
    places = [*range(first, first + count)]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0,
        count, directory, 0, _CUTOFF, small_fat, len(numbers) // 128, _END, 0, places[0],
    )  # fmt: skip
    rest = struct.pack(f"<{108}I", *places[1:], *[_FREE] * (109 - count))
    return header + rest + b"".join(writer.sectors) + table


def _packed(entry: _Entry) -> bytes:
    name = (entry.name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16x4x16xIQ", name, len(name), entry.kind, 1, _NONE, entry.right,
                       entry.child, entry.start, entry.size)  # fmt: skip


def message(
    texts: dict[str, str | bytes], numbers: dict[int, int] | None = None, *, inner: int = 0,
    files: Tree | None = None, encoding: str = "utf-16-le",
) -> Tree:  # fmt: skip
    """A message or an attachment: texts and bytes by number, numbers, and folders within it.

    `inner` is 0 for the message of the file, 8 for an attachment, 24 for a message within it.
    """
    kind = "001F" if encoding == "utf-16-le" else "001E"
    tree: Tree = dict(files or {})
    entries = b"".join(
        struct.pack("<HHIQ", 0x0040 if value > 0xFFFFFFFF else 0x0003, number, 6, value)
        for number, value in (numbers or {}).items()
    )
    for number, held in texts.items():
        content = held.encode(encoding) if isinstance(held, str) else held
        own = kind if isinstance(held, str) else "0102"
        tree[f"__substg1.0_{number}{own}"] = content
        entries += struct.pack("<HHIQ", int(own, 16), int(number, 16), 6, len(content))
    tree["__properties_version1.0"] = b"\0" * (inner or 32) + entries
    return tree
