"""Pages that a site shows in place of the one that was asked for."""

from __future__ import annotations

import re

from corpus.messages.english import Key
from corpus.messages.message import Message

LONGEST = 300  # words: what is longer says something of its own
HEAD = 3_000  # characters

_WALLS = (
    (Message(Key.ROBOT_CHECK),
     r"^just a moment\b|checking (?:if the site connection is secure|your browser before)"
     r"|enable javascript and cookies to continue|(?:verify|confirm) (?:that )?you are (?:a )?human"
     r"|verifying you are human|attention required! \| cloudflare|ddos protection by"
     r"|are you a robot\b|unusual traffic from your (?:computer )?network"),
    (Message(Key.ERROR_PAGE),
     r"^(?:error )?(?:400|401|403|404|410|429|500|502|503|504)\b.{0,40}"
     r"(?:not found|forbidden|error|denied|unavailable|gone|too many|bad gateway|time-?out)"
     r"|^(?:oops|sorry)?\W*(?:the )?page (?:you (?:requested|are looking for).{0,20} )?(?:was |is |"
     r"could |can )?(?:not|n't|no longer) (?:be )?(?:found|exist|available)"
     r"|^(?:access denied|page not found|file not found|not found|internal server error|"
     r"bad gateway|service (?:temporarily )?unavailable|this site can[’']t be reached)\b"),
    (Message(Key.COOKIE_WALL),
     r"\bcookies?\b.{0,200}\b(?:accept|agree|consent|reject|manage (?:your )?(?:preferences|"
     r"choices|settings))|\b(?:accept|agree|consent|reject)\b.{0,80}\bcookies?\b"
     r"|\b(?:we|you) (?:value|care about|respect) your privacy\b"
     r"|\b(?:our|\d+) (?:\w+ )?partners\b.{0,80}\b(?:store|access|process|personal data)\b"
     r"|\b(?:withdraw(?:ing)?|give|manage) your consent\b|\blegitimate interests?\b.{0,200}"
     r"\b(?:vendors?|partners?|consent)\b"),
    (Message(Key.PAYWALL),
     r"(?:subscribe|sign in|log in|register|sign up) (?:now )?to (?:continue|keep|read|unlock)\b"
     r"|continue reading (?:with|by|for)\b.{0,40}\b(?:subscri|trial|account|member)"
     r"|already (?:a |have a )?(?:subscriber|member|subscription)\b"
     r"|(?:subscribe|sign in|log in|register|become a member)\b.{0,60}\b(?:rest of (?:this|the) "
     r"(?:article|story)|full (?:article|story)|unlimited access)"
     r"|(?:remaining|rest) of (?:this|the) (?:article|story) is (?:for|available|only|reserved)"
     r"|to continue reading,? (?:please )?(?:subscribe|sign in|log in|register)"
     r"|this (?:article|content) is (?:only )?(?:for|available to) subscribers"),
)  # fmt: skip
_PATTERNS = tuple(
    (name, re.compile(pattern, re.IGNORECASE | re.MULTILINE | re.DOTALL))
    for name, pattern in _WALLS
)


def recognise_wall(text: str) -> Message | None:
    """Return what kind of obstacle a short text is, None when it is none.

    >>> recognise_wall("Just a moment... Checking your browser before accessing the site.")
    'a page that keeps robots out, not the page itself'
    """
    if len(text) > HEAD or len(text.split()) > LONGEST:
        return None
    return next((name for name, pattern in _PATTERNS if pattern.search(text)), None)
