"""`kg serve`."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.answers import Answer, Message

__all__ = ["serve"]


def serve(
    output: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="What `kg build` wrote; output/ if not given.")
    ] = Path("output"),
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than this machine's are open to the network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 0,
    no_open: Annotated[bool, typer.Option("--no-open", help="Open no browser.")] = False,
    name: Annotated[
        list[str] | None, typer.Option(help="A further host name under which it may be asked; give it several times.")
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(metavar="https://…", help="A site whose scripts may read the answers (CORS); * for all."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for a query.")] = 10,
    memory: Annotated[int, typer.Option(min=50, help="MB for a query.")] = 1_000,
    rows: Annotated[int, typer.Option(min=1, help="Rows of an answer; what is cut says so.")] = 10_000,
    no_fulltext: Annotated[
        bool, typer.Option("--no-fulltext", help="Show quotes and titles only, for those who may not pass texts on.")
    ] = False,
) -> Answer:
    """Look at what was built in a browser, and answer SPARQL, JSON and agents, on this machine."""
    from importlib.util import find_spec

    from kg.errors import KGError

    if not (find_spec("starlette") and find_spec("uvicorn")):
        raise KGError(
            "`kg serve` needs Starlette and uvicorn; install them: pip install '.[serve]' in the folder of this project"
        )
    from kg.rdf.sparql.worker import Limits
    from kg.serving.running import running
    from kg.serving.settings import Settings

    settings = Settings(
        host=host,
        port=port,
        names=tuple(one.lower() for one in name or ()),
        origins=tuple(origin or ()),
        fulltext=not no_fulltext,
        sparql=Limits(timeout, memory, rows, raisable=False),
    )
    with running(output, settings) as server:
        yield Message(f"{server.address} (build {server.build}); Ctrl+C ends it")
        if not settings.is_local:
            yield Message("this address is open to the network, without a password; everybody there can read it")
        if not no_open:
            server.open_browser()
        server.wait()
