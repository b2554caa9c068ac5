"""Everything that is known and said about one entity."""

from collections.abc import Sequence
from typing import Any

from kg.errors import KGError
from kg.rdf.graph import RdfGraph
from kg.rdf.highlighting import marked
from kg.rdf.records import ClaimRecord, EntityRecord, EntityRef, RecordReader, claim_row, entity_row, relation_row
from kg.text.english import counted
from kg.text.script import fold

__all__ = ["as_text", "explain"]


def explain(graph: RdfGraph, wanted: str) -> dict[str, Any]:
    """Names, documents, relations and claims (as speaker, principal, target or instrument) of an entity."""
    reader = graph.records()
    entity = _find(reader, wanted)
    return {
        **entity_row(entity),
        "facts": _facts(graph, entity.entity),
        "documents": _documents(reader, entity.entity),
        "relations": list(map(relation_row, reader.relations(entity.key))),
        "claims": [
            {**claim_row(one), "role": _role(one, entity.key), "sentence": _sentence(reader, one)}
            for one in reader.claims(entity.key)
        ],
    }


def _find(reader: RecordReader, wanted: str) -> EntityRecord:
    """The entity of a key, IRI or name; the one most documents mention if a name fits several."""
    folded, known = fold(wanted), reader.entities()
    fits = [
        one
        for one in known
        if wanted in (one.key, one.entity) or folded in {fold(name) for name in (one.label, *one.aliases)}
    ]
    if not fits:
        near = [f"{one.key} {one.label}" for one in known if folded in fold(one.label)][:5]
        hint = f"; near: {', '.join(near)}" if near else "; `kg query entities` lists what there is"
        raise KGError(f"no entity {wanted!r} in this graph{hint}")
    return max(fits, key=lambda one: (wanted == one.key, one.documents))


def _role(claim: ClaimRecord, key: str) -> str:
    """The first in which the claim concerns the entity."""
    roles: dict[str, Sequence[EntityRef | None]] = {
        "speaker": [claim.speaker],
        "on_behalf_of": [claim.on_behalf_of],
        "targets": claim.targets,
        "instruments": claim.instruments,
        "addressee": [claim.addressee],
    }
    return next(role for role, things in roles.items() if any(one and one.key == key for one in things))


def _sentence(reader: RecordReader, claim: ClaimRecord) -> str:
    """The claim's sentence with its parts marked; its words alone where the text was left out."""
    text = reader.text(claim.evidence.document)
    if not text:
        return f"【{claim.content}】"
    source, cue = (one.span if one else None for one in (claim.source, claim.cue))
    return marked(text, claim.evidence.span, source, cue)


def _facts(graph: RdfGraph, iri: str) -> list[dict[str, str | None]]:
    rows = graph.rows(
        f"""SELECT ?property ?value WHERE {{ GRAPH <{graph.ontology.namespace.graph("background")}> {{ <{iri}> ?p ?v }}
        BIND(REPLACE(STR(?p), "^.*[#/]", "") AS ?property) BIND(REPLACE(STR(?v), "^.*/id/", "") AS ?value)
        FILTER(?property NOT IN ("label", "altLabel")) }} ORDER BY ?property ?value"""
    )
    return list(rows)


def _documents(reader: RecordReader, iri: str) -> list[dict[str, str | None]]:
    found = sorted(reader.documents(mentioning=iri), key=lambda one: (one.published or "", one.name))
    return [{"document": one.name, "title": one.title, "date": one.published} for one in found]


def as_text(found: dict[str, Any]) -> str:
    """The explanation for reading: the sentence under each relation and claim."""
    lines = [f"{found['label']}  ({found['key']})", f"names: {', '.join(found['aliases']) or '–'}"]
    lines += [f"{one['property']}: {one['value']}" for one in found["facts"]]
    lines += ["", f"mentioned in {counted(len(found['documents']), 'document')}"]
    lines += [f"  {one['date'] or '––'}  {one['title']}  [{one['document']}]" for one in found["documents"]]
    lines += ["", counted(len(found["relations"]), "relation")]
    for one in found["relations"]:
        lines += [
            f"  {one['subject']} {one['predicate']} {one['object']}{_reality(one)}",
            f"      “{one['quote']}” [{one['document']} {one['start']}-{one['end']}]",
        ]
    lines += ["", counted(len(found["claims"]), "claim")]
    for one in found["claims"]:
        behalf = f" for {one['on_behalf_of']}" if one["on_behalf_of"] else ""
        aimed = f" → {', '.join(one['targets'])}" if one["targets"] else ""
        lines += [
            f"  {one['date'] or '––'} {one['speaker']}{behalf} · {one['illocution']}{aimed}",
            f"      {one['sentence']} [{one['document']} {one['start']}-{one['end']}]",
        ]
    return "\n".join(lines)


def _reality(relation: dict[str, Any]) -> str:
    """What a relation is, unless the text itself reports it as done."""
    if relation["polarity"] == "negative":
        return " (denied)"
    if relation["modality"] == "claimed":
        return f" (claimed by {relation['claimed_by'] or 'somebody'})"
    return "" if relation["modality"] == "actual" else f" ({relation['modality']})"
