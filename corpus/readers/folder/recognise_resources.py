"""The folder that a browser or an office program puts beside a page that it saves: its pictures,
scripts and frames, none of them a document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

PAGES = (
    ".html",
    ".htm",
    ".HTML",
    ".HTM",
    ".xhtml",
    ".xht",
    ".shtml",
    ".php",
    ".asp",
    ".aspx",
    ".mht",
)

SUFFIXES = (
    "_files .files -files -Dateien _fichiers _archivos _file _bestanden -filer _arquivos "
    "_ficheiros _pliki _soubory _tiedostot _elemei _dosyalar _datoteke _fitxers _failid "
    "_bylos _fails _fajlovi _fitxategiak".split()
)
"""Behind the page's name in the languages of Windows ("Connected Files", Windows Shell)."""


def is_resource_folder(folder: str, files: Container[str]) -> bool:
    """Return whether the path `folder` is that of the resources of a page among `files`, paths.

    >>> is_resource_folder("a/Mill_files", {"a/Mill.html"})
    True
    >>> is_resource_folder("a/Mill_files", {"a/Other.html"})
    False
    """
    stems = [folder.removesuffix(each) for each in SUFFIXES if folder.endswith(each)]
    return any(
        f"{stem}{page}" in files for stem in stems for page in (*PAGES, *map(str.upper, PAGES))
    )


def lies_in_resources(file: str, files: Container[str]) -> bool:
    """Return whether the path `file` leads through such a folder.

    >>> lies_in_resources("Mill_files/a/ad.html", {"Mill.htm"})
    True
    """
    parts = file.split("/")
    return any(is_resource_folder("/".join(parts[:end]), files) for end in range(1, len(parts)))
