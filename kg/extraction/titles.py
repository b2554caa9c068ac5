"""Posts and affiliations, by titles: 外交部发言人赵立坚."""

from collections.abc import Iterator

from kg.analysis import Analysis
from kg.linking.minting import known
from kg.model import Relation, Span
from kg.titles import Title

__all__ = ["relate"]


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`holds_post` and `affiliated_with` of every title that has a holder; the shorter of two wordings of one post."""
    speaks = analysis.ontology.posts
    held: dict[tuple[str, str], Relation] = {}
    for title in analysis.titles:
        holder = title.holder
        bases = [_base(analysis, title, post) for post in title.posts]
        if not holder or holder not in analysis.links or all(speaks.get(base) == "news" for base in bases):
            continue
        person = analysis.links[holder]
        span = Span(min(title.span.start, holder.start), max(title.span.end, holder.end))
        unheld = analysis.ontology.lexicon("posts")["unheld"]["names"]
        for post, base in zip(title.posts, bases, strict=True):
            if base in unheld:
                continue
            relation = Relation(person, "holds_post", post, analysis.evidence(span), "title")
            known_one = held.get((person, base))
            if known_one is None or 0 < len(post) - len(base) < len(known_one.object) - len(base):
                held[person, base] = relation
        private = all(speaks.get(base) == "none" for base in bases)
        for key in _principals(analysis, title, private):
            yield Relation(person, "affiliated_with", key, analysis.evidence(span), "title-origin")
    yield from held.values()


def _base(analysis: Analysis, title: Title, post: str) -> str:
    """The post without the organization whose it is, however that is worded: 北约秘书长, 北大西洋公约组织秘书长 -> 秘书长."""
    for mention in analysis.between(title.span):
        rest = post.removeprefix(analysis.folded[mention.span.start : mention.span.end])
        if rest != post and rest in analysis.ontology.posts:
            return rest
    return analysis.ontology.base_of(post)


def _principals(analysis: Analysis, title: Title, private: bool) -> Iterator[str]:
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
    elif not private and title.holder and not any(mention.kind == "place" for mention in analysis.between(title.span)):
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
