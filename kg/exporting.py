"""Views of a graph as files: the modules of `kg/exporters/` are the formats."""

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

import kg.exporters
from kg.errors import FormatError
from kg.graph import Graph

__all__ = ["export", "formats"]


@cache
def formats() -> dict[str, ModuleType]:
    """Format -> module, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(kg.exporters.__path__))
    modules = [importlib.import_module(f"kg.exporters.{name}") for name in names]
    return {module.FORMAT: module for module in sorted(modules, key=lambda module: str(module.FORMAT))}


def export(graph: Graph, name: str, folder: Path) -> list[Path]:
    """Write one view; returns its files. Raises FormatError with the formats there are."""
    if name not in formats():
        raise FormatError(f"no format {name!r}; choose from {', '.join(formats())}")
    folder.mkdir(parents=True, exist_ok=True)
    module = formats()[name]
    module.export(graph.network if getattr(module, "OF", "network") == "network" else graph, folder)
    return [folder / file for file in module.FILES]
