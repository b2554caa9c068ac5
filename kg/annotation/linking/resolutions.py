"""决议草案, 法案: what somebody tables, adopts or votes on, and the nouns that take it up again."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, new_entity
from kg.annotation.linking.issuers import JOINT
from kg.model import Mention, Span
from kg.model.keys import EntityKey
from kg.model.namespaces import digest
from kg.ontology import Ontology
from kg.ontology.lexicons.words import not_after

__all__ = ["link"]

REACH = 600  # characters back to the draft that a bare noun takes up
CLOSING = re.compile(r"[》”」]?的?$")
PAUSES = "，；：“"
LONGEST = 40  # characters of what a resolution is about


class Wording(NamedTuple):
    """The nouns, and what must stand around one that is no name."""

    noun: re.Pattern[str]
    tabled: re.Pattern[str]  # 美国提出的…
    adopted: re.Pattern[str]  # 联合国大会通过了…
    spoken_of: re.Pattern[str]  # 对…
    voted: re.Pattern[str]  # …进行表决
    several: re.Pattern[str]  # after the verb: 两项
    opening: re.Pattern[str]  # before what it is about: 了一项关于
    speaking: re.Pattern[str]  # right after one that speaks: 还强调


@cache
def _wording(ontology: Ontology) -> Wording:
    lexicon, that = ontology.lexicons.documents.resolution, "".join(ontology.lexicons.nominals.treaty.determiners)
    verbs = ontology.lexicons.grammar.verbs
    return Wording(
        re.compile(rf"(?P<that>[{that}])?{not_after(lexicon.not_after)}(?P<word>{lexicon.words.regex})(?![书权中里])"),
        re.compile(rf"(?P<verb>{lexicon.tabling.regex})(?:了|的)?(?=[^，。；]{{0,{LONGEST}}}$)"),
        re.compile(rf"(?P<verb>{lexicon.adopting.regex})了?(?!的)(?=[^，。；]{{0,{LONGEST}}}$)"),
        re.compile(rf"(?P<verb>[对就为])(?=[^，。；]{{0,{LONGEST}}}$)"),
        re.compile(rf"[》”」]?(?:{lexicon.voted.regex})"),
        re.compile(lexicon.several.regex),
        re.compile(rf"^(?:{lexicon.opening.regex})*[《“「]?"),
        re.compile(rf"(?:{verbs.before_these.regex})*(?:{verbs.of_documents.regex}|{verbs.about_documents.regex})"),
    )


def link(analysis: Analysis) -> None:
    """Nouns in order: the earlier one of the same subject, else a new one of who tabled or adopted it; else nothing."""
    wording = _wording(analysis.ontology)
    subjects: dict[str, str] = {}  # key -> what it is about
    for found in wording.noun.finditer(analysis.folded):
        span, word = Span(*found.span()), found.group("word")
        sentence = analysis.sentence_of(span.start)
        if not sentence or not analysis.free(span):
            continue
        before = analysis.folded[sentence.span.start : span.start]
        voted = wording.voted.match(analysis.folded, span.end)
        act = (
            wording.tabled.search(before)
            or wording.adopted.search(before)
            or (wording.spoken_of.search(before) if voted else None)
        )
        if act and wording.several.match(before[act.end("verb") :]) or (not voted and _of_a_body(analysis, span)):
            continue  # 通过两项决议, 违反安理会决议: none in particular
        actors = _actors(analysis, sentence.span.start, act) if act else []
        subject = CLOSING.sub("", wording.opening.sub("", before[act.end("verb") :])) if act else ""
        speaks = not before.strip() or before[-1] in PAUSES
        speaks = speaks and wording.speaking.match(analysis.folded, span.end) is not None
        taken_up = found.group("that") or act or voted or speaks
        key = _earlier(analysis, span, subjects, subject, [] if found.group("that") else actors) if taken_up else None
        if not key and act and not found.group("that"):
            key = _new(analysis, sentence.span.start, span, actors, subject, word)
        if key:
            subjects.setdefault(key, subject)
            analysis.settle([Mention(span, "doc", "nominal", (), "resolution-noun")])
            analysis.links[span] = key
            add_alias(analysis, key, analysis.text[span.start : span.end])


def _of_a_body(analysis: Analysis, span: Span) -> bool:
    """安理会决议: an organization right before the noun."""
    body = analysis.mentions.ending_at(span.start)
    return body is not None and body.kind == "org"


def _earlier(analysis: Analysis, span: Span, subjects: dict[str, str], subject: str, actors: list[str]) -> str | None:
    """The one named last, not far before, if nothing tells that this is another's or about something else."""
    ending = analysis.ontology.lexicons.documents.resolution.words
    near = analysis.linked(Span(max(0, span.start - REACH), span.start))
    named = [key for old, key in near if old.kind == "doc" and analysis.folded[slice(*old.span)].endswith(ending)]
    if actors:
        named = [key for key in named if set(actors) <= set(analysis.issuers.get(key, ()))]
    if not subject:
        return named[-1] if named else None
    return next((key for key in reversed(named) if subjects.get(key) == subject), None)


def _actors(analysis: Analysis, opening: int, act: re.Match[str]) -> list[str]:
    """Who tables or adopts it, from before the verb."""
    wording = _wording(analysis.ontology)
    if act.re not in (wording.tabled, wording.adopted):
        return []
    return _before(analysis, opening, opening + act.start(), act.re is wording.adopted)


def _new(analysis: Analysis, opening: int, span: Span, actors: list[str], subject: str, word: str) -> str | None:
    """A resolution of who stands before the verb; none if nobody does and nothing tells what it is about."""
    if not actors and not subject:
        return None
    date = next((one.value for one in analysis.dates_in(Span(opening, span.end))), analysis.document.published)
    codes = EntityKey.for_group(actors).name if actors else ""
    slug = codes if codes.isascii() and codes else digest(*actors, subject, size=8)
    key = new_entity(
        analysis,
        "doc",
        f"{slug}-{digest(word, subject, size=4)}-{(date or 'undated').replace('/', '_')}",
        f"{''.join(analysis.entities[key].label for key in actors)}{subject}{word}",
        (word,),
        date,
    )
    analysis.issuers[key] = tuple(actors)
    return key


def _before(analysis: Analysis, opening: int, end: int, adopted: bool) -> list[str]:
    """The actors named together last before a place: 中国、俄罗斯; what adopts is a body, never a state."""
    chain: list[tuple[Mention, str]] = []
    for mention, key in analysis.linked(Span(opening, end)):
        if mention.kind == "org" or (not adopted and mention.kind in ("state", "group")):
            joined = chain and JOINT.fullmatch(analysis.folded, chain[-1][0].span.end, mention.span.start)
            chain = [*chain, (mention, key)] if joined else [(mention, key)]
    return list(dict.fromkeys(key for _, key in chain))[:5]
