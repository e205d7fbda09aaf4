"""Which documents may be learnt from, and which are held out: decided by their names alone."""

from __future__ import annotations

import hashlib


def share_of(name: str) -> float:
    """Return a number in [0, 1) that a name always has.

    >>> round(share_of("a"), 3)
    0.792
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4]) / 2**32


def held_out_article(article: str) -> bool:
    """Return whether a news article is of the tenth that nothing is learnt from."""
    return share_of(f"news {article}") < 0.1


def held_out_half(document: str) -> bool:
    """Return whether a document (or article) of an evaluation set is of the half reported on."""
    return share_of(f"eval {document}") < 0.5
