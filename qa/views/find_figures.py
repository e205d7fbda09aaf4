"""A sentence → the figures in it: a number, what it counts, and where both stand.

Words alone decide, no parser: a number in front of a unit ("40,000 tonnes", "$3m", "12 per cent"),
or of people or things in the plural ("26 men"). People are told apart by what became of them,
where the words beside them say so: "26 men were killed", "killed 26 men".
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.sparse.tokenize import STOP_WORDS, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

_ONES = ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
         "sixteen seventeen eighteen nineteen").split()  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORTH = (
    {word: n for n, word in enumerate(_ONES, 1)}
    | {word: n * 10 for n, word in enumerate(_TENS, 2)}
    | {"a": 1}
)
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9,
           "trillion": 10**12, "bn": 10**9, "tn": 10**12, "m": 10**6, "mn": 10**6}  # fmt: skip

_SPELT = (
    rf"(?:(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})"
    r"(?:[ \t\n]+(?:hundred|thousand|million|billion))?"
    r"|a[ \t\n]+(?:hundred|thousand|million|billion|dozen)"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:[ \t\n]+(?:hundred|thousand|million|billion|trillion)|[ \t\n]?(?:bn|tn|mn?)(?!\w))?"
_CURRENCY = r"(?:US|A|C|NZ|HK)?[$£€¥₽₹]"
_RANGE = re.compile(
    rf"(?<![\w.,:/$£€¥₽₹-])(?:{_DIGITS}|{_SPELT})(?:[ \t\n]+(?:to|or)[ \t\n]+|[–-])$", re.IGNORECASE
)  # "30 to 40 people"
_NUMBER = re.compile(
    rf"(?<![\w.,:/$£€¥₽₹#№§+-])(?:(?P<currency>{_CURRENCY})[ \t]?(?P<money>{_DIGITS})"
    rf"(?P<scale>{_SCALE})"
    rf"|(?P<digits>{_DIGITS})(?P<size>{_SCALE})|(?P<words>{_SPELT}))"
    r"(?![\w/:]|[.,]\d|-\d|\.\w|[ \t\n]\d/\d)",
    re.IGNORECASE,
)

_UNITS = {
    "%": r"%|per[ \t\n]?cent(?:age points)?\b|percent(?:age points)?\b",
    "dollars": r"(?:US[ \t\n]|U\.S\.[ \t\n])?dollars?\b",
    "euros": r"euros?\b",
    "pounds": r"pounds?\b(?![ \t\n]+of\b)",
    "rubles": r"rou?bles?\b",
    "yen": r"yen\b",
    "tonnes": r"(?:metric[ \t\n])?ton(?:ne)?s?\b",
    "kilograms": r"kg\b|kilogram(?:me)?s?\b|kilos?\b",
    "km²": r"km²|sq\.?[ \t\n]?km\b|square[ \t\n]kilomet(?:er|re)s?\b",
    "square miles": r"square[ \t\n]miles?\b",
    "kilometres": r"km\b|kilomet(?:er|re)s?\b",
    "miles": r"miles?\b",
    "metres": r"m\b(?=[ \t\n]|[.,;)]|$)|met(?:er|re)s?\b",
    "feet": r"feet\b|foot\b",
    "hectares": r"ha\b|hectares?\b",
    "acres": r"acres?\b",
    "litres": r"lit(?:er|re)s?\b",
    "barrels": r"barrels?\b",
    "megawatts": r"MW\b|megawatts?\b",
    "degrees": r"°[CF]?|degrees?\b(?![ \t\n]+of\b)",
}
_UNIT = re.compile(
    r"[ \t\n]*-?(?:"
    + "|".join(f"(?P<u{n}>{form})" for n, form in enumerate(_UNITS.values()))
    + ")",
    re.IGNORECASE,
)
_UNIT_NAMES = tuple(_UNITS)
CURRENCIES = {"$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₽": "rubles", "₹": "rupees"}

_NOT_COUNTED = frozenset(
    "years year months month weeks week days day hours hour minutes minute seconds second times "
    "decades decade centuries century nights mornings evenings weekends seasons percents ages "
    "series species means news always perhaps was is has does its this thus us across as "
    "less plus minus versus yes towards afterwards others ones others' his hers theirs ours yours "
    "points goals sets games matches overs runs wickets tries pts january february march april "
    "may june july august september october november december jan feb mar apr jun jul aug sept "
    "sep oct nov dec pages chapters parts sections figures steps words characters".split()
)
"""What stands behind a number in the plural and is no thing that sources differ about: times,
scores, parts of a text."""

_PLURAL_OTHERWISE = frozenset("people men women children police persons folk dead injured wounded "
                              "missing fish cattle sheep lives wives".split())  # fmt: skip
_GENERIC = frozenset("people men women persons others children individuals residents citizens "
                     "victims civilians".split())  # fmt: skip
"""Who is counted everywhere: what became of them tells one count from another."""

_ONE = frozenset({"man", "woman", "person", "child"})

_STATES = frozenset("dead injured wounded missing killed hurt arrested detained displaced "
                    "homeless".split())  # fmt: skip
_IRREGULAR = frozenset("shot held lost taken found sent left fled slain hanged hurt hit born "
                       "beaten died drowned put thrown caught freed hidden".split())  # fmt: skip
_NO_VERB = frozenset(
    "hundred need indeed embed bed red speed feed seed breed united unprecedented "
    "aged armed supposed so-called limited hundred related alleged estimated "
    "confirmed unnamed unidentified reported based called used named said".split()
)
_WORD = re.compile(r"[ \t\n]+([^\W\d_]+(?:['’-][^\W\d_]+)*)")
_BEFORE = re.compile(r"([^\W\d_]+)[ \t\n]*$")
_HEDGE = re.compile(
    r"(?:[ \t\n]|^)(?:at least|more than|fewer than|less than|as many as|up to|about|around|over|"
    r"some|nearly|almost|roughly|approximately|an estimated|only|another|a further|the|all|"
    r"a total of|possibly|perhaps|under)[ \t\n]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:article|section|chapter|page|pages|no\.?|number|paragraph|par\.?|figure|fig\.?|table|"
    r"resolution|volume|vol\.?|part|issue|item|rule|act|note|aged?|group|top|channel|route|"
    r"highway|room|flight|boeing|airbus|version|class|grade|level|phase|step)[ \t\n]*$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*•#>|]\s*)*$")
_JOINED = re.compile(r"[ \t\n]+(?:and|or)[ \t\n]+([^\W\d_]+)")  # "40 women and men"
_PASSIVE = re.compile(
    r"[ \t\n]+(?:(?:who|that|which)[ \t\n]+)?(?:(?:had|have|has|were|was|are|is|being|been|be|to|"
    r"may|might|could|would|will|got)[ \t\n]+)*(?:(?:\w+ly|also|then|already|since)[ \t\n]+)?"
    r"([^\W\d_]+)"
)
YEARS = range(1500, 2101)
"""Bare numbers of four digits that are years more often than counts."""

MOST_WORDS = 3  # between a number and what it counts: "26 young gay men"


@dataclass(frozen=True, slots=True)
class Figure:
    """The words from `start` to `end` say `value`; `topics` are the words that it is compared by,
    what became of those counted first: each a stem, and how it is printed here.
    """

    start: int
    end: int
    value: float
    topics: tuple[tuple[str, str], ...]

    def moved(self, by: int) -> Figure:
        """Return the figure as it stands in a text that has `by` more characters in front."""
        return replace(self, start=self.start + by, end=self.end + by)


def find_figures(text: str) -> list[Figure]:
    """Return the figures in `text`, in order.

    >>> [(each.value, each.topics) for each in find_figures("At least 26 gay men were killed.")]
    [(26.0, (('kill', 'killed'), ('men', 'men')))]
    >>> [each.value for each in find_figures("It cost $3.2m, 12% of 40,000 tonnes.")]
    [3200000.0, 12.0, 40000.0]
    >>> find_figures("On 4 April 2017 article 5 was 3 years old.")
    []
    """
    return list(_figures(text))


def _figures(text: str) -> Iterator[Figure]:
    for match in _NUMBER.finditer(text):
        before = text[: match.start()]
        if _LABEL.search(before):
            continue
        value = _value(match)
        if wider := _RANGE.search(before):
            before = before[: wider.start()]
        if match["currency"]:
            unit = CURRENCIES[match["currency"][-1]]
            yield Figure(*match.span(), value, ((unit, unit),))
            continue
        measured = _UNIT.match(text, match.end())
        if measured and not (match["words"] and measured.lastgroup == "u12"):
            unit = _UNIT_NAMES[int((measured.lastgroup or "u0")[1:])]
            yield Figure(len(before), measured.end(), value, ((unit, unit),))
            continue
        counted = None if _is_number_of(match, before) else _counted(text, match, value, before)
        if counted:
            yield counted


def _is_number_of(match: re.Match[str], before: str) -> bool:
    """Whether it is an item's number, a year, or a fraction of what has no unit."""
    digits = match["digits"]
    if not digits or match["size"] or "," in digits:
        return False
    item = match.string.startswith(".", match.end())
    if item and _ITEM.fullmatch(before[before.rfind("\n") + 1 :]):
        return True
    return "." in digits or (len(digits) == len("2019") and int(digits) in YEARS)


def _value(match: re.Match[str]) -> float:
    """The number as such: what a thousand times smaller or larger is written with a word."""
    if match["words"]:
        total, part = 0.0, 0.0
        for word in re.split(r"[\s-]+", match["words"].lower()):
            if word in _SCALES:
                part = (part or 1) * _SCALES[word]
            else:
                part += _WORTH[word]
        return total + part
    number = float((match["money"] or match["digits"]).replace(",", ""))
    scale = (match["scale"] or match["size"] or "").strip().lower()
    return round(number * _SCALES.get(scale, 1), 6)


def _counted(text: str, match: re.Match[str], value: float, before: str) -> Figure | None:
    """A number of people or things: those in the plural next behind it."""
    noun, place = _noun_behind(text, match, value)
    generic = noun in _GENERIC or noun in _ONE
    if (joined := _JOINED.match(text, place)) and joined[1].lower() in _GENERIC:
        place = joined.end()
    fate = () if noun in _STATES else _fate(text, place, before)
    if not noun or (value == 1 and not (generic and fate)):
        return None
    own = ((stem(noun), noun),)
    return Figure(len(before), place, value, (*fate, *own) if generic else (*own, *fate))


def _noun_behind(text: str, match: re.Match[str], value: float) -> tuple[str, int]:
    """What is counted, in lower case, and where it ends; "" where nothing is."""
    place = match.end()
    for _ in range(MOST_WORDS):
        word = _WORD.match(text, place)
        if word is None:
            break
        place, plain = word.end(), word[1].lower()
        if plain in _STATES and _ends(text, place):
            return plain, place
        if plain in _NOT_COUNTED or (plain in STOP_WORDS and plain not in _GENERIC):
            break
        if word[1][0].isupper() and match["words"]:
            break  # a name: "the Six Nations"
        if _is_plural(plain) or (value == 1 and plain in _ONE):
            return plain, place
        if (match["size"] or "").lower() == "m":
            break  # "the 1500m champions": metres, where no noun follows at once
    return "", place


def _ends(text: str, place: int) -> bool:
    """Whether no noun follows: "26 dead", "100 detained and three killed"."""
    following = _WORD.match(text, place)
    return following is None or following[1].lower() in STOP_WORDS


def _is_plural(word: str) -> bool:
    if word in _PLURAL_OTHERWISE or word.endswith(("men", "people")):
        return True
    if len(word) <= len("gas") or not word.endswith("s"):
        return False
    return not word.endswith(("ss", "us", "is", "'s", "’s", "corps"))


def _fate(text: str, place: int, before: str) -> tuple[tuple[str, str], ...]:
    """What became of those counted: the stem of the participle behind or before, and it itself."""
    behind = _PASSIVE.match(text, place)
    if behind and _is_participle(behind[1].lower()):
        return ((stem(behind[1].lower()), behind[1].lower()),)
    rest = before
    while hedge := _HEDGE.search(rest):
        rest = rest[: hedge.start()]
    verb = _BEFORE.search(rest)
    if verb and _is_participle(verb[1].lower(), active=True):
        return ((stem(verb[1].lower()), verb[1].lower()),)
    return ()


def _is_participle(word: str, *, active: bool = False) -> bool:
    if word in _NO_VERB:
        return False
    if word in _IRREGULAR or word in _STATES:
        return True
    ending = "ing" if active and word.endswith("ing") else "ed"
    return len(word) > len(ending) + 2 and word.endswith(ending)
