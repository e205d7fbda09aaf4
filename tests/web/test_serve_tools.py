"""The tools, used by a client of the protocol: in this process, and as a program of their own."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

import pytest
from mcp import Client, StdioServerParameters

from qa.ask import ask
from qa.exports.reply_record import catalogue, present
from qa.exports.write_ledger import ledger_of
from qa.options import Options
from tests.conftest import ROOT
from web.serve_tools import build_tools
from web.service.service import Service

if TYPE_CHECKING:
    from pathlib import Path

Record = dict[str, Any]


def use(server: Any, tool: str, **arguments: Any) -> tuple[bool, Any]:
    """Call a tool; returns whether it failed, and its record or its line."""

    async def used() -> tuple[bool, Any]:
        async with Client(server) as client:
            result = await client.call_tool(tool, arguments)
            if result.is_error:
                return True, result.content[0].text  # type: ignore[union-attr]
            return False, result.structured_content

    return asyncio.run(used())


def test_the_tools_are_three_and_say_what_they_do(papers: Service) -> None:
    async def listed() -> dict[str, str | None]:
        async with Client(build_tools(papers)) as client:
            return {tool.name: tool.description for tool in (await client.list_tools()).tools}

    tools = asyncio.run(listed())
    assert set(tools) == {"ask", "statements", "sources"}
    assert all(tools.values())


def test_a_question_gets_the_reply_of_the_command_line(papers: Service) -> None:
    asked = {"question": "What did Ada Finch say?", "after": ["Who closed the mill?"], "limit": 2}
    failed, record = use(build_tools(papers), "ask", **asked)
    opened = papers.opened
    reply = ask(opened.index, opened.encoder, str(asked["question"]), ["Who closed the mill?"],
                Options(2))  # fmt: skip
    assert not failed
    assert {**record, "elapsed_ms": 0} == {**present(reply, 0.0), "elapsed_ms": 0}


def test_sources_and_statements_are_those_of_the_index(papers: Service) -> None:
    index = papers.opened.index
    every = ledger_of(index, None)
    tools = build_tools(papers)
    assert use(tools, "sources") == (False, {"sources": catalogue(index)})
    assert use(tools, "statements", limit=1) == (
        False, {"total": len(every), "statements": every[:1]}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tool", "arguments", "line"),
    [
        ("ask", {"question": ""}, "the question is empty"),
        ("ask", {"question": "x", "source": ["none"]}, "no source 'none'"),
        ("ask", {"question": "x", "since": "yesterday"}, "'since' must be a date"),
        ("statements", {"document": "none"}, "no document 'none'"),
        ("statements", {"limit": 0}, "'limit' must be a whole number"),
    ],
)
def test_a_mistake_is_told_in_one_line(
    papers: Service, tool: str, arguments: Record, line: str
) -> None:
    failed, said = use(build_tools(papers), tool, **arguments)
    assert failed
    assert line in said
    assert "\n" not in said


def test_a_failure_to_load_is_told(papers: Service) -> None:
    del papers
    service = Service()
    service.error = "no corpus at 'x'"
    failed, said = use(build_tools(service), "sources")
    assert failed
    assert "no corpus at 'x'" in said


@pytest.mark.model
def test_the_command_speaks_the_protocol_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    arguments = ["app.py", "mcp", "--corpus", str(folder), "--index", str(tmp_path / "index")]
    server = StdioServerParameters(command=sys.executable, args=arguments, cwd=ROOT)
    failed, record = use(server, "ask", question="Who is the mayor of Harrow?")
    assert not failed
    assert record["status"] in {"answered", "abstained"}
