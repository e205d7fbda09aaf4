"""Where documents are brought to, and the buttons that take them out again.

Hidden until the page's script has asked whether this visitor may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from web.markup.render import render
from web.service.admit_uploads import LARGEST_FILE
from web.service.uploads import brought_file

if TYPE_CHECKING:
    from web.messages.messages import Messages


def bringing(words: Messages) -> Markup:
    """Return the place to bring documents to."""
    megabytes = words.number(LARGEST_FILE // 1_000_000)
    return render("uploads", "bringing", megabytes=megabytes, words=words)


def removing(document: str, words: Messages) -> Markup:
    """Return the button that takes out the file that `document` came with, if it was brought."""
    file = brought_file(document)
    if not file:
        return Markup()
    return render("uploads", "removing", file=file, name=file.partition("/")[2], words=words)
