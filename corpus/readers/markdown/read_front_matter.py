"""What stands between "---" or "+++" at the head of a Markdown file → facts about the document."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any, NamedTuple

from corpus.document import Reference
from corpus.metadata.parse_date import parse_date
from corpus.metadata.read_byline import read_byline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LONGEST = 50_000
"""Characters: the longest of 3,600 in public collections has 6,000."""

_BLOCK = re.compile(
    r"\ufeff?(?P<mark>---|\+\+\+)[^\S\n]*\r?\n(?P<facts>(?:.*\n)*?)(?P<end>---|\+\+\+|\.\.\.)"
    r"[^\S\n]*(?:\r?\n|\Z)"
)
_KEY = re.compile(r"[a-z_][\w.-]*")

_TITLE = ("title",)
_AUTHORS = ("author", "authors", "by", "byline", "creator")
_SPEAKERS = ("speaker", "speakers", "presenter", "presenters")
_ISSUED = ("date_published", "published_at", "publishdate", "pubdate", "published", "issued",
           "publication_date", "date")  # fmt: skip
_URL = ("canonical_url", "canonical", "original_url", "url")
_LANGUAGE = ("lang", "language", "locale")
_PUBLISHER = ("publisher",)
_USUAL = frozenset(
    "aliases categories category description draft excerpt id layout permalink sidebar_position "
    "slug summary tag tags template type weight".split()
).union(_TITLE, _AUTHORS, _ISSUED, _URL, _LANGUAGE, _PUBLISHER)
"""Keys of which one at least makes a block front matter, if others are not plainly keys."""

_NOBODY = re.compile(r"anonymous|unknown|n/?a|none|admin(?:istrator)?|author|editor|staff", re.I)


class FrontMatter(NamedTuple):
    """The block `text[:end]` and what it states."""

    end: int
    reference: Reference


def read_front_matter(text: str) -> FrontMatter | None:
    r"""Return the front matter that `text` begins with, YAML or TOML; None where it has none.

    A rule, some prose and another rule are none: it has to parse as keys and values, and the
    keys have to look like keys. A log-in name is nobody's.

    >>> found = read_front_matter("---\ntitle: The mill\nauthor: Ann Roe\n---\nIt burnt.\n")
    >>> found.end, found.reference.title, found.reference.authors
    (40, 'The mill', ('Ann Roe',))
    >>> read_front_matter("---\n\nIt burnt.\n\n---\n")
    """
    block = _BLOCK.match(text[:LONGEST])
    if block is None or (block["mark"] == "+++") != (block["end"] == "+++"):
        return None
    facts = _toml(block["facts"]) if block["mark"] == "+++" else _yaml(block["facts"])
    if facts is None or not _are_keys(facts):
        return None
    plain = {str(key).casefold(): value for key, value in facts.items()}
    return FrontMatter(block.end(), _reference(plain))


def _toml(facts: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(facts.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _yaml(facts: str) -> Mapping[str, Any] | None:
    """The keys and values, each value a string: a day that does not exist is no error."""
    import yaml

    try:
        read = yaml.BaseLoader(facts).get_single_data()
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    if read is None or read == "":
        return {} if not facts.strip() else None
    return read if isinstance(read, dict) else None


def _are_keys(facts: Mapping[str, Any]) -> bool:
    """'Note: the mill burnt' between two rules is a sentence, and no field."""
    keys = [str(key) for key in facts]
    usual = any(key.casefold() in _USUAL for key in keys)
    return usual or all(_KEY.fullmatch(key) for key in keys)


def _reference(facts: Mapping[str, Any]) -> Reference:
    dates = (parse_date(each) for each in _values(facts, _ISSUED))
    speakers = tuple(dict.fromkeys(_authors(facts, _SPEAKERS)))
    addresses = (each for each in _values(facts, _URL) if re.match(r"https?://\S+\Z", each))
    return Reference(
        id="",
        title=next(_values(facts, _TITLE), ""),
        type="speech" if speakers else "document",
        authors=speakers or tuple(dict.fromkeys(_authors(facts, _AUTHORS))),
        publisher=next(_values(facts, _PUBLISHER), ""),
        issued=next(filter(None, dates), ""),
        url=next(addresses, ""),
        language=next(_values(facts, _LANGUAGE), ""),
    )


def _authors(facts: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    for each in _values(facts, keys):
        login = " " not in each and (each.islower() or any(map(str.isdigit, each)))
        if not login and not _NOBODY.fullmatch(each):
            yield from read_byline([f"By {each}"]) or (each,)


def _values(facts: Mapping[str, Any], keys: tuple[str, ...]) -> Iterator[str]:
    """What stands under `keys`, a value a line: of a list each, of a person the name."""
    for key in keys:
        held = facts.get(key)
        for each in held if isinstance(held, list) else [held]:
            value = each.get("name") if isinstance(each, dict) else each
            line = "" if isinstance(value, dict | list) else " ".join(str(value or "").split())
            if line:
                yield line
