"""What all pages of their own have around their content: the name, and the ways to the views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from web.markup.render import render
from web.messages.choose_view_words import choose_view_words
from web.static.assets import paper_style

if TYPE_CHECKING:
    from markupsafe import Markup

    from web.messages.messages import Messages

VIEWS = ("people", "timeline", "figures", "compare")


@dataclass(frozen=True, slots=True)
class Way:
    """A link in the head of a page; `here` on the page that it leads to."""

    href: str
    label: str
    here: bool


def framed(title: str, body: Markup, words: Messages, here: str = "", lang: str = "") -> Markup:
    """Return a page of its own, which needs no script and asks nobody for anything.

    `here` is the path of the view that it is, if any; `lang` the language that the address names.
    """
    say = choose_view_words(words)
    home = "/" if words.language == "en" else f"/{words.language}/"
    ways = (
        Way(home, say.ask, here=False),
        *(Way(address(f"/{name}", lang=lang), getattr(say, name), here == f"/{name}")
          for name in VIEWS),
        Way(address("/corpus", lang=lang), say.sources, here == "/corpus"),
    )  # fmt: skip
    return render(
        "frame", "page", title=title, body=body, style=paper_style(), home=home, ways=ways,
        say=say, words=words,
    )  # fmt: skip


def address(path: str, **parameters: str | int) -> str:
    """Return `path` with those parameters that say something.

    >>> address("/timeline", period="2019", source="", offset=0)
    '/timeline?period=2019'
    """
    given = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(given, errors='replace')}" if given else path
