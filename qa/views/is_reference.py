"""Is a line an entry of a list of sources, which names a date and tells of nothing?"""

from __future__ import annotations

import re

_CITED = re.compile(
    r"\b(?:retrieved|accessed|archived from|doi:|isbn|pp?\.\s?\d|vol\.\s?\d|et al\.|ibid)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|do|does|did|"
    r"say|says|said|went|came|began|took|made|gave|told|got|left|met|won|lost|set|put|sent|held|"
    r"wrote|found|became|saw|led|fell|rose|built|born|died|[a-z]{2,}(?:ed|izes|ises|ates))\b"
)
_SEPARATED = re.compile(r"[,;|/–—-]")


def is_reference(line: str) -> bool:
    """Return whether a line of text is a reference, a dateline or a date alone.

    >>> is_reference("- CNN, 4 April 2017"), is_reference("A mill burnt down on 4 April 2017.")
    (True, False)
    >>> is_reference('Finch, Ada. "The Mill." Harrow Gazette, 2019. Retrieved 3 May 2020.')
    True
    """
    if _CITED.search(line):
        return True
    return not _VERB.search(line) and (
        bool(_SEPARATED.search(line)) or len(line.split()) <= FEW_WORDS
    )


FEW_WORDS = 4  # a date by itself
