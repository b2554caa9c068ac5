"""The command `kg`: the modules of `kg/cli/commands/` are its commands; only this module prints and exits.

Exit codes: 0 done; 1 an error, a figure below its floor, something to mend; 2 wrong use of the command line; 3 done, but
inputs were skipped (only with --strict); 130 interrupted.
"""

import functools
import gc
import importlib
import pkgutil
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Any

import typer

import kg
from kg.cli import commands
from kg.cli.answers import Answer, ExitCode, Message

__all__ = ["app", "main"]

THRESHOLDS = (50_000, 20, 20)  # of `gc`: to go through what stays again and again takes a tenth of the time

app = typer.Typer(
    help="Who says what about nuclear weapons: a knowledge graph of Chinese-language texts.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"kg {kg.__version__}")
        raise typer.Exit


@app.callback()
def options(
    ontology: Annotated[Path | None, typer.Option(help="Another ontology folder (also KG_ONTOLOGY).")] = None,
    base_iri: Annotated[str | None, typer.Option(help="Base of all IRIs (also KG_BASE_IRI).")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version and exit.")
    ] = False,
) -> None:
    """Options of every command."""
    import os

    if ontology:
        os.environ["KG_ONTOLOGY"] = str(ontology)
    if base_iri:
        os.environ["KG_BASE_IRI"] = base_iri


def _printing(command: Callable[..., Answer]) -> Callable[..., None]:
    """The command with its signature and help; its data are printed to standard output, its messages to standard error."""

    @functools.wraps(command)
    def run(*words: Any, **options: Any) -> None:
        for one in command(*words, **options):
            if isinstance(one, ExitCode):
                raise typer.Exit(one)
            end = "" if not one or one.endswith("\n") else "\n"
            print(one, end=end, file=sys.stderr if isinstance(one, Message) else sys.stdout)

    return run


for _name in sorted(module.name for module in pkgutil.iter_modules(commands.__path__)):
    app.command(_name)(_printing(getattr(importlib.import_module(f"kg.cli.commands.{_name}"), _name)))


def main() -> None:
    """Entry point: our errors and those of the system become one line on standard error and exit code 1."""
    from kg.errors import KGError

    gc.set_threshold(*THRESHOLDS)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # in a C locale, and for file names that are no text
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except KGError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        where = f"{error.filename2 or error.filename}: " if error.filename else ""
        print(f"kg: {where}{error.strerror or error}; check the path, the permissions and the space", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("kg: interrupted; nothing half-written was left", file=sys.stderr)
        sys.exit(130)
    except SystemExit as left:  # 1 for a reader that left early, in typer's opinion
        sys.exit(0 if isinstance(left.__context__, BrokenPipeError) else left.code)
    finally:
        gc.freeze()  # else the end of Python goes through a whole graph to find that nothing refers to it
