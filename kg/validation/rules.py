"""A curator's mistakes in the rules: each with file, line, rule and what to do. What is refused here is what a build refuses."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.annotation.extraction.rules import RuleError, event_rules, proposition_rules, relation_rules
from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.ontology.lexicons.loading import LexiconError
from kg.validation.turtle import Source

__all__ = ["rule_mistakes"]

ENTRY = re.compile(r"(rule|structural)\[(\d+)\](?:\.(\w+))?")  # rule[3].example
MISSING = "this key is missing"


def rule_mistakes(ontology: Ontology, predicates: set[str], classes: set[str]) -> Iterator[str]:
    """The first mistake of each file; then predicates and classes that schema.ttl does not declare, patterns that are none."""
    files = list(_unreadable(ontology))
    yield from files or _undeclared(ontology, predicates, classes)
    for compiled in () if files else (relation_rules, event_rules, proposition_rules):
        try:
            compiled(ontology)
        except RuleError as error:
            at = _named(_source(ontology, error.path), error.name, rf"^\s*{error.key}\s*=")
            yield f"{at}: {error.key} of rule {error.name}: {error.reason}"


def _unreadable(ontology: Ontology) -> Iterator[str]:
    for name in ontology.rules.names():
        path = ontology.rules.folder / f"{name}.toml"
        try:
            getattr(ontology.rules, name)
        except LexiconError as error:
            source = _source(ontology, path)
            yield f"{_at(source, error.keys, missing=error.reason.startswith(MISSING))}: {error.keys}: {error.reason}"
        except OntologyError as error:
            yield f"{ontology.folder.name}/rules/{path.name}:1: {error}"


def _undeclared(ontology: Ontology, predicates: set[str], classes: set[str]) -> Iterator[str]:
    rules = ontology.rules
    source = _source(ontology, rules.folder / "relations.toml")
    named = [(one.name, one.predicate) for one in rules.relations.rule]
    named += [(one.name, one.predicate) for one in rules.relations.structural]
    for name, predicate in named:
        term = re.sub(r"_(\w)", lambda match: match[1].upper(), predicate)
        if term not in predicates:
            at = _named(source, name, r"^\s*predicate\s*=")
            yield f"{at}: predicate {predicate} of rule {name} is not declared; declare :{term} a :RelationPredicate in schema.ttl"
    sorts = [(source, one.name, r"^\s*event\s*=", one.event) for one in rules.relations.rule if one.event]
    source = _source(ontology, rules.folder / "events.toml")
    sorts += [(source, one.name, r"^\s*sort\s*=", one.sort) for one in rules.events.rule]
    for source, name, sought, sort in sorts:
        if sort not in classes:
            at = _named(source, name, sought)
            yield f"{at}: class {sort} of rule {name} is not declared; mend the spelling, or declare it in schema.ttl"


def _source(ontology: Ontology, path: Path) -> Source:
    return Source.read(path, ontology.folder)


def _named(source: Source, name: str, *sought: str) -> str:
    """The place of the rule of that name, or of what stands in it."""
    return source.at(rf"^\s*name\s*=\s*[\"']{re.escape(name)}[\"']", *sought)


def _at(source: Source, keys: str, *, missing: bool) -> str:
    """The place of `rule[3].example`, of the head of that rule if the key is missing, of `[own]` for `own.words`."""
    entry = ENTRY.match(keys)
    if not entry:
        table, _, key = re.sub(r"\[\d+\]", "", keys).partition(".")
        return source.at(rf"^\[{table}\]", *([rf"^\s*{key}\s*="] if key and not missing else []))
    heads = list(re.compile(rf"^\[\[{entry[1]}\]\]", re.MULTILINE).finditer(source.text))
    start = heads[int(entry[2]) - 1].start()
    stands = re.compile(rf"^\s*[\"']?{entry[3]}[\"']?\s*=", re.MULTILINE).search(source.text, start)
    at = stands.end() if stands and not missing else start
    return source.line(source.text.count("\n", 0, at) + 1)
