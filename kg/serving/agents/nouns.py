"""What the tools tell of. What somebody says stands in a field `claim`, never beside facts, and with the sentence that tells it."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

__all__ = [
    "Cited", "ClaimTold", "Count", "CuratedFact", "Difference", "EntityTold", "EventTold", "Evidence", "Matched", "Noun", "Outer", "PositionTold", "RelationTold", "Reported", "Said", "Thing",
]  # fmt: skip


def _short(schema: dict[str, Any]) -> None:
    """Schemas are read by models at a price: without the titles that only repeat names."""
    schema.pop("title", None)
    for one in schema.get("properties", {}).values():
        one.pop("title", None)


class Noun(BaseModel):
    """Immutable; what is not known is left out."""

    model_config = ConfigDict(frozen=True, json_schema_extra=_short)


Key = Annotated[
    str, Field(description="Names one thing in every tool: state:CHN, person:王毅, treaty:NPT, topic:sanctions.")
]
Iri = Annotated[str, Field(description="To cite it by.")]
Date = Annotated[str, Field(description="2019-04-29, 2019-04, 2019, or 2019-03/2019-05 for a stretch of time.")]


class Thing(Noun):
    key: Key
    name: str
    name_en: str | None = None


class Cited(Noun):
    """A document, to be cited."""

    id: Annotated[str, Field(description="For get_document, and for find_claims(document=…).")]
    iri: Iri
    title: str
    publisher: str | None = None
    date: Annotated[str | None, Field(description="When it was published.")] = None
    url: str | None = None


class Evidence(Noun):
    """The words of a document that prove it."""

    sentence: Annotated[
        str, Field(description="Verbatim, with what stands before and after; of a graph without texts the words alone.")
    ]
    start: Annotated[int, Field(description="Where the words begin in the text of the document, in characters.")]
    end: int
    document: Cited


class Outer(Noun):
    """The claim in whose words another stands: somebody says that somebody says."""

    id: str
    speaker: Thing


class Said(Noun):
    """What somebody says. It is no fact: it may be wrong, and others may say the opposite."""

    speaker: Thing
    on_behalf_of: Thing | None = None
    capacity: Annotated[str | None, Field(description="The post in which it is said.")] = None
    act: Annotated[str, Field(description="What is done by saying it: assert, deny, criticize, request …")]
    polarity: Annotated[str, Field(description="negative: what is said is worded with a negation.")]
    modality: Annotated[str | None, Field(description="asserted, intention, obligation, possible, conditional …")] = (
        None
    )
    says: Annotated[str, Field(description="The words, verbatim from the document.")]
    quotation: Annotated[
        str | None,
        Field(
            description="direct: the speaker's own words, in quotation marks; document: a statement or transcript of the speaker; indirect: the document's wording."
        ),
    ] = None
    toward: Annotated[tuple[Thing, ...], Field(description="Whom it is aimed at.")] = ()
    addressed_to: Thing | None = None
    about: Annotated[tuple[Thing, ...], Field(description="Topics and treaties.")] = ()
    date: Annotated[str | None, Field(description="When it was said.")] = None
    made_at: Thing | None = None
    relayed_by: Annotated[Thing | None, Field(description="Who passes it on.")] = None
    within: Annotated[Outer | None, Field(description="This claim is itself only somebody's word.")] = None
    proposes: Annotated[
        tuple[str, ...], Field(description="What it says somebody does or has; not established by that.")
    ] = ()


class ClaimTold(Noun):
    """A claim, worded so that it can be quoted, with its evidence."""

    id: Annotated[str, Field(description="For get_claim.")]
    iri: Iri
    worded: Annotated[str, Field(description="Who says what, when and where it is told: quote this, or say as much.")]
    claim: Said
    evidence: Evidence
    reports: Annotated[
        int, Field(description="How many claims of the graph tell the same utterance; they count once.")
    ] = 1
    confidence: Annotated[
        float | None, Field(description="How surely it was read; no probability that it is true.")
    ] = None


class Reported(Noun):
    """What a document reports of somebody."""

    subject: Thing
    predicate: str
    object: Thing
    polarity: Annotated[str, Field(description="negative: it is denied.")]
    modality: Annotated[
        str | None, Field(description="actual: reported as done; claimed: only somebody's word; intended …")
    ] = None
    claimed_by: Thing | None = None
    date: str | None = None


class RelationTold(Noun):
    iri: Iri
    worded: str
    reported: Reported
    evidence: Evidence


class EventTold(Noun):
    """What documents narrate in their own voice."""

    key: Key
    iri: Iri
    kind: str
    reported: str
    date: str | None = None
    evidence: Evidence


class CuratedFact(Noun):
    """What the curators of the ontology wrote, not read from documents."""

    property: str
    value: str
    key: Key | None = None
    said_of_value: Annotated[
        bool, Field(description="The property is one of the value: `member`, 北约 means that 北约 has it as a member.")
    ] = False
    details: tuple[str, ...] = ()


class Count(Noun):
    name: str
    key: str | None = None
    number: int


class EntityTold(Noun):
    key: Key
    iri: Iri
    kind: str
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    documents: Annotated[int, Field(description="That mention it.")]
    claims_by: Annotated[int, Field(description="That it makes, or somebody for it.")]
    claims_about: int


class Matched(Noun):
    name: str
    match: Annotated[Thing | None, Field(description="The one that is meant; none if that is not sure.")] = None
    why: str
    candidates: tuple[Thing, ...] = ()


class PositionTold(Noun):
    """A stance that the words of a claim take, or a vote reported as cast."""

    actor: Thing
    subject: Thing
    stance: Annotated[str, Field(description="for, against, demand or neutral, as worded; not what the actor does.")]
    change: Annotated[
        str,
        Field(description="Beside earlier words of the actor on the subject: first, repeated, reversed … or a vote."),
    ]
    told: ClaimTold | RelationTold


class Difference(Noun):
    """Two actors who differ on a subject, with the two claims that are nearest in time; never who is right."""

    subject: Thing
    how: Annotated[
        str, Field(description="stance: one is for and one against; polarity: one says what the other says is not so.")
    ]
    one: ClaimTold | RelationTold
    one_stance: str
    other: ClaimTold | RelationTold
    other_stance: str
    days_between: int | None = None
    pairs: Annotated[int, Field(description="Pairs of claims that differ so.")]
