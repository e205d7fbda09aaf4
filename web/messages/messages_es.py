"""The interface in Spanish. Every field of `Messages` is named here, and none twice."""

from __future__ import annotations

from web.messages.messages import Messages
from web.messages.page_words_es import PAGE_WORDS

SPANISH_WORDS = {
    **PAGE_WORDS,
    "language": "es",
    "language_name": "Español",
    "name": "On Record",
    "promise": (
        "Pregunte a estos documentos: la respuesta son sus propias palabras, cada una con su "
        "fuente."
    ),
    "holdings": (
        "{documents} documentos, {passages} pasajes. Nada de lo que pregunte sale de este equipo."
    ),
    "try_asking": "Pruebe con estas preguntas",
    "start_again": "Empezar de nuevo",
    "question_label": "Su pregunta",
    "question_hint": "Haga una pregunta",
    "ask": "Preguntar",
    "conversation": "Conversación",
    "needs_script": (
        "Preguntar en esta página requiere JavaScript. Las fuentes y cada documento se abren sin "
        "él, y la línea de órdenes también pregunta."
    ),
    "loading": "Cargando",
    "loading_more": (
        "Se está cargando el modelo de lenguaje, lo que tarda unos segundos. "
        "Ya puede preguntar: la respuesta llega en cuanto esté listo."
    ),
    "failed": "On Record no pudo arrancar",
    "searching": "Buscando en los documentos",
    "waiting": "Esperando a que se cargue el modelo de lenguaje",
    "empty": "La pregunta está vacía: escriba algo.",
    "too_long": "La pregunta tiene {length} caracteres; el máximo es {longest}.",
    "unreachable": (
        "El servidor no responde. Quizá se detuvo: vuelva a arrancarlo y pregunte otra vez."
    ),
    "gone": "Estas palabras ya no están en los documentos: pregunte otra vez.",
    "internal": "Algo falló en el programa; la terminal dice qué. No se muestra nada.",
    "ask_again": "Preguntar otra vez",
    "corrected": "Se buscó «{read}» en lugar de «{written}».",
    "read_as": "Leída como: {question}",
    "nearest": "Pasajes más cercanos (no son una respuesta)",
    "speaker_unknown": "No se indica quién habla",
    "printed_as": "aquí llamado «{printed}»",
    "own_words": "en sus propias palabras",
    "same_words": "las mismas palabras en {numbers}",
    "also_in": "Casi las mismas palabras en otra fuente:",
    "left_out": "omitido aquí: no es prosa del propio documento",
    "show_in_source": "Mostrar estas palabras en el documento",
    "open_page": "Abrir como página",
    "publisher_unknown": "editor desconocido",
    "undated": "sin fecha",
    "title_inferred": "título deducido",
    "inferred": "deducido",
    "page": "página {value}",
    "paragraph": "párrafo {value}",
    "section": "sección {value}",
    "time": "en {value}",
    "back": "Volver a la respuesta",
    "title": "Título",
    "authors": "De",
    "publisher": "Publicado por",
    "issued": "Fecha",
    "url": "Dirección",
    "file": "Archivo",
    "unknown": "desconocido",
    "content_note": "Aviso sobre el contenido",
    "inferred_more": "deducido del texto",
    "inferred_properties": "de las propiedades del archivo",
    "inferred_page": "deducido de la página",
    "noise_note": (
        "Las palabras en gris no son prosa del propio documento: glosas de enlaces, botones, "
        "pies de foto."
    ),
    "part_note": "Esto es una parte de un documento largo. Se abre entero como página.",
    "file_changed": "Este archivo ha cambiado desde que se leyó: aquí está lo que decía entonces.",
    "file_gone": "Este archivo ya no está: aquí está lo que decía cuando se leyó.",
    "corpus_changed": "Algunos documentos han cambiado desde que se leyeron.",
    "corpus_gone": (
        "La carpeta de los documentos ya no está. Se responde con lo que se leyó de ellos, que no "
        "se puede comprobar en los archivos."
    ),
    "no_such_words": (
        "Las palabras pedidas no están en este documento, así que no se marca ninguna."
    ),
    "no_such_document": "No existe ese documento",
    "no_such_document_more": "Estos documentos no incluyen «{document}».",
    "documents_loading": "Los documentos todavía se están abriendo",
    "documents_loading_more": "Vuelva a cargar esta página en unos segundos.",
    "excerpts": "{count} extracto|{count} extractos",
    "statements": "{count} declaración|{count} declaraciones",
    "sources": "{count} fuente|{count} fuentes",
    "headline": "{shown} de {sources} de {all}",
    "short_answers": "Respuestas breves, y los números de los extractos que las tienen",
    "aside": "{line}, con las palabras de las fuentes: {reason}",
    "headline_of": "{shown} de {speaker} en {sources} de {all}",
    "which": "{line}; ¿a quién se refiere?",
    "abstained": "Estos documentos no lo dicen: {reason}.",
    "overview_sources": "Una visión general con las palabras de las fuentes, fuente por fuente",
    "overview_events": "Lo que las fuentes fechan, con sus palabras, por fecha",
    "overview_period": "Lo que las fuentes cuentan de {period}, con sus palabras, por fecha",
    "overview_topic": "Lo que las fuentes dicen de «{topic}», con sus palabras, fuente por fuente",
    "overview_sides": "Lo que consta que dice cada parte, una junto a otra",
    "overview_people": "A quién se cita o se nombra, con las palabras de las fuentes",
    "overview_conflicts": "Frases que quizá se contradicen: júzguelo usted",
    "issued_then": "En una fuente del {date}",
    "pair": "Pareja {number}",
    "filters": "Filtros",
    "filtered": "Filtrado",
    "clear_filters": "Quitar los filtros",
    "without_filters": "Preguntar sin filtros",
    "by_source": "Fuentes",
    "by_speaker": "Quién habla",
    "since": "Publicado desde",
    "until": "Publicado hasta",
    "since_value": "desde {value}",
    "until_value": "hasta {value}",
    "any_time": "cualquier fecha",
    "only_statements": "Solo declaraciones: lo que se cita o se cuenta que alguien dijo",
    "only_statements_short": "solo declaraciones",
    "statements_of": "declaraciones de {names}",
    "passages": "{count} pasaje|{count} pasajes",
    "documents": "{count} documento|{count} documentos",
    "more_choices": "y {count} más: la página de las fuentes los enumera",
    "edit": "Editar",
    "edit_more": "Editar y preguntar otra vez",
    "editing": "Al preguntar otra vez se sustituyen esta pregunta y las siguientes.",
    "cancel": "Cancelar",
    "show_code": "Código QR",
    "code_title": "Escanee para hacer esta pregunta",
    "code_alone": (
        "Esta dirección solo la conoce este equipo. Para los demás, arranque On Record con "
        "--host y la dirección de este equipo."
    ),
    "close": "Cerrar",
    "too_many": (
        "Demasiadas preguntas a la vez desde este equipo: espere un momento y pregunte otra vez."
    ),
    "cite": "Citar",
    "excerpt": "extracto {number}",
    "cite_style": "Estilo de cita",
    "style_plain": "Texto sin formato",
    "citation": "Texto citado y referencia",
    "copy": "Copiar el texto y la referencia",
    "copied": "Copiado: el texto y la referencia.",
    "copy_link": "Copiar el enlace",
    "link_copied": "Copiado: un enlace a estas palabras.",
    "copy_failed": "El navegador no deja copiar a esta página: seleccione el texto y cópielo.",
    "take_away": "Guardar",
    "take_away_more": (
        "Un archivo, en inglés, con los extractos, copiados carácter por carácter, y las obras "
        "citadas."
    ),
    "take_as": "Tipo de archivo",
    "form_docx": "Documento de Word",
    "form_html": "Página para imprimir",
    "form_md": "Markdown",
    "form_json": "JSON, para programas",
    "take_what": "Preguntas y extractos",
    "nothing_chosen": "No hay nada marcado: elija una pregunta y al menos un extracto.",
    "download": "Descargar",
    "who_is_behind": "¿Quién está detrás de este texto?",
    "what_evidence": "¿En qué se apoya?",
    "what_others": "¿Qué dicen otras fuentes?",
    "language_of": "Idioma",
    "words_count": "{count} palabra|{count} palabras",
    "quotes_nobody": "No se encontró ninguna declaración: no cita a nadie ni cuenta lo que dijo.",
    "quoted_people": "Cita o cuenta lo que dicen:",
    "direct": "citado",
    "reported": "contado",
    "same_statement": "Las mismas palabras en otro lugar:",
    "near_here": "Pasajes más cercanos en otras fuentes, no necesariamente sobre lo mismo:",
    "no_others": "Ninguna otra fuente se acerca.",
    "fold_noise": "Plegar las palabras en gris",
    "earlier_excerpt": "Extracto anterior",
    "later_excerpt": "Extracto siguiente",
    "excerpt_of": "{number} de {count}",
    "show_all": "Todas las declaraciones",
    "corpus": "Fuentes",
    "corpus_more": "A qué se pregunta: los documentos, quién habla en ellos y de cuándo son.",
    "timeline": "Cuándo se publicaron",
    "timeline_alone": "Todos los documentos con fecha son de {date}.",
    "timeline_none": "Ningún documento indica su fecha.",
    "undated_count": "{count} documento sin fecha|{count} documentos sin fecha",
    "who_speaks": "Quién habla",
    "nobody_speaks": "No se encontró ninguna declaración en estos documentos.",
    "more_speakers": "y {count} más",
    "statements_column": "Declaraciones",
    "speaker_column": "Quién habla",
    "speaks_here": "Hablan aquí",
    "warnings": "Advertencia",
    "unread_files": "Archivos que no se pudieron leer",
    "listed_in_part": "Se enumeran los primeros {count}.",
    "add": "Añadir documentos",
    "add_more": (
        "Se copian en la carpeta de estos documentos y se indexan; nada sale de esta máquina. "
        "PDF, Word, OpenDocument, EPUB, RTF, páginas web, texto, tablas, correo o zip, de hasta "
        "{megabytes} MB cada uno."
    ),
    "choose_files": "Elija archivos o suéltelos aquí",
    "sending": "Enviando {name}",
    "indexing": "Indexando",
    "added": "{name}: añadido",
    "not_added": "{name}: no se añadió",
    "remove": "Quitar",
    "remove_more": "Quitar {name} de los documentos; el archivo se guarda aparte",
    "thousands": ".",
    "day_form": "{day} de {month} de {year}",
    "month_form": "{month} de {year}",
    "months": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
}

SPANISH = Messages(**SPANISH_WORDS)
