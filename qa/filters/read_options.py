"""What a program wants of a reply → the options that a question is asked with, checked.

>>> read_options(sources="mill.txt", since="2019-5", limit=3).since
'2019-05'
>>> read_options(limit=0)
Traceback (most recent call last):
qa.question.QuestionError: 'limit' must be a whole number from 1 to 50
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from corpus.messages.english import Key
from corpus.messages.message import Message
from corpus.metadata.parse_date import parse_period
from qa.options import Options
from qa.question import QuestionError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qa.ranking.rerank import Reader

MOST_EXCERPTS = 50  # in one reply


class Wanted(TypedDict, total=False):
    """What narrows a question: nothing does that is not given.

    `sources` are ids of the only documents wanted, issued from `since` to `until` (ISO 8601, such
    as 2017, 2017-04 or 2017-04-13, both inclusive); `speakers` are the only people wanted, and
    `only_statements` leaves what anybody said; `limit`, from 1 to 50, is the number of excerpts
    at most (5 where it is None, of statements 50).
    """

    sources: str | Sequence[str]
    limit: int | None
    since: str
    until: str
    speakers: str | Sequence[str]
    only_statements: bool


def read_options(  # noqa: PLR0913  # the fields of Wanted, and who reads
    *,
    sources: str | Sequence[str] = (),
    limit: int | None = None,
    since: str = "",
    until: str = "",
    speakers: str | Sequence[str] = (),
    only_statements: bool = False,
    reader: Reader | None = None,
) -> Options:
    """Return the options that are wanted. Raises QuestionError where a limit or a date is none."""
    if limit is not None and not (type(limit) is int and 1 <= limit <= MOST_EXCERPTS):
        text = f"'limit' must be a whole number from 1 to {MOST_EXCERPTS}"
        raise QuestionError(Message(Key.VERBATIM, text=text))
    return Options(
        limit,
        several(sources),
        _date("since", since),
        _date("until", until),
        several(speakers),
        only_statements,
        reader,
    )


def several(given: str | Sequence[str]) -> tuple[str, ...]:
    """Return one or several strings as several.

    >>> several("mill.txt"), several(["a", "b"])
    (('mill.txt',), ('a', 'b'))
    """
    return (given,) if isinstance(given, str) else tuple(given)


def _date(name: str, given: str) -> str:
    if not given or (period := parse_period(given)):
        return period if given else ""
    text = f"'{name}' must be a date like 2017, 2017-04 or 2017-04-13"
    raise QuestionError(Message(Key.VERBATIM, text=text))
