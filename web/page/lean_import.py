"""Gradio, imported without what a page has no use for: that is more than half of what it costs.

Whenever Gradio makes the class of a component, of which it has 80, it reads that class's source
and brings a stub for editors beside it up to date (`gradio.component_meta.create_or_modify_pyi`).
And where the package mcp is installed it imports that too, to offer a page as tools; ours has
its own (`web.serve_tools`). pandas, half of the rest, is there for tables, of which our page
has none: it is imported when something of it is looked at, and need not be installed.
"""

from __future__ import annotations

import contextlib
import importlib
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MODULE, WRITER = "gradio.component_meta", "create_or_modify_pyi"
HIDDEN, LATER = "mcp", "pandas"


@contextlib.contextmanager
def lean_import() -> Iterator[None]:
    """Import Gradio inside this block, and it writes no stubs, finds no mcp and leaves pandas.

    A Gradio that has no such module, or whose module no such function, is imported as it is.
    """
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    if LATER not in sys.modules:
        sys.modules[LATER] = _Later(LATER)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        if isinstance(sys.modules.get(LATER), _Later):
            del sys.modules[LATER]


class _Later(ModuleType):
    """A module that is imported when something of it is looked at."""

    def __init__(self, name: str) -> None:
        super().__init__(name)  # who only asks whether it is installed is told:
        self.__spec__ = PathFinder.find_spec(name) or ModuleSpec(name, None)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a module holds anything
        if sys.modules.get(LATER) is self:
            del sys.modules[LATER]
        return getattr(importlib.import_module(LATER), name)


class _Finder(MetaPathFinder):
    """Has one module changed once it is loaded, and another not found."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == HIDDEN:
            raise ModuleNotFoundError(f"{HIDDEN} is not wanted now", name=HIDDEN)
        if fullname != MODULE:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader):
            spec.loader = _Loader(spec.loader.name, spec.loader.path)
        return spec


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        if hasattr(module, WRITER):
            setattr(module, WRITER, _write_nothing)


def _write_nothing(*_: object, **__: object) -> None:
    """Takes whatever a later Gradio may give it."""
