"""A document → whose own words it is: a speech, a letter, an opinion, a post, testimony, a mail.

Its facts say so (`type`, with one author that is stated), or its head does ("Remarks by …"), or
a signature; and the text has to speak in the first person. An article's author tells what others
say, and a report has no voice. Unsure is nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corpus.people.name_people import is_organisation
from corpus.statements.people.name_author import RUN, name_author, name_stated, read_office_of

if TYPE_CHECKING:
    from corpus.document import Document
    from corpus.people.names import Names
    from corpus.statement import Kind
    from corpus.statements.people.name_author import NamedAuthor

OWN_TYPES: Final = frozenset(
    "speech personal_communication post post-weblog letter statement testimony opinion op-ed "
    "editorial blog sermon lecture address remarks email mail".split()
)
"""Types, of CSL and in plain words, of what is its author's own words."""

_OTHERS = frozenset(
    "article article-journal article-magazine article-newspaper report book chapter entry dataset "
    "legislation legal_case bill thesis review map regulation standard treaty interview transcript "
    "broadcast motion_picture entry-dictionary entry-encyclopedia hearing".split()
)
"""Types whose author tells what others say; an opinion piece among them says that it is one."""

_UNTYPED = "document"  # what a reference is of whose type nobody states

HEAD = 1_200  # characters that hold what a text says about itself
_LEAST, _MUCH = 0.006, 0.015
"""First persons outside quotation marks, a word: news has under .002, speeches .02 to .08."""

_GENRE = (
    r"remarks|statement|address|speech|testimony|op-?ed|open letter|letter|keynote|lecture|message|"
    r"sermon|homily|eulogy|toast|proclamation|intervention|declaration|commentary|column|opinion|"
    r"editorial|viewpoint|perspective|blog(?:\s+post)?|post|talk|presentation|welcome|tribute|"
    r"farewell|inaugural|testimonial|affidavit|submission|evidence|foreword|appeal|oration"
)
_OPINION = re.compile(
    r"\b(?:op-?ed|opinions?|letters?\s+to\s+the\s+editor|guest\s+(?:essay|column|post)|viewpoint|"
    r"commentary|perspectives?|editorial|my\s+turn|as\s+told\s+by)\b(?!\s+(?:poll|survey|leader)s?)",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    rf"\b(?:{_GENRE}|state\s+of\s+the\s+(?:union|nation|state|city)|commencement|acceptance|"
    r"concession|check\s+against\s+delivery|as\s+(?:delivered|prepared)|fireside\s+chat)\b",
    re.IGNORECASE,
)
_RELEASE = re.compile(
    r"^\W*(?:for\s+immediate\s+release|(?:press|news|media)\s+release|press\s+statement)\b",
    re.IGNORECASE | re.MULTILINE,
)
_BY = re.compile(
    rf"\b(?i:{_GENRE})\b(?:[^\S\n]+[\w’'-]+){{0,5}}?\s+(?:\(?(?i:as)\s+\w+\)?\s+)?"
    rf"(?:(?i:delivered|given|made)\s+)?(?i:by|of|from)\b:?\s+"
    rf"(?P<who>(?:(?i:his\s+excellency|her\s+excellency|the)\s+)?{RUN})"
)
_SPEAKER = re.compile(rf"^\W*(?:speaker|delivered\s+by|author|from)\s*:\s*(?P<who>{RUN})", re.M)
_BYLINE = re.compile(rf"^\W*[Bb][Yy]:?\s+(?P<who>{RUN})", re.MULTILINE)
_OWNED = re.compile(rf"(?P<who>{RUN})['’][sS]?\s+(?:[\w-]+\s+){{0,3}}?(?i:{_GENRE})\b")
_DELIVERS = re.compile(
    rf"(?P<who>{RUN})\s*(?:delivers|delivered|gives|gave|makes)\b[^.\n]{{0,60}}\b(?i:{_GENRE})\b"
)
_EXCELLENCY = re.compile(
    r"\b(?:H\.?\s?E\.?|(?i:his\s+excellency|her\s+excellency|the\s+(?:right\s+)?hon(?:ou?rable|\.)))"
    rf"\s+(?P<who>{RUN})"
)
_CLOSING = re.compile(
    r"^[^\S\n]*(?i:(?:(?:yours|very|most|with|kind|best|warm|many)\s+)*(?:sincerely|truly|faithfully|"
    r"respectfully(?:\s+submitted)?|cordially|regards|wishes|love|yours|gratefully))[^\n]{0,20}\n+"
    rf"\s*(?P<who>{RUN})",
    re.MULTILINE,
)
_DEAR = re.compile(r"^\W*(?:my\s+)?dear\b|^\W*to\s+the\s+editor\b", re.IGNORECASE | re.MULTILINE)
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»]{0,2000}»|„[^“”]{0,2000}[“”]")
_FIRST = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|[Uu]s|[Oo]ur|[Oo]urs|I['’]\w+|[Ww]e['’]\w+)\b"
)
_HEARERS = re.compile(
    r"\b(?:thank you|ladies and gentlemen|my friends|fellow (?:citizens|americans|countrymen|"
    r"members|delegates)|(?:mr\.?|madam) (?:president|speaker|chair\w*|secretary)|excellencies|"
    r"distinguished|honou?rable (?:members|delegates)|you all|all of you|your)\b",
    re.IGNORECASE,
)
_TALKING = 2  # addresses of hearers that make a text in the first person a speech


@dataclass(frozen=True, slots=True)
class Author:
    """Whose words the text is, from the offset `begins` on, and up to `ends`."""

    name: str
    kind: Kind
    role: str
    begins: int
    ends: int


def find_author(document: Document, names: Names) -> Author | None:
    """Return whose own words the document is; None where it is nobody's, or that is not sure."""
    reference, text = document.reference, document.text
    first = _first(document)
    head = _above(text[first : first + HEAD])
    stated = reference.authors if "authors" not in reference.inferred else ()
    closing = _closing(text, first)
    ends = closing.start() if closing else len(text)
    if reference.type not in OWN_TYPES and _RELEASE.search(text[first : first + HEAD // 3]):
        return _organisation(document)
    if len(stated) > 1 or not _is_own(document, head, signed=closing is not None, ends=ends):
        return None
    if stated:
        name, kind = name_stated(stated[0])
        return Author(name, kind, read_office_of(name, head), first, ends) if name else None
    author = _read(head, reference.title, names, closing)
    if author is None:
        return None
    named, begins = author
    return Author(named.name, named.kind, named.role, begins + first, ends)


def _first(document: Document) -> int:
    """Where the text proper begins: behind the front matter of a file that has such."""
    leading = document.noise[0] if document.noise else None
    return leading.end if leading and leading.start == 0 else 0


def _is_own(document: Document, head: str, *, signed: bool, ends: int) -> bool:
    """Whether a text is somebody's own words, by its type, or by its head and its own words."""
    reference, text = document.reference, document.text
    if reference.type in OWN_TYPES:
        return True
    share = first_persons(text[:ends])
    about = f"{reference.title}\n{reference.container_title}\n{head}"
    opinion = reference.type not in _OTHERS or _OPINION.search(about)
    if share < _LEAST or not opinion:
        return False
    if not reference.authors or "authors" in reference.inferred:
        return True  # the head has to name the author
    if reference.type == _UNTYPED and "authors" not in reference.properties:
        return True  # whoever owns the documents says whose this one is
    talks = share >= _MUCH and len(_HEARERS.findall(text)) >= _TALKING
    return signed or talks or bool(_SPEECH.search(f"{reference.title}\n{head}"))


def _above(text: str) -> str:
    """What stands above the prose: the lines before the first one that is a sentence."""
    lines = []
    for line in text.split("\n"):
        prose = len(line.split()) > _HEADLINE or (len(line.split()) > 3 and _FINISHED.search(line))
        if prose and not _ABOUT.match(line):
            break
        lines.append(line)
    return "\n".join(lines)


_HEADLINE = 40  # words that a title, a subtitle or a byline has at most
_FINISHED = re.compile(r"(?<![A-Z])[.?!…][\"'”’)*_]*\s*$")
_ABOUT = re.compile(
    r"\W*(?:[Tt]he\s+)?(?:[Ff]ollowing|[Tt]ext\s+of|[Rr]emarks|[Ss]tatement|[Ss]peech|[Aa]ddress)\b"
)


def first_persons(text: str) -> float:
    """The share of a text's words that are "I", "we" and their forms, quotations left out.

    >>> first_persons("We build it. “I will pay for it,” she said."), first_persons("")
    (0.2, 0.0)
    """
    own = _QUOTED.sub(" ", text)
    words = len(own.split())
    return len(_FIRST.findall(own)) / words if words else 0.0


def _organisation(document: Document) -> Author | None:
    """A press release speaks for who issues it."""
    reference = document.reference
    stated = [
        each
        for field, values in (("authors", reference.authors), ("publisher", (reference.publisher,)))
        if field not in reference.inferred
        for each in values
        if each and (is_organisation(each) or field == "publisher")
    ]
    return Author(stated[0], "organisation", "", 0, len(document.text)) if stated else None


def _closing(text: str, first: int) -> re.Match[str] | None:
    """The signature of a letter, near its end."""
    if not _DEAR.search(text[first : first + HEAD]):
        return None
    found = list(_CLOSING.finditer(text, max(0, len(text) - HEAD)))
    return found[-1] if found else None


def _read(
    head: str, title: str, names: Names, closing: re.Match[str] | None
) -> tuple[NamedAuthor, int] | None:
    """Who the head or the signature says it is, and from where in the head on they speak."""
    if closing is not None:
        return _from(closing, names, 0)
    for pattern in (_BY, _OWNED, _DELIVERS):
        for where, offset in ((title, 0), (head, 1)):
            found = pattern.search(where)
            if found and (author := _from(found, names, offset)):
                return author
    speaks = _SPEECH.search(title) or _SPEECH.search(head)
    for pattern in (_SPEAKER, _BYLINE, _EXCELLENCY):
        found = pattern.search(head)
        opinion = pattern is _BYLINE
        if found and (_OPINION.search(f"{title}\n{head}") if opinion else speaks):
            return _from(found, names, 1)
    return None


def _from(found: re.Match[str], names: Names, offset: int) -> tuple[NamedAuthor, int] | None:
    author = name_author(found["who"], found.string[found.end("who") :], names)
    return (author, found.end() * offset) if author else None
