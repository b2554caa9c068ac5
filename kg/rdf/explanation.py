"""Everything that is known and said about one entity."""

from typing import Any

from kg.errors import KGError
from kg.rdf.graph import RdfGraph
from kg.rdf.highlighting import marked
from kg.text.script import fold

__all__ = ["as_text", "explain"]


def explain(graph: RdfGraph, wanted: str) -> dict[str, Any]:
    """Names, documents, relations and claims (as speaker, principal, target or instrument) of an entity."""
    entity = _find(graph, wanted)
    key = entity["key"]
    roles = ("speaker", "on_behalf_of", "targets", "instruments", "addressee")
    texts = _texts(graph)
    return {
        **entity,
        "facts": _facts(graph, entity["entity"]),
        "documents": _documents(graph, entity["entity"]),
        "relations": [one for one in graph.relations if key in (one["subject"], one["object"])],
        "claims": [
            {**one, "role": role, "sentence": _sentence(texts, one)}
            for one in graph.claims
            if (
                role := next(
                    (role for role in roles if key == one[role] or isinstance(one[role], list) and key in one[role]),
                    None,
                )
            )
        ],
    }


def _find(graph: RdfGraph, wanted: str) -> dict[str, Any]:
    """The entity of a key, IRI or name; the one most documents mention if a name fits several."""
    folded = fold(wanted)
    fits = [
        one
        for one in graph.entities
        if wanted in (one["key"], one["entity"]) or folded in {fold(name) for name in (one["label"], *one["aliases"])}
    ]
    if not fits:
        near = [f"{one['key']} {one['label']}" for one in graph.entities if folded in fold(one["label"])][:5]
        hint = f"; near: {', '.join(near)}" if near else "; `kg query entities` lists what there is"
        raise KGError(f"no entity {wanted!r} in this graph{hint}")
    return max(fits, key=lambda one: (wanted == one["key"], one["documents"]))


def _texts(graph: RdfGraph) -> dict[str, str]:
    """Claim -> the text it stands in; nothing where that was left out. (Names will not do: two documents may have one.)"""
    texts = {row["d"]: row["text"] or "" for row in graph.rows("SELECT ?d ?text { ?d kg:text ?text }")}
    rows = graph.rows("SELECT ?claim ?d { ?claim a kg:Claim ; kg:statedIn ?d }")
    return {row["claim"] or "": texts[row["d"]] for row in rows if row["d"] in texts}


def _sentence(texts: dict[str, str], claim: dict[str, Any]) -> str:
    """The claim's sentence with its parts marked; its words alone where the text was left out."""
    text = texts.get(claim["claim"])
    return marked(text, claim) if text else f"【{claim['content']}】"


def _facts(graph: RdfGraph, iri: str) -> list[dict[str, str | None]]:
    rows = graph.rows(
        f"""SELECT ?property ?value WHERE {{ GRAPH <{graph.ontology.namespace.graph("background")}> {{ <{iri}> ?p ?v }}
        BIND(REPLACE(STR(?p), "^.*[#/]", "") AS ?property) BIND(REPLACE(STR(?v), "^.*/id/", "") AS ?value)
        FILTER(?property NOT IN ("label", "altLabel")) }} ORDER BY ?property ?value"""
    )
    return list(rows)


def _documents(graph: RdfGraph, iri: str) -> list[dict[str, str | None]]:
    rows = graph.rows(
        f"""SELECT ?document ?title ?date WHERE {{ ?d kg:mentions <{iri}> ; kg:name ?document ; rdfs:label ?title
        OPTIONAL {{ ?d dcterms:issued ?date }} }} ORDER BY ?date ?document"""
    )
    return list(rows)


def as_text(found: dict[str, Any]) -> str:
    """The explanation for reading: the sentence under each relation and claim."""
    lines = [f"{found['label']}  ({found['key']})", f"names: {', '.join(found['aliases']) or '–'}"]
    lines += [f"{one['property']}: {one['value']}" for one in found["facts"]]
    lines += ["", f"mentioned in {len(found['documents'])} documents"]
    lines += [f"  {one['date'] or '––'}  {one['title']}  [{one['document']}]" for one in found["documents"]]
    lines += ["", f"{len(found['relations'])} relations"]
    for one in found["relations"]:
        lines += [
            f"  {one['subject']} {one['predicate']} {one['object']}{_reality(one)}",
            f"      “{one['quote']}” [{one['document']} {one['start']}-{one['end']}]",
        ]
    lines += ["", f"{len(found['claims'])} claims"]
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
