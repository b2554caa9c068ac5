"""The modules of a folder that is a registry, and libraries that are there only if somebody asked for them."""

import importlib
import pkgutil
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from kg.errors import InputError

__all__ = ["modules_of", "needed"]


def modules_of(package: ModuleType) -> Iterable[Any]:
    """Every module of a package, by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(package.__path__))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


def needed(library: str, extra: str, path: Path) -> Any:
    """A library of one of our extras; `InputError` says how to get it."""
    try:
        return importlib.import_module(library)
    except ImportError as error:
        raise InputError(
            f"{path}: install nuclear-kg[{extra}] to read it: pip install 'nuclear-kg[{extra}]'"
        ) from error
