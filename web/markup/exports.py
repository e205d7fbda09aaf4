"""What a reader takes along → markup: the panel of a citation, the box to take all away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.citing.run_pandoc import has_pandoc
from qa.citing.style import MANUALS, NAMES
from web.markup.text import escape, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qa.citing.copy_citation import Copied
    from qa.citing.style import Run, Style
    from qa.reply import Cited
    from web.messages.messages import Words


def citing(cited: Cited, words: Words) -> str:
    """Return the control of an excerpt that opens its citation; the panel comes when opened."""
    span, number = cited.excerpt.span, cited.citation.number
    data = {"document": span.document.id, "start": str(span.start), "end": str(span.end)}
    if cited.excerpt.spoken:
        data["marks"] = " ".join(f"{each.start}-{each.end}" for each in cited.excerpt.highlights)
    attributes = "".join(f' data-{name}="{escape(value)}"' for name, value in data.items())
    which = escape(words.excerpt.format(number=number))
    label = f'<span class="label">{escape(words.cite)}</span>'
    return (
        f'<details class="citing" aria-live="off"{attributes}><summary>{label}'
        f'<span class="unseen"> {which}</span></summary></details>'
    )


def taking(words: Words) -> str:
    """Return the button that takes a conversation away, its box, and shapes for the script."""
    return (
        f'<p class="take-away"><button type="button" class="quiet">{escape(words.take_away)}'
        "</button></p>"
        f'<template class="citing-panel">{_panel(words)}</template>'
        f'<template class="takeable"><label class="takeable"><input type="checkbox" checked>'
        f'<span class="what" dir="auto"></span></label></template>'
        f"{_box(words)}"
    )


def preview(copied: Copied) -> str:
    """Return what will be pasted, as it will look."""
    if copied.data:
        return f'<pre dir="auto">{escape_text(copied.text)}</pre>'
    return "".join(f'<p dir="auto">{_typeset(paragraph)}</p>' for paragraph in copied.paragraphs)


def _typeset(runs: Iterable[Run]) -> str:
    return "".join(
        f"<i>{escape_text(run.text)}</i>" if run.italic else escape_text(run.text) for run in runs
    )


def _panel(words: Words) -> str:
    return (
        f'<div class="citing-panel"><label class="field">{escape(words.cite_style)} '
        f'<select class="style">{_options(NAMES, words)}</select></label>'
        f'<div class="citation" tabindex="0" role="group" aria-label="{escape(words.citation)}">'
        f'</div><div class="buttons"><button type="button" class="quiet copy">'
        f'{escape(words.copy)}</button><button type="button" class="quiet copy-link">'
        f'{escape(words.copy_link)}</button><p class="done" role="status"></p></div></div>'
    )


def _box(words: Words) -> str:
    forms = {
        "docx": words.form_docx, "html": words.form_html, "md": words.form_md,
        "json": words.form_json,
    }  # fmt: skip
    radios = "".join(
        f'<label class="kind"><input type="radio" name="form" value="{form}"'
        f"{' checked' if form == 'docx' else ''}><span>{escape(shown)}</span></label>"
        for form, shown in forms.items()
    )
    return (
        f'<dialog class="taking" aria-labelledby="taking-title">'
        f'<h2 id="taking-title">{escape(words.take_away)}</h2>'
        f"<p>{escape(words.take_away_more)}</p>"
        f'<fieldset class="forms"><legend>{escape(words.take_as)}</legend>{radios}</fieldset>'
        f'<label class="field">{escape(words.cite_style)} '
        f'<select class="style">{_options(MANUALS, words)}</select></label>'
        f'<fieldset><legend>{escape(words.take_what)}</legend><div class="takings"></div>'
        f'</fieldset><p class="problem" role="alert" hidden></p><div class="buttons">'
        f'<button type="button" class="quiet leave">{escape(words.cancel)}</button>'
        f'<button type="button" class="download">{escape(words.download)}</button></div></dialog>'
    )


def _options(styles: Iterable[Style], words: Words) -> str:
    """The styles to choose from, the first one chosen, unless that needs what is not installed."""
    names = {**NAMES, "plain": words.style_plain}
    chosen = "" if has_pandoc() else "plain"
    return "".join(
        f'<option value="{style}"{" selected" if style == chosen else ""}>'
        f"{escape(names[style])}</option>"
        for style in styles
    )
