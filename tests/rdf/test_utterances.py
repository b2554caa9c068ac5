"""One utterance that several outlets tell is one, and what is not surely one stays apart."""

from itertools import permutations

import pyoxigraph as ox
import pytest

from kg.model.namespaces import RDF
from kg.ontology import load_ontology
from kg.rdf import utterances
from kg.rdf.records import records_of
from kg.rdf.tellings import tellings
from kg.rdf.utterances import told_of
from tests.support.making import annotation_of, graph_of

ONTOLOGY = load_ontology()
SAID = "中国外交部发言人汪文斌{day}日表示，有关国家应当停止扩散核材料，全面履行不扩散义务。"


def together(*told: tuple[str, str]) -> list[set[int]]:
    """The documents (date and text, by their number) whose claims tell of one utterance."""
    annotations = [annotation_of(text, published=published) for published, text in told]
    number = {one.document.id: at for at, one in enumerate(annotations)}
    found: dict[str | None, set[int]] = {}
    for claim in records_of(annotations, ONTOLOGY).claims():
        found.setdefault(claim.utterance, set()).add(number[claim.evidence.document.id])
    assert None not in found, "each claim tells of an utterance"
    assert set().union(*found.values()) == set(number.values()), "each text makes a claim"
    return sorted((one for one in found.values() if len(one) > 1), key=sorted)


def one(*texts: str, days: tuple[str, ...] = ()) -> bool:
    """Whether all these documents, of one day unless days are given, tell of one utterance."""
    given = days or ("2021-03-01",) * len(texts)
    return set(range(len(texts))) in together(*zip(given, texts, strict=True))


def test_five_outlets_tell_one_sentence() -> None:
    assert one(
        "中国外交部发言人汪文斌1日表示，有关国家应当停止扩散核材料，全面履行不扩散义务。",
        "中国外交部发言人汪文斌1日說，有關國家應當停止擴散核材料，全面履行不擴散義務。",
        "中国外交部发言人汪文斌说：“有关国家应当停止扩散核材料，全面履行不扩散义务。”",
        "汪文斌强调，有关国家应停止扩散核材料，全面履行不扩散义务。",
        "据报道，中国外交部发言人汪文斌表示，有关国家应当停止扩散核材料，切实全面履行不扩散义务。",
    )


def test_a_partial_quote_is_of_the_whole() -> None:
    assert one(
        "法国外长勒德里昂表示，伊朗必须停止提炼丰度为百分之二十的浓缩铀并且尽快重返维也纳的谈判桌前。",
        "法国外长勒德里昂表示，伊朗必须停止提炼丰度为百分之二十的浓缩铀。",
    )


@pytest.mark.parametrize(
    "texts",
    [
        # said at one press conference of different matters
        ("汪文斌表示，中方对此坚决反对。", "汪文斌表示，中方对此坚决反对并已提出交涉。"),
        ("汪文斌表示，朝鲜半岛无核化符合各方利益。", "汪文斌表示，伊核协议应当得到完整有效执行。"),
        # of another state, with another number, said not to be so
        ("王毅表示，中方愿同泰国加强核能领域的互利合作。", "王毅表示，中方愿同蒙古加强核能领域的互利合作。"),
        ("王毅表示，中方愿同法方加强核能领域的互利合作。", "王毅表示，中方愿同德方加强核能领域的互利合作。"),
        ("格罗西表示，伊朗的浓缩铀库存已是上限的8倍。", "格罗西表示，伊朗的浓缩铀库存已是上限的10倍。"),
        ("扎里夫表示，伊朗正在研制可携带的核弹头武器。", "扎里夫表示，伊朗没有研制可携带的核弹头武器。"),
        # by another person of the same side
        ("王毅表示，各方应当全面履行不扩散义务并且加强对话。", "汪文斌表示，各方应当全面履行不扩散义务并且加强对话。"),
    ],
)
def test_what_is_not_surely_one_stays_apart(texts: tuple[str, str]) -> None:
    assert not one(*texts)


@pytest.mark.parametrize(
    ("days", "texts", "expected"),
    [
        (("2021-03-01", "2021-03-02"), ("汪文斌表示，各方应当全面履行不扩散义务。",) * 2, True),
        (("2021-03-01", "2021-03-03"), ("汪文斌表示，各方应当全面履行不扩散义务。",) * 2, False),
        (
            ("2021-03-01", "2021-03-02"),
            ("汪文斌3月1日表示，各方应当全面履行不扩散义务。", "汪文斌3月2日表示，各方应当全面履行不扩散义务。"),
            False,
        ),
        (
            ("2021-03-01", "2021-03-05"),
            ("汪文斌3月1日表示，各方应当全面履行不扩散义务。", "汪文斌3月1日强调，各方应当全面履行不扩散义务。"),
            True,
        ),
    ],
)
def test_the_day_is_that_of_the_saying_not_of_the_paper(
    days: tuple[str, ...], texts: tuple[str, ...], expected: bool
) -> None:
    texts = tuple(f"{text}{'会后双方各自离开会场。' * number}" for number, text in enumerate(texts))
    assert one(*texts, days=days) == expected


def test_two_parts_of_a_long_quotation_stay_two() -> None:
    first, second = "各方应当全面履行不扩散条约规定的义务", "停止制造和扩散武器级的核材料与核技术"
    found = together(
        ("2021-03-01", f"汪文斌表示，{first}{second}。"),
        ("2021-03-01", f"汪文斌表示，{first}。"),
        ("2021-03-01", f"汪文斌表示，{second}。"),
    )
    assert len(found) == 1 and len(found[0]) == 2


TOLD = tuple((f"2021-03-0{day}", SAID.format(day=1) + "散会。" * day) for day in (1, 2, 3))


def test_the_order_of_the_documents_changes_nothing() -> None:
    assert len({graph_of(*order).made_from() for order in permutations(TOLD)}) == 1


def test_an_utterance_keeps_its_name_when_later_documents_tell_of_it() -> None:
    names = [{claim["utterance"] for claim in graph_of(*TOLD[:count]).claims} for count in (1, 2, 3)]
    assert names[0] == names[1] == names[2] and len(names[0]) == 1


def test_an_utterance_stands_once_in_the_graph_and_each_claim_in_that_of_its_document() -> None:
    graph = graph_of(*TOLD)
    kind, tells = (ox.NamedNode(f"{graph.base}ontology#{name}") for name in ("Utterance", "utterance"))
    (node,) = graph.store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), kind)
    told = list(graph.store.quads_for_pattern(None, tells, None))
    assert {one.object for one in told} == {node.subject} and len(told) == len({one.graph_name for one in told}) == 3
    graph.finish()
    assert len(list(graph.store.quads_for_pattern(None, tells, None))) == 3, "finished twice, told once"


def test_an_edge_weighs_what_was_said_and_shows_all_who_tell_it() -> None:
    text = "中国外交部发言人汪文斌3月1日表示，美国一再违反不扩散条约规定的各项义务。"
    graph = graph_of(*((day, text + "散会。" * number) for number, (day, _) in enumerate(TOLD)))
    (edge,) = [data for *_, data in graph.network.edges(data=True) if data["kind"] == "claim"]
    assert (edge["weight"], len(edge["evidence"])) == (1, 3)


def test_of_somebody_unnamed_nothing_is_put_together() -> None:
    annotations = [annotation_of(text, published=day) for day, text in TOLD]
    claims = [one for annotation in annotations for one in tellings(annotation, ONTOLOGY.namespace)]
    assert len(set(told_of(claims, {}, ONTOLOGY).values())) == 1
    nobody = [one._replace(speaker="unnamed", side="unnamed") for one in claims]
    assert len(set(told_of(nobody, {}, ONTOLOGY).values())) == len(claims) == 3


def test_many_like_claims_are_held_against_few(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, count = [], 200
    score = utterances._score
    monkeypatch.setattr(utterances, "_score", lambda *given: asked.append(1) or score(*given))
    graph_of(
        *(("2021-03-01", f"汪文斌表示，各方应当全面履行第{number}号决议规定的不扩散义务。") for number in range(count))
    )
    assert 0 < len(asked) <= count * utterances.WINDOW * 2
