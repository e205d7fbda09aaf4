"""The names that a document prints, and which of them are one person's."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.people.genders import gender_of

_SHORTEST_FORM = 3  # letters of a short first name that begins the long one: Ken, Kenneth


@dataclass(frozen=True, slots=True)
class Names:
    """`full` counts the full names, in order of their first appearance.

    `aliases` lead from a rarer form of a name to the usual one ("Jane B. Doe"), `titled`
    from a surname to the genders of the titles before it.
    """

    full: Counter[str]
    aliases: dict[str, str]
    titled: dict[str, Counter[str]]
    surnames: frozenset[str]
    organisations: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether a capitalised word ends a full name; the tagger takes some for nouns."""
        return word[:1].isupper() and word in self.surnames

    def gender(self, name: str) -> str:
        """What the first name, or the titles before the surname, say: "f", "m" or nothing."""
        first = gender_of(name.split(maxsplit=1)[0]) if " " in name else ""
        titles = self.titled.get(surname(name), Counter())
        return first or (next(iter(titles)) if len(titles) == 1 else "")

    def resolve(self, name: str, gender: str = "") -> str | None:
        """The full name that `name` stands for; itself when full; None when ambiguous."""
        words = name.split()
        if len(words) > 1:
            return self._known_end(words)
        candidates = [full for full in self.full if surname(full) == name]
        if not candidates:
            candidates = [full for full in self.full if full.split()[0] == name]
        if gender:
            candidates = [full for full in candidates if self.gender(full) in (gender, "")]
        if len(candidates) <= 1:
            return candidates[0] if candidates else name
        ranked = sorted(candidates, key=lambda full: (-self.full[full], full))
        if self.full[ranked[0]] >= 2 * self.full[ranked[1]]:
            return ranked[0]
        return None

    def _known_end(self, words: list[str]) -> str:
        """The part of a run of capitals that is a name elsewhere ("Republican Ted Cruz")."""
        name = " ".join(words)
        for start in range(1, len(words) - 1):
            end = " ".join(words[start:])
            if self.full[self.aliases.get(end, end)] > self.full[name]:
                return self.aliases.get(end, end)
        return self.aliases.get(name, name)


def merge_forms(full: Counter[str]) -> tuple[Counter[str], dict[str, str]]:
    """Join the forms of one person's name: middle names, initials, short first names.

    >>> merge_forms(Counter({"Kenneth Doe": 2, "Ken Doe": 1, "Jane Doe": 1}))
    (Counter({'Kenneth Doe': 3, 'Jane Doe': 1}), {'Ken Doe': 'Kenneth Doe'})
    """
    order = {name: place for place, name in enumerate(full)}
    usual: list[str] = []
    aliases: dict[str, str] = {}
    for name in sorted(full, key=lambda each: (-full[each], order[each])):
        same = [each for each in usual if _is_same(each, name)]
        if len(same) == 1:
            aliases[name] = same[0]
        else:
            usual.append(name)
    merged: Counter[str] = Counter()
    for name in full:
        merged[aliases.get(name, name)] += full[name]
    return merged, aliases


def _is_same(one: str, other: str) -> bool:
    if surname(one) != surname(other):
        return False
    firsts = (name.split(maxsplit=1)[0].rstrip(".") for name in (one, other))
    short, long = sorted(firsts, key=len)
    return short == long or (len(short) >= _SHORTEST_FORM and long.startswith(short))


def surname(full: str) -> str:
    """The last word of a name."""
    return full.rsplit(maxsplit=1)[-1]
