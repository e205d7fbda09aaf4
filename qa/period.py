"""A stretch of time that a question names."""

from __future__ import annotations

from dataclasses import dataclass

MONTHS = (
    "january february march april may june july august september october november december".split()
)


ANY_YEAR = "????"


@dataclass(frozen=True, slots=True)
class Period:
    """From `since` to `until`, both inclusive and ISO 8601 as precise as they were named; "" is
    open. A month or day without its year has question marks for it: "????-04-03".
    """

    since: str
    until: str

    def holds(self, date: str) -> bool:
        """Whether `date` is known precisely enough to lie in the period, and does.

        >>> may = Period("2017-05", "2017-05")
        >>> may.holds("2017-05-12"), may.holds("2017-06"), may.holds("2017")
        (True, False, False)
        >>> Period("????-04-03", "????-04-03").holds("2019-04-03")
        True
        """
        if len(date) < max(len(self.since), len(self.until)):
            return False
        if self.since.startswith(ANY_YEAR):
            own = date[len(ANY_YEAR) : len(self.since)]
            return own == self.since[len(ANY_YEAR) :]
        ends = not self.until or date[: len(self.until)] <= self.until
        return ends and date[: len(self.since)] >= self.since

    @property
    def spelt(self) -> str:
        """The period as people write it.

        >>> Period("2017-05", "2017-05").spelt, Period("2017", "2019").spelt
        ('May 2017', '2017 to 2019')
        """
        since, until = spell_date(self.since), spell_date(self.until)
        if since == until:
            return since
        if since and until:
            return f"{since} to {until}"
        return f"since {since}" if since else f"until {until}"


def spell_date(date: str) -> str:
    """Return a date in ISO 8601, as precise as it is, as people write it.

    >>> spell_date("2017-07"), spell_date("2019-01-14"), spell_date("????-04-03")
    ('July 2017', '14 January 2019', '3 April')
    """
    year, *rest = date.split("-")
    month = MONTHS[int(rest[0]) - 1].capitalize() if rest else ""
    day = str(int(rest[1])) if len(rest) > 1 else ""
    return " ".join(part for part in (day, month, year.removeprefix(ANY_YEAR)) if part)
