"""The names in a document → who is who, within that document only."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.language.lexicon import (
    FEMALE_TITLES,
    IN_FRONT,
    INSTITUTIONS,
    MALE_TITLES,
    OCCUPATION_ENDS,
    OCCUPATIONS,
    SAYING_BEHIND,
    TITLES,
    VERBS_IN_FRONT,
)
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES
from corpus.people.names import Names, merge_forms, surname

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
PARTICLES = frozenset(
    {
        "de",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "al",
        "el",
        "bin",
        "ibn",
        "la",
        "le",
        "da",
        "di",
        "dos",
        "du",
    }
)
# First names that stand second in names of other traditions ("Hussein Ali Doe").
_AMBIGUOUS = frozenset(
    {"abdul", "ahmed", "ali", "amir", "hassan", "ibrahim", "mahmoud", "mohamed", "mohammed",
     "muhammad", "omar", "salman", "bashar", "van", "jean", "maria", "mary", "jan", "jose", "juan"}
)  # fmt: skip
_ORGANISATION = re.compile(
    r"\b(?:Network|Committee|Party|Times|Post|News|University|College|Institute|House|Department"
    r"|Watch|International|Council|Association|Foundation|Group|Bank|Court|Inc|Corp|Company|Union"
    r"|Agency|Bureau|Center|Centre|Commission|Ministry|Office|Police|Press|Journal|Magazine|Tribune"
    r"|Gazette|Herald|Guardian|Mail|Daily|Radio|TV|Channel|Campaign|Coalition|Organi[sz]ation"
    r"|Service|Administration|Congress|Senate|Parliament|Government|States|Kingdom|Federation"
    r"|Republic|Nations|Church|School|Hospital|Fund|Trust|Society|Alliance|Board|Project|Report"
    r"|Movement|Front|Brigades?|Army|Forces|Authority|Corporation|Academy|Museum|Library|Assembly"
    r"|Initiative|Collective|Chamber|Ltd|LLC|GmbH|WG|Observatory|Embassy|Directorate|Secretariat"
    r"|Consortium|Airlines|Airways|Railways|Industries|Technologies|Holdings|Securities"
    r"|Reuters|Lab|Labs|Team|League|Club|Affairs|Research|Poll|Survey)\b"
)


_POSSESSIVE = re.compile(r"(?:['’]s?)+$")


def name_people(parses: Iterable[Doc]) -> Names:
    """Collect the full names of persons that a document prints."""
    full: Counter[str] = Counter()
    titled: dict[str, Counter[str]] = {}
    organisations: set[str] = set()
    for parsed in parses:
        for run in _runs(parsed):
            name, gender = strip_titles(_words(run))
            if len(name) > 1 and not is_organisation(" ".join(name)) and len(name) <= 4:
                full[" ".join(name)] += 1
                if _is_explained_as_institution(run):
                    organisations.add(" ".join(name))
            if name and gender:
                titled.setdefault(name[-1], Counter())[gender] += 1
    merged, aliases = merge_forms(full)
    surnames = frozenset(surname(name) for name in full)
    return Names(merged, aliases, titled, surnames, frozenset(organisations))


def _is_explained_as_institution(run: list[Token]) -> bool:
    """'the newspaper Novy Vestnik' and 'Novy Vestnik, an independent newspaper'."""
    first, last = run[0], run[-1]
    if first.i > 0 and first.nbor(-1).lower_ in INSTITUTIONS:
        return True
    return any(c.dep_ == "appos" and c.lower_ in INSTITUTIONS for c in last.children)


def _runs(parsed: Doc) -> Iterable[list[Token]]:
    run: list[Token] = []
    for token in parsed:
        joins = (
            bool(run)
            and (token.lower_ in PARTICLES or _is_hyphen(token))
            and (token.i + 1 < len(parsed) and parsed[token.i + 1].pos_ == "PROPN")
        )
        if token.pos_ == "PROPN" or joins:
            if not run and _is_portfolio(token):
                continue
            run.append(token)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_portfolio(token: Token) -> bool:
    """The "State" of "Secretary of State Jane Doe"."""
    if token.i < 2 or token.nbor(-1).lower_ != "of" or token.i + 2 >= len(token.doc):
        return False
    title = token.nbor(-2).text.rstrip(".").lower() in TITLES
    return title and token.nbor(1).pos_ == "PROPN" and token.nbor(2).pos_ == "PROPN"


def _is_hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and not token.nbor(-1).whitespace_


def _words(run: list[Token]) -> list[str]:
    """The words of a run of tokens, hyphened names in one."""
    text: str = run[0].doc[run[0].i : run[-1].i + 1].text
    return [word for word in re.sub(r"['’]s\b", "", text).split() if word not in "'’,"]


def strip_titles(words: list[str]) -> tuple[list[str], str]:
    """The name without titles before and suffixes behind it, and the gender a title tells.

    What somebody does goes with the titles where two words of a name are behind it, and a
    verb in front of a name is none of it.

    >>> strip_titles(["Dr.", "Jane", "Doe’s"]), strip_titles([])
    ((['Jane', 'Doe'], ''), ([], ''))
    >>> strip_titles(["Fisherman", "Bo", "Marsh"])[0], strip_titles(["Hath", "Marsh", "aloud"])[0]
    (['Bo', 'Marsh'], ['Marsh'])
    """
    gender = ""
    start = 0
    for number, word in enumerate(words):
        plain = word.rstrip(".").lower()
        if plain in TITLES and number < len(words) - 1:
            start = number + 1
            gender = "f" if plain in FEMALE_TITLES else "m" if plain in MALE_TITLES else gender
    start = max(start, _first_name(words), _occupation(words), _verb(words))
    kept = [word for word in words[start:] if word.rstrip(".").lower() not in _SUFFIXES]
    bare = [_POSSESSIVE.sub("", word) for word in kept if word != ","]
    named = [word for word in bare if word]  # an apostrophe alone is no name
    while len(named) > 1 and is_behind(named[-1]):
        named.pop()
    return named, gender


def is_behind(word: str) -> bool:
    """Whether the last word is none of a name: "Finch aloud", "Finch Says"."""
    small = word.islower() and word not in PARTICLES
    return small or word.lower() in SAYING_BEHIND


_IDENTIFIER = re.compile(r"[a-z]{2,}[A-Z]|[_<>={}\\]|::|\(\)|\w\.\w{3,}\(")


def is_identifier(phrase: str) -> bool:
    """Whether a phrase is a name that programs use.

    >>> is_identifier("hasChildNodes"), is_identifier("MacDonald"), is_identifier("eBay")
    (True, False, False)
    """
    return any(_IDENTIFIER.match(word) or re.search(r"[_={}]|::|\(\)", word)
               for word in phrase.split())  # fmt: skip


def _occupation(words: list[str]) -> int:
    """Where a name of two words starts behind what its bearer does: "Fisherman Bo Marsh"."""
    if not words or words[0].lower() in FEMALE_NAMES | MALE_NAMES:
        return 0  # "Mary Miller de Roe"
    places = (n for n in range(1, len(words) - 1) if _is_occupation(words[n - 1].lower()))
    return next((n for n in places if words[n][0].isupper()), 0)


def _is_occupation(word: str) -> bool:
    return word in OCCUPATIONS or word.endswith(OCCUPATION_ENDS)


def _verb(words: list[str]) -> int:
    return 1 if len(words) > 1 and words[0].lower() in VERBS_IN_FRONT | IN_FRONT else 0


def _first_name(words: list[str]) -> int:
    """Where a known first name starts a name behind an office: "Counsel James A. Doe"."""
    known = FEMALE_NAMES | MALE_NAMES
    if not words or words[0].lower() in known:
        return 0
    places = (
        n
        for n in range(1, len(words) - 1)
        if words[n][0].isupper() and words[n].lower() in known - _AMBIGUOUS
    )
    return next(places, 0)


def name_of(head: Token) -> tuple[list[str], str]:
    """The words of the proper name that ends in `head`, and the gender its title tells."""
    start = head.i
    while start > 0 and _continues(head.doc[start - 1]):
        if _is_portfolio(head.doc[start - 1]):
            break
        start -= 1
    end = head.i + 1
    while end < len(head.doc) and head.doc[end].pos_ == "PROPN" and head.doc[end].head.i <= head.i:
        end += 1
    return strip_titles(_words(list(head.doc[start:end])))


def _continues(token: Token) -> bool:
    if token.i > 0 and (token.lower_ in PARTICLES or _is_hyphen(token)):
        return bool(token.nbor(-1).pos_ == "PROPN")
    return token.pos_ == "PROPN" and token.dep_ in ("compound", "nmod", "amod", "poss", "nsubj")


def is_organisation(name: str) -> bool:
    """Whether a word of the name says that it is an institution."""
    return bool(_ORGANISATION.search(name)) or (name.isupper() and len(name) <= 6)
