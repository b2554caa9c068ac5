"""Posts and affiliations, by titles: 外交部发言人赵立坚."""

import re
from collections.abc import Iterator

from kg.analysis import Analysis
from kg.folding import fold
from kg.linking.minting import known
from kg.model import Relation, Span
from kg.titles import Title

__all__ = ["relate"]


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`holds_post` and `affiliated_with` of every title that has a holder."""
    shortest: dict[tuple[str, str], str] = {}
    held: dict[str, list[Relation]] = {}
    news = _news_posts(analysis)
    for title in analysis.titles:
        holder = title.holder
        if not holder or holder not in analysis.links or all(fold(post) in news for post in title.posts):
            continue
        person = analysis.links[holder]
        span = Span(min(title.span.start, holder.start), max(title.span.end, holder.end))
        for post in title.posts:
            bare = re.sub(r"^.*?(?=[^，。]{0,4}$)", "", fold(post))
            known_post = shortest.get((person, bare))
            if known_post is None or len(post) < len(known_post):
                shortest[person, bare] = post
        for post in title.posts:
            held.setdefault(person, []).append(Relation(person, "holds_post", post, analysis.evidence(span), "title"))
        for key in _principals(analysis, title):
            yield Relation(person, "affiliated_with", key, analysis.evidence(span), "title-origin")
    for person, relations in held.items():
        yield from (relation for relation in relations if relation.object in {post for (who, _), post in shortest.items() if who == person})


def _news_posts(analysis: Analysis) -> set[str]:
    posts = analysis.ontology.lexicon("posts")["post"]
    return {fold(name) for post in posts if post["speaks_for"] == "news" for name in post["names"]}


def _principals(analysis: Analysis, title: Title) -> Iterator[str]:
    """Whose the post is: the organ and its parent ministry, else the organization, else the state."""
    inside = [(mention, key) for mention, key in analysis.linked(title.span) if mention.kind in ("org", "group")]
    if inside:
        key = inside[-1][1]
        yield key
        if parent := _ministry(analysis, key):
            yield known(analysis, parent)
        return
    states = [key for mention, key in analysis.linked(title.span) if mention.kind == "state"]
    if states:
        yield states[0]
    elif title.holder and not any(mention.kind == "place" for mention in analysis.between(title.span)):
        yield from _nearby_state(analysis, title, title.holder)


def _ministry(analysis: Analysis, key: str) -> str | None:
    """org:CHN-MFA-DAC -> org:CHN-MFA."""
    parent = key.rpartition("-")[0]
    return parent if parent.startswith("org:") and parent.count("-") == 1 and key.count("-") == 2 else None


def _nearby_state(analysis: Analysis, title: Title, holder: Span) -> Iterator[str]:
    """A title without origin (特朗普总统): the state of the holder's known tenure, if the sentence names it."""
    sentence = analysis.sentence_of(title.span.start)
    if not sentence:
        return
    tenures = {held.of for held in analysis.ontology.tenures.get(analysis.links[holder], ())}
    keys = dict.fromkeys(key for mention, key in analysis.linked(sentence.span) if mention.kind == "state")
    yield from [key for key in keys if key in tenures][:1]
