"""The only reader of `ontology/`: entities, lexicons, rules, tables."""

from kg.ontology.ontology import Ontology, load_ontology

__all__ = ["Ontology", "load_ontology"]
