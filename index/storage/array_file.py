"""Arrays ⇄ one file of them, mapped into memory: the layout of safetensors.

Eight bytes tell the length of a JSON header, the header each array's type, shape and place,
and the arrays follow. The library of that name writes whole arrays from memory; here they
come in pieces, so that joining two gigabytes takes none.
"""

from __future__ import annotations

import json
import mmap
import os
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from index.storage.segment import Arrays, Pieces

TYPES = {
    "F64": np.float64, "F32": np.float32, "I64": np.int64, "U64": np.uint64, "I32": np.int32,
    "U32": np.uint32, "U16": np.uint16, "I8": np.int8, "U8": np.uint8,
}  # fmt: skip
_NAMES = {np.dtype(kind): name for name, kind in TYPES.items()}

_WORD = 8
"""Bytes. The widest type comes first and the header is padded, so every array is aligned."""


def write_arrays(file: Path, arrays: Pieces) -> None:
    """Write each of `arrays`, whose pieces follow one another along the first axis."""
    order = sorted(arrays, key=lambda name: (-arrays[name][0].itemsize, name))
    header, position = {}, 0
    for name in order:
        pieces = arrays[name]
        size = sum(piece.nbytes for piece in pieces)
        header[name] = {
            "dtype": _NAMES[pieces[0].dtype],
            "shape": [sum(map(len, pieces)), *pieces[0].shape[1:]],
            "data_offsets": [position, position + size],
        }
        position += size
    described = json.dumps(header).encode()
    described += b" " * (-len(described) % _WORD)
    with file.open("wb") as stream:
        stream.write(len(described).to_bytes(_WORD, "little") + described)
        for piece in (piece for name in order for piece in arrays[name]):
            if piece.nbytes:
                stream.write(np.ascontiguousarray(piece).view(np.uint8).data)


READ_UP_TO = 4_000_000
"""Bytes. A smaller file is read, in a millisecond: what is done to it then is no matter."""


class Mapped(dict[str, "NDArray[Any]"]):
    """The arrays of `file`, which lie in `content`: mapped, or read."""

    def __init__(self, file: Path, arrays: Arrays, content: mmap.mmap | bytes) -> None:
        super().__init__(arrays)
        self.file, self._content = file, content

    def is_there(self) -> bool:
        """Return whether all that is mapped still is in the file, which takes a microsecond.

        The system ends a process (SIGBUS) that looks at what was cut off a mapped file. It cannot
        be told beforehand, nor caught. A file that is removed or renamed stays as it is for whoever
        has it open, as a mapping has.
        """
        content = self._content
        return isinstance(content, bytes) or content.size() >= len(content)


def open_arrays(file: Path) -> Mapped:
    """Return the arrays of `file`, mapped into memory unless they are few; nothing that is mapped
    is read before it is used.

    Raises ValueError, KeyError or TypeError where the file is cut short or no such file.
    """
    content: mmap.mmap | bytes
    with file.open("rb") as stream:
        if stream.seek(0, os.SEEK_END) > READ_UP_TO:
            content = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        else:
            stream.seek(0)
            content = stream.read()
    start = _WORD + int.from_bytes(content[:_WORD], "little")
    if start > len(content):
        raise ValueError("no header")
    header: dict[str, Any] = json.loads(content[_WORD:start])
    if start + max(record["data_offsets"][1] for record in header.values()) != len(content):
        raise ValueError("cut short")
    arrays = {name: _array(content, start, record) for name, record in header.items()}
    return Mapped(file, arrays, content)


def _array(content: mmap.mmap | bytes, start: int, record: Mapping[str, Any]) -> NDArray[Any]:
    kind, shape = np.dtype(TYPES[record["dtype"]]), record["shape"]
    begin, end = record["data_offsets"]
    count = (end - begin) // kind.itemsize
    if not count:
        return np.empty(shape, dtype=kind)
    return np.frombuffer(content, kind, count, start + begin).reshape(shape)
