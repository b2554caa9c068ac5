"""One text counts once, however many print it; two texts on one event stay two."""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.annotation import annotate
from kg.cli.summary import as_json, as_text
from kg.graph import Graph
from kg.model import Document
from kg.text.near_duplicates import SHORT, SIZE, copies, resemblance, sketch
from tests.support.making import document_of

WIRE = (
    "法国批准条约 外长称将继续推动裁军",
    "示例社巴黎3月4日电 法国4日批准《全面禁止核试验条约》，国民议会以压倒多数通过了法案。表决前的辩论持续了两个多小时，各党团代表先后登台发言。",
    "法国外交部发言人王五在随后的记者会上说，法国敦促德国尽快采取同样的步骤，不要再以技术原因为由拖延。他说，核查系统已经运行多年，监测站的数据向所有缔约国开放，没有理由继续观望。",
    "反对党议员认为政府没有说明履约所需的费用，要求下周举行听证。政府方面答复说，预算草案将在月底以前提交，新增开支不到国防预算的百分之一。",
    "观察人士指出，这次表决是三年来欧洲国家在军控领域迈出的最大一步，但条约离生效仍有距离，几个关键国家的态度短期内不会改变。",
)
# The same event, told by somebody else.
OTHER = (
    "巴黎表决：禁核试条约在国民议会过关",
    "本报讯 经过两个多小时辩论，国民议会星期五通过了《全面禁止核试验条约》批准法案，只有少数议员投了反对票。",
    "外交部发言人王五会后对记者表示，希望德国跟上法国的脚步。他强调，遍布各地的监测站早已投入使用，技术上不存在障碍。",
    "在野的议员批评内阁对履约成本避而不谈，下周的听证会上预计还有一番争论。内阁则保证月底前拿出预算，并称花费有限。",
    "分析认为，欧洲已有三年没有类似的进展，不过条约何时生效，还要看几个尚未点头的国家。",
)
TRADITIONAL = str.maketrans(
    "国约长称将继续动军压数过准电议会这阵对为标测统运术开后费没论",
    "國約長稱將繼續動軍壓數過準電議會這陣對為標測統運術開後費沒論",
)


def text(*lines: str) -> str:
    return "\n".join(lines)


def copies_of(documents: Iterable[tuple[str, str | None, str]]) -> dict[str, str]:
    """Of (id, date, text)."""
    return copies({id: (date, sketch(text)) for id, date, text in documents})


def without(number: int) -> str:
    return text(*WIRE[:number], *WIRE[number + 1 :])


EDITED = {
    "headline": text("巴黎通过禁核试条约", *WIRE[1:]),
    "agency": text(WIRE[0], WIRE[1].replace("示例社巴黎3月4日电", "【乙通社记者张三巴黎报道】"), *WIRE[2:]),
    "credits": text(*WIRE, "（责任编辑：李四）"),
    "paragraph": without(4),
    "typesetting": text(*WIRE).replace("，", ", ").replace("。", ". ").replace("《", "「").replace("》", "」"),
    "traditional": text(*WIRE).translate(TRADITIONAL),
}
CUT = [text(*WIRE), without(4), text(*WIRE[:2], WIRE[2][40:], WIRE[3])]  # each nearly the one before it


@pytest.mark.parametrize("name", EDITED)
def test_an_edited_text_is_the_same_text(name: str) -> None:
    assert EDITED[name] != text(*WIRE)
    assert copies_of([("b", "2022-03-05", EDITED[name]), ("a", "2022-03-04", text(*WIRE))]) == {"b": "a"}


def test_two_texts_on_one_event_are_two() -> None:
    assert resemblance(sketch(text(*WIRE)), sketch(text(*OTHER))) < 0.1
    assert copies_of([("a", "2022-03-04", text(*WIRE)), ("b", "2022-03-04", text(*OTHER))]) == {}


def test_a_short_extract_of_a_long_text_is_none_of_its_copies() -> None:
    assert copies_of([("a", "2022-03-04", text(*WIRE)), ("b", "2022-03-04", text(*WIRE[:3]))]) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("快讯：甲国批准条约", "快讯: 甲国批准条约。", True),
        ("快讯：甲国批准条约", "快讯：乙国批准条约", False),
        (
            "快讯：甲国国防部说，当天上午在东部海域试射了1枚中程导弹，飞行约800公里。",
            "快讯：甲国国防部说，当天上午在东部海域试射了3枚中程导弹，飞行约800公里。",
            False,
        ),
        ("甲", "甲", True),
        ("甲国", "甲", False),
        ("", "", False),
        ("——", "……", False),
        ("孤\ud800代理", "孤\ud800代理", True),
    ],
)
def test_very_short_texts_are_the_same_only_letter_for_letter(one: str, other: str, same: bool) -> None:
    assert len(sketch(one)) < SHORT
    assert copies_of([("a", None, one), ("b", None, other)]) == ({"b": "a"} if same else {})


def test_a_copy_of_a_copy_is_one_of_the_earliest() -> None:
    first, second, third = map(sketch, CUT)
    assert resemblance(first, third) < 0.7 < 0.75 < min(resemblance(first, second), resemblance(second, third))
    documents = [(name, f"2022-03-0{day}", CUT[day]) for day, name in enumerate("cba")]
    for order in permutations(documents):
        assert copies_of(order) == {"b": "c", "a": "c"}


def test_two_that_only_a_later_one_joins_are_one_text() -> None:
    documents = [("a", "2022-03-01", CUT[0]), ("b", "2022-03-02", CUT[2]), ("c", "2022-03-03", CUT[1])]
    for order in permutations(documents):
        assert copies_of(order) == {"b": "a", "c": "a"}


def test_the_earliest_is_so_by_date_then_by_id_and_no_date_comes_last() -> None:
    one = text(*WIRE)
    assert copies_of([("a", None, one), ("b", "2022-03-05", one), ("c", "2022-03-04", one)]) == {"a": "c", "b": "c"}
    assert copies_of([("b", "2022-03-04", one), ("a", "2022-03-04", one)]) == {"b": "a"}
    assert copies_of([("b", None, one), ("a", None, one)]) == {"b": "a"}


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [*EDITED.values(), text(*WIRE), text(*OTHER), *CUT[1:], "短讯", "短讯。"]
    documents = [
        (f"d{number}", None if number % 5 == 0 else f"2022-03-0{number % 4 + 1}", one)
        for number, one in enumerate(texts)
    ]
    expected = copies_of(documents)
    assert len(expected) > 7
    for seed in range(10):
        assert copies_of(random.Random(seed).sample(documents, len(documents))) == expected


def test_a_resemblance_is_exact_for_short_texts_and_estimated_for_long_ones() -> None:
    assert resemblance(sketch("甲乙丙丁戊己"), sketch("乙丙丁戊己庚")) == pytest.approx(1 / 3)
    drawn = random.Random(0).choices([chr(0x4E00 + number) for number in range(3000)], k=9000)
    one, other = "".join(drawn[:6000]), "".join(drawn[3000:])
    assert len(sketch(one)) == SIZE
    assert resemblance(sketch(one), sketch(other)) == pytest.approx(1 / 3, abs=0.09)
    assert resemblance(sketch(one), sketch(one)) == 1
    assert resemblance(sketch(""), sketch("")) == 0


def test_sketches_do_not_depend_on_the_seed_of_hashes() -> None:
    program = f"from kg.text.near_duplicates import sketch; print(sketch({text(*WIRE)!r}))"
    run = [sys.executable, "-c", program]
    said = {
        subprocess.run(run, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in "123"
    }
    assert said == {f"{sketch(text(*WIRE))}\n".encode()}


def test_many_copies_of_one_text_take_no_more_time_than_many_texts() -> None:
    draw = random.Random(0)
    lines = "".join(WIRE[1:])
    documents = []
    for number in range(600):
        at = draw.randrange(len(lines) - 10)
        documents.append((f"{number:03}", "2022-03-04", f"第{number}家转载\n{lines[:at]}{lines[at + 10 :]}"))
    start = time.process_time()
    assert copies_of(documents) == {id: "000" for id, *_ in documents[1:]}
    assert time.process_time() - start < 5


# -- In the graph -----------------------------------------------------------------------------------------------------


def named(name: str, published: str, lines: tuple[str, ...]) -> Document:
    made = document_of(*lines, published=published)
    values = {field: getattr(made, field) for field in Document.__dataclass_fields__}
    return Document(**values | {"name": name})


def graph_of(*documents: Document) -> Graph:
    graph = Graph()
    for one in documents:
        graph.add(annotate(one, graph.ontology))
    graph.finish()
    return graph


FIRST = named("wire", "2022-03-04", WIRE)
AGAIN = named("reprint", "2022-03-05", ("巴黎通过禁核试条约", *WIRE[1:]))
APART = named("paper", "2022-03-05", OTHER)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return graph_of(AGAIN, APART, FIRST)


def test_a_copy_is_tied_to_the_earliest_in_its_own_graph_and_in_the_default_graph(graph: Graph) -> None:
    tied = "?copy kg:sameTextAs ?earliest . ?copy kg:name ?name . ?earliest kg:name ?first"
    assert graph.query(f"SELECT ?name ?first {{ {tied} }}").rows == (("reprint", "wire"),)
    own = ox.NamedNode(f"{graph.base}graph/document/{AGAIN.id}")
    named_graphs = graph.query("SELECT ?g { GRAPH ?g { ?copy kg:sameTextAs ?earliest } }").rows
    assert named_graphs == ((own.value,),)


def test_records_say_that_they_are_from_a_copy(graph: Graph) -> None:
    for records in (graph.relations, graph.claims):
        found = {(one["document"], one["same_text_as"]) for one in records}
        assert {("reprint", "wire"), ("wire", None)} <= found <= {("reprint", "wire"), ("wire", None), ("paper", None)}


def test_a_copy_adds_evidence_but_no_weight(graph: Graph) -> None:
    edge = graph.network.edges["state/FRA", "treaty/CTBT", "relation:ratified:affirmative"]
    listed = {(graph.documents[one.document], one.copy) for one in edge["evidence"]}
    assert {("wire", False), ("reprint", True)} <= listed
    assert edge["weight"] == sum(not one.copy for one in edge["evidence"])


def test_the_weights_are_those_without_the_copy(graph: Graph) -> None:
    other = graph_of(FIRST, APART)
    with_copy, alone = graph.network, other.network
    assert len(graph.claims) > len(other.claims)
    assert [with_copy.edges[edge]["weight"] for edge in alone.edges] == [
        alone.edges[edge]["weight"] for edge in alone.edges
    ]


def test_the_summary_counts_copies(graph: Graph, tmp_path: Path) -> None:
    assert as_json(graph, [])["copies"] == 1
    said = as_text(graph, [], tmp_path)
    assert said.startswith(
        "3 documents read, 0 skipped.\n1 document with nearly the text of an earlier one: counted once with it.\n"
    )
    alone = graph_of(FIRST)
    assert as_json(alone, [])["copies"] == 0
    assert "earlier" not in as_text(alone, [], tmp_path)
    speaks = re.compile("Who speaks most: .*")
    both = graph_of(FIRST, AGAIN)
    assert speaks.findall(as_text(both, [], tmp_path)) == speaks.findall(as_text(alone, [], tmp_path)) != []
