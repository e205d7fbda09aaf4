"""Names of one document: whose a surname is, and when it is nobody's for certain."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.people.names import Names, merge_forms, surname


def _names(**full: int) -> Names:
    counts = Counter({name.replace("_", " "): count for name, count in full.items()})
    merged, aliases = merge_forms(counts)
    return Names(merged, aliases, {}, frozenset(map(surname, counts)), frozenset())


@pytest.mark.parametrize(
    ("names", "printed", "gender", "wanted"),
    [
        (_names(Ada_Finch=1), "Finch", "", "Ada Finch"),
        (_names(Ada_Finch=1), "Marsh", "", "Marsh"),
        (_names(Ada_Finch=1, Carl_Finch=1), "Finch", "", None),
        (_names(Ada_Finch=1, Carl_Finch=4), "Finch", "", "Carl Finch"),
        (_names(Jane_Finch=1, Carl_Finch=1), "Finch", "f", "Jane Finch"),
        (_names(Kenneth_Finch=2, Ken_Finch=1), "Finch", "", "Kenneth Finch"),
        (_names(Ken_Finch=1, Kenneth_Finch=2), "Ken Finch", "", "Kenneth Finch"),
        (_names(Ted_Finch=3), "Republican Ted Finch", "", "Ted Finch"),
        (_names(Olga_Kadina=1, Oleg_Kadin=1), "Kadin", "", "Oleg Kadin"),
    ],
)
def test_what_a_printed_name_stands_for(
    names: Names, printed: str, gender: str, wanted: str | None
) -> None:
    assert names.resolve(printed, gender) == wanted
