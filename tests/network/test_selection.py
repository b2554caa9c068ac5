"""Part of the records, read as if they were all."""

from kg.network.entities import network
from kg.network.selection import SelectedRecords
from tests.support.store import OWN, records, store


def test_a_selection_has_its_claims_their_documents_and_what_they_name() -> None:
    whole = records(store())
    some = [one for one in whole.claims() if one.illocution == "request"]
    found = network(SelectedRecords(whole, claims=some))
    assert {one.illocution for one in found.claims} == {"request"}
    assert set(found.documents) == {"d1"} and set(found.texts) == {"d1"}
    assert set(found.multigraph) == {"state/CHN", "state/AAA", "treaty/NPT", "person/li-ming"}
    assert found.events == () and {key for *_, key in found.multigraph.edges(keys=True)} == {
        "claim:request:affirmative"
    }


def test_relations_and_documents_are_chosen_by_themselves() -> None:
    whole = records(store())
    ratified = [one for one in whole.relations() if one.predicate == "ratified"]
    found = network(SelectedRecords(whole, relations=ratified))
    assert [key for *_, key in found.multigraph.edges(keys=True)] == ["relation:ratified:affirmative"]
    alone = network(SelectedRecords(whole, documents=[OWN.thing("document", "d2")]))
    assert set(alone.multigraph) == {"state/AAA", "treaty/NPT"} and alone.claims == ()


def test_nothing_chosen_is_an_empty_network() -> None:
    found = network(SelectedRecords(records(store())))
    assert len(found.multigraph) == 0 and found.documents == {}
