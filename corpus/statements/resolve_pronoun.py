"""A pronoun at the cue → the speaker it stands for, where that is certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.statements.draft import Speaker

_GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class Subject:
    """A named person at a token of the parsed paragraph; `main`: a main clause is about them."""

    place: int
    speaker: Speaker
    gender: str
    main: bool = True


def resolve_pronoun(
    pronoun: str, before: Sequence[Subject], standing: Sequence[Subject]
) -> Speaker | None:
    """Return who a "he" or "she" at the cue is: the person that the text is about last.

    `before` are the persons named before the pronoun in its own paragraph. When it is
    about none of them, the turn may go on from `standing`, the paragraph before, provided
    that nobody else named here can be meant.
    """
    gender = _GENDERS.get(pronoun)
    if gender is None:
        return None
    fitting = [each for each in before if each.gender in (gender, "")]
    main = [each for each in fitting if each.main]
    if main:
        return main[-1].speaker
    handed = [each for each in standing if each.gender in (gender, "")]
    if not handed or any(each.speaker.name != handed[-1].speaker.name for each in fitting):
        return None
    return handed[-1].speaker
