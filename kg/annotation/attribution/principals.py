"""For whom somebody speaks, and which keys are on whose side."""

from typing import cast

from kg.annotation.attribution.sides import Side
from kg.annotation.document import Analysis
from kg.annotation.lexical.titles import Title
from kg.model.keys import EntityKey, kind_of, name_of
from kg.text.script import fold

__all__ = ["principal_of", "allies_of"]

MEMBERS = "-members"  # group:NATO-members are those of org:NATO


def principal_of(analysis: Analysis, speaker: str) -> str | None:
    """The state or organization a person, an organ or a document speaks for; none for scholars, states and groups."""
    asked = ("on_behalf_of", speaker)
    if asked not in analysis.known:
        analysis.known[asked] = _on_behalf_of(analysis, speaker)
    return cast("str | None", analysis.known[asked])


def _on_behalf_of(analysis: Analysis, speaker: str) -> str | None:
    kind = kind_of(speaker)
    if kind == "org":
        return analysis.ontology.principal_of(speaker)
    if kind == "doc":
        issuers = analysis.issuers.get(speaker) or analysis.ontology.creators.get(speaker, ())
        if len(issuers) == 1 or any(kind_of(one) != "person" for one in issuers):
            return issuers[0] if len(issuers) == 1 else None
        sides = {principal_of(analysis, one) for one in issuers}
        return sides.pop() if len(sides) == 1 else None  # two ministers of one state
    if kind != "person":
        return None
    former = current = False
    for title in analysis.by_person.get(speaker, ()):
        if title.former:
            former = True
            continue
        posts = {analysis.ontology.posts.get(analysis.ontology.base_of(post)) for post in title.posts}
        current = current or "state" in posts
        acting = {old.span: key for old, key in analysis.acting(title.span)}
        keys = [acting[token.span] for token in title.origin if token.span in acting]
        covering = list(acting.values())
        principal = _sender(analysis, title, keys) or _nearest([*keys, *covering])
        if posts <= {"none", "news"}:
            return None
        if principal:
            return analysis.ontology.principal_of(principal) or principal
    return None if former and not current else _by_tenure(analysis, speaker, ended=current)


def _sender(analysis: Analysis, title: Title, keys: list[str]) -> str | None:
    """The state whose name opens the title of one who is sent: 俄罗斯联合国副大使."""
    envoys = analysis.ontology.lexicons.grammar.titles.envoys
    sent = any(fold(post).endswith(envoys) for post in title.posts)
    return keys[0] if sent and len(keys) > 1 and kind_of(keys[0]) == "state" else None


def _nearest(keys: list[str]) -> str | None:
    """Of a title's origin the organization nearest to the post, 众议院共和党 of 领袖; else what comes first."""
    bodies = [key for key in keys if kind_of(key) == "org"]
    return next((key for key in (*reversed(bodies), *keys) if kind_of(key) in ("state", "org", "group")), None)


def _by_tenure(analysis: Analysis, person: str, *, ended: bool) -> str | None:
    """For whom the last post before the document speaks; one that has `ended` only where the text calls him by a post."""
    published = analysis.document.published or "9999"
    speaks = analysis.ontology.posts
    held = [
        one
        for one in analysis.ontology.tenures.get(person, ())
        if one.of and speaks.get(analysis.ontology.base_of(one.post)) not in ("none", "news")
    ]
    past = [one for one in held if (one.start or "") <= published]
    chosen = max(past or held, key=lambda one: one.start or "", default=None)
    if not chosen or not chosen.of or (not ended and chosen.end and chosen.end < published[: len(chosen.end)]):
        return None
    return analysis.ontology.principal_of(chosen.of) or chosen.of


def allies_of(analysis: Analysis, speaker: str, principal: str | None) -> Side:
    """Speaker, principal, their organs, for a group its members; and apart, the groups they belong to."""
    asked = ("allies_of", speaker, principal or "", str(len(analysis.entities)))
    if asked not in analysis.known:
        analysis.known[asked] = _allies_of(analysis, speaker, principal)
    return cast(Side, analysis.known[asked])


def _allies_of(analysis: Analysis, speaker: str, principal: str | None) -> Side:
    keys = {speaker, *([principal] if principal else [])}
    if principal and (whole := analysis.ontology.principal_of(principal)):
        keys.add(whole)  # the state of the organ whose document speaks
    for key in list(keys):
        keys |= set(analysis.ontology.members.get(key, ()))
        if kind_of(key) == "group" and key not in analysis.ontology.members:
            keys |= set(EntityKey.parse(key).states) & analysis.ontology.entities.keys()
    shared = {group for group, members in analysis.ontology.members.items() if keys & set(members)}
    made = (key for key in analysis.entities if kind_of(key) == "group" and key not in analysis.ontology.members)
    shared |= {key for key in made if keys & set(EntityKey.parse(key).states)}  # 双方 of whom the speaker is one
    bodies = (EntityKey("org", name_of(group).removesuffix(MEMBERS)) for group in shared if group.endswith(MEMBERS))
    shared |= {str(body) for body in bodies if str(body) in analysis.ontology.entities}
    shared -= keys
    keys |= {whole for whole, bodies in analysis.ontology.lexicons.defaults.bodies.items() if keys & set(bodies)}
    keys |= {organ for key in keys for organ in analysis.organs.get(key, ())}
    private = principal is None and kind_of(speaker) == "person" and not _holds_office(analysis, speaker)
    return Side(frozenset(keys), frozenset(shared), _officials(analysis, speaker, principal), private)


def _holds_office(analysis: Analysis, person: str) -> bool:
    """Whether the text calls somebody by a post of an official, of whatever body."""
    titles = analysis.by_person.get(person, ())
    posts = {analysis.ontology.posts.get(analysis.ontology.base_of(post)) for title in titles for post in title.posts}
    return bool(posts - {"none", "news", None})


def _officials(analysis: Analysis, speaker: str, principal: str | None) -> frozenset[str]:
    """Others who speak for the same state. Not for its heads: whom they name is a rival as often as one of theirs."""
    heads = analysis.ontology.lexicons.grammar.titles.heads
    posts = {analysis.ontology.base_of(one.post) for one in analysis.ontology.tenures.get(speaker, ())}
    if principal is None or kind_of(principal) != "state" or posts & set(heads):
        return frozenset()
    people = (key for key in analysis.entities if kind_of(key) == "person" and key != speaker)
    return frozenset(key for key in people if principal_of(analysis, key) == principal)
