"""Events that a text narrates in its own voice: by the patterns of `rules/events.toml`, and of the acts among its relations."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kg.annotation.document import Analysis
from kg.annotation.entities import new_entity
from kg.annotation.extraction.ballots import ballots
from kg.annotation.extraction.concepts import concept_matches
from kg.annotation.extraction.factuality import factuality, oblique
from kg.annotation.extraction.masking import MARKS, MaskedSentence, mask, parts
from kg.annotation.extraction.matching import date_of, keys
from kg.annotation.extraction.rules import event_rules, furnished
from kg.annotation.extraction.stretches import Stretches
from kg.annotation.members import members as members_of
from kg.model import Event, Evidence, Relation, Span, Tally
from kg.model.keys import kind_of, name_of
from kg.model.namespaces import digest
from kg.ontology.event_codes import event_code
from kg.ontology.rules import EventRule

__all__ = ["narrate"]

VOTE = "Vote"
ACTORS = ("state", "org", "group", "person")


def narrate(analysis: Analysis, relations: Iterable[Relation], claimed: Iterable[Span]) -> Iterator[Event]:
    """Every event once, at the first place that tells it. What stands inside `claimed` content is somebody's claim."""
    said, known_relations = Stretches(claimed), tuple(relations)
    reporter = next((one.object for one in known_relations if one.predicate == "published_by"), None)
    found: dict[str, Event] = {}
    for event in chain(
        _acts(analysis, known_relations, reporter),
        _votes(analysis, known_relations, said, reporter),
        _told(analysis, said, reporter),
    ):
        found.setdefault(event.key, event)
    yield from sorted(found.values(), key=lambda one: (one.evidence.span, one.key))


def _acts(analysis: Analysis, relations: Iterable[Relation], reporter: str | None) -> Iterator[Event]:
    """Meetings, statements and treaty acts: those of one place and event_class are one event (法国、德国签署)."""
    sorts = analysis.ontology.rules.events.relations
    together: dict[tuple[str, Span, str, str | None], list[Relation]] = {}
    for one in relations:
        event_class = one.event_class or sorts.get(one.predicate)
        if event_class not in (None, VOTE) and one.modality == "actual" and one.polarity == "affirmative":
            thing = "" if kind_of(one.object) in ACTORS else one.object
            together.setdefault((event_class, one.evidence.span, thing, one.date), []).append(one)
    for (event_class, _, thing, date), acts in together.items():
        people = [one.subject for one in acts] + [one.object for one in acts if kind_of(one.object) in ACTORS]
        first = acts[0]
        yield _event(
            analysis,
            event_class,
            people,
            first.evidence,
            first.rule,
            reporter,
            objects=[thing] if thing else [],
            date=date,
        )


def _votes(analysis: Analysis, relations: Iterable[Relation], said: Stretches, reporter: str | None) -> Iterator[Event]:
    """Each vote with all who took part; its key is that of the thing voted on, so that two texts about one vote meet."""
    for one in ballots(analysis, relations, said):
        yield _event(
            analysis,
            VOTE,
            list(one.participants),
            one.evidence,
            one.rule,
            reporter,
            objects=[one.thing],
            date=one.date,
            tally=one.tally,
        )


def _told(analysis: Analysis, said: Stretches, reporter: str | None) -> Iterator[Event]:
    """The matches of the rules in the sentences of title and paragraphs."""
    for sentence in analysis.sentences:
        if analysis.document.blocks[sentence.block].role not in ("title", "paragraph"):
            continue
        text = analysis.folded[slice(*sentence.span)]
        rules = event_rules(analysis.ontology).with_verb_in(text)
        if not rules:
            continue
        more = [
            (place, "arms", key) for place, key in concept_matches(analysis, sentence.span) if kind_of(key) == "arms"
        ]
        for marked in parts(mask(analysis, sentence.span, more)):
            for one in furnished(rules, marked):
                for found in one.pattern.finditer(marked.text):
                    if event := _match(analysis, one.rule, marked, found, said, reporter):
                        yield event


def _match(
    analysis: Analysis,
    rule: EventRule,
    marked: MaskedSentence,
    found: re.Match[str],
    said: Stretches,
    reporter: str | None,
) -> Event | None:
    first, last = marked.origin(found.start()), marked.origin(found.end() - 1)
    evidence = analysis.evidence(Span(first.start, last.end))
    if said.overlap(evidence.span) or oblique(marked.text, found):
        return None
    if factuality(analysis.ontology, marked.text, found) != ("actual", "affirmative"):
        return None
    people = [
        *keys(marked, found, "subject"),
        *(keys(marked, found, "object") if "object" in found.groupdict() else ()),
    ]
    places = [at for at in range(found.start(), found.end()) if marked.text[at] == MARKS["place"]]
    return _event(
        analysis,
        rule.sort,
        people,
        evidence,
        rule.name,
        reporter,
        place=marked.keys[places[0]] if places else None,
        date=date_of(analysis, marked, found, evidence.span),
    )


def _event(
    analysis: Analysis,
    event_class: str,
    people: list[str],
    evidence: Evidence,
    rule: str,
    reporter: str | None,
    *,
    objects: list[str] | None = None,
    place: str | None = None,
    date: str | None = None,
    tally: Tally | None = None,
) -> Event:
    """The event named in the evidence if it is a meeting with a name, else a new one that another text may share."""
    members = tuple(dict.fromkeys(state for key in people for state in members_of(analysis, key)))
    key = _named(analysis, evidence.span) if event_class in ("Meeting", "PhoneCall") else None
    if key is None:
        sides = () if event_class == VOTE else sorted(members)
        identity = digest(event_class, date or analysis.document.id, *sides, *(objects or ()), size=8)
        label = _label(analysis, event_class, members, objects or [], date)
        key = new_entity(
            analysis,
            "event",
            f"{event_class.lower()}-{(date or 'undated').replace('/', '_')}-{identity}",
            label,
            date=date,
        )
    code = event_code(analysis.ontology, event_class, len(members))
    return Event(key, event_class, members, evidence, rule, tuple(objects or ()), place, date, code, reporter, tally)


def _named(analysis: Analysis, span: Span) -> str | None:
    """The meeting or summit that the evidence names."""
    events = (key for mention, key in analysis.linked(span) if mention.kind == "event")
    return next((key for key in events if name_of(key).startswith(("meeting", "summit", "talks", "call"))), None)


def _label(analysis: Analysis, event_class: str, members: tuple[str, ...], objects: list[str], date: str | None) -> str:
    """2017-09-03 朝鲜 核试验; 法国、德国 参加条约：全面禁止核试验条约."""
    names = "、".join(analysis.entities[key].label for key in members[:3])
    word = analysis.ontology.rules.events.words[event_class]
    about = "：".join([word, *(analysis.entities[key].label for key in objects[:1])])
    return " ".join(filter(None, [date, names, about]))
