"""The steps by which an illocution is decided, and which of them a text need be asked about."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.stance import Predicate
from kg.ontology.lexicons.words import one_of
from kg.text.pattern_index import PatternIndex

__all__ = ["Step", "Steps", "steps"]


@dataclass(frozen=True, slots=True)
class Step:
    """One list of `lexicon/stance.toml`."""

    name: str
    illocution: str
    side: str | None
    pattern: re.Pattern[str]
    predicates: tuple[Predicate, ...]
    hint: re.Pattern[str]  # a word of the predicates: without one no clause need be parsed


class Steps:
    """The lists of `lexicon/stance.toml` in their order."""

    def __init__(self, steps: Sequence[Step]) -> None:
        self._all = steps
        self._patterns = PatternIndex([one.pattern for one in steps])
        self._with_predicates = [number for number, one in enumerate(steps) if one.predicates]
        self._hints = PatternIndex([steps[number].hint for number in self._with_predicates])

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
                step.patterns.pattern,
                step.predicates,
                re.compile(one_of({word for one in step.predicates for word in (*one.verbs, *one.modals)})),
            )
            for step in ontology.lexicons.stance.step
        ]
    )
