"""Gradio without its stubs, and whole where it is no longer what it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from web.page.lean_import import lean_import

IMPORTED = """
import importlib.util, sys
from pathlib import Path
before = Path(importlib.util.find_spec("gradio").origin).parent / "components"
written = {file: file.stat().st_mtime_ns for file in before.glob("*.pyi")}
from web.page.lean_import import lean_import
with lean_import():
    import gradio
    assert importlib.util.find_spec("pandas")
assert not {"mcp", "pandas"} & set(sys.modules)
assert gradio.component_meta.create_or_modify_pyi.__module__ == "web.page.lean_import"
assert {file: file.stat().st_mtime_ns for file in before.glob("*.pyi")} == written
with gradio.Blocks() as page:
    box = gr = gradio.Textbox()
    box.submit(None, box, box, js="(text) => text")
assert page.get_config_file()["components"]
kept = sys.modules["gradio.caching"].pd
import pandas
assert kept.DataFrame is pandas.DataFrame
print("lean")
"""


def test_gradio_is_imported_lean_and_works() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=False
    )
    assert done.stdout == "lean\n", done.stderr


@pytest.mark.parametrize(
    ("case", "source", "value"),
    [
        ("not looked at", "import pandas\nvalue = 0", 0),
        ("looked at", "import pandas\nvalue = pandas.answer", 42),
        ("a part of it", "from pandas.parts import answer\nvalue = answer", 43),
    ],
)
def test_what_gradio_needs_of_pandas_it_gets(
    case: str, source: str, value: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("gradio", "pandas"):
        (tmp_path / package).mkdir()
    (tmp_path / "gradio" / "__init__.py").write_text(source)
    (tmp_path / "pandas" / "__init__.py").write_text("answer = 42")
    (tmp_path / "pandas" / "parts.py").write_text("answer = 43")
    monkeypatch.syspath_prepend(tmp_path)
    packages = ("gradio", "pandas")
    for name in [name for name in sys.modules if name.split(".")[0] in packages]:
        monkeypatch.delitem(sys.modules, name)
    with lean_import():
        import gradio
    assert vars(gradio)["value"] == value, case
    assert ("pandas" in sys.modules) == bool(value)
    for name in [name for name in sys.modules if name.split(".")[0] in packages]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("case", "source", "left"),
    [
        ("the function is left out", "create_or_modify_pyi = print", "_write_nothing"),
        ("another function stays", "write_stubs = print", "print"),
    ],
)
def test_a_gradio_that_changed_is_left_alone(
    case: str, source: str, left: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "gradio"
    package.mkdir()
    (package / "__init__.py").write_text("import gradio.component_meta")
    (package / "component_meta.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.split(".")[0] == "gradio"]:
        monkeypatch.delitem(sys.modules, name)
    found = list(sys.meta_path)
    with lean_import():
        import gradio.component_meta as meta
    functions = [value for name, value in vars(meta).items() if not name.startswith("__")]
    assert [function.__name__ for function in functions] == [left], case
    assert sys.meta_path == found
    for name in ("gradio", "gradio.component_meta"):
        del sys.modules[name]


def test_a_gradio_without_that_module_is_imported_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gradio").mkdir()
    (tmp_path / "gradio" / "__init__.py").write_text("made = True")
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.split(".")[0] == "gradio"]:
        monkeypatch.delitem(sys.modules, name)
    with lean_import():
        import gradio
    assert vars(gradio)["made"]
    del sys.modules["gradio"]
