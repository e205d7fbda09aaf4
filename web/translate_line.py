"""What the program says in English about a question → the same line in another language.

The core speaks English; a line that is not listed here is shown as it is, marked as English.

>>> translate_line("no source mentions 'zebra'", "es")
"ninguna fuente menciona 'zebra'"
>>> translate_line("no source mentions 'zebra'", "en")
"no source mentions 'zebra'"
>>> translate_line("something new", "es")
"""

from __future__ import annotations

import re
from functools import cache

_SPANISH = (
    ("no source mentions {what}", "ninguna fuente menciona {what}"),
    (
        "the sources use the question's words, but no passage answers it closely enough",
        "las fuentes usan las palabras de la pregunta, pero ningún pasaje la responde "
        "con suficiente exactitud",
    ),
    (
        "the question has no word to search for",
        "la pregunta no tiene ninguna palabra que se pueda buscar",
    ),
    ("the question is empty: ask something", "la pregunta está vacía: escriba algo"),
    (
        "the question has {count} characters; {most} are the most",
        "la pregunta tiene {count} caracteres; el máximo es {most}",
    ),
    (
        "{name} is named in {count} source of those asked for, but none quotes or reports {again}",
        "se nombra a {name} en {count} de las fuentes pedidas, pero ninguna cita sus palabras",
    ),
    (
        "{name} is named in {count} sources of those asked for, but none quotes or reports {again}",
        "se nombra a {name} en {count} de las fuentes pedidas, pero ninguna cita sus palabras",
    ),
    (
        "{name} is named in {count} source, but none quotes or reports {again}",
        "se nombra a {name} en {count} fuente, pero ninguna cita sus palabras",
    ),
    (
        "{name} is named in {count} sources, but none quotes or reports {again}",
        "se nombra a {name} en {count} fuentes, pero ninguna cita sus palabras",
    ),
    (
        "no source of those asked for quotes or names {name}",
        "ninguna de las fuentes pedidas cita ni nombra a {name}",
    ),
    ("no source quotes or names {name}", "ninguna fuente cita ni nombra a {name}"),
    *(
        (
            f"{{name}} is quoted in {{count}} {sources}, but nothing {lacks} “{{what}}”",
            f"se cita a {{name}} en {{count}} {fuentes}, pero nada {falta} «{{what}}»",
        )
        for sources, fuentes in (("source", "fuente"), ("sources", "fuentes"))
        for lacks, falta in (("about", "que trate de"), ("said to", "de lo dicho a"))
    ),
    *(
        (
            f"{{name}} is quoted in {{count}} {sources}, but nothing dated {{period}}",
            f"se cita a {{name}} en {{count}} {fuentes}, pero nada con fecha de {{period}}",
        )
        for sources, fuentes in (("source", "fuente"), ("sources", "fuentes"))
    ),
    (
        "nothing that {name} is quoted as saying is left by the filters",
        "los filtros no dejan nada de lo que se cita de {name}",
    ),
    (
        "nobody who was asked for is quoted in these sources",
        "en estas fuentes no se cita a nadie de quien se pide",
    ),
    (
        "this index does not record who says what, and only statements were asked for",
        "este índice no registra quién dice qué, y solo se pidieron declaraciones",
    ),
    ("no source {name}; `app.py sources` lists them", "no existe la fuente {name}"),
    ("no speaker {name}; `app.py statements` lists them", "nadie llamado {name} habla aquí"),
    (
        "too many questions at once; ask again in a moment",
        "demasiadas preguntas a la vez; pregunte otra vez en un momento",
    ),
    (
        "the model is still being loaded; ask again in a moment",
        "todavía se está cargando el modelo; pregunte otra vez en un momento",
    ),
    ("fewer than {count} words", "menos de {count} palabras"),
    ("mostly navigation or other noise", "sobre todo navegación u otro texto ajeno"),
    (
        "looks like a page that keeps robots out, not the page itself",
        "parece una página que cierra el paso a los robots, no la página misma",
    ),
    ("looks like an error page", "parece una página de error"),
    ("looks like a cookie wall", "parece un aviso de cookies"),
    (
        "looks like a page that is cut off by a paywall",
        "parece una página recortada por un muro de pago",
    ),
    (
        "'{name}' is mentioned, but in no passage with {others}",
        "se menciona '{name}', pero en ningún pasaje junto con {others}",
    ),
)
_TRANSLATIONS = {"es": _SPANISH}


def translate_line(line: str, language: str) -> str | None:
    """Return `line` in `language`, or None where nobody has translated it."""
    if language == "en":
        return line
    for pattern, translation in _patterns(language):
        found = pattern.fullmatch(line)
        if found:
            return translation.format(**found.groupdict())
    return None


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], str]]:
    return [(_pattern(english), own) for english, own in _TRANSLATIONS.get(language, ())]


def _pattern(english: str) -> re.Pattern[str]:
    """The line with anything in place of its {fields}; what was asked may hold line feeds."""
    pieces = re.split(r"\{(\w+)\}", english)
    return re.compile(
        "".join(
            f"(?P<{piece}>.+?)" if number % 2 else re.escape(piece)
            for number, piece in enumerate(pieces)
        ),
        re.DOTALL,
    )
