"""The hash of a file's bytes, by which it is known again: XXH3, 128 bits.

All bytes of a file are hashed whenever its size or its time differs, so of a corpus that is one
large file for each document that is added to it. SHA-256 takes 45 ms for 64 MB where a processor
has instructions for it, and three times that elsewhere; XXH3 takes 10 ms everywhere. Somebody could
make two files that have the same one, and gain nothing by it. What a reply tells or an export seals
is SHA-256.
"""

from __future__ import annotations

from xxhash import xxh3_128


class ContentHash:
    """The hash of all bytes that it was told of, one piece after the other.

    >>> whole, pieces = ContentHash(b"the mill"), ContentHash(b"the ")
    >>> pieces.update(b"mill")
    >>> pieces.digits() == whole.digits()
    True
    """

    def __init__(self, content: bytes = b"") -> None:
        self._hash = xxh3_128(content)

    def update(self, content: bytes) -> None:
        """Go on with `content`."""
        self._hash.update(content)

    def digits(self) -> bytes:
        """Return the hash in 32 hexadecimal digits."""
        return self._hash.hexdigest().encode()
