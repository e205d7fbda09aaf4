"""Which addresses the server answers to: its own, and those few of Gradio's that the page calls."""

from __future__ import annotations

from web.messages.choose_language import PAGES

READING = frozenset({"GET", "HEAD"})

OWN = ("/api/", "/doc/", "/people/", "/corpus/")
"""What its own routes begin with; they say themselves what there is below."""

OWN_PAGES = frozenset(
    {"/corpus", "/people", "/timeline", "/figures", "/compare", "/health", "/style.css"}
    | {page.rstrip("/") for page in PAGES}
)

FILES = ("assets/", "static/")  # below each page: Gradio's program, which a browser may keep
SHEETS = ("theme.css", "favicon.ico")

GRADIO = "gradio_api/"
SERVING = f"{GRADIO}component_server"
"""What the page's script calls its functions by. Gradio's queue, which keeps whatever it is sent
for whoever it is said to be from, its runs, files, uploads, proxies and sign-ins stay closed."""


def is_open(method: str, path: str) -> bool:
    """Return whether there may be something at `path`.

    >>> is_open("POST", "/gradio_api/component_server/"), is_open("POST", "/gradio_api/queue/join")
    (True, False)
    """
    if path.rstrip("/") in OWN_PAGES or path.startswith(OWN):
        return True
    return any(
        _is_of_page(method, path.removeprefix(page)) for page in PAGES if path.startswith(page)
    )


def is_gradio(path: str) -> bool:
    """Return whether a request calls a function of the page through Gradio."""
    return any(path.rstrip("/") == f"{page}{SERVING}" for page in PAGES)


def may_be_kept(path: str) -> bool:
    """Return whether browsers and servers in between may keep what lies at `path`: it is the
    program's, and nothing of the documents.
    """
    files = (f"{page}{file}" for page in PAGES for file in (*FILES, *SHEETS))
    return path == "/style.css" or path.startswith(tuple(files))


def _is_of_page(method: str, rest: str) -> bool:
    """Whether `rest`, below a page, is what this page needs of Gradio."""
    if method in READING:
        return rest in {"", *SHEETS} or rest.startswith(FILES)
    return method == "POST" and rest.rstrip("/") == SERVING
