"""A question → whether it asks what somebody said, who that is, and about what."""

from __future__ import annotations

import re

from index.sparse.tokenize import STOP_WORDS
from qa.period import MONTHS
from qa.question import Saying

_STRICT = (
    "say says said saying tell tells told state stated claim claimed deny denied declare declared "
    "admit admitted announce announced assert asserted allege alleged insist insisted comment "
    "commented remark remarked write written wrote tweet tweeted promise promised threaten "
    "threatened warn warned condemn condemned accuse accused confirm confirmed argue argued"
)
_SOFT = (
    "react respond reply answer explain describe justify defend call called conclude concluded "
    "find found report reported suggest suggested ask asked urge urged demand demanded predict "
    "predicted believe think mention mentioned reveal revealed estimate estimated recommend "
    "recommended criticise criticize praise blame reject rejected dismiss dismissed"
)
_VERBS = {
    **dict.fromkeys(_SOFT.split(), False),
    **dict.fromkeys(_STRICT.split(), True),
}
_VERB = rf"(?P<verb>{'|'.join(_VERBS)})"
_NOUN = (
    r"(?:public\s+|recorded\s+)?(?:statements?|quotes?|quotations?|words|remarks?|comments?|"
    r"reactions?|responses?|position|claims?|denials?|testimony)"
)
_HELP = r"(?:did|does|do|has|have|had|would|can|could)"
_HEDGE = r"(?:(?:ever|also|really|actually|publicly|exactly|reportedly)\s+)*"
_REST = r"\b(?P<rest>.*)$"
_ASKED = (
    r"(?:statements?|claims?|comments?|names?|reasons?|explanations?|promises?|threats?|words?)"
)

_PATTERNS = tuple(
    re.compile(rf"^(?:(?:and|but|so|then|ok)[\s,]+)?{pattern}", re.IGNORECASE)
    for pattern in (
        r"what\s+(?:was|is|has\s+been|had\s+been)\s+(?P<verb>said)\s+by\s+(?P<who>.+?)"
        r"(?P<rest>(?:\s+(?:about|on|in)\b.*)?)$",
        rf"what\s+(?:else\s+|exactly\s+|{_ASKED}\s+)?{_HELP}\s+(?P<who>.+?)\s+{_HEDGE}{_VERB}{_REST}",
        rf"what\s+{_ASKED}\s+{_HELP}\s+(?P<who>.+?)\s+(?P<verb>make|give|issue|made|given){_REST}",
        rf"what\s+(?:is|was|were)\s+(?P<who>.+?)\s+(?:quoted|reported|cited)\s+(?:as\s+)?"
        rf"(?P<verb>saying|to\s+have\s+said){_REST}",
        rf"(?:is|are|was|were)\s+there\s+(?:any|a|some)\s+{_NOUN}\s+(?:made\s+)?(?:by|of|from)\s+"
        r"(?P<who>.+?)(?P<rest>(?:\s+(?:about|on|to|in)\b.*)?)$",
        rf"(?:(?:what\s+(?:is|was|are|were)|show|list|give)\s+(?:me\s+)?(?:all\s+)?(?:of\s+)?)?"
        rf"(?P<who>[^?]+?)['’]s?\s+{_NOUN}{_REST}",
        rf"(?:(?:what\s+(?:is|was|are|were)|show|list|give)\s+(?:me\s+)?)?(?:all\s+)?(?:the\s+)?"
        rf"{_NOUN}\s+(?:made\s+)?(?:by|of|from)\s+(?P<who>.+?)"
        r"(?P<rest>(?:\s+(?:about|on|to|in)\b.*)?)$",
        rf"{_HELP}\s+(?P<who>.+?)\s+{_HEDGE}{_VERB}{_REST}",
        rf"how\s+{_HELP}\s+(?P<who>.+?)\s+{_HEDGE}{_VERB}{_REST}",
        r"(?P<who>[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,2})\s+(?:statements|quotes|quotations)"
        r"(?P<rest>(?:\s+(?:about|on|to|in)\b.*)?)$",
    )
)
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,2}$")
_SAYING = (
    "says|said|say|claims?|claimed|states?|stated|den(?:y|ies|ied)|declared?|admitted|asserted|"
    "alleged|insisted|remarked|wrote|tweeted|confirmed|argued|announced"
)
_WHO = re.compile(
    rf"^(?:(?:and|but|so)\s+)?who\s+(?:(?:else|has|have|had|ever|first)\s+)*(?:{_SAYING}){_REST}",
    re.IGNORECASE,
)

_NOBODY = frozenset(
    "source sources document documents text texts article articles corpus people they it you we he "
    "she this that these those i anyone anybody someone somebody everyone one him her what who "
    "them".split()
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LINK = re.compile(
    r"^[\s,:]*(?:(?:about|on|regarding|concerning|that|of|to|when|as|for|with)\b\s*)*",
    re.IGNORECASE,
)
_OWN = re.compile(r"^(?:his|her|their|its)\s+(?=\S)", re.IGNORECASE)  # the speaker's
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
_PERIOD = re.compile(
    rf"\b(?:in|on|during|of)\s+(?:(?:the\s+)?(?:(?P<day>\d\d?)\s+)?{_MONTH}\s+(?:(?P<late>\d\d?),?\s+)?)?"
    r"(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_TELLING = frozenset({"tell", "tells", "told"})
_SAYING_TO = frozenset("say says said saying write written wrote admit admitted explain".split())
_HEARER = re.compile(
    r"^\s*(?:to\s+)?+(?P<to>(?!about\b|on\b|that\b|this\b|it\b|them\b).+?)"
    r"(?:\s+(?:about|on|regarding|concerning|that|when)\b(?P<topic>.*))?$",
    re.IGNORECASE,
)


def parse_statement_question(question: str) -> Saying | None:
    """Return whose statements `question` asks for; None when it asks for something else.

    >>> parse_statement_question("What did Ana Ruiz say about the mill in July 2017?")
    Saying(who='Ana Ruiz', topic='the mill', strict=True, period='2017-07', to='', bare=False)
    >>> parse_statement_question("What did Ruiz tell Ben Carr about Lima?").to
    'Ben Carr'
    >>> parse_statement_question("Who said that the mill burnt?").topic
    'the mill burnt'
    >>> parse_statement_question("What did the mill cost?")
    """
    asked = question.strip().rstrip(" ?.!")
    anybody = _WHO.match(asked)
    if anybody:
        topic = _LINK.sub("", anybody["rest"]).strip()
        return Saying("", topic, strict=False) if topic else None
    for pattern in _PATTERNS:
        found = pattern.match(asked)
        if found and _is_somebody(found["who"]):
            return _saying(found)
    words = asked.casefold().split()
    if _NAME.match(asked) and not STOP_WORDS & set(words) and _is_somebody(asked):
        return Saying(asked, strict=False, bare=True)
    return None


def _is_somebody(who: str) -> bool:
    plain = _ARTICLE.sub("", who).casefold()
    return bool(plain) and plain not in _NOBODY and len(plain.split()) <= 10


def _saying(found: re.Match[str]) -> Saying:
    groups = found.groupdict()
    verb = (groups.get("verb") or "say").casefold()
    period = _PERIOD.search(groups["rest"])
    rest = _PERIOD.sub("", groups["rest"]).strip(" ,")
    addressed = verb in _TELLING or (verb in _SAYING_TO and rest.casefold().startswith("to "))
    hearer = _HEARER.match(rest) if addressed else None
    if hearer:
        rest = hearer["topic"] or ""
    topic = _OWN.sub("", _LINK.sub("", rest)).strip(" ,")
    if _NO_TOPIC.fullmatch(topic):
        topic = ""
    general = "verb" not in groups or re.match(
        r"what\s+(?:do|does)\b", found.group(), re.IGNORECASE
    )
    return Saying(
        who=found["who"].strip(),
        topic=topic,
        strict=_VERBS.get(verb, True) and not (general and _ARTICLE.match(found["who"])),
        period=_iso(period) if period else "",
        to=hearer["to"].strip() if hearer else "",
    )


_NO_TOPIC = re.compile(
    r"(?:(?:the|these|those|any|such|all)\s+)*(?:reports?|allegations?|accusations?|claims?|charges?|"
    r"rumou?rs?|it|this|that|them|anything|everything|something)",
    re.IGNORECASE,
)
"""What somebody is asked to have denied or confirmed, without a word of what that was."""


def _iso(period: re.Match[str]) -> str:
    if not period["month"]:
        return period["year"]
    month = f"{period['year']}-{MONTHS.index(period['month'].casefold()) + 1:02}"
    day = period["day"] or period["late"]
    return f"{month}-{int(day):02}" if day else month
