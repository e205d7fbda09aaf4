"""Find credits of pictures, and captions that say once more what stands above them.

A caption may be the only place for a fact. It stays, without its credit, unless the line
above it says the same: pages print a picture's description and below it its caption.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.noise.split_lines import Line

LONGEST_CREDIT = 100  # characters
SAID_ALREADY = 0.6  # share of a caption's words that the line above it has too
FEWEST_WORDS = 3  # of a caption, for that share to mean anything
BYLINES = 4  # lines at the head of a page, where "Jane Doe/Reuters" names an author

_AGENCY = (
    r"(?:Getty|Reuters|A\.?P\.?|Associated Press|AFP|EPA|UPI|PA|TASS|Xinhua|Bloomberg|Alamy"
    r"|Shutterstock|iStock|Corbis|Flickr|Instagram|Wikimedia Commons)"
)
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){0,3}"
_CREDIT = (
    rf"(?:(?:{_NAME} ?/ ?){{1,3}}{_AGENCY}(?: Images| Photo)?|{_AGENCY} (?:Images|Photo)"
    rf"|AP Photo ?/ ?{_NAME}|Image copyright {_NAME}"
    rf"|(?:Photo|Image|Picture)s?(?: credit:| by| courtesy of) {_NAME}(?: ?/ ?{_NAME})?)"
)
_LABEL = r"(?:(?:Photo|Photograph|Image|Picture|Credit): )"
_ONLY_BEHIND_A_SENTENCE = rf"(?:(?:{_NAME} ?/ ?){{2,3}}{_NAME}|{_LABEL}{_NAME})"
_WHOLE_CREDIT = re.compile(rf"\(?{_LABEL}?{_CREDIT}\)?\.?")
_LAST_CREDIT = re.compile(
    rf"(?<=[.!?\"”’)])\s+\(?(?:{_LABEL}?{_CREDIT}|{_ONLY_BEHIND_A_SENTENCE})\)?\.?\Z"
)
_WORD = re.compile(r"[^\W_]+")


def mark_captions(lines: Sequence[Line]) -> tuple[Noise, ...]:
    r"""Return picture credits, and with them a caption that repeats the line above it.

    >>> from corpus.noise.split_lines import split_lines
    >>> page = ("The mayor of Ulm opens the new bridge in heavy rain.\n"
    ...         "The mayor opens the bridge. Jo Doe/Agence Z/Getty Images\n\n"
    ...         "Ulm seen from the north. Getty Images")
    >>> [page[noise.start:noise.end] for noise in mark_captions(split_lines(page))]
    ['The mayor opens the bridge. Jo Doe/Agence Z/Getty Images', ' Getty Images']
    """
    marked = [
        Noise(line.start, line.end, "boilerplate")
        for line in lines[BYLINES:]
        if len(line.text) <= LONGEST_CREDIT and _WHOLE_CREDIT.fullmatch(line.text)
    ]
    for above, line in pairwise((None, *lines)):
        if line and (credit := _LAST_CREDIT.search(line.text, len(line.text) - LONGEST_CREDIT)):
            caption = line.text[: credit.start()]
            again = above is not None and line.gap == 0 and _says_again(caption, above.text)
            start = line.start if again else line.end - len(credit.group())
            marked.append(Noise(start, line.end, "boilerplate"))
    return tuple(sorted(marked))


def _says_again(caption: str, above: str) -> bool:
    """Whether nearly all words of `caption` stand in `above`.

    >>> _says_again("The mayor opens the bridge.", "The mayor of Ulm opens a bridge in rain.")
    True
    >>> _says_again("The mayor opens the bridge.", "Nobody expected so many people to come.")
    False
    """
    words = _WORD.findall(caption.casefold())
    known = set(_WORD.findall(above.casefold()))
    said = sum(word in known for word in words)
    return len(words) >= FEWEST_WORDS and said >= SAID_ALREADY * len(words)
