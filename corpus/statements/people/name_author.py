"""A run of capitals at the head of a text → who is named there, and what office they hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from corpus.language.lexicon import COLLECTIVES, TITLES
from corpus.people.name_people import PARTICLES, is_organisation, strip_titles

if TYPE_CHECKING:
    from corpus.people.names import Names
    from corpus.statement import Kind

RUN: Final = (
    r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|de|del|della|der|den|van|von|al|el|bin|ibn|la|da|di|dos|du|"
    r"of(?=\s+State\b)|the(?=\s+(?:Hon|Rt|Right|Rev)))[^\S\n]*){1,10}"
)
"""Words with capitals, and particles between them, on one line."""

_BEFORE = frozenset(
    "h.e h e his her excellency majesty highness royal the hon honourable honorable rt right mr "
    "mrs ms mdm dr prof sir dame rev sheikh".split()
)
_DEGREES = frozenset(
    "phd ph.d md m.d mp m.p mep mla mpp sc s.c qc q.c kc k.c esq obe mbe cbe dbe kbe gcmg kcmg frs "
    "jp ba ma msc mba llb llm jd j.d cgh c.g.h ret usa usn usaf".split()
)
_OFFICES = TITLES | frozenset("prime vice deputy foreign acting principal permanent under".split())
_LONGEST_NAME = 5  # words
_LONGEST_OFFICE = 120  # characters


class NamedAuthor(NamedTuple):
    """Who is named, and the office that stands beside the name or ""."""

    name: str
    kind: Kind
    role: str


def name_stated(name: str) -> tuple[str, Kind]:
    """Return the name of a stated author without titles, and what kind of author that is.

    >>> name_stated("Finch, Ada"), name_stated("Ministry of Works")
    (('Ada Finch', 'person'), ('Ministry of Works', 'organisation'))
    """
    plain = " ".join(name.split())
    last = plain.rsplit(" ", 1)[-1].casefold()
    body = is_organisation(plain) or last in COLLECTIVES
    if "," in plain and not body:
        family, _, given = plain.partition(",")
        plain = f"{given.strip()} {family.strip()}".strip()
    if not body:
        plain = " ".join(strip_titles(plain.split())[0]) or plain
    return plain, "organisation" if body else "person"


def name_author(run: str, behind: str, names: Names) -> NamedAuthor | None:
    """Return the person whom a run of capitals names: "Harbour Commissioner Ada Finch".

    `behind` is what follows it: an office, or a second name, which leaves it open who speaks.
    """
    words = [word.strip(",;:") for word in run.split()]
    if len(words) > 1 and run.isupper():
        words = [word if word.casefold() in PARTICLES else word.title() for word in words]
    while words and _plain(words[0]) in _BEFORE:
        words = words[1:]
    after: list[str] = []
    while len(words) > 1 and _plain(words[-1]) in _OFFICES | _DEGREES:
        after.insert(0, words.pop())
    if not words or (not after and _ANOTHER.match(behind)):
        return None
    offices = " ".join(each for each in after if _plain(each) in _OFFICES)
    role = _office(f"{offices} {behind}" if offices else behind)
    known = [each for each in names.full if _ends_with(words, each.split())]
    if known:
        name = max(known, key=len)
        return _named(name, " ".join(words[: len(words) - len(name.split())]) or role)
    name_words, _ = strip_titles(words)
    titled = len(name_words) < len(words)
    if len(name_words) == 1 and titled:
        full = [each for each in names.full if each.split()[-1] == name_words[0]]
        return _named(full[0] if len(full) == 1 else name_words[0], role)
    office = {word.casefold() for word in name_words} & (TITLES | COLLECTIVES)
    sure = 1 < len(name_words) <= _LONGEST_NAME and not office and not is_organisation(run)
    before = " ".join(words[: len(words) - len(name_words)])
    return _named(" ".join(name_words), before or role) if sure else None


def read_office_of(name: str, head: str) -> str:
    r"""Return the office that the head of a text gives beside a stated author's name, or "".

    >>> read_office_of("Ada Finch", "Statement by ADA FINCH, Minister of Works\nat Harrow")
    'Minister of Works'
    """
    found = re.search(rf"\b{re.escape(name)}\b(?:,?\s+{_DEGREE})*", head, re.IGNORECASE)
    return _office(head[found.end() :]) if found else ""


def _named(name: str, role: str) -> NamedAuthor | None:
    plain, kind = name_stated(name)
    return NamedAuthor(plain, kind, role) if plain else None


def _plain(word: str) -> str:
    return word.strip(".,").casefold()


def _ends_with(words: list[str], name: list[str]) -> bool:
    return len(name) > 1 and words[-len(name) :] == name


_ANOTHER = re.compile(rf"[^\S\n]*(?:and|&)\s+(?:(?:the|by)\s+)?{RUN}")
_DEGREE = r"(?:[A-Z]\.)+[A-Z]?\.?|[A-Z][A-Za-z]{0,3}\."
_ENDS = re.compile(
    r"\n\s*\n|[.;:()\[\]]|,\s*\d|\s(?:at|before|during|on|in|to\s+the|for\s+the\s+(?:opening|launch)|"
    r"delivered|following|when|as)\s|\s(?:and)\s(?=(?:commander|chair))",
    re.IGNORECASE,
)


def _office(behind: str) -> str:
    """The office that a text begins with: ", Minister of Works of Harrow at the opening"."""
    text = re.sub(rf"^(?:,?\s+(?:{_DEGREE})(?=[\s,]))+", "", behind).lstrip(" \t\n,–—-")
    ends = _ENDS.search(text)
    role = " ".join(text[: ends.start() if ends else len(text)].split()).rstrip(" ,")
    words = [_plain(word) for word in re.split(r"[\s-]+", role)]
    if not words or not _OFFICES & set(words[:3]) or len(role) > _LONGEST_OFFICE:
        return ""
    return " ".join(map(_lowered, role.split())) if role.isupper() else role


def _lowered(word: str) -> str:
    return word.casefold() if word.casefold() in {"of", "the", "and", "for"} else word.title()
