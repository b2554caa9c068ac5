"""The nouns: documents, mentions, entities, relations, claims, events, and the evidence of each."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model.annotation import (
        Annotation,
        Block,
        Claim,
        Code,
        DateMention,
        Document,
        Entity,
        Event,
        Evidence,
        Form,
        Illocution,
        Kind,
        Mention,
        Noted,
        Polarity,
        Proposition,
        Relation,
        Role,
        Sentence,
        Skipped,
        Span,
        Subtype,
        Tally,
    )

__all__ = [
    "Annotation",
    "Block",
    "Claim",
    "Code",
    "DateMention",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Form",
    "Kind",
    "Mention",
    "Noted",
    "Illocution",
    "Polarity",
    "Proposition",
    "Relation",
    "Role",
    "Sentence",
    "Skipped",
    "Span",
    "Subtype",
    "Tally",
]


def __getattr__(name: str) -> Any:
    """Imported when first used: to make the classes of all nouns takes a twentieth of the time of a saved question."""
    if name not in __all__:
        raise AttributeError(f"module 'kg.model' has no attribute {name!r}; it has {', '.join(__all__)}")
    from kg.model import annotation

    return getattr(annotation, name)
