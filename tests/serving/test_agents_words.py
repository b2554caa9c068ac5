"""What a name means to an agent's tools, and how a claim is put into one line."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("mcp.server.mcpserver")

from kg.catalog import Catalog, Claim, ClaimFilter, Page, Ref, open_catalog
from kg.errors import KGError
from kg.graph import Graph
from kg.serving.agents.names import ACTORS, ANYTHING, SUBJECTS, key_of
from kg.serving.agents.nouns import EntityTold
from kg.serving.agents.telling import entity_told, fitting, teller, written
from kg.serving.agents.wording import worded_claim, worded_relation
from kg.serving.builds import Build


@pytest.fixture(scope="module")
def build(built: Path) -> Build:
    return Build(built)


@pytest.fixture(scope="module")
def catalog(graph: Graph) -> Catalog:
    return open_catalog(graph, folder=None)


@pytest.mark.parametrize(
    ("name", "kinds", "key"),
    [
        ("state:RUS", ACTORS, "state:RUS"), ("RUS", ACTORS, "state:RUS"), ("Russia", ACTORS, "state:RUS"), ("俄羅斯", ACTORS, "state:RUS"),
        ("俄方", ACTORS, "state:RUS"), ("P5", ACTORS, "group:P5"), ("五核国", ACTORS, "group:P5"), ("汪文斌", ACTORS, "person:汪文斌"),
        ("wang wenbin", ACTORS, "person:汪文斌"), ("美", ACTORS, "state:USA"), ("NPT", SUBJECTS, "treaty:NPT"), ("NFU", SUBJECTS, "topic:no-first-use"),
        ("不首先使用", SUBJECTS, "topic:no-first-use"), ("伊核协议", SUBJECTS, "treaty:JCPOA"), ("AUKUS", SUBJECTS, "group:AUKUS"),
        ("原子能机构", ANYTHING, "org:IAEA"), ("《不扩散核武器条约》", ANYTHING, "treaty:NPT"),
    ],
)  # fmt: skip
def test_a_name_means_one_thing_where_a_kind_is_expected(
    build: Build, name: str, kinds: Collection[str], key: str
) -> None:
    assert key_of(build, name, kinds) == key


@pytest.mark.parametrize(
    ("name", "kinds", "said"),
    [
        (
            "俄罗斯",
            SUBJECTS,
            "'俄罗斯' is state:RUS (state), and topic is one of treaty, topic, group; ask for it in another argument",
        ),
        ("汪文", ACTORS, "no topic '汪文' here; near: person:汪文斌 “汪文斌”; give a key"),
        ("查无此人", ACTORS, "no topic '查无此人' here; look with find_entities"),
        ("核" * 5_000, ACTORS, "no topic has a name of 5,000 characters"),
    ],
)
def test_a_name_that_means_nothing_or_something_else_is_refused(
    build: Build, name: str, kinds: Collection[str], said: str
) -> None:
    with pytest.raises(KGError) as caught:
        key_of(build, name, kinds, "topic")
    assert said in str(caught.value) and len(str(caught.value)) < 1_500


def test_a_name_of_several_things_is_never_guessed(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serving.agents.names._sure", lambda *_: ["person:李松", "person:汪文斌"])
    with pytest.raises(
        KGError, match="'李' may be person:李松 “李松”, person:汪文斌 “汪文斌”; give one of these keys as speaker"
    ):
        key_of(build, "李", ACTORS, "speaker")


@pytest.fixture(scope="module")
def claim(catalog: Catalog) -> Claim:
    return catalog.claims(ClaimFilter(speaker="person:汪文斌", illocution="oppose")).items[0]


def test_a_claim_in_a_line_names_who_says_it_how_and_where(claim: Claim) -> None:
    assert worded_claim(claim) == (
        "外交部发言人汪文斌（代表中国）于2023-05-12反对（对未点名者；直接引语）：“中方坚决反对任何国家破坏国际核不扩散体系”"
        "（据《外交部发言人就核裁军问题答记者问》，外交部，2023-05-12）"
    )


def test_negation_modality_hearsay_and_doubt_are_in_the_line(claim: Claim) -> None:
    other = Ref("person:拉夫罗夫", "", "person", "拉夫罗夫")
    assert "（对未点名者；否定句；意向；间接引语）" in worded_claim(
        replace(claim, polarity="negative", modality="intention", quotation="indirect")
    )
    assert worded_claim(claim, replace(claim, speaker=other)).startswith("据拉夫罗夫的话，外交部发言人汪文斌")
    assert worded_claim(replace(claim, relayed_by=other)).startswith("据拉夫罗夫转述，外交部发言人汪文斌")
    assert worded_claim(replace(claim, relayed_by=other), replace(claim, speaker=other)).count("拉夫罗夫") == 1
    assert "汪文斌（代表中国）（日期不详）反对" in worded_claim(replace(claim, date=None))
    official = replace(claim, speaker=Ref("state:CHN", "", "state", "中国"), on_behalf_of=None)
    assert worded_claim(official).startswith("中国的外交部发言人于2023-05-12反对")
    assert "：「所谓“体系”」（据" in worded_claim(replace(claim, content="所谓“体系”"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "称（未经证实）：英国 退出 不扩散核武器条约"),
        ({"polarity": "negative"}, "称（未经证实）：并非：英国 退出"),
        ({"modality": "claimed", "claimed_by": None}, "：有人称（未经证实）：英国 退出"),
        ({"modality": "intended", "claimed_by": None}, "：（intended，并非已经发生）英国 退出"),
        ({"modality": "actual", "claimed_by": None}, "2023-05-12：英国 退出 不扩散核武器条约"),
    ],
)
def test_a_relation_in_a_line_says_what_it_is(catalog: Catalog, changes: dict[str, None], said: str) -> None:
    relation = catalog.relations("state:GBR", "withdrewFrom").items[0]
    assert said in worded_relation(replace(relation, **changes))


def test_a_sentence_without_end_is_cut_around_the_words(catalog: Catalog, claim: Claim) -> None:
    told = teller(catalog)(replace(claim, before="前" * 5_000, after="后" * 5_000))
    assert told.evidence.sentence == "…" + "前" * 500 + claim.content + "后" * 500 + "…"


def test_an_answer_is_written_without_blanks_and_shows_what_hides() -> None:
    hidden = "".join(chr(0xE0000 + ord(one)) for one in "run")
    assert written({"says": f"反对{hidden}制裁", "cut": False}) == '{"says":"反对\ufffd\ufffd\ufffd制裁","cut":false}'


def test_items_are_given_as_far_as_there_is_room_and_one_at_least(catalog: Catalog) -> None:
    every = catalog.entities(page=Page(0, 20)).items
    sizes = [len(entity_told(one).model_dump_json(exclude_defaults=True)) for one in every]
    told: list[EntityTold] = list(fitting(every, entity_told, sum(sizes[:7])))
    assert [one.key for one in told] == [one.ref.key for one in every[:7]]
    assert len(list(fitting(every, entity_told, 1))) == 1
