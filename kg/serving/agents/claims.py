"""Tools for claims: those of a filter, and one with all that report it."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from kg.catalog import ClaimFilter, Page
from kg.errors import KGError, short
from kg.model.keys import kind_of
from kg.serving.agents.answers import ClaimAnswer, ClaimsFound
from kg.serving.agents.arguments import ACTS, Actor, Limit, Offset, Order, Since, Text, Topic, Until, in_order, page_of
from kg.serving.agents.names import ACTORS, ANYTHING, SUBJECTS, key_of, matcher
from kg.serving.agents.telling import fitting, teller
from kg.serving.builds import Build, Builds

__all__ = ["ClaimTools"]

QUOTE = "claims, not facts: quote `worded`, or say who says it, when, in which document"
NONE = Page(0, 0)
WITHOUT: dict[str, dict[str, None]] = {
    "target": {"target": None}, "about": {"about": None}, "topic": {"topic": None, "instrument": None, "about": None},
}  # fmt: skip
OTHERS = 10  # reports of the same utterance


class ClaimTools:
    def __init__(self, builds: Builds) -> None:
        self._builds = builds

    def find_claims(
        self,
        actor: Actor = "",
        speaker: Annotated[
            Text, Field(description="Who speaks himself: 耿爽, Geng Shuang, org:CHN-MFA. For a state use actor.")
        ] = "",
        target: Annotated[
            Text, Field(description="At whom it is aimed: who is criticized, asked, backed: 美国, state:USA.")
        ] = "",
        topic: Topic = "",
        about: Annotated[
            Text,
            Field(
                description="What it is about in any way, as target, addressee, treaty or topic: 国际原子能机构, IAEA."
            ),
        ] = "",
        act: Annotated[Text, Field(description=f"What is done by saying it: {ACTS}.")] = "",
        text: Annotated[
            Text,
            Field(
                description="Chinese words that stand in the sentence, in either script; all of them, parted by blanks: 浓缩铀 60%."
            ),
        ] = "",
        document: Annotated[Text, Field(description="The id of a document.")] = "",
        since: Since = "",
        until: Until = "",
        order: Order = "newest",
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> ClaimsFound:
        """Who says what: claims by speaker, target, topic, words and time, each with its sentence, document and IRI.

        All arguments together must hold; leave out what does not matter. A claim is what a document reports somebody to say;
        it proves that it was said so there, not that it is so. Example: actor=中国, target=美国, act=criticize, since=2020.
        """
        build = self._builds.current()
        in_order(since, until)
        wanted = ClaimFilter(
            actor=key_of(build, actor, ACTORS, "actor") if actor else None,
            speaker=key_of(build, speaker, ACTORS, "speaker") if speaker else None,
            target=key_of(build, target, ANYTHING, "target") if target else None,
            about=key_of(build, about, ANYTHING, "about") if about else None,
            illocution=_act(build, act) if act else None,
            document=_document(build, document) if document else None,
            text=text or None,
            since=since or None,
            until=until or None,
        )
        if topic:
            wanted = on_subject(wanted, key_of(build, topic, SUBJECTS, "topic"))
        found = build.catalog.claims(
            wanted, page=page_of(offset, limit), order="-date" if order == "newest" else "date"
        )
        told = tuple(fitting(found.items, teller(build.catalog)))
        notes = (
            (QUOTE,)
            if told
            else _nearby(build, wanted, found.total, {"target": target, "about": about, "topic": topic})
        )
        return ClaimsFound(
            build=build.id, notes=notes, total=found.total, cut=offset + len(told) < found.total, claims=told
        )

    def get_claim(
        self, id: Annotated[Text, Field(description="The id or IRI of a claim, from an answer.")]
    ) -> ClaimAnswer:
        """One claim by its id or IRI, with the other reports of the same utterance. Use it to check a quotation."""
        build = self._builds.current()
        claim = build.catalog.claim(id.strip().rpartition("/")[2])
        if claim is None:
            raise KGError(f"no claim {short(id)!r} in this build; take an id from an answer of find_claims")
        tell = teller(build.catalog)
        same = ClaimFilter(utterance=claim.utterance) if claim.utterance and claim.told > 1 else None
        others = build.catalog.claims(same, page=Page(0, OTHERS + 1)).items if same else ()
        return ClaimAnswer(
            build=build.id, notes=(QUOTE,), told=tell(claim), same_utterance=tuple(fitting((one for one in others if one.id != claim.id), tell)),
        )  # fmt: skip


def on_subject(wanted: ClaimFilter, key: str) -> ClaimFilter:
    """Claims on a topic, a treaty or about a group."""
    match kind_of(key):
        case "topic":
            return replace(wanted, topic=key)
        case "treaty":
            return replace(wanted, instrument=key)
    if wanted.about and wanted.about != key:
        raise KGError(f"{key} is a group: give it as about alone, or as target or actor")
    return replace(wanted, about=key)


def _act(build: Build, act: str) -> str:
    name = act.strip().lower().removeprefix("illocution:")
    if build.catalog.entity(f"illocution:{name}"):
        return name
    raise KGError(f"no act {short(act)!r}; choose from {ACTS}")


def _document(build: Build, id: str) -> str:
    name = id.strip().rpartition("/")[2]
    if build.catalog.document(name):
        return name
    raise KGError(f"no document {short(id)!r} in this build; take an id from evidence.document of an answer")


def _nearby(build: Build, wanted: ClaimFilter, total: int, names: dict[str, str]) -> tuple[str, ...]:
    """Why nothing is listed: which argument keeps claims out; and whether a name stands in the words instead."""
    if total:
        return (f"there are {total}; give a smaller offset",)
    given = {
        **wanted.facets,
        **{name: value for name in ("text", "since", "until") if (value := getattr(wanted, name))},
    }
    without = {name: _number(build, replace(wanted, **{name: None})) for name in given}
    told = [f"without {name} ({str(given[name])[:40]}): {number}" for name, number in without.items()]
    notes = (
        [f"no claim fits all of it; {', '.join(told)}"] if len(told) > 1 else ["no claim fits that in these documents"]
    )
    for name, words in names.items():
        if words and not wanted.text and (number := _number(build, replace(wanted, **WITHOUT[name], text=words))):
            notes.append(f"with text={words[:40]} instead of {name}: {number}")
        if words and name != "target" and (near := _akin(build, replace(wanted, **WITHOUT["topic"]), words)):
            notes.append(f"with topic instead: {', '.join(near)}")
    if wanted.topic and (broader := _broader(build, wanted.topic)):
        notes.append(
            f"claims are filed under broader topics: ask for {', '.join(broader)}, with its words as text, or use positions"
        )
    return tuple(notes)


def _akin(build: Build, wanted: ClaimFilter, words: str) -> list[str]:
    """Topics that such words may mean too, of which there are claims: of AUKUS nuclear submarines."""
    keys = (one.key for one in matcher(build).candidates(words) if one.kind == "topic")
    numbers = ((key, _number(build, replace(wanted, topic=key))) for key in keys)
    return [f"{key} ({number})" for key, number in numbers if number]


def _number(build: Build, wanted: ClaimFilter) -> int:
    return build.catalog.claims(wanted, page=NONE).total


def _broader(build: Build, topic: str) -> list[str]:
    entity = build.catalog.entity(topic)
    facts = entity.facts if entity else ()
    return [
        one.value.key
        for one in facts
        if one.property.key == "term:broader" and not one.inverse and not isinstance(one.value, str)
    ]
