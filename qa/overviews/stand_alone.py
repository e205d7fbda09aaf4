"""A sentence → how well it can be read by itself, in an overview of what its source is about."""

from __future__ import annotations

import re

from qa.ranking.text_features import leans_back

PROSE, ANY, NONE = 2, 1, 0
"""A sentence of running text; one that may be a heading, an item of a list or a line of verse; and
what tells nothing: a byline, a caption, a question, a button."""

FEWEST, MOST = 6, 60  # words of prose: fewer are a heading as often as not, more are a list
LONGEST_LINE = 12  # words of a byline, a credit or a greeting: what is longer tells something
FEWEST_LETTERS = 0.6  # share of characters that are letters: tables and codes have fewer
MOST_CAPITALS = 0.6  # share of words: titles, names in a row

_ENDED = re.compile(r"[.!…。！।۔][\"”’')\]»›]*(?:\[\d+\]|[⁰¹²³⁴-⁹])*$")
_ASKS = re.compile(r"[?？؟][\"”’')\]»›]*$")
_ABOUT_ITSELF = re.compile(
    r"^\W*(?:by [A-Z]|posted\b|published (?:on|in|by|:|\w+ \d)|updated\b|last updated|photo|image|"
    r"picture|credit|"
    r"caption|source:|reporting by|written by|editing by|additional reporting|translated by|"
    r"copyright|©|\(c\)|"
    r"all rights reserved|follow (?:us|me|him|her|@)|sign up|subscribe|click|read more|read also|"
    r"see also|share\b|"
    r"contact\b|correction\b|advertis|this (?:article|story|post|page|report) (?:was|has been|is "
    r"(?:part|an|a|from))|"
    r"editor'?s note|note:|disclaimer|for more\b|download\b|listen\b|watch\b|view\b|related\b|"
    r"figure \d|table \d|"
    r"e-?mail\b|tags?:|filed under|thank you|thanks\b|good (?:morning|afternoon|evening)|"
    r"welcome\b|dear\b|hello\b|"
    r"hi\b|yours\b|best regards|kind regards|sincerely)",
    re.IGNORECASE,
)
_FACTS = re.compile(r"\W*---\s+\w+:\s|\W*(?:\w+: [^:]{0,80}){3,}$")  # of a page, above its text
_HEADING = re.compile(r"#{1,6}\s")
_MARKED_UP = re.compile(r"[-*#|<=>+\[{_•·]|[a-z]\w*:\s")  # an item, a table, a field of a form
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\bpic\.twitter")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_GOES_ON = re.compile(
    r"[“\"'‘(]*(?:but|and|or|so|yet|however|also|still|instead|moreover|furthermore|then|thus|"
    r"therefore|indeed|"
    r"meanwhile|that|such|another|both|similarly|likewise|nor|otherwise|besides|as a result|for "
    r"example|for "
    r"instance|in addition|on the other hand|of course|finally|again)\b",
    re.IGNORECASE,
)

BACK, ON, SPOKEN = 0.15, 0.06, 0.08
"""Of cosine, taken from a sentence that opens with a pronoun, or within a quotation that goes on;
from one that goes on from the one before it; and from one that opens with somebody's words."""


STAND_ALONE_KEPT = 20_000  # sentences of an index, in its memo


def stand_alone(reading: str) -> int:
    """Return PROSE, ANY or NONE for a sentence that reads so.

    >>> stand_alone("The old mill in Harrow burnt down in May."), stand_alone("The Mill at Harrow")
    (2, 1)
    >>> stand_alone("By Ada Finch, our correspondent in Harrow."), stand_alone("Who lit it?")
    (0, 0)
    >>> stand_alone("# The mill at Harrow, 1990 to 2019")
    0
    >>> stand_alone("--- title: Mill date: 2019-05-02"), stand_alone("- [ ] Mend the mill at last.")
    (0, 1)
    """
    words = _WORD.findall(reading)
    letters = sum(map(len, words))
    line = len(words) <= LONGEST_LINE and _ABOUT_ITSELF.match(reading)
    empty = not words or line or _ADDRESS.search(reading) or _FACTS.match(reading)
    empty = empty or _HEADING.match(reading)
    if empty or _ASKS.search(reading) or letters < FEWEST_LETTERS * len(reading.replace(" ", "")):
        return NONE
    cased = [word for word in words if word != word.lower() or word != word.upper()]
    capitals = sum(word[0] != word[0].lower() for word in cased)
    if not _ENDED.search(reading) or _MARKED_UP.match(reading):
        return ANY
    long_enough = len(words) >= FEWEST or len(cased) < len(words) / 2  # some scripts have no blanks
    usual = capitals <= MOST_CAPITALS * max(len(cased), 1)
    return PROSE if long_enough and len(words) <= MOST and usual else ANY


def dependence(reading: str) -> float:
    """Return how much of its sense a sentence takes from the one before it, in cosine.

    >>> dependence("The mill burnt."), dependence("She left."), dependence("However, it was late.")
    (0.0, 0.15, 0.06)
    """
    if leans_back(reading) or _is_cut(reading):
        return BACK
    return ON if _GOES_ON.match(reading) else SPOKEN if reading[:1] in "“\"'‘" else 0.0


def _is_cut(reading: str) -> bool:
    """Whether a quotation begins or ends outside the sentence; an apostrophe ends none."""
    one_sided = reading.count("“") != reading.count("”") or reading.count('"') % 2 == 1
    return one_sided or reading.count("‘") > reading.count("’")
