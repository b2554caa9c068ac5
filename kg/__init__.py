"""Who says what about nuclear weapons: a knowledge graph of Chinese-language texts."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.annotation import annotate
    from kg.building import update
    from kg.catalog.matching import match
    from kg.errors import KGError
    from kg.graph import Graph, load
    from kg.ingestion.reading import read, read_all
    from kg.model import Annotation, Document
    from kg.pipeline import build

__all__ = [
    "Annotation",
    "Document",
    "Graph",
    "KGError",
    "annotate",
    "build",
    "load",
    "match",
    "read",
    "read_all",
    "update",
]
__version__ = "0.1.0"

_HOME = {
    "Annotation": "kg.model",
    "Document": "kg.model",
    "Graph": "kg.graph",
    "KGError": "kg.errors",
    "annotate": "kg.annotation",
    "build": "kg.pipeline",
    "load": "kg.graph",
    "match": "kg.catalog.matching",
    "read": "kg.ingestion.reading",
    "read_all": "kg.ingestion.reading",
    "update": "kg.building",
}


def __getattr__(name: str) -> Any:
    """Public names are imported when first used: `import kg` alone costs nothing."""
    from importlib import import_module

    if name not in _HOME:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)
