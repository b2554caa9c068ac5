"""What a catalog finds is what the graph's own records hold, filtered by hand."""

from collections import Counter
from typing import Any

import pytest

from kg.catalog import Catalog, ClaimFilter, DocumentFilter, Page, Ref
from kg.catalog.filters import first_day, last_day
from kg.errors import KGError
from kg.graph import Graph
from kg.rdf.topics import topics
from kg.text.script import fold

ALL = Page(0, 1000)


def by_hand(graph: Graph, wanted: ClaimFilter) -> set[str]:
    """Ids of the claims that a filter means."""
    publishers = {one.name: one.publisher for one in graph.records().documents()}
    return {row["claim"].rpartition("/")[2] for row in graph.claims if _fits(row, wanted, publishers)}


def _fits(row: dict[str, Any], wanted: ClaimFilter, publishers: dict[str, str | None]) -> bool:
    topics = {f"topic:{one}" for one in row["topics"]}
    targets = {"unnamed" if one == "unnamed" else one for one in row["targets"]}
    about = topics | targets | set(row["instruments"]) | {row["addressee"]}
    date = row["date"]
    return all(
        (
            wanted.actor in (None, row["speaker"], row["on_behalf_of"]),
            wanted.speaker in (None, row["speaker"]),
            wanted.target is None or wanted.target in targets,
            wanted.about is None or wanted.about in about,
            wanted.topic is None or wanted.topic in topics,
            wanted.instrument is None or wanted.instrument in row["instruments"],
            wanted.illocution in (None, row["illocution"], f"illocution:{row['illocution']}"),
            wanted.polarity in (None, row["polarity"]),
            wanted.publisher in (None, publishers[row["document"]]),
            wanted.since is None or date and last_day(date) >= first_day(wanted.since),
            wanted.until is None or date and first_day(date) <= last_day(wanted.until),
        )
    )


FILTERS = [
    ClaimFilter(),
    ClaimFilter(actor="state:CHN"),
    ClaimFilter(actor="state:USA", topic="topic:no-first-use"),
    ClaimFilter(actor="state:CHN", illocution="commit"),
    ClaimFilter(speaker="org:CHN-MFA"),
    ClaimFilter(target="state:USA"),
    ClaimFilter(target="unnamed"),
    ClaimFilter(about="state:PRK"),
    ClaimFilter(about="treaty:NPT"),
    ClaimFilter(about="topic:no-first-use"),
    ClaimFilter(topic="topic:no-first-use", since="2020"),
    ClaimFilter(instrument="treaty:TPNW"),
    ClaimFilter(instrument="treaty:NPT", polarity="negative"),
    ClaimFilter(illocution="illocution:criticize"),
    ClaimFilter(polarity="negative"),
    ClaimFilter(publisher="外交部"),
    ClaimFilter(since="2022-01-03"),
    ClaimFilter(since="2021-06", until="2022"),
    ClaimFilter(until="2019-12-31"),
    ClaimFilter(actor="state:ATLANTIS"),
    ClaimFilter(actor="state:CHN", target="state:ATLANTIS"),
]


@pytest.mark.slow
@pytest.mark.parametrize("wanted", FILTERS, ids=str)
def test_a_filter_finds_the_claims_that_fit(wanted: ClaimFilter, catalog: Catalog, sample: Graph) -> None:
    found = catalog.claims(wanted, page=ALL)
    assert {one.id for one in found.items} == by_hand(sample, wanted)
    assert found.total == len(found.items)


def test_most_filters_of_this_table_find_something(sample: Graph) -> None:
    assert sum(bool(by_hand(sample, one)) for one in FILTERS) > len(FILTERS) * 2 // 3


@pytest.mark.parametrize("order", ["date", "-date"])
def test_pages_put_together_are_the_whole_in_the_order_of_dates(catalog: Catalog, order: Any) -> None:
    whole = catalog.claims(page=ALL, order=order)
    pages = [catalog.claims(page=Page(at, 7), order=order) for at in range(0, whole.total + 7, 7)]
    assert [one.id for page in pages for one in page.items] == [one.id for one in whole.items]
    assert {page.total for page in pages} == {whole.total} and not pages[-1].items
    dates = [first_day(one.date) if one.date else "" for one in whole.items]
    assert dates == sorted(dates, reverse=order == "-date")


def test_a_page_that_is_none_is_refused(catalog: Catalog) -> None:
    for page in (Page(-1, 10), Page(0, -1), Page(0, 1001)):
        with pytest.raises(KGError, match="page"):
            catalog.claims(page=page)


def test_a_date_that_is_none_is_refused() -> None:
    for given in ("2020-1", "yesterday", "2020-01-01T00:00", "20200101"):
        with pytest.raises(KGError, match="no date"):
            ClaimFilter(since=given)
        with pytest.raises(KGError, match="no date"):
            DocumentFilter(until=given)


def test_a_claim_has_what_the_graph_records_of_it(catalog: Catalog, sample: Graph) -> None:
    for row in sample.claims:
        found = catalog.claim(row["claim"].rpartition("/")[2])
        assert found and found.iri == row["claim"]
        assert found.speaker.key == row["speaker"]
        assert (found.on_behalf_of and found.on_behalf_of.key) == row["on_behalf_of"]
        assert (found.illocution.key, found.content, found.date) == (
            f"illocution:{row['illocution']}", row["content"], row["date"],
        )  # fmt: skip
        assert (found.document.name, found.document.title) == (row["document"], row["title"])
        assert (found.content_at.start, found.content_at.end, found.content_at.quote) == (
            row["start"], row["end"], row["quote"],
        )  # fmt: skip
        assert sorted(one.key for one in found.instruments) == row["instruments"]
        assert (found.polarity, found.confidence, found.rule) == (row["polarity"], row["confidence"], row["rule"])


def test_what_stands_around_the_words_is_that_of_the_text(catalog: Catalog) -> None:
    for claim in catalog.claims(page=ALL).items:
        document = catalog.document(claim.document.id)
        assert document and document.text
        start, end = claim.content_at.start, claim.content_at.end
        assert document.text[start - len(claim.before) : start] == claim.before
        assert document.text[end : end + len(claim.after)] == claim.after


@pytest.mark.parametrize("wanted", [ClaimFilter(), ClaimFilter(actor="state:CHN"), ClaimFilter(since="2022")], ids=str)
def test_counts_are_those_of_the_claims(wanted: ClaimFilter, catalog: Catalog) -> None:
    found = catalog.claims(wanted, page=ALL).items
    by_hand = {
        "illocution": Counter(one.illocution.key for one in found),
        "polarity": Counter(one.polarity for one in found),
        "topic": Counter(key for one in found for key in {it.key for it in one.topics}),
        "instrument": Counter(key for one in found for key in {it.key for it in one.instruments}),
        "target": Counter(key for one in found for key in {it.key for it in one.targets}),
        "actor": Counter(key for one in found for key in {one.speaker.key, one.actor.key}),
        "year": Counter(one.date[:4] for one in found if one.date),
        "publisher": Counter(one.document.publisher for one in found if one.document.publisher),
        "document": Counter(f"document:{one.document.id}" for one in found),
    }
    for by, expected in by_hand.items():
        counted = catalog.counts(wanted, by)  # type: ignore[arg-type]
        assert {one.key if isinstance(one, Ref) else one: number for one, number in counted} == expected, by


def test_every_entity_that_documents_name_has_a_page(catalog: Catalog, sample: Graph) -> None:
    for row in sample.entities:
        found = catalog.entity(row["key"])
        assert found and (found.ref.iri, found.ref.kind, found.documents) == (
            row["entity"],
            row["kind"],
            row["documents"],
        )
        assert catalog.by_iri(row["entity"]) == found
        assert found.claims_by == catalog.claims(ClaimFilter(actor=row["key"])).total
        assert found.claims_about == catalog.claims(ClaimFilter(about=row["key"])).total
        assert catalog.documents(DocumentFilter(mentions=row["key"])).total == row["documents"]


def test_every_curated_entity_has_a_page_under_its_key(catalog: Catalog, sample: Graph) -> None:
    keys = {"unnamed" if key == "group:unnamed" else key for key in sample.ontology.entities}
    assert [key for key in sorted(keys) if not catalog.entity(key)] == []


def test_relations_and_events_are_those_of_the_graph(catalog: Catalog, sample: Graph) -> None:
    found = catalog.relations(page=ALL)
    assert sorted((one.iri, one.passage.quote) for one in found.items) == sorted(
        (row["relation"], row["quote"]) for row in sample.relations
    )
    assert all(catalog.relation(one.id) == one for one in found.items)
    assert {one.ref.iri for one in catalog.events(page=ALL).items} == {one.event for one in sample.records().events()}
    for key in ("state:CHN", "treaty:NPT"):
        with_key = {row["relation"] for row in sample.relations if key in (row["subject"], row["object"])}
        assert {one.iri for one in catalog.relations(key, page=ALL).items} == with_key


def test_what_there_is_is_counted(catalog: Catalog, sample: Graph) -> None:
    found = catalog.things()
    assert (found.documents, found.claims, found.relations) == (
        len(sample.documents), len(sample.claims), len(sample.relations),
    )  # fmt: skip
    kinds = Counter(row["kind"] for row in sample.entities)
    assert {kind: found.entities.get(kind, 0) for kind in kinds} == kinds


def test_what_is_not_there_is_none(catalog: Catalog) -> None:
    for name in ("", "state:XXX", "\ud800", "x' OR 1=1 --", "a\0b"):
        assert catalog.entity(name) is None and catalog.claim(name) is None and catalog.document(name) is None
        assert catalog.by_iri(name) is None


def test_classes_and_properties_have_their_labels(catalog: Catalog, sample: Graph) -> None:
    for row in sample.entities[:50]:
        found = catalog.entity(row["key"])
        assert found and found.types
        terms = [catalog.term(one) for one in found.types]
        assert all(one and one.label("zh") and one.label("en") for one in terms)
    assert catalog.term("holdsPost") and not catalog.term("noSuchTerm")


def test_curated_facts_stand_on_both_pages(catalog: Catalog) -> None:
    treaty, state = catalog.entity("treaty:NPT"), catalog.entity("state:GBR")
    assert treaty and state
    there = [
        one for one in treaty.facts if isinstance(one.value, Ref) and one.value.key == "state:GBR" and not one.inverse
    ]
    here = [one for one in state.facts if isinstance(one.value, Ref) and one.value.key == "treaty:NPT" and one.inverse]
    assert {one.property for one in there} & {one.property for one in here}
    assert ("1970-03-05", False) in {(one.value, one.inverse) for one in treaty.facts}


def test_records_that_name_two_things_stand_on_the_pages_of_both(catalog: Catalog) -> None:
    """Who takes part in a treaty is neither the state's nor the treaty's own."""
    for key, other in (("treaty:CTBT", "state:CHN"), ("state:CHN", "treaty:CTBT")):
        found = catalog.entity(key)
        assert found
        parts = [
            {part.value.key for part in one.parts if isinstance(part.value, Ref)} for one in found.facts if one.parts
        ]
        assert any(other in keys for keys in parts)


def test_narrower_topics_are_told_by_their_expressions_in_claims_on_the_one_at_their_top(
    catalog: Catalog, sample: Graph
) -> None:
    found = 0
    for key, topic in topics(sample).items():
        if key == topic.top:
            continue
        by_hand = {
            row["claim"].rpartition("/")[2]
            for row in sample.claims
            if topic.top in {f"topic:{one}" for one in row["topics"]}
            and any(expression in fold(row["content"]) for expression in topic.expressions)
        }
        claims = catalog.claims(ClaimFilter(topic=key), page=ALL).items
        assert {one.id for one in claims} == by_hand
        assert catalog.claims(ClaimFilter(about=key)).total == len(by_hand)
        entity = catalog.entity(key)
        assert entity and entity.claims_about == len(by_hand)
        assert entity.documents == len({one.document.id for one in claims})
        found += len(by_hand)
    assert found > 5
