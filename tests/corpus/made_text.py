"""A text that is known word by word, for files of every format to be made from."""

from __future__ import annotations

import random
from dataclasses import dataclass

WORDS = (
    "the a an of in and to with for the municipality administration announcement representatives "
    "responsibility manufacturers extraordinary investigation reconstruction neighbourhood "
    "fire mill bridge school river council mayor captain engineers harvest barn wall roof "
    "burnt opened closed repaired carried found reported denied confirmed counted measured "
    "quickly slowly twice anti-war long-term well-known café naïve Zürich “probably” 140 2,019"
).split()
RUSSIAN = (
    "и в на с по мельница пожар мост школа река совет мэр капитан город ночь причина крыша "
    "сгорела открыли закрыли нашли сообщил отрицает неизвестна быстро дважды Петров Harrow"
).split()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its paragraphs; each begins with a number of its own."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A title and some sections."""

    title: str
    sections: tuple[Section, ...]

    @property
    def lines(self) -> list[str]:
        """Everything in order: the title, and headings with what stands below them."""
        return [self.title, *(line for s in self.sections for line in (s.heading, *s.paragraphs))]


def make(seed: int, sections: int = 4, words: list[str] = WORDS) -> Made:
    """Return a text of some hundred words; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # nobody's secret
    count = 100 * (seed + 1)

    def sentence() -> str:
        chosen = chance.choices(words, k=chance.randint(6, 16))
        return " ".join([chosen[0].capitalize(), *chosen[1:]]) + "."

    def paragraph() -> str:
        nonlocal count
        count += 1
        return f"Entry {count} says: " + " ".join(sentence() for _ in range(chance.randint(2, 4)))

    names = ["The night of it", "What it cost", "Who was there", "Afterwards", "Later years"]
    return Made(
        f"The chronicle of place {seed}",
        tuple(
            Section(names[n % len(names)], tuple(paragraph() for _ in range(chance.randint(2, 4))))
            for n in range(sections)
        ),
    )
