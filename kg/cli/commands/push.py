"""`kg push`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from kg.cli.answers import Answer, ExitCode, Message
from kg.cli.options import Output
from kg.cli.progress import progress

if TYPE_CHECKING:
    from kg.export.pushing.endpoints import Endpoints
    from kg.export.pushing.push import Outcome
    from kg.export.pushing.source import Source

__all__ = ["push"]

PASSWORD, TOKEN = "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"
NAMED = 10  # graphs in a message


def push(
    url: Annotated[
        str, typer.Argument(metavar="URL", help="The store: http://localhost:7878, or …/repositories/NAME.")
    ],
    output: Output = Path("output"),
    protocol: Annotated[
        str,
        typer.Option(
            help="quads (many graphs at once), graphs (one by one), update (SPARQL), or auto: the first that the store takes."
        ),
    ] = "auto",
    graph_store: Annotated[
        str, typer.Option(metavar="URL", help="Where it takes graphs, if not at a usual place.")
    ] = "",
    update: Annotated[str, typer.Option(metavar="URL", help="Where it takes updates, likewise.")] = "",
    query: Annotated[str, typer.Option(metavar="URL", help="Where it takes questions: to count what has come.")] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Remove the graphs of earlier builds that are not in this one.")
    ] = False,
    user: Annotated[
        str, typer.Option(metavar="NAME", help=f"Your name there; the password from {PASSWORD}, or asked for.")
    ] = "",
    token: Annotated[bool, typer.Option("--token", help=f"Send a bearer token, from {TOKEN} or asked for.")] = False,
    no_fulltext: Annotated[
        bool, typer.Option("--no-fulltext", help="Send quotes and titles only, for those who may not pass texts on.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be sent; nobody is asked and nothing is sent.")
    ] = False,
    timeout: Annotated[float, typer.Option(min=0.001, help="Seconds that the store may say nothing.")] = 300.0,
    insecure: Annotated[
        bool,
        typer.Option("--insecure", help="Let a password or token go to another machine by http://, readable by all."),
    ] = False,
) -> Answer:
    """Send what was built to a SPARQL store. The one command by which something leaves this machine."""
    from contextlib import closing

    from kg.export.pushing.connection import Connection
    from kg.export.pushing.credentials import Credentials
    from kg.export.pushing.endpoints import Endpoints, checked, resolved
    from kg.export.pushing.push import check_protocol
    from kg.export.pushing.push import push as push_source
    from kg.export.pushing.source import open_source
    from kg.model.namespaces import base_iri

    check_protocol(protocol)
    url, graph_store, update, query = (
        checked(one, credentials=bool(user or token), insecure=insecure) if one or number == 0 else ""
        for number, one in enumerate((url, graph_store, update, query))
    )
    base, said = base_iri(), Endpoints(graph_store, "", update, query)
    source = open_source(output, base, fulltext=not no_fulltext)
    with closing(source.file):
        what = f"{source.statements:,} statements in {_graphs(len(source.parts))} of {output} ({source.size:,} bytes)"
        where = _hosts(*([graph_store, update] if graph_store or update else [url]), query)
        if dry_run:
            yield from (f"{part.name}\t{part.statements}\t{part.size}" for part in source.parts)
            yield Message(f"would send {what} to {where}; nothing was sent, and nobody asked")
            return
        credentials = Credentials(
            user,
            _secret(PASSWORD, f"Password of {user}") if user and not token else "",
            _secret(TOKEN, "Token") if token else "",
        )
        yield Message(f"sends {what} to {where}")
        with closing(Connection(credentials, timeout)) as connection, progress("sending", "graphs") as advance:
            endpoints = resolved(url, said, protocol, connection)
            done = push_source(
                source, endpoints, connection, base, protocol=protocol, replace=replace, progress=advance
            )
        yield from _told(done, source, where, endpoints)


def _told(done: Outcome, source: Source, where: str, endpoints: Endpoints) -> Answer:
    """What was done, and what is there."""
    known = f", as for {endpoints.store}" if endpoints.store else ""
    yield f"sent {done.statements:,} statements in {_graphs(done.graphs)} to {where} ({done.way}{known})"
    if done.removed:
        yield f"removed {_graphs(len(done.removed))} of other builds"
    if done.others:
        yield Message(
            f"still there from other builds: {_graphs(len(done.others))}, which --replace removes: {_few(done.others)}"
        )
    if done.there is None:
        yield Message(f"what is there now was not counted: {done.unknown}")
        return
    differing = list(done.differing(source))
    if not differing:
        yield f"counted there: {sum(done.there.values()):,} statements in {_graphs(len(done.there))}, as sent"
        return
    numbers = [f"{part.name} {part.statements:,} sent, {found:,} there" for part, found in differing]
    yield Message(
        f"counted there: another number of statements than was sent in {_graphs(len(differing))}: {_few(numbers, '; ')}. "
        "Fewer by a few: the store writes literals in one form and takes two statements for one. More: somebody else "
        "writes into these graphs. None: questions go to another dataset than graphs, or see it later"
    )
    if not all(done.there.values()):
        yield ExitCode(1)


def _graphs(number: int) -> str:
    return f"{number:,} graph{'' if number == 1 else 's'}"


def _few(names: Sequence[str], between: str = ", ") -> str:
    return between.join(names[:NAMED]) + (" …" if len(names) > NAMED else "")


def _hosts(*urls: str) -> str:
    return ", ".join(dict.fromkeys(urlsplit(url).netloc for url in urls if url))


def _secret(variable: str, prompt: str) -> str:
    """From the environment, else asked for where somebody sits; never from the command line, which others see."""
    from kg.errors import PushError

    if found := os.environ.get(variable):
        return found
    if not sys.stdin.isatty():
        raise PushError(f"no password or token: set {variable}, or run it in a terminal, which asks for it")
    return str(typer.prompt(prompt, hide_input=True, err=True))
