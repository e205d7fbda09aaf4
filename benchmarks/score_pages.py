"""How much of an article is kept of saved pages, how much else, and who and when is read off them.

    python -m benchmarks.score_pages FOLDER [--every N] [--from N] [--wrong]

FOLDER is a checkout of one of the collections by which extractors are measured:
mozilla/readability, scrapinghub/article-extraction-benchmark, adbar/trafilatura or adbar/htmldate.
Words are counted with their number: *kept* is the share of the expected words that were read,
*foreign* that of the words read that are not expected. Sentences that must or must not be there
are counted apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.document import Reference
from corpus.errors import UnreadableError
from corpus.readers.html.read_html import read_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and what is right about it; None where the collection does not say."""

    name: str
    content: bytes
    text: str | None = None
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    issued: str | None = None
    authors: tuple[str, ...] | None = None


@dataclass(slots=True)
class Score:
    """Sums over pages."""

    tally: Counter[str]
    kept: float = 0.0
    foreign: float = 0.0
    f1: float = 0.0


def pages(folder: Path) -> Iterator[Page]:
    """Yield the pages of a collection, in the order of their names."""
    tests = folder / "tests"
    if (folder / "test" / "test-pages").is_dir():
        yield from _readability(folder / "test" / "test-pages")
    elif (folder / "ground-truth.json").is_file():
        yield from _articles(folder)
    elif (tests / "evaldata.json").is_file():
        yield from _trafilatura(tests)
    elif (tests / "eval_default.json").is_file():
        yield from _htmldate(tests)
    else:
        raise SystemExit(f"{folder}: none of the collections that this knows")


def _readability(folder: Path) -> Iterator[Page]:
    from lxml.html import fromstring

    for page in sorted(folder.iterdir()):
        facts = json.loads((page / "expected-metadata.json").read_text(encoding="utf-8"))
        expected = fromstring((page / "expected.html").read_text(encoding="utf-8"))
        words = " ".join(str(piece) for piece in expected.itertext())
        byline = facts.get("byline")
        yield Page(page.name, (page / "source.html").read_bytes(), words,
                   issued=(facts.get("publishedTime") or "")[:10] or None,
                   authors=(byline,) if byline else None)  # fmt: skip


def _articles(folder: Path) -> Iterator[Page]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name in sorted(truth):
        page = folder / "html" / f"{name}.html.gz"
        yield Page(name, gzip.decompress(page.read_bytes()), truth[name]["articleBody"])


def _trafilatura(tests: Path) -> Iterator[Page]:
    truth: dict[str, dict[str, Any]] = json.loads((tests / "evaldata.json").read_text("utf-8"))
    for url in sorted(truth):
        right = truth[url]
        author = right.get("author")
        authors = [author] if isinstance(author, str) and author else author
        page = next(
            (p for f in ("eval", "cache") if (p := tests / f / right["file"]).is_file()), None
        )
        if page is not None:
            yield Page(right["file"], page.read_bytes(), None, tuple(right["with"]),
                       tuple(right["without"]), right.get("date") or None,
                       tuple(authors or ()) if "author" in right else None)  # fmt: skip


def _htmldate(tests: Path) -> Iterator[Page]:
    for listing in ("eval_default.json", "eval_mediacloud_2020.json"):
        truth = json.loads((tests / listing).read_text(encoding="utf-8"))
        for url in sorted(truth):
            name, date = truth[url]["file"], truth[url]["date"]
            found = (tests / folder / name for folder in ("eval", "cache", "test_set"))
            page = next((path for path in found if path.is_file()), None)
            if page is not None:
                yield Page(name, page.read_bytes(), issued=date)


def score(collection: Iterator[Page], *, wrong: bool) -> Score:
    """Read each page and add up what is right; with `wrong`, print what is not."""
    sums = Score(Counter())
    for page in collection:
        sums.tally["pages"] += 1
        try:
            extraction = read_html(page.content)
        except UnreadableError:
            sums.tally["refused"] += 1
            text, issued, authors = "", "", tuple[str, ...]()
        else:
            text, facts = extraction.text, extraction.reference or Reference("")
            issued, authors = facts.issued, facts.authors
        _score_text(page, text, sums, wrong=wrong)
        said = [(page.issued, issued, "date", issued == page.issued)]
        if page.authors is not None:
            right = _names(page.authors) == _names(authors)
            said.append((", ".join(page.authors), "; ".join(authors), "author", right))
        for expected, found, fact, right in said:
            if expected is None:
                continue
            kind = "none to find" if not expected and not found else (
                "right" if right else "missed" if not found else "wrong")  # fmt: skip
            sums.tally[f"{fact} {kind}"] += 1
            if wrong and kind in {"wrong", "missed"}:
                print(f"{fact} {kind}: {page.name}: {found!r}, not {expected!r}")
    return sums


def _names(authors: tuple[str, ...]) -> Counter[str]:
    """The words of names, in any order; "By" and "and" are none."""
    words = _NAME.findall(" ".join(authors).lower())
    return Counter(dict.fromkeys((word for word in words if word not in {"by", "and"}), 1))


def _score_text(page: Page, text: str, sums: Score, *, wrong: bool) -> None:
    if page.text is not None:
        expected, found = (Counter(_WORD.findall(each)) for each in (page.text, text))
        both, read = (expected & found).total(), max(found.total(), 1)
        kept, foreign = both / max(expected.total(), 1), 1 - both / read
        f1 = 2 * both / max(expected.total() + found.total(), 1)
        sums.tally["texts"] += 1
        sums.kept, sums.foreign, sums.f1 = sums.kept + kept, sums.foreign + foreign, sums.f1 + f1
        if wrong and f1 < LOW:
            print(f"text: {page.name}: kept {kept:.2f}, foreign {foreign:.2f}")
    folded = " ".join(text.split())
    for kind, pieces in (("must", page.has), ("must not", page.lacks)):
        for piece in pieces:
            there = " ".join(piece.split()) in folded
            sums.tally[f"sentences that {kind}"] += 1
            sums.tally[f"of these read: {kind}"] += there
            if wrong and there == (kind == "must not"):
                print(f"{kind}: {page.name}: {piece[:90]}")


LOW = 0.8  # F1 below which a page is named


def main() -> None:
    """Print what the pages of a folder give."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=1, help="only each N-th page")
    parser.add_argument("--from", dest="first", type=int, default=0, help="begin with this page")
    parser.add_argument("--wrong", action="store_true", help="name what is wrong")
    wanted = parser.parse_args()
    chosen = (
        page
        for number, page in enumerate(pages(wanted.folder))
        if number % wanted.every == wanted.first
    )
    sums = score(chosen, wrong=wanted.wrong)
    if texts := sums.tally["texts"]:
        print(f"kept {sums.kept / texts:.3f}, foreign {sums.foreign / texts:.3f}, "
              f"F1 {sums.f1 / texts:.3f} (means over {texts} pages)")  # fmt: skip
    for name, number in sorted(sums.tally.items()):
        print(f"{number:6} {name}")


if __name__ == "__main__":
    main()
