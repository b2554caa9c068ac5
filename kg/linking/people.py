"""People: known ones, new ones, their shorter names, and posts that stand for them."""

import re

from kg.analysis import Analysis
from kg.folding import fold
from kg.linking.minting import alias, known, mint
from kg.model import Mention, Span
from kg.titles import Title

__all__ = ["link"]

TAKING = re.compile(r"(?:出任|担任|就任|升任|接任|当选|竞选|成为|任)(?:了)?$")  # 出任中国大使: the post, nobody yet


def link(analysis: Analysis) -> None:
    """Every person's mention, then titles without a name that only one person of the text can hold."""
    people = [mention for mention in analysis.mentions if mention.kind == "person"]
    named: dict[str, str] = {}
    for mention in sorted(people, key=lambda one: one.rule in ("again", "latin-name")):
        text = analysis.text[mention.span.start : mention.span.end]
        key = (
            mention.candidates[0]
            if mention.candidates
            else _by_part(named, fold(text)) or _by_neighbour(analysis, mention)
        )
        key = key or _called(analysis, mention, fold(text))
        if key and key in analysis.ontology.entities:
            known(analysis, key)
        elif not key:
            key = mint(analysis, "person", text, text)
        named.setdefault(fold(text), key)
        analysis.links[mention.span] = key
        alias(analysis, key, text)
    _posts(analysis)


def _called(analysis: Analysis, mention: Mention, text: str) -> str | None:
    """约翰逊 after 英国首相: of the people called so, the one whose post the title's origin gives, at that date if several."""
    candidates = analysis.ontology.called.get(text, ())
    title = next((one for one in analysis.titles if one.holder == mention.span), None)
    origins = {name.key for token in title.origin for name in token.names} if title else set()
    fits = [
        key
        for key in candidates
        if not origins or origins & {held.of for held in analysis.ontology.tenures.get(key, ())}
    ]
    published = analysis.document.published or "9999"
    current = [
        key
        for key in fits
        if any(
            (held.start or "9") <= published <= (held.end or "9") + "~"
            for held in analysis.ontology.tenures.get(key, ())
        )
    ]
    return next(iter(current or fits), None)


def _by_part(named: dict[str, str], text: str) -> str | None:
    if text in named:
        return named[text]
    longer = [
        key for name, key in named.items() if text in name.split("·") or (len(name) == 4 and name.startswith(text))
    ]
    return longer[0] if longer else None


def _by_neighbour(analysis: Analysis, mention: Mention) -> str | None:
    """A Latin name right after a Chinese one names the same person."""
    if mention.rule != "latin-name":
        return None
    before = [old for old in analysis.mentions if old.kind == "person" and 0 < mention.span.start - old.span.end < 4]
    for old in before:
        if old.span in analysis.links and not analysis.text[old.span.end : mention.span.start].strip(" （("):
            return analysis.links[old.span]
    return None


def _posts(analysis: Analysis) -> None:
    """北约秘书长 without a name: the person whom the text, or the ontology at that date, gives that post."""
    held: dict[str, list[str]] = {}
    for title in analysis.titles:
        if title.holder and (key := analysis.links.get(title.holder)):
            for post in title.posts:
                held.setdefault(fold(post), []).append(key)
    generic = set(analysis.ontology.lexicon("posts")["generic"]["names"])
    for title in analysis.titles:
        if (
            title.holder
            or not title.origin
            or TAKING.search(analysis.folded, max(0, title.span.start - 4), title.span.start)
        ):
            continue
        word = _last_word(analysis, title)
        name = analysis.folded[word.start : word.end]
        candidates = {
            key
            for post, keys in held.items()
            if post.endswith(name)
            for key in keys
            if _compatible(analysis, title, key)
        }
        if not candidates and name not in generic:
            candidates = _by_tenure(analysis, title, name)
        if len(candidates) == 1 and name not in generic and analysis.free(word):
            mention = Mention(word, "person", "nominal", (), "post")
            analysis.settle([mention])
            analysis.links[word] = known(analysis, candidates.pop())


def _last_word(analysis: Analysis, title: Title) -> Span:
    token = max(
        (one for one in analysis.tokens if one.category == "post" and title.span.holds(one.span)),
        key=lambda one: one.span,
    )
    return token.span


def _compatible(analysis: Analysis, title: Title, person: str) -> bool:
    """Whether the origin of a title agrees with what a person's own title in the text says."""
    keys = {name.key for token in title.origin for name in token.names}
    theirs = [one for one in analysis.titles if one.holder and analysis.links.get(one.holder) == person]
    origins = {name.key for one in theirs for token in one.origin for name in token.names}
    held = {held.of for held in analysis.ontology.tenures.get(person, ())}
    return not keys or bool(keys & (origins or held))


def _by_tenure(analysis: Analysis, title: Title, name: str) -> set[str]:
    published = analysis.document.published
    if not published:
        return set()
    keys = {one.key for token in title.origin for one in token.names}
    return {
        person
        for person, tenures in analysis.ontology.tenures.items()
        for held in tenures
        if held.of in keys
        and fold(held.post).endswith(name)
        and (held.start or "9") <= published
        and (not held.end or held.end[: len(published)] + "~" >= published)
        and person in analysis.entities
    }
