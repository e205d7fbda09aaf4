"""What the program has to say of files that it reads, in Spanish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.messages.english import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

SPANISH_OF_FORMATS: Mapping[Key, str] = {
    # why a file could not be read
    Key.NO_READER: "nada aquí lee '{kind}'",
    Key.PICTURE: "'{kind}' es una imagen: sus palabras necesitan antes reconocimiento óptico (OCR)",
    Key.WITHOUT_SUFFIX: "archivos sin extensión",
    Key.NO_TEXT: "no contiene texto",
    Key.TEXT_TOO_LONG: "contiene más de {most} millones de caracteres",
    Key.NO_CAPTIONS: "no tiene subtítulos: no hay nada debajo de una línea con un tiempo y «-->»",
    Key.NO_DIALOGUE: "no tiene diálogo: ninguna línea «Dialogue:» con tiempos en [Events]",
    Key.NO_MESSAGES: "no contiene ningún mensaje escrito por alguien",
    Key.UNKNOWN_JSON: (
        "JSON de una clase que no se lee: sí se leen los chats exportados por Telegram, Slack, "
        "Signal, Discord o Meta; los documentos pueden guardarse como .jsonl"
    ),
    Key.NO_OUTLOOK: "no es un mensaje de Outlook que se pueda abrir; guárdelo como .eml",
    Key.TOO_MANY_FILES: "contiene más de {most:,} archivos",
    Key.NO_ARCHIVE: "no es un archivo comprimido que se pueda abrir; quizá esté dañado",
    Key.NO_MAILBOX: "no es un buzón: no empieza con una línea como 'From ann@… fecha'",
    Key.NESTED_FILE: "es un archivo {kind} con demasiados niveles",
    Key.NOT_OPENED: "no es un archivo {kind} que se pueda abrir; quizá esté dañado",
    Key.TOO_SLOW: "no se pudo leer en {seconds} segundos",
    Key.NO_RUNNING_TEXT: "no hay texto seguido en la página",
    Key.WALL_FOR_TEXT: "no hay texto seguido en la página; es {wall}",
    Key.ROBOT_CHECK: "una página que cierra el paso a los robots, no la página misma",
    Key.ERROR_PAGE: "una página de error",
    Key.DOUBTFUL_PAGES: (
        "lo que leyó las imágenes de estas páginas no estaba seguro de sus palabras ({percent} %): "
        "{pages}; compruebe las citas con las imágenes"
    ),
    Key.COOKIE_WALL: "un aviso de cookies",
    Key.PAYWALL: "una página recortada por un muro de pago",
    Key.NO_JSON_DOCUMENT: 'no hay ningún documento: cada línea necesita "_id" y "text"',
    Key.NO_XML: "no es XML bien formado: véase la línea {line}; expórtelo de nuevo",
    Key.UNKNOWN_XML: (
        "XML de una clase que aquí no se lee: su primer elemento es <{root}>; guárdelo como texto"
    ),
    Key.NO_JSON: "no es JSON que se pueda leer; expórtelo de nuevo",
    Key.READER_CRASHED: "su lector falló o necesitó más de {megabytes:,} MB de memoria",
    Key.MEMORY_NEEDED: "necesita más de {megabytes:,} MB de memoria",
    Key.NO_TEXT_COLUMN: "ninguna columna tiene nombre de texto ({names})",
    Key.NO_TABLE: "no es una tabla que se pueda leer: {reason}",
    Key.NOT_REGULAR: "no es un archivo normal",
    Key.TOO_LARGE: "mayor de {megabytes} MB",
    Key.BINARY: "parece binario, no texto",
    Key.UNKNOWN_ENCODING: "no es texto en una codificación conocida; guárdelo como UTF-8",
    Key.EMPTY_MAIL: "no hay texto en el mensaje",
    Key.NO_PAGE: "no contiene ninguna página",
    Key.NO_CAPTURED_PAGE: "no contiene ninguna página recibida: ni HTML, ni PDF, ni texto",
    Key.ARCHIVE_CUT_SHORT: "el resto del archivo no se puede leer; quizá esté dañado",
    Key.NO_MAIL: "no es un mensaje que se pueda leer",
    Key.DEEPLY_NESTED: "demasiados niveles",
    Key.NESTED_MARKUP: "su marcado tiene demasiados niveles",
    Key.PDF_ENCRYPTED: "cifrado: guárdelo sin contraseña",
    Key.NO_PDF: "no es un PDF que se pueda abrir; quizá esté dañado",
    Key.PDF_WITHOUT_PAGES: "un PDF sin páginas; quizá esté dañado",
    Key.PDF_SCANNED: (
        "escaneado: sin texto en sus {pages} páginas; páselo por un reconocimiento de texto (OCR)"
    ),
    Key.PDF_ONLY_ATTACHED: "sus páginas no tienen texto; {attached}",
    Key.PDF_UNKNOWN_LETTERS: (
        "no se reconoce ninguna letra en sus {pages} páginas: sus tipos de letra no dicen qué "
        "letras muestran, o no están ni en el archivo ni en esta máquina; páselo por un "
        "reconocimiento de texto (OCR)"
    ),
    Key.LINK_OUT: "un enlace que sale de la carpeta; con --follow-links se sigue",
    Key.OWN_EXPORT: "una respuesta que escribió el propio On Record; se deja fuera",
    Key.OWN_INDEX: "un índice de On Record; se deja fuera",
    Key.CANNOT_BE_READ: "no se puede leer",
    Key.ARCHIVE_WITHIN: "un archivo comprimido dentro de otro archivo; descomprímalo",
    Key.ATTACHED_WITHIN: "un archivo adjunto dentro de un archivo",
    Key.MAIL_WITHIN: "un mensaje dentro de muchos otros; guárdelo como archivo propio",
    Key.REPEATED_NAME: "repite un nombre",
    Key.NOT_UNPACKED: "no se puede descomprimir; quizá esté dañado",
    Key.ARCHIVE_TOO_LARGE: "el archivo comprimido ocupa más de {megabytes} MB al descomprimirse",
    Key.NO_NAME: "no tiene nombre",
    Key.OUT_OF_ARCHIVE: "su nombre lleva fuera del archivo comprimido",
    Key.MEMBER_ENCRYPTED: "cifrado: comprímalo sin contraseña",
    Key.NOT_UTF8: "no es texto en UTF-8",
    Key.NO_JSON_OBJECT: 'no es un objeto JSON con "_id" y "text"',
    Key.BAD_ID: 'tiene un "_id" que no es ni texto ni número',
    Key.REPEATED_JSON_ID: "repite el _id '{name}'",
    Key.REPEATED_ROW_ID: "repite el id '{name}'",
    # what is odd about a document
    Key.LOOKS_LIKE: "parece {wall}",
    Key.FEW_WORDS: "menos de {count} palabras",
    Key.MOSTLY_NOISE: "sobre todo navegación u otro texto ajeno",
    Key.STATEMENTS_ENGLISH_ONLY: (
        "en otro idioma que el inglés ({language}): no se buscó quién dice qué"
    ),
    Key.TOO_LONG_TO_PARSE: "más de {most} millones de caracteres: no se buscó quién dice qué",
    Key.PAGES_WITHOUT_TEXT: "{some} de {all} páginas no tienen texto (¿escaneadas?): {which}",
    Key.LETTERS_MISSING: (
        "faltan letras de {some} de {all} páginas, porque sus tipos de letra no dicen qué letras "
        "muestran, o no están ni en el archivo ni en esta máquina: {which}"
    ),
    Key.ATTACHED: (
        "contiene un archivo que no se lee: {names}"
        "|contiene {count} archivos que no se leen: {names}"
    ),
    Key.SOME_AND_MORE: "{names} y {more} más",
    Key.XFA_FORM: "un formulario en formato XFA, cuyas páginas propias no se leen",
    Key.WORDS_MISSING: (
        '{count:,} palabra{near} no está en el texto: "{quote}"'
        '|{count:,} palabras{near} no están en el texto: "{quote}"'
    ),
    Key.WORDS_ADDED: (
        '{count:,} palabra{near} del texto no se ve en el archivo: "{quote}"'
        '|{count:,} palabras{near} del texto no se ven en el archivo: "{quote}"'
    ),
    Key.WORDS_REPEATED: (
        '{count:,} palabra{near} está dos veces en el texto: "{quote}"'
        '|{count:,} palabras{near} están dos veces en el texto: "{quote}"'
    ),
    Key.NEAR_WORDS: ' cerca de "{before}"',
    Key.UNSIMPLIFIED: "quizá se lean mal campos, recuadros y palabras voladas u ocultas: {reason}",
    Key.NOT_WELL_FORMED: "{file} no es una página bien formada",
    Key.NOT_WELL_FORMED_NOR: "{file} no es una página bien formada, ni lo son otras {more}",
    # archives of the web
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
