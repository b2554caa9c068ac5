"""Who says it, how, and of whom: claims with speaker, cue, content, illocution and targets."""

from collections.abc import Callable, Iterator
from functools import partial

from kg.annotation.attribution.act_scorer import judged
from kg.annotation.attribution.answers import Demands
from kg.annotation.attribution.articles import articles
from kg.annotation.attribution.circumstances import circumstances_of
from kg.annotation.attribution.continuation import continued
from kg.annotation.attribution.default_speakers import default_speakers
from kg.annotation.attribution.discourse import about
from kg.annotation.attribution.embedding import embedded
from kg.annotation.attribution.illocution import IllocutionDecision
from kg.annotation.attribution.noclaims import claims_nothing
from kg.annotation.attribution.parting import PlaceObserver
from kg.annotation.attribution.points import Points
from kg.annotation.attribution.polarity import modality, polarity
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.attribution.sayings import with_sayings
from kg.annotation.attribution.segmentation import segments
from kg.annotation.attribution.sides import Side, subject_side
from kg.annotation.attribution.targets import carried_on, spoken_of, targets
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.attribution.utterances import utterances
from kg.annotation.document import Analysis
from kg.annotation.entities import curated_entity
from kg.model import Claim, Span
from kg.ontology.event_codes import claim_code
from kg.text.sentences import clauses

__all__ = ["Observer", "attribute"]

Observer = Callable[[Utterance, Span, IllocutionDecision, Side], None]


NEAR = 24  # characters between a cue and what it brings in, in which stands whom it blames
TOLD = frozenset({"request", "warn"})  # what one says to whom it is meant for


def attribute(
    analysis: Analysis, observe: Observer | None = None, observe_place: PlaceObserver | None = None
) -> Iterator[Claim]:
    """The claims of a document, in the order of the text.

    `observe` is shown what the rules decided of each, before any weights; `observe_place` where another claim may begin.
    """
    spoken: list[Utterance] = []
    staff = {key for mention, key in analysis.linked_all() if mention.subtype in ("reporter", "staff")}
    carried, last_speaker = (
        None,
        None,
    )  # who speaks last may be of the staff, whose words are no claims: 她 is still she
    points = Points()
    for number, block, of_the_block in default_speakers(analysis):
        default_speaker = of_the_block or points.voice(analysis, block)
        found, carried = utterances(analysis, number, block, default_speaker, last_speaker, carried)
        if not found and default_speaker is None:
            found = list(continued(analysis, number, block, spoken))
        points.heard(analysis, block, found)
        last_speaker = found[-1].speaker if found else last_speaker
        found = with_sayings(analysis, number, block, found, default_speaker)
        spoken += [one for one in found if one.speaker not in staff]
    last: dict[str, tuple[str, ...]] = {}  # speaker -> whom he spoke of last
    demands = Demands(analysis.ontology)
    made: dict[tuple[Span, str], Claim] = {}
    for utterance in spoken:
        for claim in _claims(analysis, utterance, last.get(utterance.speaker, ()), observe, observe_place):
            claim = demands.answered(claim, partial(_of_oneself, analysis, claim))
            last[claim.speaker] = carried_on(claim.illocution, claim.targets, last.get(claim.speaker, ()))
            made.setdefault((claim.content.span, claim.speaker), claim)
    yield from embedded(analysis, list(made.values()))


def _heard_by(analysis: Analysis, utterance: Utterance, addressee: str) -> tuple[str, ...]:
    """The addressee, and who stands beside it before what is said: 警告美国和韩国，…."""
    told = Span(utterance.cue.end, max(utterance.cue.end, utterance.content.start)) if utterance.cue else None
    keys = tuple(dict.fromkeys(key for _, key in analysis.acting(told))) if told else ()
    return keys if addressee in keys else (addressee,)


def _hears(analysis: Analysis, addressee: str, span: Span, side: Side) -> bool:
    """Whether what is demanded or threatened is meant for who is spoken to: nobody of another side is said to act."""
    if addressee in analysis.ontology.outlets or addressee in side.keys or analysis.folded[span.start] == "其":
        return False
    return not any(subject_side(analysis, one, side) == "other" for one in clauses(analysis.folded, span))


def _of_oneself(analysis: Analysis, claim: Claim) -> bool:
    """Whether a claim opens with the speaker's own side as its subject, or with none."""
    first = next(clauses(analysis.folded, claim.content.span), claim.content.span)
    subject = analysis.clause(first).subject
    side = allies_of(analysis, claim.speaker, claim.on_behalf_of)
    return subject is None or subject_side(analysis, subject, side) == "own"


def _claims(
    analysis: Analysis,
    utterance: Utterance,
    last: tuple[str, ...],
    observe: Observer | None,
    observe_place: PlaceObserver | None,
) -> Iterator[Claim]:
    principal = principal_of(analysis, utterance.speaker)
    if principal == utterance.speaker:
        principal = None
    if principal:
        curated_entity(analysis, principal)
    side = allies_of(analysis, utterance.speaker, principal)
    if utterance.quotation == "headline" and utterance.source:  # 甲国斥乙国：…
        last = last or spoken_of(analysis, utterance.source, side)
    elif utterance.cue and 0 < utterance.content.start - utterance.cue.end <= NEAR:  # 批评乙国：“…”
        last = spoken_of(analysis, Span(utterance.cue.start, utterance.content.start), side) or last
    where = circumstances_of(analysis, utterance)
    words = analysis.ontology.lexicons.cues
    for span, decision in segments(analysis, utterance, side, observe_place):
        if span.end - span.start < 2 or claims_nothing(analysis, span):
            continue
        if observe:
            observe(utterance, span, decision, side)
        stance = judged(analysis, utterance, span, decision, side)
        if stance.illocution == "ask" and utterance.speaker in analysis.ontology.outlets:
            continue  # a journalist's question is no claim
        subjects, instruments = about(analysis, span)
        aimed = targets(analysis, span, stance, side, last)
        if stance.illocution in TOLD and where.addressee and _hears(analysis, where.addressee, span, side):
            aimed = _heard_by(analysis, utterance, where.addressee)
        last = carried_on(stance.illocution, aimed, last)
        yield Claim(
            speaker=utterance.speaker,
            content=analysis.evidence(span),
            illocution=stance.illocution,
            rule=f"{utterance.rule}/{stance.rule}",
            on_behalf_of=principal,
            capacity=where.capacity,
            addressee=where.addressee,
            source=analysis.evidence(utterance.source) if utterance.source else None,
            cue=analysis.evidence(utterance.cue) if utterance.cue else None,
            targets=aimed,
            topics=subjects,
            instruments=instruments,
            articles=articles(analysis, span),
            polarity=polarity(analysis, span, stance),
            modality=modality(analysis, span, stance),
            quotation=utterance.quotation,  # type: ignore[arg-type]
            reiterates=any(
                word in utterance.verb + analysis.folded[span.start : span.start + 10] for word in words.again.words
            ),
            narrator_distance=utterance.verb in words.distance.words,
            date=where.date,
            date_text=where.date_text,
            made_at=where.made_at,
            relayed_by=utterance.within,
            code=claim_code(
                analysis.ontology,
                stance.illocution,
                analysis.folded[span.start : span.end],
                aimed=bool(aimed),
                topics=subjects,
            ),
            confidence=utterance.confidence,
        )
