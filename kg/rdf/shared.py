"""What several documents may say alike: the names of things, and what texts report as done.

Such a triple stands once, in a graph that all documents share, so that a store whose default graph is the union of
its named graphs counts nothing twice. Whether something is written as a plain fact is decided here and nowhere else.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Annotation, Entity
from kg.model.keys import EntityKey
from kg.model.kinds import KINDS
from kg.model.namespaces import SKOS, Namespace
from kg.rdf.documents import relation_ends
from kg.rdf.events import event_triples
from kg.rdf.iris import article_iri, entity_iri, of, post_iri
from kg.rdf.terms import LABEL, TYPE, Statement, Writer, camel, iri, literal, statement, typed
from kg.text.script import fold

__all__ = ["entity_triples", "one_label", "reported_triples", "shared_key"]


def entity_triples(annotation: Annotation, namespace: Namespace) -> Iterator[Statement]:
    """For `graph/entities`: class, names, key and kind of every thing that the document names; of posts and articles too."""
    write = Writer(namespace)
    for entity in annotation.entities.values():
        yield from _entity(entity, write)
    posts = {relation.object for relation in annotation.relations if relation.predicate == "holds_post"}
    posts |= {claim.capacity for claim in annotation.claims if claim.capacity}
    for post in sorted(posts):
        yield statement(post_iri(post, namespace), TYPE, write.term("Post"))
        yield statement(post_iri(post, namespace), LABEL, literal(fold(post), "zh"))  # 總統 and 总统 are one post
    for key, number in dict.fromkeys(cited for claim in annotation.claims for cited in claim.articles):
        article, treaty = article_iri(key, number, annotation, namespace), annotation.entities[key]
        yield statement(article, TYPE, write.term("Article"))
        yield statement(article, LABEL, literal(f"《{treaty.label}》第{number}条", "zh"))
        yield from write(article, articleOf=of(key, annotation, namespace), number=typed(number, "positiveInteger"))
    if any("unnamed" in (claim.speaker, claim.on_behalf_of, *claim.targets) for claim in annotation.claims):
        unnamed = of("unnamed", annotation, namespace)
        yield statement(unnamed, TYPE, write.term("UnnamedActor"))
        yield from write(unnamed, key="unnamed")


def _entity(entity: Entity, write: Writer) -> Iterator[Statement]:
    subject = entity_iri(entity, write.namespace)
    if not entity.curated:
        yield statement(subject, TYPE, write.term(KINDS[entity.kind].rdf_class))
        yield statement(subject, LABEL, literal(entity.label, "zh"))
        for name in entity.aliases:
            yield statement(subject, iri(SKOS + "altLabel"), literal(name, "en" if name.isascii() else "zh"))
    yield from write(subject, key=_key(entity), kind=entity.kind, date=entity.date)


def _key(entity: Entity) -> str:
    """One key for one IRI: that of the ontology, else one that script and order of naming do not change."""
    if entity.curated:
        return entity.key
    return str(EntityKey("group", entity.iri_key)) if entity.kind == "group" and entity.iri_key else fold(entity.key)


def shared_key(key: str, annotation: Annotation) -> str:
    """The key that the graph has for what a document calls by this one."""
    return key if key == "unnamed" else _key(annotation.entities[key])


def one_label(named: Iterable[Statement]) -> tuple[list[Statement], list[Statement]]:
    """What must go from the names of things, and what comes instead.

    Two documents may print one new name in two scripts: the first stays its label, the others become other names.
    """
    labels: dict[str, set[str]] = defaultdict(set)
    for one in named:
        subject, predicate, name = one.split(" ", 2)
        if predicate == LABEL and name.endswith('"@zh'):
            labels[subject].add(name)
    other_name = f"<{SKOS}altLabel>"
    gone, instead = [], []
    for subject, found in labels.items():
        first, *others = sorted(found)
        gone += [f"{subject} {other_name} {first}", *(f"{subject} {LABEL} {other}" for other in others)]
        instead += [f"{subject} {other_name} {other}" for other in others]
    return gone, instead


def reported_triples(annotation: Annotation, namespace: Namespace) -> Iterator[Statement]:
    """For `graph/reported`: relations that the text itself reports as done, and the events it narrates.

    Nothing denied or intended, and nothing that somebody only says: of those there are records.
    """
    write = Writer(namespace)
    for relation in annotation.relations:
        if relation.modality == "actual" and relation.polarity == "affirmative":
            subject, thing = relation_ends(relation, annotation, namespace)
            yield statement(subject, write.term(camel(relation.predicate)), thing)
    for event in annotation.events:
        yield from event_triples(event, annotation, write)
