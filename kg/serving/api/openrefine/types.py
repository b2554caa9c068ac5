"""The types of the service, which are the kinds of entities, with the names that the ontology has for them."""

import pyoxigraph as ox

from kg.catalog.matching.nouns import KINDS
from kg.model.kinds import KINDS as DESCRIBED
from kg.model.namespaces import RDFS, SKOS
from kg.serving.builds import Build

__all__ = ["Type", "label_of", "types_of"]

Type = dict[str, str]
LABELS = (RDFS + "label", SKOS + "prefLabel")


def types_of(build: Build) -> dict[str, Type]:
    """By id, in the order of the matcher."""
    return build.once("openrefine.types", lambda: _types(build))


def _types(build: Build) -> dict[str, Type]:
    classes = {str(kind): build.namespace.term(one.rdf_class) for kind, one in DESCRIBED.items()}
    classes["topic"] = build.namespace.concept("scheme", "topics")
    wanted, labels = set(classes.values()), dict[tuple[str, str], str]()
    for subject, predicate, text in build.graph.ontology.triples:
        if subject.value in wanted and predicate.value in LABELS and isinstance(text, ox.Literal):
            labels[subject.value, text.language or ""] = text.value
    return {
        kind: {
            "id": kind,
            "name": label_of(labels.get((classes[kind], "zh-hans"), ""), labels.get((classes[kind], "en"), "")) or kind,
        }
        for kind in KINDS
    }


def label_of(zh: str, en: str) -> str:
    """A name as lists show it: both labels, once if they are the same."""
    return f"{zh} · {en}" if zh and en and zh != en else zh or en
