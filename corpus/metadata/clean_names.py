"""A byline as it is printed → the names in it, or none where it names nobody."""

from __future__ import annotations

import html
import re

from corpus.metadata.written_date import without_date
from corpus.people.name_people import is_organisation

LONGEST = 200  # characters of a byline
MOST_WORDS = 6  # of a person's name
MOST_ORGANISATION_WORDS = 12

_BY = re.compile(
    r"^\W*(?:(?:(?:written|posted|published|reported|created|submitted|story|article|text|words|"
    r"report|analysis|opinion)\s+)?by\b|(?:authors?|autoren|autor(?:in)?|auteurs?|autores|text|"
    r"reporters?|writers?|words|credit|redaktion)\s*:|(?:(?:ver[öo]ffentlicht|geschrieben|artikel|"
    r"beitrag|text|publiziert|posted)\s+)?von\b|par\b|por\b|über\s(?=[A-Z])|"
    r"(?:escrito|publicado) por|автор\s*:?|作者\s*[:：]?|文\s*[:：/])[\s:]*",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:[|•·»›\n\t]|\s[-–—]\s|\b(?:published|updated|posted|last updated|last modified|created|"
    r"stand:?|edited by|translated by|photos? by|photographs? by|says|wrote|is an?|are|has|@)\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"\s+(?:at|on|um|am|à|le|om|el)$")  # what led to a date or a time
_URL = re.compile(r"\S+://\S*|\bwww\.\S+|\S+@\S+\.\w+|(?:^|\s)@\w+|\([^)]*\)|\[[^\]]*\]")
_NOBODY = re.compile(
    r"(?:(?:the|our|site|web)\s+)?(?:admin\w*|anon\.?|anonym\w*|unknown|nobody|author\w*|user\w*|"
    r"user ?name|"
    r"guest\w*|staff|team|editors?|editorial|editorial (?:staff|team|board)|redaktion|"
    r"redaktionsteam|redacci[óo]n|r[ée]daction|redazione|root|webmaster|default|test|none|null|"
    r"n/?a|undefined|newsroom|news ?desk|contributors?|correspondents?|reporters?|writers?|"
    r"staff (?:writers?|reporters?)|follow|share|subscribe|posted|contact|moderator|owner|"
    r"super ?user|various|authority control|author archives?|sponsored content|"
    r"gesponserte inhalte|.*\bedition|artikel von|(?:view )?all posts.*|about.*|"
    r"last (?:updated|modified|edited).*|read more.*|more (?:by|from).*|sign in|log ?in|"
    r"press (?:release|office)|pressestelle|wordpress|support|info|web ?team|system|"
    r"[a-z]*-?admin|\w*[- ](?:redaktion|redaction|staff))",
    re.IGNORECASE,
)
"""What stands in an author's place where there is none: roles, accounts, buttons."""

_DEGREE = re.compile(
    r"(?:ph\.?\s?d|m\.?d|m\.?a|m\.?s(?:c|w|n)?|b\.?a|b\.?sc?|mba|mph|rn|r\.?d|j\.?d|esq|dds|dvm|pharm\.?d|"
    r"psy\.?d|ed\.?d|llm|llb|frcp|facp|fca|cpa|rdn|ldn|jr|sr|ii|iii)\.?",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?<=\w)(?:\s+(?:Ph\.?D|M\.?D|MBA|MPH|M\.?Sc|B\.?Sc|MA|BA|RN|JD|DDS)\b\.?)+$"
)
_INITIAL = re.compile(r"\b[A-Z]\.$|\b(?:Jr|Sr|e\.\s?V)\.$")
_ROLE = re.compile(
    r"\b(?:writer|editor|reporter|correspondent|staff|columnist|contributor|journalist|producer|"
    r"author|analyst|fellow|professor|director|chief|manager|head|intern|host|news|politics|"
    r"business|science|sports?|senior|special to|for the|photographer|redakteur\w*|autor\w*|"
    r"journaliste|agentur|dpa|afp|ap|reuters|press)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|\s(?:and|und|et|y|e|og|och|with|mit)\s|\s?&\s|\s/\s)\s*", re.IGNORECASE)
_INSTITUTION = re.compile(
    r"\b(?:Ministry|Ministerium|Bundesministerium|Minist[eè]re|Ministerio|Department|Agency|Bureau|"
    r"Institute|Institut|Universit\w+|College|Council|Commission|Committee|Office|Association|"
    r"Foundation|Organi[sz]ation|Society|Federation|Union|Authority|Administration|Parliament|"
    r"Government|Academy|Library|Museum|Centre|Center|Bank|Court|Board|Service|Services|"
    r"Nations|Secretariat|Directorate|Inspectorate|Trust|Group|Company|Bundesamt|Landesamt|Verband|"
    r"Bundesverband|GmbH|AG|Ltd|Inc|LLC|Verlag|Verein|Feuerwehr|Media|Stiftung|Behörde|Amt|Redaktion|"
    r"Church|Institution|e\.\s?V)\b|\b(?:News|Press|Times)$"
)
_SMALL = frozenset("of for and the on in at to a & de del la le les des du der die das den für "
                   "und zu zur zum von vom im am y e et og och et".split())  # fmt: skip
"""Words that an institution's name has without a capital."""
_PARTICLES = frozenset("de del della der den van von al el bin ibn la le da di dos du ter ten zu y "
                       "e och af av 't d' v. st. mc".split())  # fmt: skip
_CJK_LETTER = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af·]{2,8}(?<![网網报報社台部局院署])")
"""With the paper before it, as in "Paper's Name, reporter's name", a name has up to eight
characters; what ends as papers, agencies and offices do is none."""
_LETTERS = re.compile(r"[^\W\d_]")


def clean_names(byline: str, *, single: bool = False) -> tuple[str, ...]:
    """Return the names that `byline` gives, each as it is printed; () where it names nobody.

    With `single` a name may be one word, as those are by which people write on the web.

    >>> clean_names("By Ann Roe and John Doe | 3 May 2019"), clean_names("Roe, Ann")
    (('Ann Roe', 'John Doe'), ('Ann Roe',))
    >>> clean_names("Ministry of Health, Labour and Welfare"), clean_names("admin")
    (('Ministry of Health, Labour and Welfare',), ())
    """
    text = " ".join(html.unescape(byline).replace("_", " ").split(" ")).strip()
    if len(text) > LONGEST:
        return ()
    if _COUNT.search(text):
        return ()
    text = _BY.sub("", " ".join(without_date(_URL.sub(" ", text)).split(" ")))
    text = _CUT.split(" ".join(text.split(" ")), maxsplit=1)[0]
    text = _BEFORE_DATE.sub("", " ".join(text.split()).strip(" ,;:–—-|/"))
    text = text if _INITIAL.search(text) else text.rstrip(".")
    if is_nobody(text):
        return ()
    if is_institution(text):
        return (text,) if _may_be_institution(text) else ()
    text = _without_role(_without_outlet(text))
    names = [name for part in _AND.split(text) for name in _of_commas(part)]
    kept = [name for name in names if _is_name(name, single=single)]
    return tuple({name.casefold(): name for name in reversed(kept)}.values())[::-1]


_LAST_ROLE = re.compile(
    r"^((?:\S+ ){2})(?:\S+ ){0,3}(?:Editor|Writer|Reporter|Correspondent|Columnist)$"
)


_ONLY_ROLE = re.compile(r"\b(?:Editor|Writer|Reporter|Correspondent|Comments?|Kommentare?)$", re.I)


def opens_byline(before: str) -> bool:
    """Whether a link's words are the name in a line that begins with `before`.

    >>> opens_byline("Posted 3 May 2019 by"), opens_byline("Editor:"), opens_byline("Ann Roe at")
    (True, True, False)
    """
    plain = _BY.sub("", without_date(before)).strip(" ,;:–—-|/•·")
    named = bool(_LETTERS.search(plain)) and not _NOBODY.fullmatch(plain)
    return not named or bool(_ENDS_WITH_BY.search(plain))


_ENDS_WITH_BY = re.compile(r"\b(?:by|von|par|por|autor\w*|author)$", re.IGNORECASE)
_COUNT = re.compile(r"\(\s*\d[\d.,\s]*\)")
"""How many there are of something, as of comments: an author has no number."""

_IN_CAPITALS = re.compile(r"((?:[^\W\d_a-z][A-Z.'’-]* ){1,3}[A-Z'’-]{2,}) (?=[A-Z][a-z])")


def is_nobody(name: str) -> bool:
    """Whether it is what stands in an author's place where there is none, or no name at all."""
    return bool(not name or len(name) > LONGEST or _NOBODY.fullmatch(name))


def is_name(words: str) -> bool:
    """Whether `words` are one person's name or one institution's, and nothing else."""
    plain = words.strip()
    return not _MONTH.search(plain) and clean_names(plain, single=True) == (plain,)


_MONTH = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december)\b", re.I
)


def _may_be_institution(text: str) -> bool:
    """Whether it has an institution's length and no small words but those that join such names."""
    words = text.split()
    small = {word for word in words if word[:1].islower() and word not in _SMALL}
    return len(words) <= MOST_ORGANISATION_WORDS and not small - {"e.V.", "e."}


def _without_outlet(text: str) -> str:
    """Leave out where it appeared, behind a name in capitals: "ANN ROE Wend Courier"."""
    found = _IN_CAPITALS.match(text)
    return found[1] if found and "," not in text else text


def _without_role(text: str) -> str:
    """Leave out what somebody is, behind the name without a comma: "Ann Roe Games Editor"."""
    found = _LAST_ROLE.match(text)
    return found[1].strip() if found and "," not in text else text


def is_institution(name: str) -> bool:
    """Whether it names one institution, so that "and" and commas in it join no persons."""
    if _OFFICE.match(name):
        return True
    parts = re.split(r",| and | und | & |;", name)
    return bool(_INSTITUTION.search(name)) and not any(map(_is_plain_person, parts))


_OFFICE = re.compile(
    r"(?:\w+ ){0,3}(?:Ministry|Minister\w*|Department|Committee|Commission|Office|Institute|Agency|"
    r"Council|Centre|Center|Bureau|University|Society|Association|Directorate|Authority|Secretariat|"
    r"Bundesministerium|Ministerium|Minist[eè]re|Ministerio|Bundesamt|Landesamt|\w+anstalt)"
    r" (?:of|for|on|für|der|des|de|du|zur)\b"
)
"""An office that says what it is for: what follows are its matters."""


def _is_plain_person(part: str) -> bool:
    words = part.split()
    plain = 2 <= len(words) <= 3 and not _INSTITUTION.search(part) and " of " not in part
    return plain and _is_name(part, single=False)


def _of_commas(part: str) -> list[str]:
    """Names between commas; "Roe, Ann" is one of them, and neither a degree nor a role is."""
    pieces = [_DEGREES.sub("", piece).strip() for piece in part.split(",")]
    pieces = [piece for piece in pieces if piece and not _DEGREE.fullmatch(piece)]
    if len(pieces) == 2 and _turned_round(*pieces):
        return [f"{pieces[1]} {pieces[0]}"]
    return [piece for n, piece in enumerate(pieces) if n == 0 or not _ROLE.search(piece)]


def _turned_round(family: str, given: str) -> bool:
    """Whether one name stands there family first: the parts are none by themselves."""
    *particles, _ = family.split()
    alone = all(word.lower() in _PARTICLES for word in particles)
    return (
        alone and len(given.split()) <= 3 and not _ROLE.search(given) and not is_organisation(given)
    )


def _is_name(name: str, *, single: bool) -> bool:
    if (
        _NOBODY.fullmatch(name)
        or _ONLY_ROLE.search(name)
        or any(map(str.isdecimal, name))
        or not _LETTERS.search(name)
    ):
        return False
    if _CJK_LETTER.search(name):
        return bool(_CJK.fullmatch(name))
    words = name.split()
    if len(words) == 1:
        return single and len(name) > 2 and "." not in name
    capitals = sum(word[:1].isupper() or not word[:1].isascii() for word in words)
    small = [word for word in words if word[:1].islower() and word.lower() not in _PARTICLES]
    return (
        len(words) <= MOST_WORDS
        and capitals >= 1
        and not small
        and not re.search(r"[!?:=<>{}/|]", name)
    )
