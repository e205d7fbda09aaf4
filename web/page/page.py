"""The page: ask, read the excerpts, open a citation in its document. The only Gradio here.

The conversation lives in the browser's tab alone. A question goes to the server with the
questions before it and comes back as markup, so the server keeps nothing of anybody's, two
tabs cannot mix, and a restarted server goes on where the old one stopped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import anyio.to_thread
import gradio as gr

from corpus.document import Span
from corpus.errors import OnRecordError
from qa.question import QuestionError
from qa.reading.read_question import LONGEST_QUESTION
from web.markup import markup
from web.markup.corpus import corpus
from web.markup.document import reader, with_bar
from web.markup.exports import preview
from web.markup.filters import filtered
from web.markup.qr_code import code
from web.markup.uploads import bringing
from web.messages.translate_line import in_language
from web.page.welcome import welcome as greeting
from web.service.core import core_of
from web.service.own_address import own_address
from web.service.read_request import RequestError, read_request
from web.service.request import Asked, Citing, Link, Place, read_marks
from web.service.service import BusyError, NotReadyError
from web.static.assets import page_script

if TYPE_CHECKING:
    from collections.abc import Callable

    from corpus.readers.read_state import State
    from qa.reply import Reply
    from web.messages.messages import Messages
    from web.service.exports import Exporter
    from web.service.follow_corpus import Following
    from web.service.service import Service
    from web.service.uploads import Adding

Shown = dict[str, str]

TAKE = "(text) => window.onRecord ? window.onRecord.take(text) : (window.onRecordEarly = text, '')"
"""The script takes the question and empties the box, or says why it does not. Who is quicker
than the script has the question kept for it."""

CALLED = "conversation"

FONTS = ("system-ui", "sans-serif")
"""Fonts of the reader's own system: nothing is fetched."""


def build_page(
    service: Service, exporter: Exporter, adding: Adding, following: Following, words: Messages
) -> gr.Blocks:
    """Return the page that asks `service`."""
    page = gr.Blocks(title=words.name, analytics_enabled=False, fill_width=True)
    with page:
        gr.HTML(markup.masthead(words), elem_id="masthead", apply_default_css=False)
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                gr.HTML(
                    markup.conversation(words),
                    elem_id=CALLED,
                    apply_default_css=False,
                    js_on_load=page_script(),
                    server_functions=_functions(service, exporter, adding, following, words),
                    words=words.for_script(),
                    longest=LONGEST_QUESTION,
                )
                question = gr.Textbox(
                    label=words.question_label,
                    placeholder=words.question_hint,
                    submit_btn=words.ask,
                    lines=1,
                    max_lines=6,
                    autofocus=True,
                    elem_id="question",
                )
            with gr.Column(elem_id="reading"):
                gr.HTML("", elem_id="reader", apply_default_css=False)
        question.submit(None, question, question, js=TAKE, queue=False)
    return page


def called_in(page: gr.Blocks) -> int:
    """Return the number of the component whose functions the page's script calls."""
    return next(n for n, each in page.blocks.items() if each.elem_id == CALLED)


def look() -> dict[str, Any]:
    """Return the theme. The style sheet is linked by `first_paint.py`: as `css`, Gradio would
    rewrite it, and as `head` put it in late.
    """
    return {"theme": gr.themes.Base(font=FONTS, font_mono=("ui-monospace", "monospace"))}


def _functions(
    service: Service, exporter: Exporter, adding: Adding, following: Following, words: Messages
) -> list[Callable[[object], object]]:
    """What the page's script may call. Everything that arrives is checked; markup goes back."""

    async def welcome(_: object) -> Shown:
        await following.nudge()
        examples = await service.examples() if service.status == "ready" else ()
        return greeting(service, words, examples)

    async def ask(record: object) -> Shown:
        await following.nudge()
        return await _ask(service, words, record)

    def read(record: object) -> Shown:
        return _read(service, words, record)

    async def cite(record: object) -> dict[str, Any]:
        return await _cite(exporter, words, record)

    def holdings(_: object) -> Shown:
        return _holdings(service, adding, words)

    def draw(record: object) -> Shown:
        return _draw(words, record)

    return [welcome, ask, read, holdings, draw, cite]


def _holdings(service: Service, adding: Adding, words: Messages) -> Shown:
    """Open the page of the sources beside the conversation."""
    try:
        content = corpus(
            service.corpus_summary(), service.collection.content_note, (), words, level=2
        )
    except NotReadyError:
        return {"status": "refused", "html": ""}
    return {
        "status": "shown",
        "html": with_bar(
            bringing(words) * adding.open + content, words.corpus, "/corpus", words, words.close
        ),
    }


async def _ask(service: Service, words: Messages, record: object) -> Shown:
    """Answer a question; it waits until the model is in."""
    try:
        asked = read_request(Asked, record)
    except RequestError as error:
        return {"status": "refused", "html": markup.trouble("", error.message, words)}
    try:
        await service.ready()
        reply = await service.ask(asked.question, asked.after, asked.options)
        line = filtered(asked.options, service.offered, words)
        states = await anyio.to_thread.run_sync(_states, service, reply)
        index = service.opened.index
        cores = {each.citation.number: core_of(each.excerpt, index) for each in reply.cited}
    except (NotReadyError, BusyError, QuestionError) as error:
        return {"status": "refused", "html": markup.trouble(asked.question, error.message, words)}
    note = service.collection.content_note
    return {"status": "shown", "html": markup.turn(reply, words, line, note, states, cores)}


def _states(service: Service, reply: Reply) -> dict[str, State]:
    """What has become of the files that `reply` quotes."""
    documents = {each.citation.span.document.id for each in reply.cited}
    return {document: service.since_read(document) for document in documents}


def _read(service: Service, words: Messages, record: object) -> Shown:
    """Open a citation in its document."""
    try:
        place = read_request(Place, record)
        document = service.document(place.document)
        if document is None:
            return {"status": "refused", "html": ""}
        excerpt = Span(document, place.start, place.end)
        sourcing = service.sourcing(excerpt)
        state = service.since_read(document.id)
    except (RequestError, NotReadyError, ValueError):
        return {"status": "refused", "html": ""}
    return {
        "status": "shown",
        "html": reader(excerpt, read_marks(place.marks), sourcing, words, state),
    }


def _draw(words: Messages, record: object) -> Shown:
    """Draw a link of this page, for others to scan."""
    try:
        return {
            "status": "shown",
            "html": code(read_request(Link, record).address, words, own_address()),
        }
    except RequestError:
        return {"status": "refused", "html": ""}


async def _cite(exporter: Exporter, words: Messages, record: object) -> dict[str, Any]:
    """Format the citation of an excerpt; what goes wrong is said in one line."""
    try:
        made = await exporter.cite(read_request(Citing, record))
    except OnRecordError as error:
        return {
            "status": "refused",
            "text": in_language(error.message, words.language),
        }
    return {"status": "shown", "text": made.text, "html": preview(made), "data": made.data}
