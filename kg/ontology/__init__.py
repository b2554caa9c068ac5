"""The only reader of `ontology/`: entities, lexicons, rules, tables."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.ontology.ontology import Ontology, load_ontology

__all__ = ["Ontology", "load_ontology"]


def __getattr__(name: str) -> Any:
    """Imported when first used: a saved question needs to know where the folder lies and no more."""
    if name not in __all__:
        raise AttributeError(f"module 'kg.ontology' has no attribute {name!r}; it has {', '.join(__all__)}")
    from kg.ontology import ontology

    return getattr(ontology, name)
