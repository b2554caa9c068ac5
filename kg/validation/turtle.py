"""A curator's mistakes in the Turtle files: each with file, line and what to do."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model.kinds import KINDS
from kg.model.namespaces import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Namespace

__all__ = ["SLUG", "SLUG_ADVICE", "Facts", "Source", "read_turtle", "turtle_mistakes"]

SCHEMA = "schema.ttl"
KIND_OF = {of.folder: kind for kind, of in KINDS.items() if of.folder}
DATES = {"adopted", "openedForSignature", "signedOn", "entryIntoForce", "terminated", "date", "start", "end", "on", "asOf", "from", "to"}  # fmt: skip
DATATYPES = {XSD + "date": r"\d{4}-\d\d-\d\d", XSD + "gYearMonth": r"\d{4}-\d\d", XSD + "gYear": r"\d{4}"}
SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # the last part of an IRI: New-START
SLUG_ADVICE = "take a short name of Latin letters, digits and hyphens"
LANGUAGES = {"zh-hans": "zh-Hans", "en": "en"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the ontology; its name begins with the folder's: `ontology/entities/treaties/NPT.ttl`."""

    name: str
    text: str

    def at(self, *sought: str) -> str:
        """`name:line` of the last of the texts, each sought behind the one before; what is missing is passed over."""
        found = 0
        for one in sought:
            if (match := re.compile(one, re.MULTILINE).search(self.text, found)) is not None:
                found = match.start()
        return self.line(self.text.count("\n", 0, found) + 1)

    def line(self, number: int) -> str:
        return f"{self.name}:{number}"

    @classmethod
    def read(cls, path: Path, folder: Path) -> "Source":
        name, data = f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
        try:
            return cls(name, data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise OntologyError(f"{name}:{line}: no UTF-8; save the file as UTF-8") from error


@dataclass(frozen=True, slots=True)
class Facts:
    """What a Turtle file says."""

    source: Source
    path: Path
    described: dict[str, list[ox.Triple]]
    namespace: Namespace

    def of(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        found = (triple for triple in self.described[subject] if triple.predicate.value == predicate)
        return [cast(ox.NamedNode | ox.Literal, triple.object) for triple in found]

    def at(self, subject: str, *sought: str) -> str:
        """Where a subject's description begins, or what stands in it."""
        return self.source.at(f"^{re.escape(self.short(subject))}", *sought)

    def short(self, iri: str) -> str:
        """As the file writes it: `<id/state/CHN>`, `:party`."""
        own = self.namespace.term("")
        return ":" + iri.removeprefix(own) if iri.startswith(own) else f"<{iri.removeprefix(self.namespace.base)}>"


def read_turtle(folder: Path, namespace: Namespace) -> Iterator[Facts | str]:
    """The Turtle files, in the order of their paths; sentences for one that does not parse and for a schema that is not there."""
    if not (folder / SCHEMA).is_file():
        yield f"{folder.name}/{SCHEMA}: no such file; every class and predicate is declared in it: copy it from the project's ontology"
    for path in sorted([*folder.glob("*.ttl"), *folder.glob("entities/*/*.ttl")]):
        source, described = Source.read(path, folder), defaultdict[str, list[ox.Triple]](list)
        try:
            for quad in ox.parse(source.text, ox.RdfFormat.TURTLE, base_iri=namespace.base):
                described[cast(ox.NamedNode, quad.subject).value].append(quad.triple)
        except SyntaxError as error:
            reason = re.sub(r"^Parser error at .*?: ", "", str(error.msg)).rstrip(".")
            yield f"{source.line(error.lineno or 1)}: no Turtle ({reason}); mend this line or the end of the one before"
            continue
        yield Facts(source, path, described, namespace)


def turtle_mistakes(files: list[Facts], others: Iterable[str] = ()) -> Iterator[str]:
    """Mistakes in files that parse; `others` are the IRIs that the tables describe, or make."""
    known = {subject for facts in files for subject in facts.described} | set(others)
    declared = {subject for facts in files if facts.path.name == SCHEMA for subject in facts.described}
    for facts in files:
        yield from _terms(facts, declared)
        yield from _dates(facts)
        yield from _references(facts, known)
        if facts.path.parent.name in KIND_OF:
            yield from _entities(facts)


def _terms(facts: Facts, declared: set[str]) -> Iterator[str]:
    """Predicates, classes and values of the project's own that schema.ttl does not declare, and mistyped ones of others."""
    own = facts.namespace.term("")
    for subject, triples in facts.described.items():
        for triple in triples:
            for term in (triple.predicate, triple.object):
                if isinstance(term, ox.NamedNode) and term.value.startswith(own) and term.value not in declared:
                    name = term.value.removeprefix(own)
                    where = facts.at(subject, rf":{re.escape(name)}(?![\w-])")
                    yield f"{where}: :{name} is not declared; mend the spelling, or declare it in schema.ttl"
            if not triple.predicate.value.startswith(own) and not _is_standard(triple.predicate.value):
                name = re.split("[/#]", triple.predicate.value)[-1]
                where = facts.at(subject, rf":{re.escape(name)}(?![\w-])")
                yield f"{where}: <{triple.predicate.value}> is no property of a vocabulary in use; mend the spelling"


@cache
def _is_standard(predicate: str) -> bool:
    """Whether RDF, RDFS, SKOS, OWL or Dublin Core has the property; others are not looked up."""
    from rdflib import namespace as vocabularies

    spaces = {RDF: "RDF", RDFS: "RDFS", SKOS: "SKOS", OWL: "OWL", DCTERMS: "DCTERMS"}
    for start, name in spaces.items():
        if predicate.startswith(start):
            return predicate in getattr(vocabularies, name)
    return True


def _dates(facts: Facts) -> Iterator[str]:
    for subject, triples in facts.described.items():
        for triple in triples:
            name, value = triple.predicate.value.removeprefix(facts.namespace.term("")), triple.object
            if not isinstance(value, ox.Literal) or not (name in DATES or value.datatype.value in DATATYPES):
                continue
            if not _is_date(value.value, value.datatype.value):
                where = facts.at(subject, rf"[:/#]{name}(?!\w)", re.escape(f'"{value.value}"'))
                yield (
                    f"{where}: {value.value!r} is no {_type(value)}; "
                    'write "1968-07-01"^^xsd:date, "1968-07"^^xsd:gYearMonth or "1968"^^xsd:gYear'
                )


def _type(value: ox.Literal) -> str:
    return "xsd:" + value.datatype.value.removeprefix(XSD) if value.datatype.value in DATATYPES else "date"


def _is_date(text: str, datatype: str) -> bool:
    if datatype not in DATATYPES or not re.fullmatch(DATATYPES[datatype], text, re.ASCII):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _references(facts: Facts, known: set[str]) -> Iterator[str]:
    start = facts.namespace.base + "id/"
    for subject, triples in facts.described.items():
        for triple in triples:
            value = triple.object
            if isinstance(value, ox.NamedNode) and value.value.startswith(start) and value.value not in known:
                where = facts.at(subject, re.escape(facts.short(value.value)))
                yield f"{where}: {facts.short(value.value)} is described nowhere; add its file or row, or mend the IRI"


def _entities(facts: Facts) -> Iterator[str]:
    """The file's entity bears its name and says what it is called; everything in the file says how it is known."""
    kind, stem = KIND_OF[facts.path.parent.name], facts.path.stem
    start, wanted = facts.namespace.base + "id/", facts.namespace.thing(kind, stem)
    if wanted not in facts.described and not any(one.startswith(f"{start}{kind}/") for one in facts.described):
        yield f"{facts.source.line(1)}: the file describes no {kind}; describe <id/{kind}/{stem}> in it"
    for subject in facts.described:
        wrong = list(_subject(facts, subject))
        if subject.startswith(start) and not SLUG.fullmatch(subject.rpartition("/")[2]):
            wrong.append(f"is no IRI for a curated thing; {SLUG_ADVICE}")
        if subject.removeprefix(start).partition("/")[0] in KIND_OF.values():
            if subject != wanted:
                wrong.append(f"stands in {stem}.ttl; name it <id/{kind}/{stem}>, or rename the file")
            wrong += [*_labels(facts, subject), *_key(facts, subject, kind)]
        if wrong:
            where = facts.at(subject)
            yield from (f"{where}: {facts.short(subject)} {one}" for one in wrong)


def _subject(facts: Facts, subject: str) -> Iterator[str]:
    if not facts.of(subject, RDF + "type"):
        yield "has no class; write `a :…` after it"
    if not facts.of(subject, DCTERMS + "source") and not facts.of(subject, facts.namespace.term("verification")):
        yield "has neither dcterms:source nor :verification; add the source, or :verification :unverified if it is from memory"


def _key(facts: Facts, subject: str, kind: str) -> Iterator[str]:
    """A key of its own is a name, so that things with one key are found by their names."""
    names = {f"{kind}:{one.value}" for prop in (RDFS + "label", SKOS + "altLabel") for one in facts.of(subject, prop)}
    for key in facts.of(subject, facts.namespace.term("key")):
        if key.value not in names:
            yield f"has the key {key.value}; write one of its names behind {kind}: or leave the key out"


def _labels(facts: Facts, subject: str) -> Iterator[str]:
    labels = [one for one in facts.of(subject, RDFS + "label") if isinstance(one, ox.Literal)]
    for language, written in LANGUAGES.items():
        found = [one for one in labels if (one.language or "").lower() == language]
        if not found:
            yield f'has no label in {written}; add rdfs:label "…"@{written}'
        elif len(found) > 1:
            yield f"has {len(found)} labels in {written}; make all but one skos:altLabel"
