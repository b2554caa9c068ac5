"""The command `kg`: each command is the function of that name; only this module prints and exits.

Exit codes: 0 done; 1 an error, or a figure below its floor; 2 wrong use of the command line; 3 done, but inputs were skipped
(only with --strict); 130 interrupted.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Any

import typer

__all__ = ["app", "main"]

app = typer.Typer(
    help="Who says what about nuclear weapons: a knowledge graph of Chinese-language texts.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Inputs = Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files, folders or globs.")]
Output = Annotated[Path, typer.Option("-o", "--output", help="Folder of the graph and its views.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output.")]


@app.callback()
def options(
    ontology: Annotated[Path | None, typer.Option(help="Another ontology folder (also KG_ONTOLOGY).")] = None,
    base_iri: Annotated[str | None, typer.Option(help="Base of all IRIs (also KG_BASE_IRI).")] = None,
) -> None:
    """Options of every command."""
    import os

    if ontology:
        os.environ["KG_ONTOLOGY"] = str(ontology)
    if base_iri:
        os.environ["KG_BASE_IRI"] = base_iri


@app.command()
def build(
    inputs: Inputs,
    output: Output = Path("output"),
    as_json: AsJson = False,
    strict: Annotated[bool, typer.Option(help="Exit with 3 if an input was skipped.")] = False,
) -> None:
    """Build the graph of texts and write every view of it."""
    from kg import summary
    from kg.pipeline import build as run

    with _progress("reading") as progress:
        graph = run(inputs, progress=progress)
    files = graph.save(output)
    print(
        json.dumps(summary.as_json(graph, files), ensure_ascii=False)
        if as_json
        else summary.as_text(graph, files, output)
    )
    for one in graph.skipped:
        _say(f"skipped {one.path}: {one.reason}")
    if strict and graph.skipped:
        raise typer.Exit(3)


@app.command()
def query(
    sparql: Annotated[
        str, typer.Argument(metavar="SPARQL|FILE.rq|NAME", help="A query, a file with one, or a saved question.")
    ] = "",
    output: Output = Path("output"),
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, json or tsv.")] = "table",
    timeout: Annotated[float, typer.Option(help="Seconds until the query is stopped.")] = 60.0,
    questions: Annotated[bool, typer.Option("--list", help="List the saved questions.")] = False,
) -> None:
    """Ask SPARQL of what was built; saved questions by name; CONSTRUCT and DESCRIBE give Turtle."""
    from kg import questions as saved
    from kg.formatting import render
    from kg.namespaces import base_iri
    from kg.store.queries import query_file

    if questions or not sparql:
        print(render(saved.listing(), form), end="")
        return
    table = query_file(_graph_file(output), saved.text_of(sparql), base_iri(), timeout=timeout)
    print(table.turtle if table.turtle is not None else render(table, form), end="")


@app.command()
def export(
    form: Annotated[str, typer.Argument(metavar="FORMAT", help="One view, or `all`.")],
    output: Output = Path("output"),
    to: Annotated[Path | None, typer.Option(help="Another folder to write to.")] = None,
) -> None:
    """Write one view of the graph again."""
    from kg.exporting import export as run
    from kg.exporting import formats
    from kg.graph import load

    graph = load(output)
    for name in formats() if form == "all" else [form]:
        for path in run(graph, name, to or output):
            print(path)


@app.command()
def explain(
    entity: Annotated[str, typer.Argument(help="A key (state:CHN), a name (不扩散核武器条约, NPT) or an IRI.")],
    output: Output = Path("output"),
    as_json: AsJson = False,
) -> None:
    """Everything about one entity: names, what links to it, relations and claims with their sentences."""
    from kg.explanation import as_text
    from kg.explanation import explain as run
    from kg.graph import load

    found = run(load(output), entity)
    print(json.dumps(found, ensure_ascii=False, indent=1) if as_json else as_text(found))


@app.command()
def positions(
    actor: Annotated[str | None, typer.Option(help="Who speaks or is spoken for: CHN, state:CHN, 中国.")] = None,
    topic: Annotated[str | None, typer.Option(help="Instrument or topic: TPNW, 中导条约, no-first-use.")] = None,
    since: Annotated[str | None, typer.Option(help="First date: 2019, 2019-01 or 2019-01-31.")] = None,
    until: Annotated[str | None, typer.Option(help="Last date; 2019 takes the year in.")] = None,
    differences: Annotated[bool, typer.Option("--differences", help="Where two actors differ, side by side.")] = False,
    dropped: Annotated[int, typer.Option(metavar="N", help="What the actor's next N documents no longer say.")] = 0,
    output: Output = Path("output"),
    form: Annotated[str, typer.Option("--format", "-f", help="table, csv, json or tsv.")] = "table",
) -> None:
    """Who takes which stance on what, when, and what changed; where two actors differ, never who is right."""
    from kg import differences as compared
    from kg import positions as ledger
    from kg.formatting import render
    from kg.graph import load

    graph, asked = load(output), {"actor": actor, "topic": topic, "since": since, "until": until}
    if differences:
        rows = compared.differences(graph, **asked)
    else:
        rows = ledger.dropped(graph, documents=dropped, **asked) if dropped else ledger.positions(graph, **asked)
    module: Any = compared if differences else ledger
    columns = (module.SHORT if form == "table" else module.COLUMNS) + (
        ledger.SILENT if dropped and not differences else ()
    )
    print(render(_table(rows, columns), form), end="")


@app.command()
def annotate(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder for one JSON a document.")] = Path(
        "annotations"
    ),
) -> None:
    """One stand-off JSON a document: entities, mentions, dates, relations and claims."""
    from kg.annotation import as_json
    from kg.errors import KGError
    from kg.files import printable, write_text
    from kg.model import Skipped
    from kg.pipeline import annotations

    written: set[str] = set()
    with _progress("annotating") as progress:
        for one in annotations(inputs, progress=progress):
            if isinstance(one, Skipped):
                _say(f"skipped {one.path}: {one.reason}")
                continue
            name = one.document.name
            names = chain([name], (f"{name}.{number}" for number in count(2)))
            stem = next(stem for stem in names if stem not in written)
            written.add(stem)
            write_text(
                output / f"{stem}.json", printable(json.dumps(as_json(one), ensure_ascii=False, indent=1)) + "\n"
            )
    if not written:
        raise KGError(f"no document in {', '.join(inputs)}; give files, folders or globs with text in them")
    _say(f"{len(written)} annotations in {output}")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of gold JSON.")],
    inputs: Annotated[
        Path | None, typer.Argument(metavar="[INPUT_DIR]", help="The raw documents; else the gold's own texts.")
    ] = None,
    errors: Annotated[int, typer.Option(help="Show up to this many errors.")] = 0,
    floors: Annotated[Path | None, typer.Option(help="TOML with the lowest figures allowed.")] = None,
    outlets: Annotated[bool, typer.Option(help="Figures of each outlet (the name's first part).")] = False,
    as_json: AsJson = False,
) -> None:
    """Precision, recall and F1 against a gold folder; exits with 1 if a figure fell below its floor."""
    from kg import measuring

    evaluation = measuring.evaluate(gold, inputs)
    print(
        json.dumps(measuring.as_json(evaluation), ensure_ascii=False)
        if as_json
        else measuring.as_text(evaluation, errors, outlets)
    )
    for name in evaluation.missing:
        _say(f"no document for {name}: counted as empty")
    if floors:
        measuring.check(evaluation, floors)


@app.command()
def check(
    output: Output = Path("output"),
    as_json: AsJson = False,
    counts: Annotated[bool, typer.Option("--counts", help="Only count what the ontology holds.")] = False,
    shapes: Annotated[bool, typer.Option("--shapes", help="The SHACL shapes over the graph too.")] = False,
) -> None:
    """Check the ontology's files and, where there is one, the graph that was built."""
    from kg import counting
    from kg.checking import check as run

    problems = [] if counts else list(run(output if (output / "graph.nq").exists() else None, shapes=shapes))
    counted = {} if problems else counting.counts()
    if as_json:
        print(json.dumps({"problems": problems, "counts": counted}, ensure_ascii=False))
    else:
        said = problems if problems or counts else ["nothing to mend"]
        print("\n".join([*said, *counting.lines(counted)]))
    if problems:
        raise typer.Exit(1)


def _graph_file(folder: Path) -> Path:
    from kg.errors import KGError

    path = folder if folder.is_file() else folder / "graph.nq"
    if not path.exists():
        raise KGError(f"no graph at {path}; run `kg build INPUT… -o {folder}` first")
    return path


def _table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> Any:
    """Records as a table; lists are joined by `|`."""
    from kg.store.queries import Table

    def cell(value: Any) -> str | None:
        return value if value is None else "|".join(value) if isinstance(value, list) else str(value)

    return Table(columns, tuple(tuple(cell(row[column]) for column in columns) for row in rows))


def _say(text: str) -> None:
    """Messages go to standard error, data to standard output."""
    print(text, file=sys.stderr)


@contextmanager
def _progress(what: str) -> Iterator[Any]:
    """A bar with rate and remaining time on a terminal; silence elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(what, total=None, rate="")

        def advance(done: int, total: int) -> None:
            speed = bar.tasks[0].speed
            bar.update(task, completed=done, total=total, rate=f"{speed:.0f} documents/s" if speed else "")

        yield advance


def main() -> None:
    """Entry point: our errors become one line on standard error and exit code 1."""
    from kg.errors import KGError

    try:
        app()
    except KGError as error:
        _say(f"kg: {error}")
        sys.exit(1)
    except KeyboardInterrupt:
        _say("kg: interrupted; nothing half-written was left")
        sys.exit(130)
    except SystemExit as left:  # 1 for a reader that left early, in typer's opinion
        sys.exit(0 if isinstance(left.__context__, BrokenPipeError) else left.code)
