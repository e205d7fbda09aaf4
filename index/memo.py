"""What was worked out of an index's texts, kept with that index: it goes when the index goes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Memo:
    """Memoised functions. Each owner (an index) has a memo of its own, so that nothing of its texts
    outlives it, as it would in a cache that belongs to a module.

    >>> memo = Memo()
    >>> count = memo(len, 100)
    >>> count("abc"), memo(len, 100) is count, Memo()(len, 100) is count
    (3, True, False)
    """

    def __init__(self) -> None:
        self._kept: dict[Callable[..., Any], Callable[..., Any]] = {}

    def __call__(self, function: Callable[P, T], most: int) -> Callable[P, T]:
        """Return `function` with its last `most` results kept here.

        `function` is pure, one of a module, and has arguments with a hash; none may be a document
        or hold one, for only the store decides how many documents are kept.
        """
        kept = self._kept.get(function)
        if kept is None:
            kept = self._kept.setdefault(function, lru_cache(most)(function))
        return cast("Callable[P, T]", kept)
