"""What a group says by the mouth of one of its members: 五核国保证不把核武器瞄准彼此, told by a spokesperson."""

from dataclasses import replace

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.principals import principal_of
from kg.annotation.attribution.reporting_verbs import is_verb
from kg.annotation.attribution.spans import trim
from kg.annotation.attribution.subjects import subject_of
from kg.annotation.attribution.utterance import Utterance
from kg.annotation.document import Analysis
from kg.annotation.members import members
from kg.model import Span
from kg.model.keys import kind_of

__all__ = ["said_by_group"]

LEAST = 4  # characters of what is said


def said_by_group(analysis: Analysis, voiced: Utterance) -> Utterance | None:
    """The utterance of a group that a sentence opens with and that does something by its verb; nothing otherwise.

    Only of a group to which the speaker's state belongs, of a body of no state, or, where several speak together, of some
    of them (伊朗承诺…, in a statement of three): what others do is what the speaker says of them.
    """
    subject = subject_of(analysis, voiced.content)
    principal = principal_of(analysis, voiced.speaker)
    if not subject or subject[1].start != voiced.content.start:
        return None
    ours = kind_of(subject[0]) == "group" and principal in analysis.ontology.members.get(subject[0], ())
    body = kind_of(subject[0]) == "org" and analysis.ontology.state_of(subject[0]) is None
    if not (ours or body or _is_among(analysis, subject[0], voiced.speaker)):
        return None
    lexicon = cue_lexicon(analysis.ontology)
    found = lexicon.pattern.search(analysis.folded, subject[1].end, voiced.content.end)
    verb = lexicon.verbs.get(found.group()) if found and is_verb(analysis, Span(*found.span())) else None
    if not found or not verb or not lexicon.filler.fullmatch(analysis.folded, subject[1].end, found.start()):
        return None
    content = trim(analysis.text, Span(found.end(), voiced.content.end))
    if content.end - content.start < LEAST:
        return None
    return replace(
        voiced,
        content=content,
        speaker=subject[0],
        source=subject[1],
        cue=Span(*found.span()),
        illocution=verb.illocution,
        rule="group-in-answer",
        quotation="indirect",
        confidence=0.8,
        verb=verb.text,
        within=voiced.speaker,
    )


def _is_among(analysis: Analysis, actor: str, group: str) -> bool:
    """Whether an actor is some of the states that speak together, and not all of them."""
    if kind_of(group) != "group":
        return False
    some, every = set(members(analysis, actor)), set(analysis.ontology.members.get(group, members(analysis, group)))
    return some < every
