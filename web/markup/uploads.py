"""Where documents are brought to, and the buttons that take them out again.

Hidden until the page's script has asked whether this visitor may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.markup.text import escape, escape_text
from web.service.admit_uploads import LARGEST_FILE
from web.service.uploads import brought_file

if TYPE_CHECKING:
    from web.messages.messages import Words


def bringing(words: Words) -> str:
    """Return the place to bring documents to."""
    more = words.add_more.format(megabytes=words.number(LARGEST_FILE // 1_000_000))
    return (
        f'<section class="adding" hidden><h2>{escape(words.add)}</h2>'
        f'<p class="count">{escape(more)}</p>'
        f'<label class="drop"><span>{escape(words.choose_files)}</span>'
        '<input type="file" multiple></label>'
        '<p class="stage" role="status"></p><ul class="fates" aria-live="polite"></ul></section>'
    )


def removing(document: str, words: Words) -> str:
    """Return the button that takes out the file that `document` came with, if it was brought."""
    file = brought_file(document)
    if not file:
        return ""
    name = escape(words.remove_more.format(name=file.partition("/")[2]))
    return (
        f'<p class="takes-out" hidden><button type="button" class="quiet remove"'
        f' data-file="{escape_text(file)}" aria-label="{name}" title="{name}">'
        f"{escape(words.remove)}</button></p>"
    )
