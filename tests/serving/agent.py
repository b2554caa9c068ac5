"""An agent's side: the SDK's own client, asked from tests that are not asynchronous."""

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Any, TypeVar

import anyio
import jsonschema
from mcp import Client
from mcp_types import CallToolResult, Tool

T = TypeVar("T")


class Agent:
    """Asks one server: an object in this process, an address, or how to start a process."""

    def __init__(self, server: Any, mode: str = "auto") -> None:
        self.server, self.mode = server, mode

    def do(self, what: Callable[[Client], Awaitable[T]]) -> T:
        """Within one connection."""

        async def within() -> T:
            async with Client(self.server, mode=self.mode) as client:
                return await what(client)

        return anyio.run(within)

    def tools(self) -> dict[str, Tool]:
        async def listed(client: Client) -> dict[str, Tool]:
            return {one.name: one for one in (await client.list_tools()).tools}

        return self.do(listed)

    def call(self, name: str, /, **arguments: Any) -> CallToolResult:
        return self.do(lambda client: client.call_tool(name, arguments))

    def ask(self, name: str, /, **arguments: Any) -> dict[str, Any]:
        """The structure of an answer, which is what the schema promises and what the text says; its claims are told whole."""

        async def asked(client: Client) -> tuple[CallToolResult, Tool]:
            tools = (await client.list_tools()).tools
            return await client.call_tool(name, arguments), next(one for one in tools if one.name == name)

        found, tool = self.do(asked)
        (text,) = found.content
        assert not found.is_error, text
        told = found.structured_content
        jsonschema.validate(told, tool.output_schema)
        assert json.loads(text.text) == told
        assert told["build"]
        for one in claims_in(told):
            is_told_whole(one)
        return told

    def complaint(self, name: str, /, **arguments: Any) -> str:
        """What is said of a call that fails."""
        found = self.call(name, **arguments)
        assert found.is_error, found.structured_content
        return found.content[0].text


def claims_in(answer: Any) -> Iterator[dict[str, Any]]:
    """Every claim and every report, at any depth."""
    if isinstance(answer, dict):
        if "claim" in answer or "reported" in answer:
            yield answer
        for value in answer.values():
            yield from claims_in(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from claims_in(value)


def is_told_whole(told: dict[str, Any]) -> None:
    """Its IRI, its sentence with the words in it, its document; and its wording names who says it and where."""
    evidence, document = told["evidence"], told["evidence"]["document"]
    assert (
        told["iri"].startswith("http") and document["iri"].startswith("http") and document["id"] and document["title"]
    )
    assert evidence["sentence"] and 0 <= evidence["start"] < evidence["end"]
    if "claim" in told:
        said = told["claim"]
        assert said["says"] in evidence["sentence"]
        assert (
            said["speaker"]["name"] in told["worded"]
            and said["says"] in told["worded"]
            and document["title"] in told["worded"]
        )
        assert said["act"] and said["polarity"] in ("affirmative", "negative")
        assert "says" not in told and "speaker" not in told, "never beside facts"
    elif "worded" in told:
        assert told["worded"].startswith(f"据《{document['title']}》")
