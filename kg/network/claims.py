"""What else is known of a claim: in which post, to whom, where and through whom it was said, and what it proposes."""

from collections import defaultdict
from typing import Any, NamedTuple

from kg.network.reader import GraphReader, Thing, last

__all__ = ["Details", "Proposed", "details"]

CIRCUMSTANCES = """
SELECT ?c ?tie ?e WHERE { ?c a kg:Claim ; ?tie ?e
  FILTER (?tie IN (kg:speakerCapacity, kg:addressee, kg:madeAt, kg:relayedBy)) }
"""
ARTICLES = "SELECT ?c ?treaty ?number WHERE { ?c kg:citesArticle ?a . ?a kg:articleOf ?treaty ; kg:number ?number }"
PROPOSED = """
SELECT ?c ?s ?p ?o ?polarity WHERE {
  ?c kg:proposes ?said . ?said rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; kg:polarity ?polarity }
"""
FIELDS = {"speakerCapacity": "post", "addressee": "addressee", "madeAt": "place", "relayedBy": "relay"}


class Proposed(NamedTuple):
    """What a claim says that somebody does or has."""

    subject: Thing
    predicate: Thing
    object: Thing
    negative: bool


class Details(NamedTuple):
    """Each is there if the text tells it."""

    post: Thing | None = None
    addressee: Thing | None = None
    place: Thing | None = None
    relay: Thing | None = None
    articles: tuple[tuple[Thing, int], ...] = ()
    proposed: tuple[Proposed, ...] = ()


def details(view: GraphReader) -> dict[str, Details]:
    """IRI of a claim -> what else is known of it; claims of which nothing is are left out."""
    found: dict[str, Details] = defaultdict(Details)
    for claim, tie, iri in view.rows(CIRCUMSTANCES):
        known: dict[str, Any] = {FIELDS[last(tie)]: view.thing(iri)}
        found[claim] = found[claim]._replace(**known)
    articles = sorted((claim, treaty, int(number)) for claim, treaty, number in view.rows(ARTICLES))
    for claim, treaty, place in articles:
        found[claim] = found[claim]._replace(articles=(*found[claim].articles, (view.thing(treaty), place)))
    for claim, *terms, polarity in view.rows(PROPOSED):
        subject, predicate, thing = (view.thing(term) for term in terms)
        said = Proposed(subject, predicate, thing, polarity == "negative")
        if not view.nameless & {said.subject.id, said.object.id}:
            found[claim] = found[claim]._replace(proposed=(*found[claim].proposed, said))
    return dict(found)
