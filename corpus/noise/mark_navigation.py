"""Find the lines with which a page moves its visitor about: menus, buttons, notices."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.noise.split_lines import Line

LONGEST = 200  # characters; a "Read more: …" carries a whole headline
LONGEST_NOTICE = 400  # characters; a cookie notice runs to three sentences
EDGE = 6  # lines at either end of a page, where "Home" or "Up" is a button
WHOLE_PAGE = 8  # lines; in a shorter text the edges would be everything
REPEATED = 3  # times that "Top" stands alone before it is taken for a button anywhere
BAR = 3  # words of menus in a row that make a menu

_NETWORKS = "facebook twitter instagram youtube linkedin pinterest reddit whatsapp telegram tumblr"
_NETWORK = "(?:" + "|".join(_NETWORKS.split()) + ")"
_PAGE = "(?:posts?|articles?|story|stories|pages?|entry|entries)"
_TURN = f"(?:previous|next|older|newer) {_PAGE}"
_BUTTONS = (
    # moving about
    rf"(?:home )?(?:{_TURN}\s*)+(?:home)?|{_TURN} ?: .+|page \d+ of \d+",
    r"skip to (?:main )?content|jump to (?:navigation|search)|back to (?:the )?top|view all",
    r"toggle (?:navigation|menu)|(?:like )?loading ?(?:\.\.\.|…)|download pdf",
    r"click here(?: to .{1,60})?",
    # passing on
    rf"(?:share|tweet|email|print|save|like) this(?: {_PAGE})?|pin it|\d[\d.,]*k? shares?",
    rf"(?:click to )?share (?:on|via|by) (?:{_NETWORK}|e-?mail|(?-i:[A-Z]\w*))(?: \(.{{1,30}}\))?",
    rf"(?:follow .{{1,40}}|(?:like|find|join) us) on {_NETWORK}(?: (?:at )?@\w+)?|follow @\w+",
    # asking for support, a subscription, a comment
    r"support (?:us|our (?:work|journalism|site)|(?-i:The(?: [A-Z]\w+){1,3}))|donate now",
    r"subscribe(?: (?:now|here|today|to our .{1,60}))?|subscribe to ?: .+",
    r"sign up (?:now|for our .{1,60})",
    r"(?:get|receive|want|join) .{1,100} to your inbox\b.{0,40}|enter your e-?mail\b.{1,100}",
    r"(?:leave|post|add|write) a (?:comment|reply)(?: .{1,20})?|(?:\d+|no|view all) comments?",
    r"comments? (?:are )?closed(?: on .+)?|your e-?mail address will not be published\b.*",
    # leading elsewhere
    r"advertisements?|sponsored content|(?:story|article) continues below.{0,20}",
    r"(?:read|see|show|load) more(?: about)?(?: ?[:»→>].*)?",
    r"continue reading(?: the main story| .+[→»])?",
    r"(?:also read|read also|read next) ?: .+|(?-i:RELATED|READ|WATCH|ALSO READ) ?: .+",
    rf"you (?:may|might) also like(?: ?: .*)?|related {_PAGE}(?: ?: .*)?",
    r"recommended for you|trending(?: now)?",
    # filing
    r"(?:posted|filed) (?:in|under):? [^.]{1,100}|tagged (?:with|as|in) [^.]{1,150}",
    r"(?:tags|labels) ?: .+",
)
_BUTTON = re.compile(rf"[«‹←<\s]*(?:{'|'.join(_BUTTONS)})[\s»›→>.:!]*", re.IGNORECASE)
_MENU = "home up top or menu search back next previous share tweet print reply login logout"
_MORE = "rss email us about contact more subscribe donate register account faq"
_MENU_WORDS = frozenset(_MENU.split())
_BAR_WORDS = frozenset(f"{_MENU} {_MORE} {_NETWORKS}".split())
_SMALL_PRINT = re.compile(
    r"(?:about|contact) us|(?:privacy|cookie) (?:policy|notice)|terms (?:of|and|&) \w+"
    r"|accessibility(?: statement)?|site ?map|(?:log|sign) in|related",
    re.IGNORECASE,
)
_BETWEEN_ITEMS = re.compile(r" ?[|·»] ?|\s{2,}")
_ARROWS = "«»‹›←→<>: "
_COOKIE_NOTICE = re.compile(
    r"(?:we|(?:this|our) (?:web ?)?site|by (?:continuing|using|browsing)) .*\bcookies?\b.*",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"(?:©|\(c\)|copyright ©?) ?.{0,60}\b(?:19|20)\d\d\b.{0,90}|all rights reserved\.?"
    r"|categor(?:y|ies): .{1,150}",
    re.IGNORECASE,
)
_PLEASE_COMMENT = re.compile(r"(?<=[.!?]) +Please (?:comment|reply)\b[^.!?]{1,80}[.!]?\Z")
_BULLET = re.compile(r"[*•·●◦▪■–—|-]")
_RULE = re.compile(r"[*•·_=~–—-][*•·_=~–—\s-]*\.?")


def mark_navigation(lines: Sequence[Line]) -> tuple[Noise, ...]:
    r"""Return the lines that move a visitor about, and bullets and rules without a word.

    >>> from corpus.noise.split_lines import split_lines
    >>> page = "The mill burnt down in May.\n\nShare this\nTweet\n\nIt was rebuilt."
    >>> [page[noise.start:noise.end] for noise in mark_navigation(split_lines(page))]
    ['Share this', 'Tweet']
    """
    buttons = {number for number, line in enumerate(lines) if _is_button(line.text)}
    unsure = {number for number, line in enumerate(lines) if _may_be_button(line.text)} - buttons
    buttons |= _standing_out(lines, unsure)
    buttons |= _beside(buttons, unsure)
    buttons |= _between(lines, buttons)
    whole = [Noise(lines[n].start, lines[n].end, "boilerplate") for n in buttons | _rules(lines)]
    parts = [_invitation(line) for number, line in enumerate(lines) if number not in buttons]
    return tuple(sorted([*whole, *(part for part in parts if part)]))


def _is_button(text: str) -> bool:
    """Whether a line says by its words alone that it is no text.

    >>> _is_button("Share on Reddit"), _is_button("Share on opening prices is 4 %.")
    (True, False)
    """
    if len(text) > LONGEST_NOTICE or text[:1].islower():  # a small letter: a wrapped line
        return False
    button = len(text) <= LONGEST and (bool(_BUTTON.fullmatch(text)) or _is_bar(text))
    return button or bool(_COOKIE_NOTICE.fullmatch(text))


def _is_bar(text: str) -> bool:
    """Whether a line is a row of buttons.

    >>> _is_bar("Facebook Twitter Email"), _is_bar("Terms of Use | Privacy Policy")
    (True, True)
    """
    words = text.casefold().split()
    if len(words) >= BAR and _BAR_WORDS.issuperset(words):
        return True
    items = [item for item in _BETWEEN_ITEMS.split(text) if item]
    return len(items) > 1 and all(_BUTTON.fullmatch(item) or _may_be_button(item) for item in items)


def _may_be_button(text: str) -> bool:
    """Whether a line could be a button, or as well a heading."""
    word = text.strip(_ARROWS)
    single = word[:1].isupper() and word.casefold() in _BAR_WORDS
    return single or bool(_SMALL_PRINT.fullmatch(text) or _FOOTER.fullmatch(text))


def _is_menu_word(text: str) -> bool:
    return text.strip(_ARROWS).casefold() in _MENU_WORDS


def _standing_out(lines: Sequence[Line], unsure: set[int]) -> set[int]:
    """Those that may be buttons and stand at the edge of a page, or time and again."""
    if len(lines) < WHOLE_PAGE:
        return set()
    times = Counter(lines[number].text for number in unsure)
    head, foot = range(1, EDGE), range(len(lines) - EDGE, len(lines))
    return {
        number
        for number in unsure
        if (_FOOTER.fullmatch(lines[number].text) and number in foot)
        or (_is_menu_word(lines[number].text) and (number in head or number in foot))
        or (_is_menu_word(lines[number].text) and times[lines[number].text] >= REPEATED)
    }


def _beside(buttons: set[int], unsure: set[int]) -> set[int]:
    """Those that may be buttons and stand beside one, or beside one that does."""
    beside: set[int] = set()
    for step in (1, -1):
        for number in sorted(unsure, reverse=step < 0):
            if number - step in buttons or number - step in beside:
                beside.add(number)
    return beside


def _between(lines: Sequence[Line], buttons: set[int]) -> set[int]:
    """Return the word or two (a site's name, mostly) between two buttons."""
    return {
        number
        for number in range(1, len(lines) - 1)
        if number - 1 in buttons
        and number + 1 in buttons
        and lines[number].words < BAR
        and not lines[number].finished
    }


def _rules(lines: Sequence[Line]) -> set[int]:
    """Return the bullets without a word behind them, and the rules between paragraphs.

    A row of dashes right below a line is the underline of a heading, or part of a table.
    """
    last = len(lines) - 1
    return {
        number
        for number, line in enumerate(lines)
        if _BULLET.fullmatch(line.text)
        or (line.gap and (number == last or lines[number + 1].gap) and _RULE.fullmatch(line.text))
    }


def _invitation(line: Line) -> Noise | None:
    """Return "Please comment there …" where it ends a line that says something else."""
    asked = _PLEASE_COMMENT.search(line.text, max(len(line.text) - LONGEST, 0))
    if not asked:
        return None
    return Noise(line.end - len(asked.group()), line.end, "boilerplate")
