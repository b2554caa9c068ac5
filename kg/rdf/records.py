"""Entities, relations and claims as plain records, as `pandas.DataFrame` takes them."""

from typing import Any

import pyoxigraph as ox

from kg.rdf.sparql.queries import query

__all__ = ["claims", "entities", "relations"]

EVIDENCE = "oa:hasSelector [ oa:start ?start ; oa:end ?end ; oa:exact ?quote ]"
ENTITIES = """SELECT ?entity ?key ?kind (SAMPLE(?name) AS ?label) (GROUP_CONCAT(DISTINCT ?alias; separator="|") AS ?aliases)
  (COUNT(DISTINCT ?document) AS ?documents)
WHERE { ?document kg:mentions ?entity . ?entity kg:key ?key ; kg:kind ?kind ; rdfs:label ?name
  FILTER(LANG(?name) IN ("zh", "zh-hans")) OPTIONAL { ?entity skos:altLabel ?alias } }
GROUP BY ?entity ?key ?kind ORDER BY ?key"""
RELATIONS = f"""SELECT ?relation ?subject ?predicate ?object ?polarity ?modality ?claimed_by ?date ?rule ?document ?quote ?start ?end ?same_text_as
WHERE {{ ?relation a kg:Relation ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:statedIn ?d ;
  kg:polarity ?polarity ; kg:modality ?modality ; kg:rule ?rule ; kg:evidence [ {EVIDENCE} ] . ?d kg:name ?document .
  OPTIONAL {{ ?d kg:sameTextAs/kg:name ?same_text_as }}
  OPTIONAL {{ ?relation kg:claimedIn/kg:speaker/kg:key ?claimed_by }}
  OPTIONAL {{ ?relation kg:date ?date }} OPTIONAL {{ ?s kg:key ?sk }} OPTIONAL {{ ?o kg:key ?ok }}
  OPTIONAL {{ ?o a kg:Post ; rdfs:label ?post }}
  BIND(COALESCE(?sk, "this") AS ?subject) BIND(COALESCE(?ok, ?post) AS ?object)
  BIND(REPLACE(STR(?p), "^.*#", "") AS ?predicate) }} ORDER BY ?document ?start ?end ?predicate ?subject ?object"""
CLAIMS = f"""SELECT ?claim ?speaker ?on_behalf_of ?illocution ?content ?polarity ?modality ?quotation ?date ?confidence ?rule ?document
  ?title ?quote ?start ?end ?cue ?cue_start ?cue_end ?source ?source_start ?source_end ?capacity ?addressee ?made_at ?relayed_by
  ?embedded_in ?plover ?same_text_as (GROUP_CONCAT(DISTINCT ?tk; separator="|") AS ?targets)
  (GROUP_CONCAT(DISTINCT ?topic; separator="|") AS ?topics) (GROUP_CONCAT(DISTINCT ?ik; separator="|") AS ?instruments)
WHERE {{ ?claim a kg:Claim ; kg:speaker/kg:key ?speaker ; kg:illocution ?i ; kg:contentText ?content ; kg:statedIn ?d ;
  kg:polarity ?polarity ; kg:modality ?modality ; kg:quotationForm ?quotation ; kg:confidence ?confidence ; kg:rule ?rule ;
  kg:contentEvidence [ {EVIDENCE} ] . ?d kg:name ?document ; rdfs:label ?title .
  OPTIONAL {{ ?d kg:sameTextAs/kg:name ?same_text_as }} OPTIONAL {{ ?claim kg:onBehalfOf/kg:key ?on_behalf_of }}
  OPTIONAL {{ ?claim kg:claimDate ?date }}
  OPTIONAL {{ ?claim kg:cueEvidence/oa:hasSelector [ oa:exact ?cue ; oa:start ?cue_start ; oa:end ?cue_end ] }}
  OPTIONAL {{ ?claim kg:sourceEvidence/oa:hasSelector [ oa:exact ?source ; oa:start ?source_start ; oa:end ?source_end ] }}
  OPTIONAL {{ ?claim kg:speakerCapacity/rdfs:label ?capacity }} OPTIONAL {{ ?claim kg:addressee/kg:key ?addressee }}
  OPTIONAL {{ ?claim kg:madeAt/kg:key ?made_at }} OPTIONAL {{ ?claim kg:relayedBy/kg:key ?relayed_by }}
  OPTIONAL {{ ?claim kg:embeddedIn ?embedded_in }} OPTIONAL {{ ?claim kg:plover ?plover }}
  OPTIONAL {{ ?claim kg:target ?t . OPTIONAL {{ ?t kg:key ?known }} BIND(COALESCE(?known, "unnamed") AS ?tk) }}
  OPTIONAL {{ ?claim kg:topic ?about BIND(REPLACE(STR(?about), "^.*/", "") AS ?topic) }}
  OPTIONAL {{ ?claim kg:mentionsInstrument/kg:key ?ik }} BIND(REPLACE(STR(?i), "^.*/", "") AS ?illocution) }}
GROUP BY ?claim ?speaker ?on_behalf_of ?illocution ?content ?polarity ?modality ?quotation ?date ?confidence ?rule ?document
  ?title ?quote ?start ?end ?cue ?cue_start ?cue_end ?source ?source_start ?source_end ?capacity ?addressee ?made_at ?relayed_by
  ?embedded_in ?plover ?same_text_as ORDER BY ?document ?start ?end ?claim"""
NUMBERS = {
    "start": int,
    "end": int,
    "cue_start": int,
    "cue_end": int,
    "source_start": int,
    "source_end": int,
    "documents": int,
    "confidence": float,
}
LISTS = ("aliases", "targets", "topics", "instruments")


def entities(store: ox.Store, base: str) -> list[dict[str, Any]]:
    """Entities that documents mention."""
    return _records(store, base, ENTITIES)


def relations(store: ox.Store, base: str) -> list[dict[str, Any]]:
    """Relations in the order of the texts; `same_text_as` names the earliest document where this one is a copy."""
    return _records(store, base, RELATIONS)


def claims(store: ox.Store, base: str) -> list[dict[str, Any]]:
    """Claims in the order of the texts; `same_text_as` as of relations."""
    return _records(store, base, CLAIMS)


def _records(store: ox.Store, base: str, sparql: str) -> list[dict[str, Any]]:
    return [{name: _value(name, value) for name, value in row.items()} for row in query(store, sparql, base)]


def _value(name: str, value: str | None) -> Any:
    if name in LISTS:
        return sorted(part for part in (value or "").split("|") if part)
    return NUMBERS[name](value) if value is not None and name in NUMBERS else value
