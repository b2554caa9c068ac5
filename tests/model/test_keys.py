"""A key has a kind and a name, and nobody else takes one apart."""

import re

import pytest

from kg.model.keys import EntityKey, kind_of, name_of
from kg.model.kinds import KINDS
from kg.ontology import load_ontology
from tests.support.places import ROOT

# split(":"), partition(":"), startswith("org:"), removeprefix("state:"), f"state:{code}"
APART = re.compile(
    r'(?<!r)(?:split|partition)\(":"|(?:startswith|removeprefix)\(\(?f?"(?:{0}):|"(?:{0}):[{{"]'.replace(
        "{0}", "|".join(KINDS)
    )
)


@pytest.mark.parametrize(
    ("key", "kind", "name"),
    [
        ("state:CHN", "state", "CHN"),
        ("person:王毅", "person", "王毅"),
        ("org:CHN-MFA", "org", "CHN-MFA"),
        ("doc:a:b", "doc", "a:b"),  # a name may hold a colon
        ("this", "this", ""),  # the document itself
    ],
)
def test_a_key_is_a_kind_and_a_name(key: str, kind: str, name: str) -> None:
    assert EntityKey.parse(key) == (kind, name) == (kind_of(key), name_of(key))
    assert str(EntityKey.parse(key)) == (key if name else f"{key}:")


def test_a_group_is_called_by_its_members() -> None:
    group = EntityKey.for_group(["state:USA", "state:GBR"])
    assert str(group) == "group:USA-GBR"
    assert group.states == ("state:USA", "state:GBR")
    assert EntityKey.parse("org:USA-DOS").states == ()


def test_every_entity_is_of_a_kind_of_the_table() -> None:
    ontology = load_ontology()
    assert {entity.kind for entity in ontology.entities.values()} == set(KINDS)
    assert {key for key, entity in ontology.entities.items() if kind_of(key) != entity.kind} == set()


@pytest.mark.parametrize("line", ['key.split(":")[0]', 'key.startswith("org:")', 'f"state:{code}"', '"state:" + code'])
def test_a_key_taken_apart_would_be_seen(line: str) -> None:
    assert APART.search(line)


def test_nobody_else_takes_a_key_apart() -> None:
    found = {
        f"{path.relative_to(ROOT)}:{number}"
        for path in sorted((ROOT / "kg").rglob("*.py"))
        if path.name != "keys.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if APART.search(line)
    }
    assert found == set()
