"""/api/entities: states, organizations, people, treaties, topics … by name, and each with what is known of it."""

from kg.catalog import Entity, Found, Page
from kg.catalog.things import SHOWN
from kg.serving.api.operations import Listing, Lookup
from kg.serving.api.parameters import Choice, Text, Values
from kg.serving.api.shapes import Summary
from kg.serving.builds import Build

__all__ = ["KINDS", "OPERATIONS"]

KINDS = (*sorted(SHOWN), "illocution", "post", "term")


def _found(build: Build, values: Values, page: Page) -> Found[Summary]:
    found = build.catalog.entities(values["q"] or "", kind=values["kind"], page=page)
    return Found(tuple(map(_summary, found.items)), found.total)


def _summary(one: Entity) -> Summary:
    ref = one.ref
    return Summary(
        ref.key,
        ref.iri,
        ref.kind,
        ref.zh,
        ref.en,
        one.aliases,
        one.documents,
        one.claims_by,
        one.claims_about,
        one.links,
    )


OPERATIONS = (
    Listing(
        path="/api/entities",
        summary=("实体：按名称查找", "Entities, by name"),
        gives=Summary,
        find=_found,
        parameters=(
            Text(name="q", about=("名称或其部分，繁简、英文、拼音均可", "a name or part of it: either script, English, pinyin"), least=0, example="不扩散"),
            Choice(name="kind", about=("类别", "kind"), choices=KINDS, example="treaty"),
        ),
    ),
    Lookup(
        path="/api/entities/{key}",
        summary=("一个实体及其资料", "An entity, with what is known of it"),
        gives=Entity,
        find=lambda build, key: build.catalog.entity(key),
        within=("实体的键", "/api/entities?q= finds keys by names"),
        example="treaty:NPT",
    ),
)  # fmt: skip
