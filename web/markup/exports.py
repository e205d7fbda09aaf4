"""What a reader takes along → markup: the panel of a citation, the box to take all away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.citing.run_pandoc import has_pandoc
from qa.citing.style import MANUALS, NAMES
from web.markup.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from qa.citing.copy_citation import Copied
    from qa.citing.style import Style
    from web.messages.messages import Messages


def export_controls(words: Messages) -> Markup:
    """Return the button that takes a conversation away, its box, and shapes for the script."""
    forms = (
        ("docx", words.form_docx),
        ("html", words.form_html),
        ("md", words.form_md),
        ("json", words.form_json),
    )
    sheets = (
        ("kept", words.sheet_kept),
        ("lines", words.sheet_lines),
        ("gaps", words.sheet_gaps),
    )
    styles, manuals = _options(NAMES, words), _options(MANUALS, words)
    return render(
        "exports",
        "taking",
        styles=styles,
        manuals=manuals,
        forms=forms,
        sheets=sheets,
        words=words,
    )


def preview(copied: Copied) -> Markup:
    """Return what will be pasted, as it will look."""
    return render("exports", "preview", copied=copied)


def _options(styles: Iterable[Style], words: Messages) -> list[tuple[Style, str, bool]]:
    """Styles to choose from, with their names, and which is chosen: the first one (by leaving it
    to the browser), unless that needs what is not installed.
    """
    names = {**NAMES, "plain": words.style_plain}
    chosen = "" if has_pandoc() else "plain"
    return [(style, names[style], style == chosen) for style in styles]
