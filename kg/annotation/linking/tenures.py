"""Whether the post, side and time printed beside a name can be those of a known person."""

from collections.abc import Iterable, Sequence
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.lexical.titles import Title
from kg.model import Span
from kg.ontology import Ontology
from kg.ontology.records import Tenure
from kg.text.script import fold
from kg.text.segmentation import last_word, words

__all__ = ["best", "contradicts", "state_at", "supports"]

NAMING = ("noun", "place")
YEARS = 15  # after the last known post nobody is thought to hold one of another kind


def best(analysis: Analysis, title: Title, people: Iterable[str]) -> str | None:
    """Of people of one name the one whose known posts fit a title best; none if it contradicts all of them."""
    fitting = [one for one in people if not contradicts(analysis, title, one)]
    ranked = sorted(fitting, key=lambda one: _misfit(analysis, title, one))  # stable: the first of equals
    return next(iter(ranked), None)


def contradicts(analysis: Analysis, title: Title, person: str) -> bool:
    """Whether side, kind of post or time of a title are against every tenure of a person; what is not known is against none."""
    ontology = analysis.ontology
    tenures = ontology.tenures.get(person, ())
    if not tenures:
        return False
    if _other_side(title, tenures, ontology):
        return True
    published = analysis.document.published
    if not published or title.former or _same_kind(title, tenures, ontology):
        return False
    return _new_command(title, tenures, published, ontology)


def supports(analysis: Analysis, title: Title, person: str) -> bool:
    """Whether a title is of the same state or body as a known post, or of none and of its kind, and not of another time: 英国首相约翰逊.

    Not where something unknown stands before it: 库克群岛总理布朗.
    """
    tenures, ontology = analysis.ontology.tenures.get(person, ()), analysis.ontology
    published = analysis.document.published
    if not tenures:
        return not any(token.names for token in title.origin)
    if published and not title.former and not _same_kind(title, tenures, ontology) and _long_after(tenures, published):
        return False
    origins = {name.key for token in title.origin for name in token.names}
    held = {one.of for one in tenures if one.of}
    alike = _same_kind(title, tenures, ontology)
    sentence = analysis.sentence_of(title.span.start)
    named = {key for _, key in analysis.linked(Span(sentence.span.start, title.span.start))} if sentence else set()
    if _wider(origins | named, ontology) & _wider(held, ontology):
        return True
    if not origins:
        return alike and not _of_somewhere(analysis, title)
    return alike and not any(map(ontology.state_of, held))


def _of_somewhere(analysis: Analysis, title: Title) -> bool:
    """Whether a noun that is no known name stands right before a title: whose post it is."""
    holder = title.holder  # 布什|总统
    start = holder.start if holder and holder.end == title.span.start else title.span.start
    before, times = last_word(analysis.folded, start), analysis.ontology.lexicons.grammar.titles
    if before in (*times.gone, *times.passing, *times.of_time) or times.former.pattern.fullmatch(before):
        return False  # 前|总统布什
    return bool(before) and all(part in NAMING for _, part in words(before))


def state_at(analysis: Analysis, person: str) -> str | None:
    """The state of the last post that a person took up before the document; None where no such post is known."""
    published, ontology = analysis.document.published or "9999", analysis.ontology
    held = [one for one in ontology.tenures.get(person, ()) if one.of and (one.start or "") <= published]
    last = max(held, key=lambda one: one.start or "", default=None)
    return ontology.state_of(last.of) if last and last.of else None


def _wider(keys: Iterable[str], ontology: Ontology) -> set[str]:
    return {one for key in keys for one in (key, ontology.state_of(key)) if one}


def _misfit(analysis: Analysis, title: Title, person: str) -> tuple[bool, bool, int]:
    """Another kind of post, not held at the time, and how long before the document one was taken up last (less is better)."""
    tenures = analysis.ontology.tenures.get(person, ())
    published = analysis.document.published or ""
    current = any((held.start or "9") <= published <= (held.end or "9") + "~" for held in tenures)
    begun = [int(held.start[:4]) for held in tenures if held.start and held.start <= published]
    return not _same_kind(title, tenures, analysis.ontology), not current, -max(begun, default=0)


def _other_side(title: Title, tenures: Iterable[Tenure], ontology: Ontology) -> bool:
    """Whether the title is of other states than all known posts; of who is sent abroad both may be named."""
    envoys = ontology.lexicons.grammar.titles.envoys + ontology.lexicons.grammar.titles.of_another
    if any(fold(post).endswith(envoys) for post in title.posts):
        return False
    if any(len(token.names) != 1 and token.category != "organ" for token in title.origin):
        return False
    keys = {name.key for token in title.origin for name in token.names}
    sides = {ontology.state_of(key) for key in keys} - {None}
    held = {ontology.state_of(one.of) if one.of else None for one in tenures}
    return bool(sides) and None not in held and not sides & held


def _same_kind(title: Title, tenures: Iterable[Tenure], ontology: Ontology) -> bool:
    kinds = _kinds(ontology)
    printed = {kinds.get(ontology.base_of(post)) for post in title.posts} - {None}
    return bool(printed & {kinds.get(ontology.base_of(one.post)) for one in tenures})


@cache
def _kinds(ontology: Ontology) -> dict[str, int]:
    """Post -> its row of `lexicon/posts.toml`: ministers, envoys, commands."""
    rows = enumerate(ontology.lexicons.posts.post)
    return {fold(name): number for number, row in rows for name in row.names}


def _new_command(title: Title, tenures: Iterable[Tenure], published: str, ontology: Ontology) -> bool:
    """Whether troops are commanded by somebody who has been known for posts without any: a spokesman as chief of staff."""
    words = ontology.lexicons.grammar.titles
    commands = any(fold(post).endswith(words.commands) for post in title.posts)
    known = all(one.start and one.start <= published for one in tenures)
    return (
        commands and known and not any(fold(one.post).endswith(words.commands + words.may_command) for one in tenures)
    )


def _long_after(tenures: Sequence[Tenure], published: str) -> bool:
    return bool(tenures) and all(one.end and int(published[:4]) - int(one.end[:4]) > YEARS for one in tenures)
