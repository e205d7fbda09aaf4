"""What stands before a colon or on a line of its own → can it be who speaks?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from corpus.language.lexicon import COLLECTIVES, TITLES, UNNAMED_ROLES
from corpus.people.genders import FEMALE_NAMES, MALE_NAMES


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


PARTS: Final = _words("""
a actor all analyst anchor announcer answer attendee audience both caller chair chairperson chorus
clerk commentator committee correspondent counsel court crowd facilitator female first fourth
guest host interpreter interviewee interviewer journalist juror jury male man member members men
messenger moderator narrator officer operator panelist panellist participant presenter presiding
press prosecutor q question questioner reporter second secretariat servant several soldier speaker
speakers spectator student teacher third translator unidentified unknown user viewer voice voices
witness woman women
""")
"""What a transcript calls somebody whom it does not name."""

_OFFICES: Final = (
    TITLES
    | UNNAMED_ROLES
    | COLLECTIVES
    | _words("""
acting archbishop baroness bishop counsellor cardinal defence defense deputy dame earl emperor
empress duke duchess prime vice under foreign representative leader honourable hon right hms lords
nurse master mistress majesty highness lordship prosecution pres sec rapporteur administrator
undersecretary solicitor advocate alderman alderwoman councillor councilor councilmember
supervisor superintendent trustee treasurer citizen coach pastor rabbi imam sheikh
""")
)

_FIELDS: Final = _words("""
abstract act action actions address adjourned advantages aged agenda aim aims also am announcement
answers apologies appendix approved april archive article articles attachment attachments
attendance attendees attending audio august author authors available background bcc blog born
break bullet by cast categories category caution cc chapter chapters city click closing comment
comments con conclusion conclusions cons contact contents context copyright correction corrections
country course credits current date dates day deadline december decision decisions definition
description details difficulty disadvantages discussion doi download duration editing edition
editor's edt email end episode episodes est event example examples exhibit extract facebook fact
facts fax february figure file filed files filmed findings first-person focus following footnote
format friday from further genre gmt goal goals headline hint home hours however http https id
image important in includes index ingredients input instagram instructions interview intro
introduction isbn issn issue issued item items january job july june keyword keywords language
last length lesson licence license link links list live location mailto main march materials may
meeting method methods minutes mission monday motion music myth name names new next no nota note
notes notice november now number objective objectives october office on online opening option
options outcome outline output overview page pages paragraph part passed pdt phone photo
photograph picture place please plot pm podcast policy position posted powered pp preface
prerequisites present previous price priority pro problem procedure produced producer production
program programme project pros pst published publisher purpose quote rating re read reality reason
reasons recommendation recommendations recorded recording reference references regarding related
remember reminder reply required requirements resolution resources result results rev review risk
risks rule rules running sample saturday scene schedule season sec section see sent september
service services setting share show site size slide solution source sources spoiler staff start
state status step steps story strength strengths studio subject subscribe subtitle summary sunday
synopsis table tag tags target tel telephone text thursday time times tip tips title to today
tomorrow topic topics total track trailer transcript transcription translation tuesday twitter
type unit update updated url utc value venue version video viewpoint vision volume vote votes
wanted warning weakness weaknesses web website wednesday week weight what when where which why
width with words writer written year years yes yet youtube zoom
""")
"""Words that a form, a list or a page puts before a colon; a label that begins or ends with one,
or in which the text knows every word as a common one, is nobody."""

_BRACKETED = re.compile(r"\(([^()]*)\)")
_ROLE_BEHIND = re.compile(r",\s.*$", re.DOTALL)
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_OF_PLACE = re.compile(r"\s+of\s+.*$", re.DOTALL)


def name_in(label: str) -> str:
    """Return the name in what stands before the words said.

    >>> [name_in(each) for each in ("The Minister (Mr Doe)", "Ann Marsh, Courier", "FINCH (laughs)",
    ...                             "Mr. DOE of Ohio", "Ann Marsh (Stow) (Ind)", "Marsh, Ann")]
    ['Mr Doe', 'Ann Marsh', 'FINCH', 'Mr. DOE', 'Ann Marsh', 'Ann Marsh']
    """
    plain = _BRACKETED.sub("", label).strip()
    if (named := _SURNAME_FIRST.fullmatch(plain)) and named[2].split()[0].casefold() in _KNOWN:
        return f"{named[2]} {named[1]}"
    bare = _ROLE_BEHIND.sub("", plain).strip()
    for inside in _BRACKETED.findall(label):
        if is_role(bare) and _names_somebody(inside) and not is_role(inside):
            return str(_ROLE_BEHIND.sub("", inside)).strip()
    words = bare.split()
    if words and words[0].rstrip(".").casefold() in TITLES:
        bare = _OF_PLACE.sub("", bare) if len(words) > 2 and words[1].casefold() != "of" else bare
    return bare.strip("*_ ")


def _names_somebody(phrase: str) -> bool:
    words = phrase.split()
    return 1 < len(words) <= 5 and all(_CAPITAL.match(word) for word in (words[0], words[-1]))


def is_role(phrase: str) -> bool:
    """Whether a phrase is an office or part and no name: "The Minister", "Speaker 1"."""
    words = [word.strip(".,'’").casefold() for word in phrase.split()]
    if not words:
        return False
    telling = [word for word in words if word not in {"the", "of", "for", "and", "to", "state"}]
    known = PARTS | _OFFICES
    return bool(telling) and (
        words[0] == "the" or all(word in known or word.isdigit() for word in telling)
    )


def is_field(label: str) -> bool:
    """Whether a label is a field of a form, a heading or a word of running text."""
    words = [word.strip(".,'’*_()").casefold() for word in label.split()]
    if not words or not words[0]:
        return True
    if {words[0], words[-1]} & {"q", "a"} and len(words) == 1:
        return False
    named = words[0] in _KNOWN and len(words) > 1  # "May Doe", "Mark Reader"
    return not named and bool({words[0], words[-1]} & _FIELDS)


_KNOWN = FEMALE_NAMES | MALE_NAMES
_SURNAME_FIRST = re.compile(r"([^\W\d_][\w'’-]+(?: [\w'’-]+)?), ([^\W\d_][\w.'’-]+(?: [\w.'’-]+)?)")
_INITIALS = 3  # at most, of a name in front of what is said
_TELLING = 2_000  # characters from which a word would stand in small letters if it were one


@dataclass(frozen=True)
class Wording:
    """A text, and which of its words look like names in it."""

    text: str

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that stand in small letters somewhere."""
        return frozenset(_SMALL.findall(self.text))

    @cached_property
    def together(self) -> frozenset[str]:
        """Those beside which, on one line, a word with a capital stands."""
        return frozenset(word for pair in _PAIR.findall(self.text) for word in pair)

    @cached_property
    def initials(self) -> frozenset[str]:
        """The initials of every two or three words with capitals that stand together."""
        return frozenset(
            "".join(word[0] for word in run.split()[:length])
            for run in _RUN.findall(self.text)
            for length in (2, 3)
        )

    def abbreviates(self, label: str) -> bool:
        """Whether a label is the initials of a name in the text: "CC" of Carl Cole."""
        plain = label.replace(".", "")
        return 1 < len(plain) <= _INITIALS and plain.isupper() and plain in self.initials


def is_person(label: str, wording: Wording) -> bool:
    """Whether a label can be nothing but somebody's: by title, part, first name, or because
    the text knows its words as names alone.
    """
    name = name_in(label)
    words = [word.strip(".,'’*_()").casefold() for word in name.split()]
    if wording.abbreviates(label):
        return True
    if not words or is_field(label):
        return False
    role = words[0] in TITLES or is_role(name) or is_role(_BRACKETED.sub("", label))
    if role or any(word in PARTS for word in words) or _KNOWN & set(words):
        return True
    if len(words) == 1 and not name.isupper():
        if name in wording.together:
            return True
        if len(wording.text) < _TELLING:
            return False
    return not any(len(word) > 1 and word in wording.small for word in words)


def is_part(label: str) -> bool:
    """Whether every word of a label tells an office or part: "The President", "Unknown Man"."""
    words = [word.strip(".,'’").casefold() for word in label.split()]
    telling = [word for word in words if word not in {"the", "of", "for", "and", "to", "state"}]
    return bool(telling) and all(word in PARTS | _OFFICES for word in telling)


_SMALL = re.compile(r"(?<![\w-])[^\W\d_A-ZÀ-Þ][\w'’]*(?![\w-])")
_RUN = re.compile(r"(?=\b([^\W\d_a-z]\w+(?:[^\S\n][^\W\d_a-z][\w.]*){1,2}))")
_PAIR = re.compile(r"\b([^\W\d_a-z][\w.'’-]+)(?=[^\S\n]([^\W\d_a-z][\w'’-]+))")
