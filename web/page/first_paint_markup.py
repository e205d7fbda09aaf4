"""The page as it stands in the HTML that is sent, before Gradio: its head, a greeting, a box.

Its parts have the classes that Gradio's have, so that one style sheet sets both alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from web.markup import markup
from web.markup.text import escape

if TYPE_CHECKING:
    from web.messages.messages import Words


def shell(words: Words, greeting: str, script: str) -> str:
    """Return the shell; `greeting` is markup, `script` is our own and makes the box work."""
    return (
        '<main class="gradio-container shell"><div class="masthead"><div class="html-container">'
        f"<div>{markup.masthead(words)}</div></div></div>"
        f'<div class="talk"><div class="conversation"><div class="welcome">{greeting}</div>'
        f"<noscript><p>{escape(words.needs_script)}</p></noscript>"
        f'<div class="turns"></div><template>{markup.pending(words)}</template></div>'
        f"{_form(words)}</div><script>{script}</script></main>"
    )


def _form(words: Words) -> str:
    return (
        '<form class="form" hidden><div class="asking"><label class="container">'
        f'<span>{escape(words.question_label)}</span><div class="input-container">'
        f'<textarea rows="1" autocomplete="off" placeholder="{escape(words.question_hint)}">'
        f'</textarea><button class="submit-button">{escape(words.ask)}</button></div></label>'
        "</div></form>"
    )
