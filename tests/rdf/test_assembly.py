"""Parts put together."""

from kg.ontology import load_ontology
from kg.rdf.assembly import Gathered, Shared, assembled, background, graphs_of
from kg.rdf.parts import Part, part_of
from kg.rdf.tellings import tellings
from tests.support.making import annotation_of

ONTOLOGY = load_ontology()
BASE = ONTOLOGY.namespace.base
TEXTS = (
    "汪文斌表示，各方应当全面履行《边界裁军条约》规定的义务。",
    "汪文斌說，各方應當全面履行《邊界裁軍條約》規定的義務。法国批准《不扩散核武器条约》。",
)
ANNOTATIONS = [annotation_of(text, published="2021-03-01") for text in TEXTS]
PARTS: dict[str, Part] = {one.document.id: part_of(one, ONTOLOGY.namespace) for one in ANNOTATIONS}


def put_together(parts: dict[str, Part] = PARTS) -> Shared:
    gathered = Gathered()
    for part in parts.values():
        gathered.add(part)
    return assembled(gathered, ONTOLOGY, {"kg": "1"})


def test_no_statement_stands_in_two_graphs_and_the_size_is_told() -> None:
    shared = put_together()
    every = [one for graph in graphs_of(PARTS, shared, BASE) for one in (*graph.own, *graph.ties)]
    assert len(every) == len(set(every)) == shared.size
    assert f'"{shared.size}"^^' in next(one for one in shared.graphs["provenance"] if "quadCount" in one)
    assert set(background(ONTOLOGY)) <= set(shared.graphs["background"])


def test_graphs_come_in_the_order_of_their_names_each_sorted() -> None:
    shared = put_together()
    found = list(graphs_of(PARTS, shared, BASE))
    assert [one.name for one in found] == sorted(one.name for one in found) and len(found) == 4 + len(PARTS)
    assert all(list(one.own) == sorted(one.own) and list(one.ties) == sorted(one.ties) for one in found)


def test_a_new_name_has_one_label_in_one_script() -> None:
    named = put_together().graphs["entities"]
    labels = [one for one in named if "rdf-schema#label" in one and "裁" in one]
    assert len(labels) == 1 and any("altLabel" in one and "裁" in one for one in named)


def test_an_utterance_ties_both_documents_and_names_stay_without_order() -> None:
    shared = put_together()
    said = {one.claim: one for annotation in ANNOTATIONS for one in tellings(annotation, ONTOLOGY.namespace)}
    told = [one.split(" ")[2] for ties in shared.ties.values() for one in ties if "ontology#utterance>" in one]
    assert len(told) == len(said) and len(set(told)) < len(said)
    backwards = dict(reversed(PARTS.items()))
    assert put_together(backwards) == shared
