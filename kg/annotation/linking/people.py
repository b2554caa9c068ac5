"""People: known ones, new ones, their shorter names, and posts that stand for them."""

import re
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity, new_entity
from kg.annotation.lexical.japanese_names import surname_of
from kg.annotation.lexical.titles import Title
from kg.annotation.linking.spelled import spelled, spells_another
from kg.annotation.linking.tenures import best, supports
from kg.model import Mention, Span
from kg.model.keys import EntityKey, name_of
from kg.ontology import Ontology
from kg.text.script import fold

__all__ = ["link"]

NOWHERE = Span(-1, -1)
INITIAL = re.compile(r"(?<=·)[A-Z]·")


class Around(NamedTuple):
    """What stands right before a post, by the words of `lexicon/grammar.toml`."""

    another: re.Pattern[str]  # 副总统 and 助理国务卿 are others
    taking: re.Pattern[str]  # 出任中国大使: the post, nobody yet


@cache
def _around(ontology: Ontology) -> Around:
    words = ontology.lexicons.grammar.titles
    return Around(re.compile(f"(?:{words.another.regex})$"), re.compile(f"(?:{words.taking.regex})(?:了)?$"))


def link(analysis: Analysis) -> None:
    """Every person's mention, then titles without a name that only one person of the text can hold."""
    people = [mention for mention in analysis.mentions if mention.kind == "person"]
    named: dict[str, str] = {}
    parts: dict[str, str] = {}
    bearers = _bearers(analysis, people)
    introduced = _introduced(analysis, people, bearers)
    for mention in sorted(people, key=lambda one: one.subtype in ("again", "latin-name")):
        text = analysis.text[mention.span.start : mention.span.end]
        key = (
            analysis.links.get(introduced.get(fold(text), NOWHERE)) or _bearer(bearers.get(fold(text), {}), mention)
            if mention.candidates
            else named.get(fold(text)) or parts.get(fold(text)) or _by_neighbour(analysis, mention)
        )
        key = key or _called(analysis, mention, fold(text)) or _plainer(analysis, fold(text))
        if key and key in analysis.ontology.entities:
            curated_entity(analysis, key)
        elif key and mention.candidates:
            new_entity(analysis, "person", name_of(key), name_of(key), (text,))
        elif not key:
            key = new_entity(analysis, "person", text, text)
        if fold(text) not in named:
            named[fold(text)] = key
            for part in _parts(fold(text), analysis.ontology):
                parts.setdefault(part, key)
        analysis.links[mention.span] = key
        add_alias(analysis, key, text)
    _posts(analysis)


def _bearers(analysis: Analysis, people: list[Mention]) -> dict[str, dict[int, str]]:
    """Known name -> where it stands beside a title -> who is meant there: somebody else where the title contradicts all of that name."""
    found: dict[str, dict[int, str]] = {}
    for mention in people:
        if not mention.candidates:
            continue
        text = analysis.folded[mention.span.start : mention.span.end]
        places = found.setdefault(text, {-1: mention.candidates[0]})
        namesakes = (*mention.candidates, *analysis.ontology.called.get(text, ()))
        latin = spelled(analysis, mention)
        if latin and all(spells_another(latin, one, analysis.ontology) for one in namesakes):
            places[mention.span.start] = str(EntityKey("person", f"{text}（{latin}）"))
        elif title := analysis.by_holder.get(mention.span):
            other = str(EntityKey("person", f"{text}（{analysis.ontology.base_of(title.posts[0])}）"))
            sure = {one for one in namesakes if latin or not _is_surname(analysis, text, one)}
            fitting = [one for one in namesakes if one in sure or supports(analysis, title, one)]
            places[mention.span.start] = best(analysis, title, fitting) or other
    for places in found.values():
        if len(places) > 1:
            places[-1] = places[min(set(places) - {-1})]  # before the first title too
    return found


def _introduced(analysis: Analysis, people: list[Mention], bearers: dict[str, dict[int, str]]) -> dict[str, Span]:
    """Known surname -> the full name, printed with a post, of another who bears it, if it stands alone only after that one: 驻俄大使约翰·沙利文."""
    found: dict[str, Span] = {}
    alone: dict[str, int] = {}  # where a name is printed first
    for mention in people:
        name = analysis.folded[mention.span.start : mention.span.end]
        alone[name] = min(alone.get(name, mention.span.start), mention.span.start)
    for mention in people:
        name = analysis.folded[mention.span.start : mention.span.end]
        short = name.rpartition("·")[2]
        if short == name or mention.span not in analysis.by_holder or len(bearers.get(short, ())) != 1:
            continue
        bearer = bearers[short][-1]
        first = alone.get(short, mention.span.end) > mention.span.start
        if first and _other_given(analysis, bearer, name, short) and not _has_led(analysis, bearer):
            found.setdefault(short, mention.span)
    whole = {one.candidates[0] for one in people if one.candidates and "·" in analysis.folded[slice(*one.span)]}
    return {short: span for short, span in found.items() if not whole & set(bearers[short].values())}


def _other_given(analysis: Analysis, person: str, name: str, surname: str) -> bool:
    """Whether somebody is known by a given name that begins otherwise: 马克·鲁比奥 is 马尔科·鲁比奥, 约翰·沙利文 no 杰克·沙利文."""
    known = analysis.ontology.entities.get(person)
    names = [fold(one) for one in (known.label, *known.aliases)] if known else []
    whole = [one for one in names if one.endswith(f"·{surname}")]
    return bool(whole) and all(one[0] != name[0] for one in whole)


def _has_led(analysis: Analysis, person: str) -> bool:
    """Whether somebody has been at the head of a state or government, and is meant by the surname alone whoever else bears it."""
    heads = analysis.ontology.lexicons.grammar.titles.heads
    return any(held.post in heads for held in analysis.ontology.tenures.get(person, ()))


def _is_surname(analysis: Analysis, text: str, person: str) -> bool:
    """Whether a name is only the surname, which many may have, of somebody whose posts are known: 布朗 of 查尔斯·布朗."""
    known = analysis.ontology.entities.get(person)
    if known is None or not analysis.ontology.tenures.get(person):
        return False
    return fold(known.label).endswith(f"·{text}")


def _bearer(places: dict[int, str], mention: Mention) -> str:
    """Who is meant by a known name: whom the last title before it gives."""
    return places[max(at for at in places if at <= mention.span.start)]


def _plainer(analysis: Analysis, text: str) -> str | None:
    """西格弗里德·S·赫克, 阿亚图拉·哈梅内伊: who is known by that name but for the initial or the rank."""
    if INITIAL.search(text):
        return _named(analysis.ontology).get(INITIAL.sub("", text))
    rank, _, name = text.partition("·")
    return _named(analysis.ontology).get(name) if rank in analysis.ontology.lexicons.names.foreign.ranks else None


@cache
def _named(ontology: Ontology) -> dict[str, str]:
    """Folded name -> the person."""
    return {name.text: name.key for name in ontology.names if name.kind == "person" and name.form != "nominal"}


def _called(analysis: Analysis, mention: Mention, text: str) -> str | None:
    """约翰逊 after 英国首相: of the people called so, the one whose post the title's origin, or the state whose organ it is, gives, at that date if several."""
    latin = spelled(analysis, mention)
    candidates = [
        one
        for one in analysis.ontology.called.get(text, ())
        if not (latin and spells_another(latin, one, analysis.ontology))
    ]
    title = analysis.by_holder.get(mention.span)
    if title:
        return best(analysis, title, [one for one in candidates if supports(analysis, title, one)])
    published = analysis.document.published or "9999"
    current = [
        key
        for key in candidates
        if any(
            (held.start or "9") <= published <= (held.end or "9") + "~"
            for held in analysis.ontology.tenures.get(key, ())
        )
    ]
    return next(iter(current or candidates), None)


def _parts(name: str, ontology: Ontology) -> list[str]:
    """What may stand for a name later: a part between dots, the last in Latin letters, the beginning of four characters (松井一实), a Japanese surname."""
    surname = surname_of(name, ontology)
    beginnings = [name[:size] for size in range(1, 4) if len(name) == 4]
    return [*name.split("·"), name.rpartition(" ")[2], *beginnings, *([surname] if surname else [])]


def _by_neighbour(analysis: Analysis, mention: Mention) -> str | None:
    """A Latin name right after a Chinese one names the same person."""
    if mention.subtype != "latin-name":
        return None
    honorifics = ("", *analysis.ontology.lexicons.names.foreign.honorifics)
    before = [analysis.mentions.ending_at(mention.span.start - gap) for gap in range(5, 0, -1)]
    for old in before:
        if not old or old.kind != "person":
            continue
        if old.span in analysis.links and analysis.folded[old.span.end : mention.span.start].strip(" (") in honorifics:
            return analysis.links[old.span]
    return None


def _posts(analysis: Analysis) -> None:
    """北约秘书长 without a name: the person whom the text, or the ontology at that date, gives that post."""
    held, origins = _held(analysis)
    asked: dict[tuple[str, frozenset[str]], set[str]] = {}
    generic = set(analysis.ontology.lexicons.posts.generic.names)
    for title in analysis.titles:
        before = analysis.mentions.ending_at(title.span.start)
        if (
            title.holder
            or not title.origin
            or (before is not None and before.kind == "state")  # 中俄外长: of both
            or _around(analysis.ontology).taking.search(analysis.folded, max(0, title.span.start - 4), title.span.start)
        ):
            continue
        word = _last_word(analysis, title)
        name = analysis.folded[word.start : word.end]
        if name in generic or _around(analysis.ontology).another.search(
            analysis.folded, max(0, word.start - 3), word.start
        ):
            continue
        keys = frozenset(one.key for token in title.origin for one in token.names)
        if (name, keys) not in asked:
            fits = {key for key in held.get(name, ()) if _compatible(analysis, keys, key, origins)}
            asked[name, keys] = fits or _by_tenure(analysis, keys, name)
        candidates = asked[name, keys]
        if len(candidates) == 1 and analysis.free(word):
            mention = Mention(word, "person", "nominal", (), "post")
            analysis.settle([mention])
            analysis.links[word] = curated_entity(analysis, next(iter(candidates)))


def _held(analysis: Analysis) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """The people of each listed post in which a post printed here ends; of each person what the titles say of whose it is."""
    held: dict[str, list[str]] = {}
    origins: dict[str, set[str]] = {}
    for title in analysis.titles:
        if title.holder and (key := analysis.links.get(title.holder)):
            origins.setdefault(key, set()).update(name.key for token in title.origin for name in token.names)
            for post in map(fold, title.posts):
                for at in range(len(post)):
                    if post[at:] in analysis.ontology.posts and not _around(analysis.ontology).another.search(
                        post[:at]
                    ):
                        held.setdefault(post[at:], []).append(key)
    return held, origins


def _last_word(analysis: Analysis, title: Title) -> Span:
    token = max(
        (one for one in analysis.tokens_in(title.span) if one.category == "post" and title.span.holds(one.span)),
        key=lambda one: one.span,
    )
    return token.span


def _ends(post: str, name: str, ontology: Ontology) -> bool:
    """Whether who holds the one holds the other: 外交部长 is 部长, 副总统 is not 总统."""
    return post.endswith(name) and not _around(ontology).another.search(post.removesuffix(name))


def _compatible(analysis: Analysis, keys: frozenset[str], person: str, origins: dict[str, set[str]]) -> bool:
    """Whether the origin of a title agrees with what a person's own title in the text says."""
    held = {held.of for held in analysis.ontology.tenures.get(person, ())}
    return not keys or bool(keys & (origins.get(person) or held))


def _by_tenure(analysis: Analysis, keys: frozenset[str], name: str) -> set[str]:
    published = analysis.document.published
    if not published:
        return set()
    return {
        person
        for person, tenures in analysis.ontology.tenures.items()
        for held in tenures
        if held.of in keys
        and _ends(fold(held.post), name, analysis.ontology)
        and (held.start or "9") <= published
        and (not held.end or held.end[: len(published)] + "~" >= published)
        and person in analysis.entities
    }
