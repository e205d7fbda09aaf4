"""`mcp`: the same questions as tools of the Model Context Protocol, over stdin and stdout.

A program that writes can so be held to what the documents say: every reply is excerpts,
character for character, with their sources, or that the documents do not say.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from corpus.errors import OnRecordError
from index.refresh import check_place
from web.service.service import Service

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from mcp.server import MCPServer

    from index.refresh import Place

Record = dict[str, Any]

INSTRUCTIONS = (
    "Answers come from one set of documents. Quote an excerpt's text as it stands and name its "
    "document. Where the status is 'abstained', say that the documents do not say; what is "
    "'nearest' is no answer. A statement without a speaker is nobody's."
)


class ToolsError(OnRecordError):
    """The tools cannot be served; the message says what to do about it."""


def serve_tools(place: Place, reranker: str = "") -> None:
    """Serve `place` to the program at the other end of stdin and stdout until it leaves.

    `reranker` names a cross-encoder.

    Raises ToolsError or CorpusError before anything slow is begun.
    """
    check_place(place)
    service = Service(reranker)
    tools = build_tools(service)
    threading.Thread(target=_load, args=(service, place), name="loading", daemon=True).start()
    tools.run("stdio")


def build_tools(service: Service) -> MCPServer[Any]:
    """Return the server of the tools that ask `service`. Raises ToolsError."""
    try:
        from mcp.server import MCPServer
    except ImportError as error:
        raise ToolsError("the command mcp needs: pip install 'onrecord[mcp]'") from error
    server: MCPServer[Any] = MCPServer("On Record", instructions=INSTRUCTIONS, log_level="WARNING")

    async def ask(  # noqa: PLR0913, PLR0917 - the fields of the contract
        question: str,
        after: list[str] | None = None,
        limit: int | None = None,
        source: list[str] | None = None,
        since: str = "",
        until: str = "",
        speaker: list[str] | None = None,
        statements: bool = False,
    ) -> Record:
        """Ask the documents: verbatim excerpts with their sources, or that they do not say.

        `after` are the questions before this one, `source` ids of the only documents wanted,
        `since` and `until` dates such as 2017-04, `speaker` the only people wanted;
        `statements` leaves only what somebody is quoted or reported to have said.
        """
        asked = {"question": question, "after": after, "limit": limit, "source": source,
                 "since": since, "until": until, "speaker": speaker,
                 "statements": statements}  # fmt: skip
        return await _told(_ask(service, asked))

    async def statements(
        speaker: str = "", document: str = "", limit: int = 100, offset: int = 0
    ) -> Record:
        """List who said what, of one speaker or in one document if wanted."""
        wanted = {"speaker": speaker, "document": document, "limit": limit, "offset": offset}
        return await _told(_statements(service, wanted))

    async def sources() -> Record:
        """List the documents and what is known about them."""
        return await _told(_sources(service))

    for tool in (ask, statements, sources):
        server.tool()(tool)
    return server


async def _ask(service: Service, asked: Record) -> Record:
    import anyio.to_thread

    from qa.exports.reply_record import present
    from web.service.read_request import read_request
    from web.service.request import Asked

    checked = read_request(Asked, asked)
    await service.ready()
    started = time.perf_counter()
    reply = await service.ask(checked.question, checked.after, checked.options)
    elapsed = (time.perf_counter() - started) * 1000
    return {**await anyio.to_thread.run_sync(present, reply, elapsed, None, service.since_read)}


async def _statements(service: Service, wanted: Record) -> Record:
    from web.service.list_statements import list_statements
    from web.service.read_request import read_request
    from web.service.request import Listing

    listing = read_request(Listing, wanted)
    await service.ready()
    return {**list_statements(service.opened.index, listing)}


async def _sources(service: Service) -> Record:
    from qa.exports.reply_record import catalogue

    await service.ready()
    return {"sources": catalogue(service.opened.index)}


async def _told(working: Awaitable[Record]) -> Record:
    """What is awaited; a mistake that can be mended is told in its one line."""
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        return await working
    except OnRecordError as error:
        raise ToolError(str(error)) from error


def _load(service: Service, place: Place) -> None:
    """Open the index meanwhile: stdout is the protocol's, people are told on stderr."""
    from index.progress import showing_progress

    with showing_progress() as progress:
        service.load(place, progress, _warn)
    if service.error:
        _warn(service.error)


def _warn(line: str) -> None:
    sys.stderr.write(f"onrecord: {line}\n")
