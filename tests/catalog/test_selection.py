"""Filters as SQL: whatever is asked for, nothing is read through that an index would find, and nothing is sorted."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.catalog import Catalog, ClaimFilter, DocumentFilter
from kg.catalog.filters import first_day, last_day
from kg.catalog.kept import connected
from kg.catalog.making import fill
from kg.catalog.schema import INDEXES, SCHEMA
from kg.catalog.selection import Selection, claims_of, documents_of
from kg.graph import Graph
from tests.catalog.test_catalog import FILTERS


@pytest.fixture(scope="module")
def base(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    path = Path(tmp_path_factory.mktemp("selection")) / "catalog"
    fill(path, sample, "digest")
    return connected(path)


def plan(base: sqlite3.Connection, chosen: Selection, order: str) -> list[str]:
    sql, values = chosen.sql()
    rows = base.execute(f"EXPLAIN QUERY PLAN SELECT chosen.id {sql} ORDER BY chosen.id {order} LIMIT 50", values)
    return [str(row[3]) for row in rows]


MORE = [
    ClaimFilter(text="核武"),
    ClaimFilter(text="核 武", actor="state:CHN"),
    ClaimFilter(text="核武", actor="state:CHN", since="2020", until="2022"),
    ClaimFilter(actor="state:CHN", illocution="commit", polarity="affirmative", publisher="外交部"),
]


@pytest.mark.slow
@pytest.mark.parametrize("wanted", [*FILTERS, *MORE], ids=str)
@pytest.mark.parametrize("order", ["ASC", "DESC"])
def test_claims_are_walked_in_their_order(wanted: ClaimFilter, order: str, base: sqlite3.Connection) -> None:
    steps = plan(base, claims_of(base, wanted), order)
    assert not [one for one in steps if "TEMP B-TREE" in one or one == "SCAN claim"]
    read = [one for one in steps if one.startswith("SCAN") and "VIRTUAL TABLE" not in one and "COVERING" not in one]
    assert len(read) <= (not claims_of(base, wanted).postings), "only of everything, or of what only has dates"


@pytest.mark.parametrize(
    "wanted",
    [
        DocumentFilter(), DocumentFilter(mentions="state:CHN"), DocumentFilter(publisher="外交部"), DocumentFilter(text="核"),
        DocumentFilter(mentions="state:CHN", publisher="外交部", since="2020", until="2022", text="核"),
    ],
    ids=str,
)  # fmt: skip
def test_documents_are_walked_in_their_order(wanted: DocumentFilter, base: sqlite3.Connection) -> None:
    steps = plan(base, documents_of(wanted, 1 if wanted.mentions else None), "DESC")
    assert not [one for one in steps if "TEMP B-TREE" in one or one == "SCAN document"]


def test_without_an_index_the_plan_would_say_so(base: sqlite3.Connection) -> None:
    assert "document_publisher" in INDEXES
    rows = base.execute("EXPLAIN QUERY PLAN SELECT id FROM claim WHERE told = 2 ORDER BY name")
    assert [row[3] for row in rows][0].startswith("SCAN claim")


def test_what_is_in_no_facet_selects_nothing(base: sqlite3.Connection, catalog: Catalog) -> None:
    assert claims_of(base, ClaimFilter(actor="state:XXX")).empty
    assert catalog.documents(DocumentFilter(mentions="state:XXX")).total == 0
    assert Selection("claim").whole and not claims_of(base, ClaimFilter(text="核")).whole


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"), ("2019-02", "2019-02-01", "2019-02-31"), ("2019-02-03", "2019-02-03", "2019-02-03"),
        ("2019-03/2019-05", "2019-03-01", "2019-05-31"), ("2018/2020", "2018-01-01", "2020-12-31"),
    ],
)  # fmt: skip
def test_a_date_has_a_first_and_a_last_day(date: str, first: str, last: str) -> None:
    assert (first_day(date), last_day(date)) == (first, last)


DATES = st.lists(
    st.one_of(
        st.none(),
        st.dates(date(2017, 1, 1), date(2024, 12, 31)).flatmap(
            lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4], f"{str(day)[:4]}/2025", f"{day}/{day + timedelta(9)}"])
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(DATES, *[st.sampled_from([None, "2018", "2019-06", "2020-03-31", "2023", "2026"])] * 2)
def test_dates_are_within_as_far_as_they_are_known(
    dates: list[str | None], since: str | None, until: str | None
) -> None:
    """A period lies within if a day of it does; what has no date lies within nothing."""
    days = sorted((first_day(one), last_day(one)) if one else ("", "") for one in dates)
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(SCHEMA)
        reach = list(accumulate((end for _, end in days), max))
        rows = [(at, one or None, end or None, reach[at]) for at, (one, end) in enumerate(days)]
        base.executemany("INSERT INTO claim_day VALUES (?, ?, ?, ?)", rows)
        sql, values = claims_of(base, ClaimFilter(since=since, until=until)).sql()
        found = [row[0] for row in base.execute(f"SELECT chosen.id {sql} ORDER BY chosen.id", values)]
    by_hand = [
        at
        for at, (first, last) in enumerate(days)
        if (not since or last >= first_day(since)) and (not until or "" < first <= last_day(until))
    ]
    assert found == by_hand
