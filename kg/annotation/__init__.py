"""A document becomes an annotation: mentions, links, claims, relations, events, propositions, in this order."""

from bisect import bisect_left
from collections.abc import Iterable

from kg.annotation.attribution import attribute
from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.annotation.extraction import items, narrate, propose, relate
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.errors import InputError
from kg.model import Annotation, Claim, Document, Entity, Event, Relation
from kg.model.keys import kind_of
from kg.model.limits import CHARACTERS, MARKS, MENTIONS
from kg.ontology import Ontology, load_ontology

__all__ = ["annotate"]

SCHEMES = ("arms", "topic")  # of concepts that propositions name beside entities


def annotate(document: Document, ontology: Ontology | None = None) -> Annotation:
    """Everything that is read in one document; `InputError` if that is more work than `limits` allow."""
    ontology = ontology or load_ontology()
    _within(document, len(document.text), "characters", CHARACTERS)
    analysis = link(recognize(document, ontology))
    _within(document, len(analysis.mentions), "names", MENTIONS)
    claims = tuple(attribute(analysis))
    said = [claim.content.span for claim in claims]
    said += items(analysis, said)
    said += (
        analysis.quotations
    )  # also where nobody is known to say it: what is quoted is never a fact of the text's own
    relations = tuple(relate(analysis, said))
    events = tuple(narrate(analysis, relations, said))
    claims = tuple(propose(analysis, claims, relations))
    links = tuple(
        (mention, analysis.links[mention.span]) for mention in analysis.mentions if mention.span in analysis.links
    )
    entities = _entities(analysis, {key for _, key in links} | _named(relations, claims, events))
    return Annotation(document, entities, links, tuple(analysis.dates), relations, claims, events, _notes(analysis))


def _within(document: Document, found: int, what: str, limit: int) -> None:
    if found > limit:
        raise InputError(f"{document.name}: {found:,} {what}, more than the {limit:,} of one document; split it")


def _notes(analysis: Analysis) -> tuple[str, ...]:
    """What is to be known of how a document was read: sentences of too many names, in which rules see a part at a time."""
    places = sorted([one.span.start for one in analysis.mentions] + [one.span.start for one in analysis.dates])
    many = [
        sentence.span.start
        for sentence in analysis.sentences
        if bisect_left(places, sentence.span.end) - bisect_left(places, sentence.span.start) > MARKS
    ]
    if not many:
        return ()
    where = ", ".join(map(str, many[:5])) + (" …" if len(many) > 5 else "")
    return (f"{len(many)} sentence(s) with more than {MARKS} names and dates, which rules read in parts: at {where}",)


def _entities(analysis: Analysis, keys: Iterable[str]) -> dict[str, Entity]:
    """The entities of the keys that are used, in the order of the analysis.

    A stage may name what no mention names; what the ontology does not know either is an `EntityError`, so that no
    graph holds a key for a name.
    """
    used = {curated_entity(analysis, key) for key in sorted(keys)}
    return {key: entity for key, entity in analysis.entities.items() if key in used}


def _named(relations: Iterable[Relation], claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """Keys that relations, claims and events name, which need no mention of their own."""
    fields = ("subject", "object", "speaker", "on_behalf_of", "addressee", "made_at", "relayed_by")
    proposed = [one for claim in claims for one in claim.propositions]
    plain = [one for one in relations if one.predicate != "holds_post"]
    found = {getattr(one, field, None) for one in (*plain, *claims, *proposed) for field in fields}
    found |= {one.subject for one in relations}
    found |= {key for one in claims for key in (*one.targets, *one.instruments, *(key for key, _ in one.articles))}
    found |= {key for one in events for key in (one.key, one.place, one.reported_by, *one.participants, *one.objects)}
    return {key for key in found if key and key not in ("this", "unnamed") and kind_of(key) not in SCHEMES}
