"""What the ontology answers about the world."""

import pytest

from kg.ontology.ontology import Ontology, load_ontology

ONTOLOGY = load_ontology()


@pytest.mark.parametrize(
    ("key", "state", "principal"),
    [
        ("state:CHN", "state:CHN", None),
        ("org:CHN-MFA", "state:CHN", "state:CHN"),
        ("org:SWE-MFA", "state:SWE", "state:SWE"),  # of the table of organs
        ("org:LBN-Hezbollah", None, None),
        ("org:USA-Republican-Party", None, None),
        ("org:IAEA", None, None),
        ("org:RAND", None, None),
        ("org:SWE-XYZ", None, None),
        ("treaty:NPT", None, None),
    ],
)
def test_whose_organ_something_is_and_for_whom_it_speaks(key: str, state: str | None, principal: str | None) -> None:
    assert ONTOLOGY.state_of(key) == state
    assert key.startswith("state:") or ONTOLOGY.principal_of(key) == principal


@pytest.mark.parametrize(
    ("name", "state", "suffix"),
    [
        ("外交部", "SWE", "MFA"),
        ("国务院", "USA", "State"),
        ("国务院", "SWE", None),
        ("五角大楼", "USA", "DoD"),
        ("甲乙部", "SWE", None),
    ],
)
def test_an_organ_by_its_name_in_a_state(name: str, state: str, suffix: str | None) -> None:
    found = ONTOLOGY.organ(name, state)
    assert (found.suffix if found else None) == suffix


def test_an_organ_of_the_table_is_no_curated_entity_and_another_key_is_none() -> None:
    found = ONTOLOGY.organ_entity("org:SWE-MFA")
    assert found and found.label == "瑞典外交部" and "org:SWE-MFA" not in ONTOLOGY.entities
    assert ONTOLOGY.organ_entity("org:XXX-MFA") is None and ONTOLOGY.organ_entity("org:SWE-XYZ") is None


def test_groups_seats_dates_and_names() -> None:
    assert set(ONTOLOGY.members["group:P5"]) == {f"state:{one}" for one in ("CHN", "FRA", "GBR", "RUS", "USA")}
    assert ONTOLOGY.short_states["俄"] == "state:RUS" and ONTOLOGY.metonyms["平壤"] == "state:PRK"
    assert "2002" in ONTOLOGY.years("treaty:SORT") and ONTOLOGY.years("state:CHN") == set()
    assert "person:鲍里斯·约翰逊" in ONTOLOGY.called["约翰逊"]
    assert "org:reuters" in ONTOLOGY.outlets and "org:IAEA" in ONTOLOGY.of_class("IntergovernmentalOrganization")


def test_every_name_leads_to_an_entity_and_every_tenure_to_a_person() -> None:
    assert {one.key for one in ONTOLOGY.names} <= ONTOLOGY.entities.keys() | ONTOLOGY.unnamed
    assert {key.split(":")[0] for key in ONTOLOGY.tenures} == {"person"}
    assert all(held.post for tenures in ONTOLOGY.tenures.values() for held in tenures)


def test_one_folder_is_read_once_and_a_base_of_ones_own_is_kept() -> None:
    assert load_ontology() is load_ontology() and isinstance(ONTOLOGY, Ontology)
    other = load_ontology(base="https://example.org/kg/")
    assert other is not ONTOLOGY and other.namespace.base == "https://example.org/kg/"
