"""How many words of PDFs our reader loses or adds, beside poppler's `pdftotext`.

    .venv/bin/python -m benchmarks.compare_pdf_words FOLDER… --cache DIR [--write DIR]

Every PDF below the folders is read by both, each file once however often it lies there. Words
are compared as a bag: runs of letters and digits after NFKC, in lower case, hyphens at line ends
undone; of Chinese, Japanese and Korean every character is one. A file counts where either reader
has at least `FEWEST` words, and differs by `1 - shared / max(ours, theirs)`. The second share is
that of the letters: where it is small the two only divide the words elsewhere. The third is that
of the other's letters that ours lacks: what is lost, where the two differ in both.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.readers.sandbox.sandbox import Apart, Limits
from corpus.source import Part

FEWEST = 20
"""Words: a file with fewer is a drawing or the test of one glyph, and one word is much of it."""

DIFFERENT = 0.2
"""Share of the words from which on a file is named."""

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_DIVIDED = re.compile(r"(?<=\w)[-\u00ad\u2010]\s*\n\s*(?=\w)")
_HYPHENS = re.compile(r"[-\u00ad\u2010\u2011\u2032]")


def words(text: str) -> Counter[str]:
    """The words of a text with how often they occur."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return Counter(_WORD.findall(_HYPHENS.sub("", _DIVIDED.sub("", plain))))


def letters(mine: Counter[str], theirs: Counter[str]) -> float:
    """The share of letters and digits that one of the two readers does not have."""
    ours, others = (Counter("".join(each.elements())) for each in (mine, theirs))
    return 1 - (ours & others).total() / max(ours.total(), others.total())


def lost(mine: Counter[str], theirs: Counter[str]) -> float:
    """The share of the other's letters and digits that ours does not have."""
    ours, others = (Counter("".join(each.elements())) for each in (mine, theirs))
    return 1 - (ours & others).total() / others.total() if others else 0.0


def by_pdftotext(file: Path, cache: Path) -> str:
    """What poppler reads; "" where it reads nothing."""
    kept = cache / f"{hashlib.sha256(file.read_bytes()).hexdigest()}.txt"
    if not kept.exists():
        arguments = ["pdftotext", "-cropbox", "-nopgbrk", "-enc", "UTF-8", str(file), str(kept)]
        try:
            subprocess.run(arguments, capture_output=True, timeout=60, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            kept.write_text("", encoding="utf-8")
        if not kept.exists():
            kept.write_text("", encoding="utf-8")
    return kept.read_text(encoding="utf-8", errors="replace")


def main() -> None:
    """Print each file that differs, and how many do."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the other's texts")
    parser.add_argument("--write", type=Path, help="folder for our texts")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for a file")
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    if asked.write:
        asked.write.mkdir(parents=True, exist_ok=True)
    compared, different, spent, seen = 0, [], 0.0, set()
    with Apart(Limits(seconds=asked.limit)) as reader:
        files = sorted(f for folder in asked.folder for f in folder.rglob("*.pdf") if f.is_file())
        for file in files:
            content = file.read_bytes()
            sha = hashlib.sha256(content).hexdigest()
            if not content or sha in seen:
                continue
            seen.add(sha)
            started, said, ours = time.perf_counter(), "", ""
            try:
                (part,) = reader.read(content, "x.pdf")
                assert isinstance(part, Part)  # noqa: S101  # a PDF is one document
                ours, said = part.extraction.text, "; ".join(part.extraction.warnings)
            except UnreadableError as error:
                said = str(error)
            spent += time.perf_counter() - started
            if asked.write:
                name = asked.write / f"{file.parent.name}+{file.name}.txt"
                name.write_text(f"{ours}\n=== {said}\n", encoding="utf-8", errors="replace")
            mine, theirs = words(ours), words(by_pdftotext(file, asked.cache))
            most = max(mine.total(), theirs.total())
            if most < FEWEST:
                continue
            compared += 1
            share = 1 - (mine & theirs).total() / most
            if share > DIFFERENT:
                by_letter, gone = letters(mine, theirs), lost(mine, theirs)
                row = (share, by_letter, gone, mine.total(), theirs.total(), file, said)
                different.append(row)
    for row in sorted(different, reverse=True):
        share, by_letter, gone, mine_total, theirs_total, file, said = row
        counts = f"{mine_total:6} {theirs_total:6}"
        sys.stdout.write(f"{share:.2f} {by_letter:.2f} {gone:.2f} {counts} {file}  {said}\n")
    otherwise = sum(1 for row in different if row[1] > DIFFERENT)
    without = sum(1 for row in different if min(row[1:3]) > DIFFERENT)
    sys.stdout.write(
        f"{len(different)} of {compared} PDFs differ by more than {DIFFERENT:.0%} of the words, "
        f"{otherwise} of the letters as well, {without} lack letters; "
        f"{len(seen)} read in {spent:.1f} s\n"
    )


if __name__ == "__main__":
    main()
