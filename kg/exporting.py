"""Graphs as files: the modules of `kg/exporters/` are the formats, those of `kg/views/` the networks that some can hold."""

import importlib
import pkgutil
from functools import cache
from inspect import signature
from pathlib import Path
from types import ModuleType

import kg.exporters
import kg.views
from kg import __version__
from kg.errors import FormatError
from kg.graph import Graph
from kg.namespaces import MODEL_VERSION
from kg.output.manifest import Manifest
from kg.output.publishing import publish

__all__ = ["VIEW", "export", "export_all", "files", "formats", "views"]

VIEW = "entities"  # where none is named


@cache
def formats() -> dict[str, ModuleType]:
    """Format -> module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(kg.exporters.__path__))
    modules = [importlib.import_module(f"kg.exporters.{name}") for name in names]
    return {module.FORMAT: module for module in sorted(modules, key=lambda module: str(module.FORMAT))}


def files() -> list[str]:
    """The names of the files of a whole build."""
    return sorted(name for module in formats().values() for name in module.FILES)


@cache
def views() -> dict[str, ModuleType]:
    """Name -> module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(kg.views.__path__))
    return {name: importlib.import_module(f"kg.views.{name}") for name in names}


def export(
    graph: Graph, name: str, folder: Path, *, view: str = VIEW, static: bool = False, connected: bool = False
) -> list[Path]:
    """Write one format; returns its files. Raises FormatError with the formats, or the views, there are.

    Another view than the usual one, one without dates or without the nodes that have no edge gets a file of its own:
    `claims.gexf`, `network-static.gexf`, `network-connected.gexf`.
    """
    if name not in formats():
        raise FormatError(f"no format {name!r}; choose from {', '.join(formats())}")
    graph.recount()
    again = name + (f" --view {view}" if view != VIEW else "") + (" --static" if static else "")
    again += " --connected" if connected else ""

    def write(staging: Path) -> dict[str, str]:
        return dict.fromkeys(_export(graph, formats()[name], staging, view, static, connected), again)

    return publish(folder, write, _about(graph), whole=False, made_from=graph.made_from)


def export_all(graph: Graph, folder: Path) -> list[Path]:
    """Write every format: the folder is this build then, or what it was before."""

    graph.recount()

    def write(staging: Path) -> dict[str, str]:
        return {file: name for name, module in formats().items() for file in _export(graph, module, staging)}

    return publish(folder, write, _about(graph), whole=True)


def _about(graph: Graph) -> Manifest:
    return Manifest(graph.base, MODEL_VERSION, __version__)


def _export(
    graph: Graph, module: ModuleType, folder: Path, view: str = VIEW, static: bool = False, connected: bool = False
) -> list[str]:
    if view != VIEW or static or connected:
        return [_export_view(graph, module, folder, view, static, connected).name]
    module.export(graph.network if getattr(module, "OF", "network") == "network" else graph, folder)
    return list(module.FILES)


def _export_view(graph: Graph, module: ModuleType, folder: Path, view: str, static: bool, connected: bool) -> Path:
    if view not in views():
        raise FormatError(f"no view {view!r}; choose from {', '.join(views())}")
    able = [one for one, other in formats().items() if hasattr(other, "SUFFIX")]
    if module.FORMAT not in able:
        wrong = "has one view only" if view != VIEW or static else "holds every node"
        raise FormatError(f"{module.FORMAT} {wrong}; choose from {', '.join(able)}")
    options = {"static": True} if static else {}
    if static and "static" not in signature(module.write).parameters:
        raise FormatError(f"{module.FORMAT} has no spells, it is static as it is; leave --static away")
    stem = Path(module.FILES[0]).stem if view == VIEW else view
    path = folder / f"{stem}{'-static' if static else ''}{'-connected' if connected else ''}{module.SUFFIX}"
    network = views()[view].view(graph)
    if connected:
        network = network.subgraph([node for node, degree in network.degree() if degree]).copy()
    module.write(network, path, **options)
    return path
