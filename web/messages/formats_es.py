"""What the program has to say of single formats, in Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.messages.english import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

SPANISH_OF_FORMATS: Mapping[Key, str] = {
    # archives of the web
    Key.NO_CAPTURED_PAGE: "no contiene ninguna página recibida: ni HTML, ni PDF, ni texto",
    Key.ARCHIVE_CUT_SHORT: "el resto del archivo no se puede leer; quizá esté dañado",
    # what was marked or put aside
    Key.ONLY_ADDRESSES: "una lista de direcciones sin textos; guarde las páginas mismas",
    # office programs
    Key.OLD_FILE: (
        "un archivo antiguo de {program}; ábralo en {program} o LibreOffice y guárdelo como {kind}"
    ),
    Key.OPEN_DOCUMENT: "un archivo de OpenDocument; ábralo en LibreOffice y guárdelo como {kind}",
    Key.APPLE_FILE: (
        "un archivo de {program}, de Apple; ábralo allí y elija Archivo > Exportar a > {kind}"
    ),
    Key.SHEETS_HIDDEN: (
        "no se lee {count} hoja oculta: {names}|no se leen {count} hojas ocultas: {names}"
    ),
    Key.SHEETS_NOT_READ: "dañado o demasiado grande para leerse: {names}",
    Key.FORMULAS_UNCOUNTED: (
        "{count} celda tiene una fórmula sin su resultado; abra el archivo en Excel y guárdelo"
        "|{count:,} celdas tienen una fórmula sin su resultado; abra el archivo en Excel y guárdelo"
    ),
}
