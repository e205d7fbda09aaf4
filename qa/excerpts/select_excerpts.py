"""Ranking → excerpts: a few sentences around each good one, none shown twice."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.document import Span
from index.sparse.tokenize import tokenize
from qa.excerpts.expand_context import LONGEST_EXCERPT, expand_context, joined
from qa.reply import Excerpt, Locator

if TYPE_CHECKING:
    from corpus.passage import Sentence
    from index.contents import Contents
    from qa.question import Question
    from qa.ranking.ranking import Hit, Ranking

SAME_WORDS = 0.8
"""Shared terms over all terms of two sentences (Jaccard) from which one repeats the other."""

LEAST_TERMS = 5
"""A shorter sentence may be equal to another by chance."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """The excerpts, best first, and what became of each hit of the ranking in turn."""

    excerpts: tuple[Excerpt, ...]
    fates: tuple[str, ...]


AS_GOOD = 0.7
"""Of the score below that of an excerpt's best sentence: then another in it is half as likely to
be the one (a softmax of scores is what they were trained in), and is marked as well. On half of
SQuAD 2.0 and XQuAD that marks a second one for 9 %, and there it is the right one in a third."""

MARKED = 2
"""Sentences of an excerpt: marking more would mark nothing."""

LEAST = 3
"""Excerpts that are shown however weak: the second or third may be what was meant."""


@dataclass(frozen=True, slots=True)
class Room:
    """How much may be shown: excerpts in all; of one document before the others have had
    their turn; and below which confidence none is added to the LEAST.
    """

    limit: int
    per_document: int
    worth: float = 0.0


def extract(ranking: Ranking, question: Question, contents: Contents, room: Room) -> Extraction:
    """Return the excerpts for which there is `room`.

    Excerpts do not overlap. A sentence that goes on where an excerpt ends, or leads up to
    it, is taken into that excerpt; one that another source has in nearly the same words
    stands behind that source's excerpt, and such repeats fill at most half of the places.
    """
    choice = _Choice(question, contents, room)
    fates = choice.settled(ranking)
    for number, fate in enumerate(fates):
        if fate == LATER:  # the other documents have had their turn
            fates[number] = choice.settle(ranking.hit(number), room.limit)
    fates += [BEYOND] * (len(ranking) - len(fates))
    return Extraction(tuple(choice.excerpts), tuple(fates))


WEAK = "less likely to answer than what is worth showing"
INSIDE = "in an excerpt already"
MARKED_TOO = "marked in an excerpt beside its best sentence"
LATER = "others of its document are shown already"
BEYOND = "beyond the limit"


@dataclass(slots=True)
class _Choice:
    """The excerpts chosen so far."""

    question: Question
    contents: Contents
    room: Room
    excerpts: list[Excerpt] = field(default_factory=list)
    _shown: set[tuple[str, str]] = field(default_factory=set)
    """What each document's marks read, and its id: looked up once for every hit of a ranking."""
    _readings: dict[Span, str] = field(default_factory=dict)
    """What each mark reads."""

    def settled(self, ranking: Ranking) -> list[str]:
        """Settle the hits of `ranking` in turn while there is room; return what became of each.

        Most are not likely enough to be shown beside others, and are never looked at.
        """
        fates: list[str] = []
        enough = False
        for number, weak in enumerate((ranking.confidences < self.room.worth).tolist()):
            if weak and enough:
                fates.append(WEAK)
                continue
            fates.append(self.settle(ranking.hit(number), self.room.per_document))
            if len(self.excerpts) == self.room.limit:
                break
            enough = len(self.excerpts) >= LEAST
        return fates

    def settle(self, hit: Hit, per_document: int) -> str:
        """Find `hit` a place among the excerpts, if it needs one; return what became of it."""
        if len(self.excerpts) == self.room.limit:
            return BEYOND
        weak = hit.confidence < self.room.worth and len(self.excerpts) >= LEAST
        return WEAK if weak else self._placed(hit, per_document)

    def _placed(self, hit: Hit, per_document: int) -> str:
        own = self.contents.sentences.row(hit.sentence)
        identity = self.contents.references[own.document].id
        siblings = [e.span for e in self.excerpts if e.span.document.id == identity]
        if any(own.start < span.end and span.start < own.end for span in siblings):
            return MARKED_TOO if self._marked(hit) else INSIDE
        if self._shown and (identity, self.contents.reading(hit.sentence)) in self._shown:
            return "the same words are shown already"
        sentence = self.contents.sentence(hit.sentence)
        if self._taken_in(sentence):
            return "joined to the excerpt beside it"
        if len(siblings) >= per_document:
            return LATER
        return self._added(hit, sentence, siblings)

    def _marked(self, hit: Hit) -> bool:
        """Mark `hit` in the excerpt that holds it, where it is nearly as good as what is marked."""
        own = self.contents.sentence(hit.sentence).span
        for number, excerpt in enumerate(self.excerpts):
            held = own.document == excerpt.span.document and (
                excerpt.span.start <= own.start and own.end <= excerpt.span.end
            )
            few = len(excerpt.highlights) < MARKED and not excerpt.repeats and self._asks
            if held and few and excerpt.score - hit.score <= AS_GOOD:
                self.excerpts[number] = replace(excerpt, highlights=(*excerpt.highlights, own))
                self._readings[own] = self.contents.reading(hit.sentence)
                return True
        return False

    @property
    def _asks(self) -> bool:
        """Of keywords and claims whole passages are weighed: their sentences differ by little."""
        return self.question.expects != "mention"

    def _added(self, hit: Hit, sentence: Sentence, siblings: list[Span]) -> str:
        own = self.contents.reading(hit.sentence)
        original = self._original(sentence, own)
        repeats = sum(excerpt.repeats for excerpt in self.excerpts)
        if original is not None and repeats >= self.room.limit // 2:
            return "the same words are shown from other sources"
        mark = _clipped(sentence.span, self.question)
        first, span = sentence, mark
        if mark == sentence.span:  # else even the sentence alone was too long
            first, span = expand_context(hit.sentence, hit.passage, self.contents, siblings)
        locator = Locator("paragraph", first.paragraph)
        excerpt = Excerpt(span, locator, hit.score, (mark,), repeats=original is not None)
        place = len(self.excerpts) if original is None else original + 1
        self.excerpts.insert(place, excerpt)
        reading = own if mark == sentence.span else mark.reading
        self._shown.add((span.document.id, reading))
        self._readings[mark] = reading
        return "excerpt" if original is None else "excerpt: the same words in another source"

    def _original(self, sentence: Sentence, reading: str) -> int | None:
        """The place of the last excerpt of another document that marks nearly these words."""
        identity = sentence.span.document.id
        for place in range(len(self.excerpts) - 1, -1, -1):
            excerpt = self.excerpts[place]
            elsewhere = excerpt.span.document.id != identity
            if elsewhere and any(self._alike(reading, m) for m in excerpt.highlights):
                return place
        return None

    def _alike(self, reading: str, mark: Span) -> bool:
        other = self._readings[mark]
        if reading == other:
            return True
        terms_of = self.contents.memo(_terms, TERMS_KEPT)
        terms, others = terms_of(reading), terms_of(other)
        enough = min(len(terms), len(others)) >= LEAST_TERMS
        return enough and len(terms & others) >= SAME_WORDS * len(terms | others)

    def _taken_in(self, sentence: Sentence) -> bool:
        """Widen the excerpt that `sentence` adjoins, where there is one and it may grow so far."""
        own = sentence.span
        for number, excerpt in enumerate(self.excerpts):
            leads = own.start < excerpt.span.start
            first, second = (own, excerpt.span) if leads else (excerpt.span, own)
            near = second.end - first.start <= LONGEST_EXCERPT
            if not near or excerpt.span.document != own.document:
                continue
            wider = joined(first, second)
            if _adjoin(first, second, wider):
                locator = Locator("paragraph", sentence.paragraph) if leads else excerpt.locator
                self.excerpts[number] = replace(excerpt, span=wider, locator=locator)
                return True
        return False


TERMS_KEPT = 10_000  # sentences, as many as traits are kept of


def _terms(reading: str) -> frozenset[str]:
    return frozenset(tokenize(reading))


def _adjoin(first: Span, second: Span, both: Span) -> bool:
    """Whether nothing but noise and blanks lies between; the quick look comes first."""
    between = Span(both.document, first.end, second.start)
    if between.reading:
        return False
    return both.reading == f"{first.reading} {second.reading}"  # a gloss would vanish in it


def _clipped(sentence: Span, question: Question) -> Span:
    """The sentence; where noise makes it too long to show, its stretch with most terms."""
    if sentence.end - sentence.start <= LONGEST_EXCERPT:
        return sentence
    terms = set(question.terms)
    starts = [sentence.start, *(end for _, end in sentence.elisions)]
    stretches = [_stretch(sentence, start) for start in starts]
    return max(stretches, key=lambda span: len(terms.intersection(tokenize(span.reading))))


def _stretch(sentence: Span, start: int) -> Span:
    """From `start`, past white space, to the last piece of text that still fits."""
    text = sentence.document.text
    start += len(text[start : sentence.end]) - len(text[start : sentence.end].lstrip())
    limit = start + LONGEST_EXCERPT
    if sentence.end <= limit:
        return Span(sentence.document, start, sentence.end)
    ends = [first for first, _ in sentence.elisions if start < first <= limit]
    end = ends[-1] if ends else limit
    return Span(sentence.document, start, start + len(text[start:end].rstrip()))
