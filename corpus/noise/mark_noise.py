"""The noise of a text, as spans: what stands in it and is not its own prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.document import Noise
from corpus.noise.mark_captions import mark_captions
from corpus.noise.mark_glosses import mark_glosses
from corpus.noise.mark_navigation import mark_navigation
from corpus.noise.mark_splices import mark_splices
from corpus.noise.mark_stage_directions import mark_stage_directions
from corpus.noise.mark_tails import mark_tails
from corpus.noise.split_lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def mark_noise(text: str, known: Sequence[Noise] = ()) -> tuple[Noise, ...]:
    r"""Return the noise of `text`, sorted and without overlap; offsets count code points.

    `known` is boilerplate that the document's format has shown already.
    Text is never changed: what is noise is only said to be. When unsure, it is not.

    >>> page = "The mill burnt down in May.\n\nShare this\nTweet\n\nIt was rebuilt in stone."
    >>> [(noise.kind, page[noise.start : noise.end]) for noise in mark_noise(page)]
    [('boilerplate', 'Share this\nTweet')]
    """
    glosses = mark_glosses(text)
    lines = split_lines(text, glosses)
    boilerplate = [
        *known,
        *mark_navigation(lines),
        *mark_captions(lines),
        *mark_splices(lines),
        *mark_tails(lines),
        *mark_stage_directions(text),
    ]
    return tuple(sorted([*glosses, *_outside(glosses, text, _joined(text, boilerplate))]))


def _joined(text: str, noise: Iterable[Noise]) -> Iterator[Noise]:
    """Make one span of those that overlap, or that only blanks and line breaks part."""
    start = end = -1
    for span in sorted(noise):
        if start >= 0 and (span.start <= end or text[end : span.start].isspace()):
            end = max(end, span.end)
            continue
        if start >= 0:
            yield Noise(start, end, "boilerplate")
        start, end = span.start, span.end
    if start >= 0:
        yield Noise(start, end, "boilerplate")


def _outside(glosses: Sequence[Noise], text: str, boilerplate: Iterable[Noise]) -> Iterator[Noise]:
    """Cut the boilerplate around the glosses in it: a link's definition may be asked for."""
    waiting = 0
    for noise in boilerplate:
        start = noise.start
        while waiting < len(glosses) and glosses[waiting].start < noise.end:
            if glosses[waiting].end > start:
                yield from _visible(text, start, glosses[waiting].start)
                start = _behind_breaks(text, glosses[waiting].end)
            waiting += 1
        yield from _visible(text, start, noise.end)


def _behind_breaks(text: str, start: int) -> int:
    while start < len(text) and text[start] in "\r\n":
        start += 1
    return start


def _visible(text: str, start: int, end: int) -> Iterator[Noise]:
    """Yield the range if there is anything in it."""
    if start < end and not text[start:end].isspace():
        yield Noise(start, end, "boilerplate")
