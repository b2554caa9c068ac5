"""`lexicon/defaults.toml`: it names things that the ontology has, and what it says is what annotation takes."""

from pathlib import Path
from shutil import copytree

import pytest

from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.model import Document
from kg.ontology import Ontology, load_ontology
from tests.support.making import document_of
from tests.support.places import ROOT

DEFAULTS = load_ontology().lexicons.defaults


def test_the_keys_are_those_of_entities() -> None:
    keys = {DEFAULTS.state, DEFAULTS.reviewed, *DEFAULTS.counted, *DEFAULTS.publishers, *DEFAULTS.characters.values()}
    assert keys <= load_ontology().entities.keys()
    assert any(key.startswith(DEFAULTS.review_conference) for key in load_ontology().entities)


def linked(document: Document, ontology: Ontology) -> dict[str, str]:
    analysis = recognize(document, ontology)
    link(analysis)
    return {analysis.text[slice(*span)]: key for span, key in analysis.links.items()}


def told(text: str, name: str, publisher: str | None = None, ontology: Ontology | None = None) -> str | None:
    return linked(document_of("样例", text, publisher=publisher), ontology or load_ontology()).get(name)


@pytest.mark.parametrize(
    ("text", "name", "publisher", "key"),
    [
        ("外交部作出回应。", "外交部", None, "org:CHN-MFA"),
        ("德国政府开会。外交部作出回应。", "外交部", None, "org:DEU-MFA"),
        ("德国政府开会。外交部作出回应。", "外交部", "外交部网站", "org:CHN-MFA"),
        ("德国外长访华。", "华", None, "state:CHN"),
        ("第八次审议大会闭幕。", "第八次审议大会", None, "event:NPT-RevCon-8"),
    ],
)
def test_what_a_text_does_not_say_is_taken_from_the_defaults(
    text: str, name: str, publisher: str | None, key: str
) -> None:
    assert told(text, name, publisher) == key


def test_another_ontology_has_other_defaults(tmp_path: Path) -> None:
    copytree(ROOT / "ontology", tmp_path, dirs_exist_ok=True)
    file = tmp_path / "lexicon" / "defaults.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("state:CHN", "state:FRA"), encoding="utf-8")
    assert told("外交部作出回应。", "外交部", ontology=Ontology(tmp_path)) == "org:FRA-MFA"
    assert told("德国外长访华。", "华", ontology=Ontology(tmp_path)) == "state:FRA"
