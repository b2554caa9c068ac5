"""The rules made ready for marked sentences: compiled once an ontology, and only those asked that a sentence can fit."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Generic, TypeVar, get_args

from kg.annotation.extraction.masking import CLASSES, EVERY, LISTS, MaskedSentence, needs, verbs, written
from kg.errors import OntologyError
from kg.model import Kind
from kg.ontology import Ontology
from kg.ontology.compiled import are_sound, index_of, keep_sound
from kg.ontology.rules import EventRule, PropositionRule, RelationRule, Rule
from kg.text.pattern_index import PatternIndex

__all__ = [
    "CompiledRule",
    "RuleError",
    "RuleSet",
    "event_rules",
    "furnished",
    "proposition_rules",
    "relation_rules",
]

R = TypeVar("R", bound=Rule)
LINES = int(re.M)


class RuleError(OntologyError):
    """What is wrong at which key of which rule of a file, and what to do."""

    def __init__(self, path: Path, name: str, key: str, reason: str) -> None:
        super().__init__(f"{path}: rule {name}: {key}: {reason}")
        self.path, self.name, self.key, self.reason = path, name, key, reason


@dataclass(frozen=True, slots=True)
class CompiledRule(Generic[R]):
    """A rule with its pattern over marked text, what its verb may be, and for each side the marks one of which it takes.

    The pattern is compiled when a text may match it: few texts need more than some.
    """

    rule: R
    written: str
    trigger: str | None
    needs: tuple[frozenset[str], ...]

    @property
    def pattern(self) -> re.Pattern[str]:
        return _regex(self.written)


@dataclass(frozen=True)
class RuleSet(Generic[R]):
    """The rules of a file, by its name, in their order, and which of them a text need be asked about."""

    name: str
    rules: tuple[CompiledRule[R], ...]

    def __iter__(self) -> Iterator[CompiledRule[R]]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    @cached_property
    def _by_verb(self) -> PatternIndex:
        return index_of(f"verbs-{self.name}", [(one.trigger or "", 0) for one in self.rules])

    @cached_property
    def _by_pattern(self) -> PatternIndex:
        return index_of(f"rules-{self.name}", [(one.written, LINES) for one in self.rules])

    def with_verb_in(self, text: str) -> list[CompiledRule[R]]:
        """The rules whose verbs a text may have: the others need no marks for it."""
        return [self.rules[number] for number in self._by_verb.possible(text)]

    def fitting(self, marked: MaskedSentence) -> list[CompiledRule[R]]:
        """The rules that may match a marked text."""
        return furnished((self.rules[number] for number in self._by_pattern.possible(marked.text)), marked)


@cache
def relation_rules(ontology: Ontology) -> RuleSet[RelationRule]:
    """The rules of relations.toml, with the parts that many of them share put in."""
    path, rules = ontology.rules.folder / "relations.toml", ontology.rules.relations
    _check_kinds(path, rules.rule)
    return _compiled(path, rules.rule, rules.parts)


def _check_kinds(path: Path, rules: Iterable[RelationRule]) -> None:
    """Raises RuleError if what is to be in play is no kind of thing."""
    kinds = (*get_args(Kind), "ballot")
    for rule in rules:
        if rule.in_play and rule.in_play not in kinds:
            raise RuleError(path, rule.name, "in_play", f"{rule.in_play} is no kind; take one of {', '.join(kinds)}")


@cache
def event_rules(ontology: Ontology) -> RuleSet[EventRule]:
    """The rules of events.toml."""
    return _compiled(ontology.rules.folder / "events.toml", ontology.rules.events.rule)


@cache
def proposition_rules(ontology: Ontology) -> RuleSet[PropositionRule]:
    """The rules of propositions.toml."""
    return _compiled(ontology.rules.folder / "propositions.toml", ontology.rules.propositions.rule)


@cache
def _regex(written: str) -> re.Pattern[str]:
    return re.compile(written, LINES)


def _compiled(path: Path, rules: Iterable[R], shared: Mapping[str, str] | None = None) -> RuleSet[R]:
    """Raises RuleError if a pattern is no regular expression or has a kind that there is not."""
    found = RuleSet(path.stem, tuple(_compile(path, rule, shared or {}) for rule in rules))
    said = [f"{one.written} {one.trigger} {_needs_object(one.rule)}" for one in found]
    if not are_sound(found.name, said):
        for one in found:
            _check(path, one.rule, one)
        keep_sound(found.name, said)
    return found


def _needs_object(rule: Rule) -> bool:
    """Whether its object must stand in the pattern: else it is found elsewhere, if it has one."""
    return not (isinstance(rule, EventRule) or (isinstance(rule, RelationRule) and rule.in_play))


def _check(path: Path, rule: Rule, one: CompiledRule[R]) -> None:
    try:
        re.compile(one.trigger or "")
        groups = one.pattern.groupindex.keys()
    except re.error as error:
        raise RuleError(path, rule.name, "pattern", f"no regular expression ({error}); mend it") from error
    if missing := sorted({"subject"} - groups):
        raise RuleError(path, rule.name, "pattern", f"no <{missing[0]}:…> in it; mark who acts")
    if _needs_object(rule) and "object" not in groups:
        raise RuleError(path, rule.name, "pattern", "no <object:…> in it; mark what is acted on")


def _compile(path: Path, rule: R, shared: Mapping[str, str]) -> CompiledRule[R]:
    pattern = rule.pattern
    for name, part in shared.items():
        pattern = pattern.replace(f"<{name}>", part)
    try:
        return CompiledRule(rule, written(pattern), verbs(rule.pattern), needs(rule.pattern))
    except KeyError as error:
        kinds = ", ".join([*CLASSES, *LISTS, *shared])
        raise RuleError(
            path, rule.name, "pattern", f"there is no mark <{error.args[0]}>; take one of {kinds}"
        ) from error


def furnished(rules: Iterable[CompiledRule[R]], marked: MaskedSentence) -> list[CompiledRule[R]]:
    """The rules for whose subject and object a marked text has marks at all."""
    there = frozenset(EVERY.intersection(marked.text))
    return [one for one in rules if _met(one.needs, there)]


@cache
def _met(needed: tuple[frozenset[str], ...], there: frozenset[str]) -> bool:
    return all(there & side for side in needed)
