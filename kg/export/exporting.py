"""Graphs as files: the modules of `kg/export/formats/` are the formats, those of `kg/network/views/` the networks that some can hold."""

import importlib
import pkgutil
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

from kg import __version__
from kg.errors import FormatError
from kg.export import formats as export_formats
from kg.export.drawing import VIEW, Drawing
from kg.export.passing import export_pieces
from kg.model.namespaces import MODEL_VERSION
from kg.network import views as network_views
from kg.network.choosing import EVERYTHING, Choice, chosen, known_acts
from kg.network.entities import Network, network
from kg.network.ledger import with_ledger
from kg.output.manifest import GRAPH, Manifest, read
from kg.output.publishing import publish
from kg.rdf.graph import RdfGraph
from kg.rdf.kept_store import Making, being_made

__all__ = ["VIEW", "export", "export_all", "files", "formats", "of_a_build", "views"]

MOST_IN_MEMORY = (
    2_000_000  # statements, of about a kilobyte each there; the records of a larger graph come from the disk
)


@cache
def formats() -> dict[str, ModuleType]:
    """Format -> module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(export_formats.__path__))
    modules = [importlib.import_module(f"kg.export.formats.{name}") for name in names]
    return {module.FORMAT: module for module in sorted(modules, key=lambda module: str(module.FORMAT))}


def files() -> list[str]:
    """The names of the files of a whole build."""
    return sorted(name for module in of_a_build().values() for name in module.FILES)


def of_a_build() -> dict[str, ModuleType]:
    """The formats that every build has; others are written on request."""
    return {name: module for name, module in formats().items() if not getattr(module, "ON_REQUEST", False)}


@cache
def views() -> dict[str, ModuleType]:
    """Name -> module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(network_views.__path__))
    return {name: importlib.import_module(f"kg.network.views.{name}") for name in names}


def export(
    graph: RdfGraph,
    name: str,
    folder: Path,
    *,
    view: str = VIEW,
    static: bool = False,
    connected: bool = False,
    choice: Choice = EVERYTHING,
    by_year: bool = False,
) -> list[Path]:
    """Write one format; returns its files. Raises FormatError with the formats, or the views, there are.

    Another view than the usual one, one without dates or without the nodes that have no edge, and part of the graph, gets a
    file of its own: `claims.gexf`, `network-static.gexf`, `network-criticize-2019.gexf`. `by_year` writes one for each year.
    """
    if name not in formats():
        raise FormatError(f"no format {name!r}; choose from {', '.join(formats())}")
    graph.recount()
    acts = tuple(sorted(known_acts(choice.acts, graph.ontology)))
    drawn = Drawing(view, static, connected, replace(choice, acts=acts), by_year)

    def write(staging: Path) -> dict[str, str]:
        if drawn.is_usual:
            files = _whole(graph, formats()[name], staging, partial(_shown, graph))
        else:
            files = [file for one in drawn.each(graph) for file in _draw(graph, formats()[name], staging, one)]
        return dict.fromkeys(files, f"{name}{drawn.typed}")

    return publish(folder, write, _about(graph), whole=False, made_from=graph.made_from)


def export_all(graph: RdfGraph, folder: Path, *, keep_store: bool = False) -> list[Path]:
    """Write every format of a build: the folder is this build then, or what it was before. A store may be kept for questions."""
    shown = cache(partial(_shown, graph))  # several formats show it
    graph.recount()
    with ExitStack() as stack:
        stores: list[Making] = []

        def write(staging: Path) -> dict[str, str]:
            export_pieces(graph, staging, [one for one in of_a_build().values() if _takes(one) == "pieces"])
            if keep_store:
                stores.append(stack.enter_context(being_made(staging / GRAPH, folder)))
                if len(graph) > MOST_IN_MEMORY and (place := stores[0].made()):
                    graph.read_from(place)
            # the page holds most, and nothing is read after it: it has the room that the records took
            for module in sorted(of_a_build().values(), key=lambda one: _takes(one) == "records"):
                if _takes(module) != "pieces":
                    _whole(graph, module, staging, shown)
            if stores:
                stores[0].made()  # the file that it is filled from is about to move
            return {file: name for name, module in of_a_build().items() for file in module.FILES}

        written = publish(folder, write, _about(graph), whole=True)
        if about := read(folder):
            if stores:
                stores[0].keep(about.files[GRAPH].sha256)
            _forget_catalogs(folder, about.files[GRAPH].sha256)
        return written


def _forget_catalogs(folder: Path, digest: str) -> None:
    """That of another build may hold texts which this one leaves out."""
    if any(folder.glob(".kg-catalog-*")):
        from kg.catalog.place import forget_others

        forget_others(folder, digest)


def _shown(graph: RdfGraph) -> Network:
    return network(graph.records(), graph.ontology)


def _about(graph: RdfGraph) -> Manifest:
    return Manifest(graph.base, MODEL_VERSION, __version__)


def _whole(graph: RdfGraph, module: ModuleType, folder: Path, shown: Callable[[], Network]) -> list[str]:
    """Write what a format takes: the networkx network, that with the records beside it, the graph, or its pieces."""
    of = _takes(module)
    if of == "pieces":
        export_pieces(graph, folder, [module])
    else:
        module.export(_asked(graph, of, shown), folder)
    return list(module.FILES)


def _asked(graph: RdfGraph, of: str, shown: Callable[[], Network]) -> Any:
    if of == "graph":
        return graph
    if of == "network":
        return shown().multigraph
    whole = with_ledger(shown(), graph)
    if len(graph) > MOST_IN_MEMORY:
        graph.records().forget()  # who sums a small build up reads them once more
    return whole


def _takes(module: ModuleType) -> str:
    return str(getattr(module, "INPUT", "network"))


def _draw(graph: RdfGraph, module: ModuleType, folder: Path, drawn: Drawing) -> list[str]:
    if drawn.view not in views():
        raise FormatError(f"no view {drawn.view!r}; choose from {', '.join(views())}")
    able = [one for one, other in formats().items() if hasattr(other, "SUFFIX")]
    if module.FORMAT not in able:
        wrong = "has one view only" if drawn.view != VIEW or drawn.static else "holds the whole graph"
        raise FormatError(f"{module.FORMAT} {wrong}; choose from {', '.join(able)}")
    options = {"static": True} if drawn.static else {}
    if drawn.static and "static" not in signature(module.write).parameters:
        raise FormatError(f"{module.FORMAT} has no spells, it is static as it is; leave --static away")
    network = views()[drawn.view].view(chosen(graph, drawn.choice))
    if drawn.connected:
        network = network.subgraph([node for node, degree in network.degree() if degree]).copy()
    before = {path.name for path in folder.iterdir()}
    module.write(network, folder / f"{drawn.stem}{module.SUFFIX}", **options)
    return sorted({path.name for path in folder.iterdir()} - before)
