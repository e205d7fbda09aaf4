"""Arrays come back from their file as they were, and a file that is none is refused."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of
from safetensors.numpy import load_file, save_file

from index.storage.array_file import TYPES, open_arrays, write_arrays

ARRAYS = st.dictionaries(
    st.text(min_size=1, max_size=8).filter(lambda name: name != "__metadata__"),
    st.sampled_from([np.dtype(kind) for kind in TYPES.values()]).flatmap(
        lambda kind: arrays_of.arrays(
            kind, arrays_of.array_shapes(max_dims=2, min_side=0, max_side=5)
        )
    ),
    min_size=1,
    max_size=5,
)


@given(ARRAYS)
def test_what_was_written_is_opened_and_other_programs_read_it(
    arrays: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.generic]]],
) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "файл.segment"
        pieces = {name: [array[:1], array[1:1], array[1:]] for name, array in arrays.items()}
        write_arrays(file, pieces)
        for found in (open_arrays(file), load_file(file)):
            assert found.keys() == arrays.keys()
            for name, array in arrays.items():
                assert found[name].dtype == array.dtype
                assert found[name].shape == array.shape
                assert found[name].tobytes() == array.tobytes()


def test_what_the_library_wrote_is_opened(tmp_path: Path) -> None:
    save_file({"a": np.arange(6, dtype=np.int32).reshape(2, 3)}, tmp_path / "x")
    assert open_arrays(tmp_path / "x")["a"].tolist() == [[0, 1, 2], [3, 4, 5]]


@pytest.mark.parametrize(
    "content",
    [b"x", b"\xff" * 40, b"\x02" + bytes(7) + b"[]", b"\x02" + bytes(7) + b"{}",
     b"\x10" + bytes(7) + b'{"a": {"dtype": '],
)  # fmt: skip
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises((ValueError, KeyError, TypeError, AttributeError)):
        open_arrays(tmp_path / "x")
