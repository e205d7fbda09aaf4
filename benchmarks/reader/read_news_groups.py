"""Written questions → groups: windows around the evidence, and what is not evidence.

Nothing of an article that is held out is in them, be it as an answer or as a near miss.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

from benchmarks.exchange_names import NAME
from benchmarks.reader.cut_windows import cut, holding, sentences_of, window_around
from benchmarks.reader.example import Group, Pair
from benchmarks.reader.halves import held_out_article
from benchmarks.reader.news import read_articles, read_news
from benchmarks.reader.read_public import exchanged
from benchmarks.reader.written import read_written_news, read_written_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.reader.example import Range
    from benchmarks.reader.news import Posed

Drawn = TypeVar("Drawn")
Articles = dict[str, dict[str, str]]

FOREMOST = 20
"""Passages that the index puts first, of which the near misses are drawn."""

TITLED = 0.7
"""Share of the passages that are read with the title, as those of an index are."""

AFTER_ANOTHER = 0.1
"""Share of complete questions that are asked after another one about the same article."""


def read_news_groups(shared: Path, work: Path, seed: int) -> list[Group]:
    """Return the groups of the questions over articles that are not held out."""
    articles = read_articles(shared)
    news = [*read_news(shared, work), *read_written_news(shared, work)]
    asked = [each for each in news if not each.held_out]
    return [
        *_groups(asked, articles, random.Random(seed)),  # noqa: S311 - no secret, and repeatable
        *_groups(*read_written_texts(shared), random.Random(seed)),  # noqa: S311 - as above
    ]


def _groups(asked: Sequence[Posed], articles: Articles, chance: random.Random) -> list[Group]:
    names = [found.group() for each in asked for found in NAME.finditer(each.question)]
    groups: list[Group] = []
    for posed in asked:
        maker = _Maker(posed, articles, chance, _former(posed, asked, chance))
        groups.extend(maker.groups(names))
    return groups


def _former(posed: Posed, asked: Sequence[Posed], chance: random.Random) -> str:
    if posed.former or chance.random() >= AFTER_ANOTHER:
        return posed.former
    own = {place[0] for place in (*posed.evidence, *posed.near)}
    others = [
        each.question
        for each in asked
        if each is not posed and own & {place[0] for place in (*each.evidence, *each.near)}
    ]
    return chance.choice(others) if others else ""


class _Maker:
    """Makes the groups of one question."""

    def __init__(
        self, posed: Posed, articles: Articles, chance: random.Random, former: str
    ) -> None:
        self.posed, self.articles, self.chance, self.former = posed, articles, chance, former

    def groups(self, names: Sequence[str]) -> list[Group]:
        """Return one group, and now and then one about another's name."""
        posed, chance = self.posed, self.chance
        right = [self._right(place) for place in self._some(posed.evidence, 2)]
        wrong = [self._near(*place) for place in self._some(posed.near, 2)]
        wrong += [self._beside(place) for place in self._some(posed.evidence, 1)]
        foremost = [
            each
            for each in posed.found[:FOREMOST]
            if not each.overlaps and not held_out_article(each.document)
        ]
        for each in self._some(foremost, 5 - len(right) - len(wrong)):
            wrong.append(self._near(each.document, each.start, each.end))
        made = [Group(tuple(pair for pair in (*right, *wrong) if pair))]
        answering = [pair for pair in right if pair]
        if answering and chance.random() < 0.15:
            other = exchanged(posed.question, names, chance)
            if other:
                pair = answering[0]
                made.append(Group((Pair(other, pair.passage, (), (), self.former, pair.title),)))
        return [group for group in made if group.pairs]

    def _some(self, these: Sequence[Drawn], count: int) -> list[Drawn]:
        return self.chance.sample(list(these), min(max(0, count), len(these)))

    def _right(self, place: tuple[str, int, int, int, int]) -> Pair | None:
        article, start, end, first, last = place
        text = self.articles[article]["text"]
        numbers = holding(text, [(start, end)])
        if not numbers:
            return None
        state = self.chance.getstate()
        shown = window_around(text, numbers, [(start, end)], self.chance)
        self.chance.setstate(state)
        words = window_around(text, numbers, [(first, last)], self.chance).marked
        return self._pair(article, shown.text, shown.marked, words if last - first < 120 else ())

    def _near(self, article: str, start: int, end: int) -> Pair | None:
        """A window in a range that does not answer, clear of all evidence."""
        text = self.articles[article]["text"]
        taken = set(holding(text, [place[1:3] for place in self.posed.evidence
                                   if place[0] == article]))  # fmt: skip
        numbers = [number for number in holding(text, [(start, end)]) if number not in taken]
        if not numbers:
            return None
        own = numbers if end - start < 400 else [self.chance.choice(numbers)]
        shown = self._clear(text, own, taken)
        return self._pair(article, shown)

    def _clear(self, text: str, numbers: Sequence[int], taken: set[int]) -> str:
        """The window around `numbers` without the sentences that are `taken`."""
        shown = window_around(text, numbers, (), self.chance).text
        kept = [number for number in range(len(sentences_of(text))) if number not in taken]
        sentences = sentences_of(text)
        inside = [number for number in kept
                  if text[slice(*sentences[number])].replace("\n", " ") in shown]  # fmt: skip
        near = [number for number in inside if abs(number - numbers[0]) < 15]
        return cut(text, near or numbers).text

    def _beside(self, place: tuple[str, int, int, int, int]) -> Pair | None:
        """What stands around the evidence, without it."""
        article, start, end = place[:3]
        text = self.articles[article]["text"]
        numbers = holding(text, [(start, end)])
        beside = range(numbers[0] - 2, numbers[-1] + 3) if numbers else ()
        inside = range(len(sentences_of(text)))
        around = [number for number in beside if number in inside and number not in numbers]
        if not around:
            return None
        a, b = (sentences_of(text)[around[0]][0], sentences_of(text)[around[-1]][1])
        return self._near(article, a, b)

    def _pair(
        self,
        article: str,
        passage: str,
        evidence: tuple[Range, ...] = (),
        words: tuple[Range, ...] = (),
    ) -> Pair:
        titled = self.chance.random() < TITLED
        title = self.articles[article]["title"] if titled else ""
        return Pair(self.posed.question, passage, evidence, words, self.former, title)
