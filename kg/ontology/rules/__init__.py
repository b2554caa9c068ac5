"""The rules of an ontology: `rules/<name>.toml`, each as the dataclass of the module of that name."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.ontology.lexicons import loading
from kg.ontology.rules.events import EventRule, EventRules
from kg.ontology.rules.factuality import FactualityWords
from kg.ontology.rules.propositions import PropositionRule, PropositionRules
from kg.ontology.rules.relations import RelationRule, RelationRules, StructuralRule
from kg.ontology.rules.rule import Rule

__all__ = [
    "EventRule",
    "EventRules",
    "FactualityWords",
    "PropositionRule",
    "PropositionRules",
    "RelationRule",
    "RelationRules",
    "Rule",
    "Rules",
    "StructuralRule",
]

T = TypeVar("T")


def _of(kind: type[T], name: str) -> cached_property[T]:
    def rules(every: "Rules") -> T:
        return loading.read(kind, every.folder / f"{name}.toml", every.state)

    return cached_property(rules)


class Rules:
    """Each file is read on first use, once; OntologyError names the file, the rule by its number, and the key that is wrong."""

    def __init__(self, folder: Path, state: str | None = None) -> None:
        """`state` as of `kg.ontology.compiled.state_of`; without it nothing is kept."""
        self.folder, self.state = folder, state

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of all, which are those of their files."""
        return tuple(name for name, one in vars(cls).items() if isinstance(one, cached_property))

    relations = _of(RelationRules, "relations")
    events = _of(EventRules, "events")
    propositions = _of(PropositionRules, "propositions")
    factuality = _of(FactualityWords, "factuality")
