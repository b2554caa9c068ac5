"""The steps by which an illocution is decided, and which of them a text need be asked about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.ontology.compiled import index_of
from kg.ontology.lexicons.stance import Predicate
from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Step", "Steps", "steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """One list of `lexicon/stance.toml`."""

    name: str
    illocution: str
    side: str | None
    patterns: Patterns
    predicates: tuple[Predicate, ...]
    hints: Words  # a word of the predicates: without one no clause need be parsed

    @property
    def pattern(self) -> re.Pattern[str]:
        return self.patterns.pattern

    @property
    def hint(self) -> re.Pattern[str]:
        return self.hints.pattern


class Steps:
    """The lists of `lexicon/stance.toml` in their order."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._all = steps
        self._patterns = index_of("stance", [(one.patterns.regex, 0) for one in steps])
        self._with_predicates = [number for number, one in enumerate(steps) if one.predicates]
        self._hints = index_of("predicates", [(steps[number].hints.regex, 0) for number in self._with_predicates])

    def speaking_of(self, masked: str, text: str) -> Iterator[Step]:
        """Those of which an expression may stand in a text without its terms, or a predicate in the text."""
        predicates = (self._with_predicates[number] for number in self._hints.possible(text))
        return (self._all[number] for number in sorted({*self._patterns.possible(masked), *predicates}))


@cache
def steps(ontology: Ontology) -> Steps:
    """The steps of an ontology, compiled once."""
    return Steps(
        [
            Step(
                step.name,
                step.illocution,
                step.side or None,
                step.patterns,
                step.predicates,
                Words(sorted({word for one in step.predicates for word in (*one.verbs, *one.modals)})),
            )
            for step in ontology.lexicons.stance.step
        ]
    )
