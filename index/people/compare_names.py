"""Two printed names → can they be one person's?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from corpus.language.lexicon import TITLES
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_POSSESSIVE = re.compile(r"['’]s?$")
_SHORTEST_FORM = 3  # letters of a short first name that begins the long one: Ken, Kenneth
_SHORTEST_SLIP = 5  # letters; below, a changed letter makes another name
_LONG = 7  # letters from which two slips are taken for a misspelling

_SHORT_FORMS = (
    "bill william, bob robert, rob robert, dick richard, rick richard, jim james, mike michael, "
    "mick michael, ted edward, ted theodore, ned edward, jack john, jeff geoffrey, tony anthony, "
    "bernie bernard, peggy margaret, liz elizabeth, beth elizabeth, betty elizabeth, "
    "kate katherine, kathy katherine, larry lawrence, chuck charles, hank henry, harry henry, "
    "tom thomas, tim timothy, joe joseph, dave david, steve steven, steve stephen, mitch mitchell, "
    "sasha alexander, misha mikhail, volodya vladimir, dima dmitry"
)
_FORMS = frozenset(frozenset(pair.split()) for pair in _SHORT_FORMS.split(", "))


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, in lower case, without titles: "Sen. Ann B. Doe Jr." has the
    given name "ann", the middle names ("b",), the surname "doe" and the suffix "jr".
    """

    given: str
    middle: tuple[str, ...]
    surname: str
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether there is a given name."""
        return bool(self.given)


def fold_accents(name: str) -> str:
    """Return a name without its accents: many print "Jose" for José.

    >>> fold_accents("António Guterres")
    'Antonio Guterres'
    """
    parts = unicodedata.normalize("NFD", name)
    return "".join(each for each in parts if not "\u0300" <= each <= "\u036f")


def _is_in_front(word: str, following: str) -> bool:
    """Whether a word is a title, or what goes before one: "Vice President"."""
    return word in TITLES or word == "the" or (word in _RANKS and following in TITLES)


_RANKS = frozenset("acting chief deputy first former foreign prime vice".split())


def read_name(printed: str) -> Name:
    """Take a printed name apart.

    >>> read_name("President Jane Q. Doe's")
    Name(given='jane', middle=('q',), surname='doe', suffix='')
    >>> read_name("Union Secretary Jane Doe").given
    'jane'
    """
    plain = fold_accents(printed)
    words = [_POSSESSIVE.sub("", word).strip(".,").casefold() for word in plain.split()]
    words = [word for word in words if word] or [""]
    while len(words) > 1 and _is_in_front(words[0], words[1]):
        words = words[1:]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    words = words[_behind_title(words) :]
    given = words[0] if len(words) > 1 else ""
    return Name(given, tuple(words[1:-1]), words[-1], suffix)


def _behind_title(words: list[str]) -> int:
    """Where a name of two words starts behind an office within: "Union Secretary Ann Doe"."""
    if words[0] in FEMALE_NAMES | MALE_NAMES:
        return 0  # "Jean King de Roe"
    return max((n for n in range(1, len(words) - 1) if words[n - 1] in TITLES), default=0)


def compatible(one: Name, other: Name) -> bool:
    """Whether two names with an equal surname can be one person's.

    >>> compatible(read_name("Bill Doe"), read_name("William J. Doe"))
    True
    >>> compatible(read_name("Jane Doe"), read_name("John Doe"))
    False
    """
    if one.surname != other.surname or one.suffix != other.suffix:
        return False
    if not one.full or not other.full:
        return True
    middles = not one.middle or not other.middle or _same_middles(one.middle, other.middle)
    return middles and _same_given(one.given, other.given)


def _same_given(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    begins = len(short) >= _SHORTEST_FORM or len(short) == 1
    return short == long or (begins and long.startswith(short)) or frozenset((one, other)) in _FORMS


def _same_middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one[0][:1] == other[0][:1]


def slips(one: Name, other: Name, shortest_given: int = _SHORTEST_SLIP) -> int | None:
    """How many slips of the pen apart two names are; None when they are no slips.

    A feminine form is another person, and so are two first names that are both common.
    First names of fewer letters than `shortest_given` are no slips of each other.

    >>> slips(read_name("Pavlov"), read_name("Pawlow")), slips(read_name("Pavlov"),
    ...                                                        read_name("Pavlova"))
    (None, None)
    >>> slips(read_name("Tarasenko"), read_name("Tarasneko"))
    1
    """
    if one.suffix != other.suffix:
        return None
    surnames = _slips_of_word(one.surname, other.surname)
    if surnames is None or not (one.full and other.full) or _same_given(one.given, other.given):
        return surnames
    common = FEMALE_NAMES | MALE_NAMES
    if one.given in common and other.given in common:
        return None
    givens = _slips_of_word(one.given, other.given, shortest_given)
    return None if givens is None or surnames + givens > 1 else surnames + givens


def _slips_of_word(one: str, other: str, shortest: int = _SHORTEST_SLIP) -> int | None:
    from rapidfuzz.distance import DamerauLevenshtein

    if one == other:
        return 0
    shorter, longer = sorted((len(one), len(other)))
    feminine = one.endswith("a") != other.endswith("a")
    if feminine or shorter < shortest or one[0] != other[0]:
        return None
    most = 2 if longer > _LONG else 1
    distance = DamerauLevenshtein.distance(one, other, score_cutoff=most)
    return distance if distance <= most else None


def without_letters(surname: str) -> list[str]:
    """Return `surname`, and it without the letters that a slip of the pen may change: two surnames
    that are slips of each other have one of these in common (Garbe, SymSpell, 2012).

    >>> without_letters("Vance")[:3], without_letters("Oak")
    (['Vance', 'Vnce', 'Vace'], ['Oak'])
    """
    forms = {surname: None}
    if len(surname) >= _SHORTEST_SLIP:
        for _ in range(1 if len(surname) < _LONG else 2):
            forms |= {f[:n] + f[n + 1 :]: None for f in list(forms) for n in range(1, len(f))}
    return list(forms)
