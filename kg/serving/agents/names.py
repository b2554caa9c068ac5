"""What is meant by a name that an agent gives: one thing, or the choices."""

from collections.abc import Collection, Iterator

from kg.catalog import Entity, Page
from kg.catalog.matching import Matcher
from kg.catalog.search_words import plain
from kg.errors import KGError, short
from kg.model.keys import kind_of
from kg.serving.agents.wording import line
from kg.serving.builds import Build

__all__ = ["ACTORS", "ANYTHING", "SUBJECTS", "exact_key", "key_of", "matcher"]

ACTORS = ("state", "org", "person", "group", "doc")
SUBJECTS = ("treaty", "topic", "group")
ANYTHING = ("state", "org", "person", "group", "treaty", "topic", "doc", "event", "place")
LONGEST = 200  # characters of a name
SHOWN = 6  # choices that are named
NEAR = Page(0, SHOWN)


def matcher(build: Build) -> Matcher:
    """The names of the ontology and of the graph, read once a build."""
    return build.matcher


def key_of(build: Build, wanted: str, kinds: Collection[str] = ANYTHING, role: str = "entity") -> str:
    """The key of the one thing that is meant. Raises KGError with the choices if there are several, or with what is near."""
    name = wanted.strip()
    if len(name) > LONGEST:
        raise KGError(f"no {role} has a name of {len(name):,} characters; give the name alone")
    if exact := exact_key(build, name, kinds):
        return exact
    match = matcher(build).match(name)
    if match.entity and match.entity.kind in kinds:
        return match.entity.key
    found = _sure(build, name, kinds) or [one.ref.key for one in _called(build, name, kinds)]
    if len(found) == 1:
        return found[0]
    if found:
        raise KGError(f"{short(name)!r} may be {_list(build, found)}; give one of these keys as {role}")
    if match.entity:
        kind = match.entity.kind
        raise KGError(
            f"{short(name)!r} is {match.entity.key} ({kind}), and {role} is one of {', '.join(kinds)}; ask for it in another argument"
        )
    raise KGError(f"no {role} {short(name)!r} here{_near(build, name, kinds, [one.key for one in match.candidates])}")


def exact_key(build: Build, name: str, kinds: Collection[str] = ANYTHING) -> str | None:
    """Of a key, an IRI, or a code (CHN, NPT, P5)."""
    catalog = build.catalog
    found = catalog.entity(name) or catalog.by_iri(name)
    if found and found.ref.kind in kinds:
        return found.ref.key
    coded = [one.ref.key for kind in kinds if (one := catalog.entity(f"{kind}:{name}"))]
    return coded[0] if len(coded) == 1 else None


def _sure(build: Build, name: str, kinds: Collection[str]) -> list[str]:
    """What the name means where something of a kind is expected: 美 is a state."""
    found = (matcher(build).match(name, kind=kind).entity for kind in kinds)
    return list(dict.fromkeys(one.key for one in found if one and one.kind in kinds))


def _called(build: Build, name: str, kinds: Collection[str]) -> Iterator[Entity]:
    """What has exactly that name in the graph: several people may."""
    for one in build.catalog.entities(name, page=Page(0, 20)).items:
        names = (one.ref.zh, one.ref.en, *one.aliases)
        if one.ref.kind in kinds and plain(name) in map(plain, names):
            yield one


def _near(build: Build, name: str, kinds: Collection[str], candidates: list[str]) -> str:
    found = [one.ref.key for one in build.catalog.entities(name, page=NEAR).items if one.ref.kind in kinds]
    near = list(dict.fromkeys([*found, *(one for one in candidates if kind_of(one) in kinds)]))
    if near:
        return f"; near: {_list(build, near)}; give a key, or look with find_entities"
    return "; look with find_entities for parts of the name, or with match_names for another spelling"


def _list(build: Build, keys: list[str]) -> str:
    named = ((key, build.catalog.entity(key)) for key in keys[:SHOWN])
    told = ", ".join(f"{key} “{line(one.ref.label(), 40)}”" if one else key for key, one in named)
    return told + (f" and {len(keys) - SHOWN} more" if len(keys) > SHOWN else "")
