"""Find a piece of another article that was spliced into a page.

Pages that copy news together let other stories slip in between two paragraphs: a headline,
directly below it a paragraph, and neither has a name or a subject in common with the rest.
Every figure here leans towards leaving a piece where it is.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus.document import Noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.noise.split_lines import Line

FEWEST_PARAGRAPHS = 6  # of the page: with fewer, nothing tells which of them is the stranger
MOST_HEADED = 1  # paragraphs with a headline directly above: with more, it is the page's style
FEWEST_WORDS = 6  # of a headline; "About the Author" and the like have fewer
CAPITALS = 0.8  # share of a headline's words of four letters and more that are capitalised
UNWRAPPED = 100  # characters that its paragraph has at least: two wrapped lines are no splice
FEWEST_SUBJECTS = 8  # distinct words that say something, to judge a piece by
STRANGE = 0.2  # share of them, at the most, that the rest of the page has too
MOST_OF_PAGE = 0.33  # size of a splice, at the most, as a share of what is around it
STEM = 5  # letters: "evacuate" and "evacuation" are one subject

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=[\w,;:] )[^\W\d_a-z][^\W\d_]{2,}")
_COMMON = """
about after again against also although among another because been before being between both
came come could does doing done down during each even ever every from gets give goes going
gone good have having here hers himself into itself just keep kept know last less like little
long made make many might more most much must need never next once only other others over
play said same says should since some still such take than that their them themselves then
there these they thing think this those though through time told took under until upon very
want well went were what when where which while whom whose will with within without work
would year years your
"""
_FUNCTION_WORDS = frozenset(_COMMON.split())


def mark_splices(lines: Sequence[Line]) -> tuple[Noise, ...]:
    r"""Return the one headline and paragraph that has nothing to do with the page around it.

    >>> from corpus.noise.split_lines import split_lines
    >>> flood = "The river rose above the dykes and the village council ordered people to leave."
    >>> stray = ("Striker Leaves Rovers For Record Fee\n"
    ...          "I wanted a fresh challenge, the forward told supporters who had waited for "
    ...          "him outside the stadium in the rain since noon.")
    >>> page = "\n\n".join([*[flood] * 5, stray, *[flood] * 5])
    >>> [page[noise.start:noise.end] == stray for noise in mark_splices(split_lines(page))]
    [True]
    """
    paragraphs = list(_paragraphs(lines))
    headed = [paragraph for paragraph in paragraphs if _is_headed(paragraph)]
    if len(paragraphs) < FEWEST_PARAGRAPHS or not 1 <= len(headed) <= MOST_HEADED:
        return ()
    return tuple(
        Noise(paragraph[0].start, paragraph[-1].end, "boilerplate")
        for paragraph in headed
        if paragraph is not paragraphs[0] and _is_strange(paragraph, lines)
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    starts = [number for number, line in enumerate(lines) if line.gap]
    for first, last in pairwise([*starts, len(lines)]):
        yield lines[first:last]


def _is_headed(paragraph: Sequence[Line]) -> bool:
    """Whether a headline stands directly above a single line of prose."""
    if len(paragraph) != 2:
        return False
    headline, prose = paragraph
    long_words = [word for word in _WORD.findall(headline.text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in long_words)
    titled = bool(long_words) and capitals >= CAPITALS * len(long_words)
    unfinished = headline.text[-1].isalnum()
    running = prose.finished and len(prose.text) >= UNWRAPPED
    return titled and unfinished and running and headline.words >= FEWEST_WORDS


def _is_strange(paragraph: Sequence[Line], lines: Sequence[Line]) -> bool:
    inside = {line.start for line in paragraph}
    piece = "\n".join(line.text for line in paragraph)
    rest = "\n".join(line.text for line in lines if line.start not in inside)
    subjects, others = _subjects(piece), _subjects(rest)
    shared = subjects & others
    names = {name.casefold() for name in _NAME.findall(paragraph[-1].text)}
    known = Counter(_WORD.findall(rest.casefold()))
    return (
        len(piece) <= MOST_OF_PAGE * len(rest)
        and len(subjects) >= FEWEST_SUBJECTS
        and len(shared) <= STRANGE * len(subjects)
        and not any(known[name] for name in names)
    )


def _subjects(text: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(text))
    return {word[:STEM] for word in words if len(word) > 3 and word not in _FUNCTION_WORDS}
