"""A question → whether it asks for an overview instead of a fact, and of what."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.sparse.ordinary_words import is_english
from index.sparse.tokenize import STOP_WORDS
from qa.question import Breadth
from qa.reading.broad_phrases import broad_phrases
from qa.reading.read_period import read_period

if TYPE_CHECKING:
    from qa.question import Extent
    from qa.reading.broad_phrases import Phrase

LONGEST = 200
"""Characters: whoever asks for an overview asks shortly."""

MOST_CONTENT, MOST_OF_TWO = 3, 2
"""Words with a meaning of their own in a bare topic, and in each of two: with more it says what is
to be found about it, and then passages answer."""


def read_breadth(question: str) -> Breadth | None:
    """Return what overview `question` asks for; None where it asks for something in particular.

    >>> read_breadth("What are these documents about?").extent, read_breadth("tl;dr").extent
    ('sources', 'sources')
    >>> read_breadth("What happened in May 2017?").period
    Period(since='2017-05', until='2017-05')
    >>> read_breadth("What is said about the ferry?").topic
    'the ferry'
    >>> read_breadth("Compare what Ana Ruiz and the mayor say about the mill").sides
    ('Ana Ruiz', 'the mayor')
    >>> read_breadth("What is this bridge made of?"), read_breadth("What happened to Ana Ruiz?")
    (None, None)
    """
    if len(question) > LONGEST:
        return None
    written = _bare(" ".join(question.replace("’", "'").split()))
    repaired = _repaired(written)
    breadth = _read(written.casefold(), written)
    return breadth or (_read(repaired.casefold(), written) if repaired != written else None)


def _read(asked: str, written: str) -> Breadth | None:
    """What the first phrase that matches asks for."""
    for extent, pattern, leans in _phrases()[0]:
        found = pattern.fullmatch(asked)
        breadth = _breadth(extent, found, leans, written) if found else None
        if breadth:
            return breadth
    return None


@cache
def _phrases() -> tuple[tuple[Phrase, ...], re.Pattern[str]]:
    return broad_phrases()


_BEFORE = re.compile(
    r"(?:(?:hey|hi|hello|por favor|in (?:one|two|three|four|five|a few|\d+) (?:words?|sentences?|"
    r"lines?|points?)|ok|okay|so|well|now|and|but|then|please|pls|plz|just|briefly|quickly|"
    r"first(?: of all)?|"
    r"in (?:short|general|brief)|overall|basically|generally|question|um|uh|right|thanks|"
    r"(?:can|could|would|will) you(?: please)?(?: just)?|can i (?:please )?(?:get|have|see)|"
    r"(?:do|would) you (?:know|say|mind)|(?:i|we)(?: would|'d)? (?:want|need|like)(?: to (?:know|"
    r"see|have|get|hear|read|find out))?|"
    r"i'm (?:interested in|looking for)|i (?:wonder|am wondering|don't (?:know|understand))|let "
    r"me know|"
    r"(?:tell|show) (?:me|us)(?= (?:what|who|where|how|when|which|in)\b)|(?:help me "
    r")?understand)\b[\s,:!.-]*)+",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:[\s,;.!?-]+(?:please|pls|plz|por favor|thanks|thank you|in short|briefly|in brief|in a "
    r"nutshell|"
    r"for me|for us|in general|overall|"
    r"exactly|actually|basically|really|then|quickly|all together|as a whole|in total|again|so far|"
    r"in (?:(?:a )?(?:few|couple(?: of)?|one|two|three|four|five|six|ten|\d+|simple|plain|your "
    r"own|my)(?: or \w+)?(?: short| key| simple)? )"
    r"(?:words?|sentences?|lines?|points?|bullets?|bullet points|paragraphs?|terms|english|"
    r"minutes?)"
    r"|as (?:bullet points|a list)|in bullet points))+[\s.!?…]*$|[\s.!?…]+$",
    re.IGNORECASE,
)
_SHORT_FORMS = {
    "what's": "what is", "whats": "what is", "wats": "what is", "what're": "what are",
    "who's": "who is", "whos": "who is", "who're": "who are", "where's": "where is",
    "wheres": "where is", "it's": "it is", "gimme": "give me", "wat": "what", "wht": "what",
    "waht": "what", "hwat": "what", "whta": "what",
    "abt": "about", "teh": "the", "u": "you", "docs": "documents", "doc": "document",
    "thier": "their", "thsi": "this", "thes": "these", "thees": "these", "theese": "these",
}  # fmt: skip


def _bare(question: str) -> str:
    """The question in full words, without its politeness."""
    words = (_SHORT_FORMS.get(word.casefold(), word) for word in question.split(" "))
    bare = _AFTER.sub("", " ".join(words))
    shorter = _BEFORE.sub("", bare, count=1) if _BEFORE.match(bare) else bare
    return shorter or bare


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")  # shorter ones have too many neighbours

_FRAME = tuple(
    "what which where when about happened happens documents document texts sources source "
    "articles article files collection these those this main points point summary summarise "
    "summarize overview timeline chronology events mentioned quoted said says compare between "
    "difference differences disagree contradict contradictions topics themes people "
    "everything tell give important dates outline synopsis their there material key gist "
    "takeaways findings speakers".split()
)
"""Words of asking for an overview that a slip may hide."""


def _repaired(question: str) -> str:
    """The question in which what is no English word, and one slip from a word of asking, is that
    word: "sumarise", "documnets". The number of words stays the same.
    """
    return _LONG_WORD.sub(_repair, question)


def _repair(match: re.Match[str]) -> str:
    word = match.group()
    folded = word.casefold()
    if folded in _FRAME or is_english(folded) or not word.isascii():
        return word
    from rapidfuzz.distance import DamerauLevenshtein

    slips = ((DamerauLevenshtein.distance(folded, each), each) for each in _FRAME)
    distance, nearest = min(slips)
    return nearest if distance <= (2 if len(folded) > 8 else 1) else word


def _breadth(extent: Extent, found: re.Match[str], leans: bool, written: str) -> Breadth | None:
    """What was `found`, if its open parts are what they have to be."""
    parts = {name: text for name, text in found.groupdict().items() if text}
    leans = leans or "leans" in parts
    topic = _as_written(parts.get("topic") or parts.get("first") or "", written)
    topic = _NOUN_PHRASE_END.sub("", topic)
    if extent == "period":
        period = read_period(parts["period"])
        return Breadth(extent, period=period, leans=leans) if period else None
    if extent == "sides":
        return _sides(parts, topic, written)
    if not topic:
        return Breadth(extent, leans=leans) if "topic" not in parts else None
    if _phrases()[1].fullmatch(topic.casefold()) or not is_bare(topic):
        return None
    return Breadth(extent, topic, leans=leans)


_NOUN_PHRASE_END = re.compile(
    r"\s+(?:in|by|from|according to) (?:the|these|this) (?:documents?|sources?|texts?|articles?)$",
    re.I,
)

_SENTENCE = frozenset(
    "is are was were did do does has have had will would can could should must may might be been "
    "being "
    "that who whom whose which how why when where whether if what because than during before "
    "after since until while i you me my your his her their its him them he she they we not "
    "against between".split()
)
"""Words that say something of a topic: with one of these it is no bare noun phrase."""


def is_bare(topic: str) -> bool:
    """Whether `topic` is a short noun phrase, or two joined by "and".

    >>> is_bare("the ferry"), is_bare("the misdeeds and failures of the old ferry companies")
    (True, False)
    >>> is_bare("how the ferry sank")
    False
    """
    phrases = [phrase.split() for phrase in re.split(r",? and |, ", topic.casefold())]
    told = any(_SENTENCE & set(words) or not words for words in phrases)
    content = [[word for word in words if word not in STOP_WORDS] for words in phrases]
    most = {1: MOST_CONTENT, 2: MOST_OF_TWO}.get(len(phrases), 0)
    return not told and all(0 < len(words) <= most for words in content)


def _sides(parts: dict[str, str], topic: str, written: str) -> Breadth | None:
    sides = tuple(_as_written(parts[name], written) for name in ("one", "other"))
    plain = [_ONLY_ARTICLE.sub("", side.casefold()) for side in sides]
    long = any(len(side.split()) > MOST_OF_A_SIDE or not side for side in plain)
    return None if long or plain[0] == plain[1] else Breadth("sides", topic, sides=sides)


MOST_OF_A_SIDE = 6  # words: "the mayor of the old town"

_ONLY_ARTICLE = re.compile(r"^(?:the|an?)\s+")


def _as_written(part: str, written: str) -> str:
    """The part of a question as it was written: with its capitals, where no slip was mended."""
    place = written.casefold().find(part)
    return written[place : place + len(part)].strip(" ,") if place >= 0 else part.strip(" ,")
