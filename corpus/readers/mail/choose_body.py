"""A message → the text that whoever opens it sees."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from email.message import EmailMessage
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.readers.mail.body import Body
from corpus.readers.mail.flatten_markup import flatten_markup
from corpus.readers.mail.measure_depths import measure_depths
from corpus.readers.mail.read_part import bytes_of, charset_of, is_attached, type_of
from corpus.readers.text.read_text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COVERED = 0.7
"""Share of the page's words that plain text beside it must have to stand for it: a stub such as
"your program shows no HTML" has none of them."""

_PLAIN = {"text/plain", "text/markdown", "text/x-patch", "text/x-diff", "text/enriched"}
_MARKUP = {"text/html", "application/xhtml+xml"}
_WORD = re.compile(r"\w+")
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_STATEFUL = re.compile(r"iso-2022-|hz|utf-?7", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
          "shift_jis": "cp932", "x-sjis": "cp932", "iso-8859-1": "cp1252",
          "us-ascii": ""}  # fmt: skip
"""What is declared, and what mail programs mean by it (the Encoding Standard, chapter 4)."""


def choose_body(message: EmailMessage) -> Body | None:
    """Return the text of `message`; None where it has none. Raises UnreadableError.

    Of alternatives the plain one is taken, unless it has not what the page says. Parts that are
    shown below one another are one text.
    """
    shown = [body for body in _shown(message, whole=True) if body.text.strip()]
    return _joined(shown) if shown else None


def _shown(part: EmailMessage, *, whole: bool = False) -> Iterator[Body]:
    """The texts of `part` that are seen; what is the `whole` message is so whatever it says."""
    kind = type_of(part)
    if kind == "multipart/alternative":
        yield from _best(list(_parts(part)))
    elif kind == "multipart/related":
        yield from _shown_first(list(_parts(part)))
    elif kind.startswith("multipart/"):
        for each in _parts(part):
            yield from _shown(each)
    elif is_attached(part) and not whole:
        return
    elif kind in _MARKUP:
        content = bytes_of(part)
        yield flatten_markup(_decoded(content, charset_of(part) or _charset_in(content)))
    elif kind in _PLAIN:
        yield measure_depths(_unfolded(part, _decoded(bytes_of(part), charset_of(part))))


def _charset_in(page: bytes) -> str:
    declared = _META.search(page[:4096])
    return declared.group(1).decode("ascii", "replace") if declared else ""


def _parts(part: EmailMessage) -> Iterator[EmailMessage]:
    if part.is_multipart():
        yield from (each for each in part.iter_parts() if isinstance(each, EmailMessage))


def _best(choices: Sequence[EmailMessage]) -> Iterator[Body]:
    """Of alternatives, the plainest one that has what the richest says."""
    bodies = [list(_shown(choice)) for choice in choices]
    bodies = [each for each in bodies if any(body.text.strip() for body in each)]
    if not bodies:
        return
    richest = max(bodies, key=_count)
    wanted = Counter(_words(richest))
    for each in bodies:
        missing = wanted - Counter(_words(each))
        if missing.total() <= (1 - COVERED) * wanted.total():
            yield from each
            return


def _shown_first(parts: Sequence[EmailMessage]) -> Iterator[Body]:
    """Of parts that belong together the first is shown, and the others where it says so."""
    for part in parts:
        found = list(_shown(part))
        if found:
            yield from found
            return


def _words(bodies: Sequence[Body]) -> list[str]:
    return [word for body in bodies for word in _WORD.findall(body.text.casefold())]


def _count(bodies: Sequence[Body]) -> int:
    return len(_words(bodies))


def _decoded(content: bytes, charset: str) -> str:
    name = charset.casefold().strip("\"' ")
    if _STATEFUL.match(name):
        try:
            return content.decode(name)
        except (ValueError, LookupError):
            pass
    return decode(content, _WIDER.get(name, name)).removeprefix("\ufeff")


def _unfolded(part: EmailMessage, text: str) -> str:
    """Join lines that end in a blank where the message says that it stands for nothing.

    RFC 3676, 4.2: "DelSp=yes", which languages without blanks need.
    """
    if str(part.get_param("delsp", "") or "").lower() != "yes":
        return text
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    joined = lines[:1]
    for above, line in pairwise(lines):
        flows = above.endswith(" ") and above != "-- "
        if flows and above[:1] != ">" and line[:1] != ">":
            joined[-1] = joined[-1].removesuffix(" ") + line
        else:
            joined.append(line)
    return "\n".join(joined)


def _joined(bodies: Sequence[Body]) -> Body:
    first, *others = bodies
    for other in others:
        gap = first.text + "\n" * (1 if first.text.endswith("\n") else 2)
        by = len(gap)
        first = Body(
            gap + other.text,
            (*first.lines, *(
                replace(line, begin=line.begin + by, start=line.start + by, end=line.end + by)
                for line in other.lines
            )),
            (*first.landmarks, *(mark._replace(start=mark.start + by) for mark in other.landmarks)),
        )  # fmt: skip
    return first
