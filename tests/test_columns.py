"""Nobody reads a table of passages or sentences by the number of a column: the source says so."""

from __future__ import annotations

import ast

import pytest

from tests.test_layers import ROOT, TREES

TABLES = "index/passage_table.py"
"""Where the names of the columns are."""

WRITES_TABLES = {"index/storage/segment.py", "index/storage/merge_segments.py"}
"""What puts the stored arrays into a segment, whole."""

RAW = {
    "index/storage/segment.py": "names the arrays of a segment",
    "index/storage/merge_segments.py": "takes the rows of documents that are kept",
    "index/storage/merge_policy.py": "counts the passages of a segment",
    "index/storage/reusable_segments.py": "opens the tables of a segment",
}
"""Files that take the arrays "passages" and "sentences" out of a segment, and what for."""

NUMBERED = {
    "index/max_sim.py": "ranges of tokens: from, to",
    "index/dense/nearest_vectors.py": "the last distance of one row",
    "index/encoder/embed_passages.py": "places in a text: from, to",
    "index/storage/document_store.py": "a document's place: segment, number",
    "index/storage/merge_policy.py": "a document's place: segment, number",
    "index/storage/reusable_segments.py": "a document's place; the halves of a key",
    "index/storage/row_layout.py": "a document's place: segment, number",
    "index/storage/row_ranges.py": "a document's place: segment, number",
    "index/updating/batch.py": "a document's place: segment, number; the first bytes of a hash",
    "index/updating/vector_statistics.py": "the first bytes of a hash",
    "qa/ranking/token_features.py": "the least of sorted cosines",
    "qa/reader/point_words.py": "places in a text: from, to; log-odds of starts and ends",
    "qa/reader/read_pair.py": "tokens of the passage alone",
    "qa/reader/read_passages.py": "places in a text; log-odds that a sentence answers",
}
"""Files with other arrays that are read by the number of a column, and what these are."""

each_file = pytest.mark.parametrize("name", sorted(TREES.keys() - {TABLES}))


@each_file
def test_the_stored_array_of_a_table_is_only_written_down(name: str) -> None:
    uses = [n for n in ast.walk(TREES[name]) if isinstance(n, ast.Attribute) and n.attr == "stored"]
    assert not uses or name in WRITES_TABLES
    taken = [n.value for n in ast.walk(TREES[name]) if isinstance(n, ast.Subscript)]
    assert not {id(each) for each in uses} & {id(each) for each in taken}


@pytest.mark.parametrize("name", sorted(name for name in TREES if name.startswith("index/")))
def test_the_arrays_of_a_segment_become_tables_where_they_are_taken_out(name: str) -> None:
    taken = [
        node
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Constant)
        and node.slice.value in {"passages", "sentences"}
    ]
    assert not taken or name in RAW


@each_file
def test_other_arrays_with_numbered_columns_are_listed(name: str) -> None:
    numbered = [
        ast.unparse(node)
        for node in ast.walk(TREES[name])
        if isinstance(node, ast.Subscript)
        and isinstance(node.slice, ast.Tuple)
        and ast.unparse(node.value) != "Literal"
        and any(map(_is_number, node.slice.elts[1:]))
    ]
    assert bool(numbered) == (name in NUMBERED)


def _is_number(index: ast.expr) -> bool:
    """Whether an index along an axis is a number, a list of numbers, or a range with one."""
    if isinstance(index, ast.UnaryOp):
        return _is_number(index.operand)
    if isinstance(index, ast.Slice):
        return any(_is_number(each) for each in (index.lower, index.upper) if each)
    if isinstance(index, ast.List):
        return any(map(_is_number, index.elts))
    return isinstance(index, ast.Constant) and isinstance(index.value, int)


def test_the_lists_name_no_file_that_is_gone() -> None:
    assert {TABLES, *WRITES_TABLES, *RAW, *NUMBERED} <= set(TREES)
    assert ROOT.joinpath(TABLES).is_file()
