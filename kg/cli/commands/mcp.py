"""`kg mcp`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message

__all__ = ["mcp"]


def mcp(
    output: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="What `kg build` wrote; output/ if not given.")
    ] = Path("output"),
    http: Annotated[
        bool, typer.Option("--http", help="Listen at an address of this machine instead of standard input.")
    ] = False,
    host: Annotated[
        str, typer.Option(help="With --http: address to listen at; others than this machine's are open to the network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --http: port; 0 takes a free one.")] = 0,
    name: Annotated[
        list[str] | None,
        typer.Option(help="With --http: a further host name under which it may be asked; give it several times."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for a SPARQL query.")] = 10,
    memory: Annotated[int, typer.Option(min=50, help="MB for a SPARQL query.")] = 1_000,
    no_fulltext: Annotated[
        bool, typer.Option("--no-fulltext", help="Give quotes and titles only, for those who may not pass texts on.")
    ] = False,
) -> Answer:
    """Let a language-model agent ask what was built, by the Model Context Protocol: a client starts this command itself."""
    from importlib.util import find_spec

    from kg.errors import KGError

    if not (find_spec("mcp") and find_spec("mcp.server.mcpserver")):
        raise KGError(
            "`kg mcp` needs the SDK of the Model Context Protocol; install it: pip install '.[mcp]' in the folder of this project"
        )
    from kg.rdf.sparql.worker import Limits
    from kg.serving.settings import Settings

    settings = Settings(
        host=host, port=port, names=tuple(one.lower() for one in name or ()), fulltext=not no_fulltext,
        sparql=Limits(timeout, memory, 10_000, raisable=False),
    )  # fmt: skip
    if http:
        from kg.serving.running import running

        with running(output, settings, rooms=("agents",)) as server:
            yield Message(f"{server.address}mcp (build {server.build}); Ctrl+C ends it")
            if not settings.is_local:
                yield Message("this address is open to the network, without a password; everybody there can read it")
            server.wait()
        return
    from kg.serving.agents.transports import Stdio

    agent = Stdio(output, settings)
    yield Message(f"answering at standard input (build {agent.build})")
    agent.run()
