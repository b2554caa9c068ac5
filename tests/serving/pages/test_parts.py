"""What pages are made of: facts, lists, charts, labels, files."""

import re
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from starlette.exceptions import HTTPException
from starlette.testclient import TestClient

from kg.catalog import ClaimFilter, Fact, Page, Ref
from kg.rdf.description import is_known
from kg.serving.builds import Build
from kg.serving.pages.addresses import address
from kg.serving.pages.assets import STATIC
from kg.serving.pages.entities import SIZE
from kg.serving.pages.facts import FEW, rows
from kg.serving.pages.front import front
from kg.serving.pages.identifiers import Named, named
from kg.serving.pages.listing import Paging, chart, facet, number_of, page_at
from kg.serving.pages.networks import SHOWN
from kg.serving.pages.positions import HEAD
from kg.serving.pages.records import Labels
from kg.serving.pages.search import FEW as FOUND
from kg.serving.pages.stores import store_of
from kg.serving.pages.templates import made_at
from kg.serving.pages.words import Words
from kg.serving.requests import Parameters

HTML = {"accept": "text/html", "accept-language": "en"}


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


def ref(key: str, zh: str = "", en: str = "") -> Ref:
    return Ref(key, f"https://x/id/{key.replace(':', '/')}", key.partition(":")[0], zh or key, en)


# -- facts


def test_facts_of_one_property_are_one_row_and_inverse_ones_another() -> None:
    member, g7, p5 = ref("term:member", "成员", "member"), ref("group:G7"), ref("group:P5")
    found, sources = rows(
        [Fact(member, g7), Fact(member, p5), Fact(member, p5), Fact(member, g7, inverse=True)], Words("en")
    )
    assert [(row.label, row.values) for row in found] == [("member", [(g7,), (p5,)]), ("member of", [(g7,)])]
    assert sources == []


def test_a_record_is_one_line_of_words_things_dates_and_remarks_of_the_language() -> None:
    tenure, state = ref("term:tenure", "任职", "tenure"), ref("state:USA")
    parts = (
        Fact(ref("term:comment"), "备注", "zh-hans"), Fact(ref("term:comment"), "a note", "en"), Fact(ref("term:from"), "2021-01-26"),
        Fact(ref("term:to"), "2025-01-20"), Fact(ref("term:of"), state), Fact(ref("term:verification"), ref("term:verified")),
        Fact(ref("term:post"), "国务卿", "zh-hans"), Fact(ref("term:source"), "https://example.org/b"),
    )  # fmt: skip
    found, sources = rows([Fact(tenure, "", parts=parts)], Words("zh"))
    assert [row.values for row in found] == [[("国务卿", state, "2021-01-26–2025-01-20", "备注")]]
    assert sources == ["https://example.org/b"]
    assert rows([Fact(tenure, "", parts=parts)], Words("en"))[0][0].values == [
        ("国务卿", state, "2021-01-26–2025-01-20", "a note")
    ]


def test_what_nobody_has_checked_says_so() -> None:
    joined, treaty = ref("term:TreatyParticipation", "条约参加情况"), ref("treaty:CTBT")
    parts = (
        Fact(ref("term:instrument"), treaty),
        Fact(ref("term:asOf"), "2023-11-02"),
        Fact(ref("term:verification"), ref("term:unverified")),
    )
    found, _ = rows([Fact(joined, "", inverse=True, parts=parts)], Words("en"))
    assert [row.values for row in found] == [[(treaty, "as of 2023-11-02", "not verified")]]


def test_sources_are_kept_apart_and_long_rows_are_parted() -> None:
    source, seat = ref("term:source"), ref("term:seat", "所在城市", "seat")
    found, sources = rows(
        [Fact(source, "https://example.org/a"), *(Fact(seat, str(n)) for n in range(FEW + 3))], Words("zh")
    )
    assert sources == ["https://example.org/a"]
    assert (len(found[0].few), len(found[0].rest)) == (FEW, 3)


# -- lists


def test_a_chart_has_a_bar_for_every_year_between() -> None:
    found = chart([("2016", 2), ("2019", 4), ("long ago", 9)], "2019", "/x", {"role": "by"})
    assert [(one.year, one.number, one.chosen) for one in found.bars] == [
        ("2016", 2, False),
        ("2017", 0, False),
        ("2018", 0, False),
        ("2019", 4, True),
    ]
    assert found.bars[0].height * 2 == found.bars[3].height and found.bars[1].height == 0
    assert found.bars[0].address == "/x?role=by&year=2016" and found.bars[3].address == "/x?role=by"
    assert chart([], "", "/x", {}).bars == ()
    assert len(chart([("0001", 1), ("2024", 1)], "", "/x", {}).bars) == 60


def test_a_facet_shows_the_most_and_the_chosen() -> None:
    values: list[tuple[Ref | str, int]] = [(ref(f"topic:{n}", f"议题{n}", f"topic {n}"), 100 - n) for n in range(30)]
    found = facet("Topic", values, "topic:20", "/x", {"topic": "topic:20", "page": 3}, "topic", "en", most=3)
    assert [(one.label, one.number, one.chosen) for one in found.values] == [
        ("topic 0", 100, False),
        ("topic 1", 99, False),
        ("topic 2", 98, False),
        ("topic 20", 80, True),
    ]
    assert found.values[0].address == "/x?topic=topic%3A0" and found.values[3].address == "/x"


def test_pages_are_counted_from_one() -> None:
    paging = Paging(3, 20, 41, lambda to: f"/x?page={to}")
    assert (paging.pages, paging.first, paging.last, paging.address(2)) == (3, 41, 41, "/x?page=2")
    assert page_at(3, 20) == Page(40, 20)
    assert Paging(1, 20, 0, str).pages == 1
    for wrong in ("0", "-1", "x", "９", "1e3", "9" * 30, "100001"):
        with pytest.raises(HTTPException, match="page is"):
            number_of(Parameters((("page", wrong),)))


def test_addresses_leave_out_what_is_not_given() -> None:
    assert address("/x", {"a": "核 b", "c": "", "d": None}, a=None, e=1) == "/x?e=1"
    assert address("/x", {"a": "核&"}) == "/x?a=%E6%A0%B8%26" and address("/x", {}) == "/x"


# -- what the graph says


def test_labels_are_those_of_the_language_else_short_names(build: Build) -> None:
    zh, en, own = Labels(build, "zh"), Labels(build, "en"), build.namespace
    assert (zh.of(own.thing("state", "JPN")), en.of(own.thing("state", "JPN"))) == ("日本", "Japan")
    assert (
        en.of(own.thing("claim", "0")) == "Claim 0"
        and zh.of("http://www.w3.org/2004/02/skos/core#broader") == "skos:broader"
    )


def test_the_store_of_a_build_is_opened_once(build: Build) -> None:
    assert store_of(build) is store_of(build)
    assert is_known(store_of(build), build.namespace.thing("state", "CHN"))


def test_a_suffix_is_one_only_where_the_name_has_none(build: Build) -> None:
    china = build.namespace.thing("state", "CHN")
    assert named(build, "state/CHN") == Named(china) and named(build, "state/CHN.jsonld") == Named(china, "jsonld")
    for wrong in ("state/CHN.doc", "state/CHN.", ".ttl", "", "state/CHN.ttl.ttl"):
        with pytest.raises(HTTPException) as told:
            named(build, wrong)
        assert told.value.status_code == 404


def test_a_build_says_when_it_was_written(build: Build) -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", made_at(build))


# -- pages as wholes


def test_the_first_page_counts_what_there_is(client: TestClient, build: Build) -> None:
    page, things = client.get("/", headers=HTML).text, build.catalog.things()
    for number, what in ((things.documents, "document"), (things.claims, "claim"), (things.relations, "relation")):
        assert f"{number:,} {what}" in page
    assert front.__doc__ and 'action="/search"' in page


def test_pages_show_a_part_of_a_long_list(client: TestClient, build: Build) -> None:
    for claim_filter, path in (
        (ClaimFilter(actor="state:CHN"), "/page/state/CHN?role=by"),
        (ClaimFilter(about="treaty:NPT"), "/page/treaty/NPT"),
    ):
        total = build.catalog.claims(claim_filter).total
        assert client.get(path, headers=HTML).text.count('class="claim-item"') == min(total, SIZE)
    found = client.get("/search?q=核", headers=HTML).text
    assert found.count('class="claim-item"') == min(build.catalog.claims(ClaimFilter(text="核")).total, FOUND["claims"])
    assert client.get("/network?all=1", headers=HTML).text.count('<th scope="row">') <= SHOWN


def test_the_table_of_positions_has_what_is_cited(client: TestClient) -> None:
    head = client.get("/positions.csv").content.decode("utf-8-sig").partition("\n")[0]
    assert head == ",".join(HEAD) and {"publisher", "url", "issued", "start", "end"} <= set(HEAD)


def test_files_are_sent_once(client: TestClient) -> None:
    found = client.get("/static/site/site.css")
    assert found.content == (STATIC / "site" / "site.css").read_bytes() and found.headers["content-type"].startswith(
        "text/css"
    )
    assert client.get("/static/site/site.css", headers={"if-none-match": found.headers["etag"]}).status_code == 304
    for wrong in ("/static/site/nothing.css", "/static/site/..%2f..%2fsettings.py", "/static/site/", "/static/"):
        assert client.get(wrong).status_code == 404


def test_the_style_loads_nothing_from_elsewhere() -> None:
    said = (STATIC / "site" / "site.css").read_text("utf-8")
    assert "url(" not in said and "@import" not in said
    for wanted in ("prefers-color-scheme: dark", "@media print", "max-width: 40rem", ":focus-visible"):
        assert wanted in said
