"""The numbers of documents by their ids."""

from __future__ import annotations

import numpy as np
import pytest

from corpus.document import Reference
from corpus.readers.text.read_jsonl import name_hash
from index.contents import Numbers
from index.index import Index


def test_documents_are_numbered_by_their_ids(index: Index) -> None:
    ids = [document.id for document in index.contents.documents]
    assert dict(index.contents.numbers) == {name: number for number, name in enumerate(ids)}


def test_no_reference_is_read_to_look_one_up() -> None:
    names = np.frombuffer(name_hash("a") + name_hash("b"), dtype=np.uint8).reshape(2, -1)
    numbers = Numbers(names, ())
    assert (numbers["b"], numbers.get("c"), "a" in numbers, len(numbers)) == (1, None, True, 2)
    with pytest.raises(KeyError):
        numbers["c"]


def test_the_ids_are_those_of_the_references() -> None:
    names = np.frombuffer(name_hash("a"), dtype=np.uint8).reshape(1, -1)
    assert list(Numbers(names, (Reference("a"),))) == ["a"]
