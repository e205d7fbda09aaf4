"""The printed lines of pages → one text, with a landmark at each page and its heads as noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.document import Landmark, Noise
from corpus.readers.pdf.lines.arrange_lines import Mark, arrange_lines
from corpus.readers.pdf.lines.part_lines import part_lines, usual_distance
from corpus.readers.pdf.pages.dehyphenate import HYPHENS, ends_in_hyphenation, is_compound, words_of
from corpus.readers.pdf.pages.mark_running_heads import mark_running_heads

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from corpus.readers.pdf.lines.arrange_lines import Step
    from corpus.readers.pdf.lines.text_line import TextLine


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in reading order, what it calls itself, and the numbers of its lines."""

    label: int | str
    lines: tuple[TextLine, ...]
    numbers: tuple[TextLine, ...] = ()


def join_pages(pages: Sequence[Page]) -> tuple[str, tuple[Landmark, ...], tuple[Noise, ...]]:
    """Return the text, where its pages begin, and what is noise: running heads, numbers of lines.

    Lines end in a line feed, paragraphs in two. A page's noise stands before its other lines, so
    that a sentence across two pages goes on behind it. Notes that would stand within a sentence
    come behind its paragraph, between two landmarks more. A page without a line has no landmark.
    """
    lines = [page.lines for page in pages]
    labels, numbers = ([page.label for page in pages], [page.numbers for page in pages])
    running = mark_running_heads(lines, labels, numbers)
    known = words_of(line.text for page in lines for line in page)
    pitch = usual_distance(lines)
    body: list[tuple[Mark, list[TextLine]]] = []
    for number, page in enumerate(pages):
        heads = [line for n, line in enumerate(page.lines) if (number, n) in running]
        noise = "".join(f"{line.text}\n" for line in (*heads, *page.numbers))
        left = [line for n, line in enumerate(page.lines) if (number, n) not in running]
        if noise or left:
            body.append((Mark(page.label, noise), left))
    text = _Text(known, pitch)
    for step in arrange_lines(body, pitch):
        text.take(step)
    text.end()
    return text.joined(), tuple(text.landmarks), tuple(text.noise)


class _Text:
    """A text in the making."""

    def __init__(self, known: Container[str], pitch: float) -> None:
        self.landmarks: list[Landmark] = []
        self.noise: list[Noise] = []
        self._known = known
        self._pitch = pitch
        self._pieces: list[str] = []
        self._length = 0
        self._previous: TextLine | None = None
        self._parted = False  # whether a paragraph ends here whatever comes
        self._marks: list[Mark] = []  # to be set before the next line

    def take(self, step: Step) -> None:
        """Write a line, or keep the mark of a page until there is one."""
        if isinstance(step, Mark):
            self._marks.append(step)
        elif step is None:
            self._parted = True
        else:
            self._write(step)
            self._previous = step
            self._parted = False

    def end(self) -> None:
        """Set the marks of pages that have no line of text."""
        if self._marks and self._pieces:
            self._add("\n")
        self._set_marks()

    def joined(self) -> str:
        return "".join(self._pieces)

    def _write(self, line: TextLine) -> None:
        text = line.text
        previous = self._previous
        if previous:
            parting = "\n\n" if self._parted else part_lines(previous, line, self._pitch)
            divided = not self._parted and ends_in_hyphenation(previous.text, text, self._known)
            if divided:
                self._drop_hyphen()
            if divided or (parting == "\n" and is_compound(previous.text, text)):
                text = self._finish_word(text)
            else:
                self._add(parting)
        self._set_marks()
        self._add(text)

    def _finish_word(self, text: str) -> str:
        """Where a page begins within a word: its end comes before what stands above the page."""
        if not any(mark.noise for mark in self._marks):
            return text
        word, _, rest = text.partition(" ")
        for mark in self._marks:
            self.landmarks.append(Landmark(self._length, "page", mark.label))
        self._marks = [Mark("", mark.noise) for mark in self._marks]
        self._add(f"{word}\n")
        return rest

    def _set_marks(self) -> None:
        for mark in self._marks:
            if mark.label != "":
                self.landmarks.append(Landmark(self._length, "page", mark.label))
            if mark.noise:
                end = self._length + len(mark.noise)
                self.noise.append(Noise(self._length, end, "boilerplate"))
                self._add(mark.noise)
        self._marks = []

    def _add(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def _drop_hyphen(self) -> None:
        last = next(n for n in range(len(self._pieces) - 1, -1, -1) if self._pieces[n])
        kept = self._pieces[last].rstrip(HYPHENS)
        self._length -= len(self._pieces[last]) - len(kept)
        self._pieces[last] = kept
