"""Compare each reader's words with those of a second, simpler way, over folders of files.

    python -m benchmarks.compare_words FOLDER … [--format .docx] [--most 0.05] [--lost 8]

A file counts as losing words when more than --most of those that the second way finds are not
in the reader's text. Each such file is printed with some of the words; `-v` prints them all, and
words that only the reader has.
"""

from __future__ import annotations

import argparse
import collections
import hashlib
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import UnreadableError
from corpus.loss.visible_words_docx import visible_words_docx
from corpus.loss.visible_words_epub import visible_words_epub
from corpus.loss.visible_words_odt import visible_words_odt
from corpus.loss.visible_words_rtf import visible_words_rtf
from corpus.readers.sandbox.sandbox import Apart, Limits
from corpus.source import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS: dict[str, Callable[[bytes], str]] = {
    ".docx": visible_words_docx,
    ".odt": visible_words_odt,
    ".rtf": visible_words_rtf,
    ".epub": visible_words_epub,
}

FEWEST = 5  # words: of a file with fewer a share says nothing

_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾]+")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Compared:
    """`lost` and `gained` words of a file; `reason` when its reader gives none."""

    expected: int
    lost: collections.Counter[str]
    gained: collections.Counter[str]
    reason: str = ""

    @property
    def share(self) -> float:
        """Of the expected words, how many are lost."""
        return self.lost.total() / self.expected if self.expected else 0.0


def main() -> None:
    """Compare what the command line names; exit with 1 when more files lose words than may."""
    parser = argparse.ArgumentParser(description="Words lost by the readers.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--format", choices=sorted(WORDS), action="append", help="else all")
    parser.add_argument("--most", type=float, default=0.05, help="share of words a file may lose")
    parser.add_argument("--lost", type=int, default=8, help="files that may lose more than that")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    kinds = tuple(options.format or WORDS)
    compared, losing, refused = 0, 0, 0
    with Apart(Limits(120)) as apart:
        for file, content in _files(options.folders, kinds):
            found = compare(apart, content, file.suffix.lower())
            if found.expected < FEWEST:
                continue
            compared += 1
            refused += bool(found.reason)
            losing += found.share > options.most and not found.reason
            if options.verbose or found.share > options.most or found.reason:
                _tell(file, found, options.verbose)
    print(f"{compared} files compared: {losing} lose more than {options.most:.0%} of their words, "
          f"{refused} are refused")  # fmt: skip
    sys.exit(losing > options.lost)


def compare(apart: Apart, content: bytes, kind: str) -> Compared:
    """Hold the reader's words against those of the second way."""
    expected = _counted(WORDS[kind](content))
    try:
        parts = list(apart.read(content, f"x{kind}"))
    except UnreadableError as error:
        return Compared(expected.total(), expected, collections.Counter(), str(error))
    failures = [each.reason for each in parts if isinstance(each, Failure)]
    texts = "\n".join(each.extraction.text for each in parts if not isinstance(each, Failure))
    found = _counted(texts)
    return Compared(expected.total(), expected - found, found - expected, "; ".join(failures))


def _counted(text: str) -> collections.Counter[str]:
    apart = _RAISED.sub(lambda match: f" {match.group()} ", text.replace("\u00ad", ""))
    return collections.Counter(_WORD.findall(unicodedata.normalize("NFKC", apart).casefold()))


def _files(folders: list[Path], kinds: tuple[str, ...]) -> Iterator[tuple[Path, bytes]]:
    """Each file of these kinds, the same content once."""
    seen = set()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix.lower() in kinds and file.is_file():
                content = file.read_bytes()
                mark = hashlib.sha256(content).digest()
                if mark not in seen:
                    seen.add(mark)
                    yield file, content


def _tell(file: Path, found: Compared, verbose: bool) -> None:  # as given
    few = None if verbose else 12
    lost = " ".join(f"{word}×{count}" for word, count in found.lost.most_common(few))
    print(f"{found.share:6.1%} of {found.expected:6} {file}: {found.reason or lost}")
    if verbose:
        print("        gained:", " ".join(f"{w}×{c}" for w, c in found.gained.most_common()))


if __name__ == "__main__":
    main()
