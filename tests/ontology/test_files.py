"""A mistake in the ontology, or in the base of its IRIs, is told as one; no text is blamed for it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KGError, OntologyError
from kg.model.namespaces import DEFAULT_BASE, base_iri
from kg.ontology import load_ontology
from kg.ontology.folder import ontology_folder
from kg.pipeline import build

NEEDED = [
    *("schema.ttl", "concepts.ttl", "lexicon/cues.toml", "rules/relations.toml"),
    *("entities/organs.csv", "entities/states.csv", "entities/places.csv", "entities/organizations.csv"),
]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the ontology, in use."""
    shutil.copytree(ontology_folder(), tmp_path / "own")
    (tmp_path / "a.txt").write_text("甲乙丙\n\n中方表示，各国应当停止核试验。\n", encoding="utf-8")
    monkeypatch.setenv("KG_ONTOLOGY", str(tmp_path / "own"))
    yield tmp_path / "own"


def complaint(own: Path) -> str:
    with pytest.raises(OntologyError) as found:
        build(own.parent / "a.txt", ontology=load_ontology(own))
    return str(found.value)


@pytest.mark.slow
@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_file_is_named_before_any_text_is(own: Path, name: str) -> None:
    (own / name).unlink()
    assert f"{name} is missing" in complaint(own)


@pytest.mark.parametrize("name", [name for name in NEEDED if name.startswith(("lexicon", "entities"))])
def test_another_encoding_is_named(own: Path, name: str) -> None:
    (own / name).write_bytes((own / name).read_text(encoding="utf-8").encode("gb18030"))
    assert f"{name}: no UTF-8" in complaint(own)


def test_a_table_of_other_columns_or_a_broken_row_is_named(own: Path) -> None:
    path = own / "entities" / "organs.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "one,two\n", encoding="utf-8")
    assert f"organs.csv:{text.count(chr(10)) + 1}: not 6 columns" in complaint(own)
    path.write_text("other" + text, encoding="utf-8")
    load_ontology.cache_clear()
    assert "organs.csv:1: the columns are not suffix,zh" in complaint(own)


def test_the_mark_that_a_spreadsheet_writes_first_does_no_harm(own: Path) -> None:
    path = own / "entities" / "organs.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(build(own.parent / "a.txt", ontology=load_ontology(own)).claims) == 1


@pytest.mark.parametrize(
    "base",
    ["ex", "/ex/", "http://ex.org/#", "http://ex.org/?q=", "http://ex org/", '"', "<urn:x:>", "http://ex.org/\n"],
)
def test_a_base_that_makes_no_iris_is_refused(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_BASE_IRI", base)
    with pytest.raises(KGError, match="is no base of IRIs; give one like"):
        base_iri()


@pytest.mark.parametrize("base", ["http://ex.org", "http://ex.org/", "https://核.cn/图/", "urn:x:", "http://ex.org//"])
def test_a_base_with_or_without_a_slash_is_the_same(base: str) -> None:
    assert base_iri(base) == (base if base.endswith("/") else base + "/")
    assert base_iri("") == base_iri(None) == DEFAULT_BASE
