"""What a PDF says of itself, and how far it is to be believed."""

from __future__ import annotations

import re

from corpus.document import Reference

# What a program writes when nobody gave a title: the name of the file it was made from.
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel) - .*|untitled.*|(?:\S+|.*[/\\].*)\.\w{2,5}|document\d*|"
    r"powerpoint presentation|presentation\d*|slide \d+|layout \d+|blank page|no(?: job)? name|"
    r"(?:full page )?print(?:out)?|scan(?:ned)?(?:[ _-]?\w*\d\w*)?|title|\W*|[\d\W_]+|"
    r"\(?anonymous\)?",
    re.IGNORECASE,
)  # fmt: skip

# What a program or a computer writes when nobody gave a name.
_NO_AUTHOR = re.compile(
    r"\W*(?:anonymous|unknown|none|n/?a|author|user(?: ?name)?|owner|admin(?:istrator)?|root|guest|"
    r"default|unspecified|preinstalled|(?:microsoft|windows|office|ms|valued|preferred|registered)"
    r"(?: office)? (?:user|customer|owner|corporation)|your (?:user )?name)\W*\d*|"
    r".*[@\\/].*|.*\.\w{2,5}",
    re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def read_properties(stated: dict[str, str], text: str) -> Reference:
    """Return title and authors of a PDF's properties; `text` is what its pages say.

    They tell who typed the file as often as who wrote it, and a title that was left over from the
    last document. What the pages say as well is stated; the rest is named as inferred, and one
    word that no page has, which is a log-in name, is nobody. The day on which the file was made
    is none on which it was issued.
    """
    words = {word.casefold() for word in _WORD.findall(text)}
    title = " ".join(stated.get("Title", "").split())
    if _NO_TITLE.fullmatch(title):
        title = ""
    names = (" ".join(name.split()) for name in stated.get("Author", "").split(";"))
    authors = tuple(name for name in names if _is_somebody(name, words))
    inferred = set()
    if title and not _said(title, words):
        inferred.add("title")
    if not all(_said(name, words) for name in authors):
        inferred.add("authors")
    return Reference(id="", title=title, authors=authors, inferred=frozenset(inferred))


def _is_somebody(name: str, words: set[str]) -> bool:
    if not name or _NO_AUTHOR.fullmatch(name):
        return False
    parts = _WORD.findall(name)
    return bool(parts) and (len(parts) > 1 or parts[0].casefold() in words)


def _said(phrase: str, words: set[str]) -> bool:
    return all(word.casefold() in words for word in _WORD.findall(phrase) if len(word) > 1)
