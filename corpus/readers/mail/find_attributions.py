"""The lines of a mail → where in them it says who wrote what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.readers.mail.read_attribution import LONGEST, MOST_LINES, read_attribution

if TYPE_CHECKING:
    from corpus.readers.mail.body import Body
    from corpus.readers.mail.read_attribution import Attribution

_ENDINGS = (":", "：", ">", "]", ":*", "--", "wrote", "writes", "schrieb", "écrit", "escribió")
_COLONS = (":", "：")


def find_attributions(body: Body) -> dict[int, tuple[int, Attribution]]:
    """Return, by the number of its first line, each attribution and the line behind its last.

    Of the ways to take one to four lines together the one that names most is meant: a day and a
    name, a name, or less.
    """
    found: dict[int, tuple[int, Attribution]] = {}
    for last, line in enumerate(body.lines):
        if not body.words(line).endswith(_ENDINGS):
            continue
        best: tuple[int, int, Attribution] | None = None
        together = ""
        for first in range(last, max(last - MOST_LINES, -1), -1):
            words = body.words(body.lines[first])
            another = first < last and words.endswith(_COLONS)
            if another or not words or body.lines[first].depth != line.depth:
                break
            if len(together) + len(words) > LONGEST:
                break
            together = f"{words} {together}".strip()
            read = read_attribution(together)
            worth = _worth(read) if read else -1
            if read and (best is None or worth > best[0]):
                best = (worth, first, read)
        if best:
            found[best[1]] = (last + 1, best[2])
    return found


def _worth(read: Attribution) -> int:
    named = bool(read.heading.author) and "@" not in read.heading.author
    return 4 * named + 2 * bool(read.heading.issued) + bool(read.heading.author)
