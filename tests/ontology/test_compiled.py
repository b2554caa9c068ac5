"""What is kept of an ontology is what its files say, and none of it counts after a change."""

import shutil
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import compiled, load_ontology
from kg.ontology.compiled import state_of
from kg.ontology.lexicons import LEXICONS
from kg.ontology.ontology import Ontology
from kg.ontology.rules import Rules

FOLDER = load_ontology().folder
CHINA = "entities/states.csv"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("KG_CACHE", str(folder))
    monkeypatch.setattr(compiled, "SETTLED", -(10**9))
    return folder


def told(one: Ontology) -> dict[str, object]:
    """All that is read from what is kept, and from what follows from it."""
    described = {iri: {name: some for name, some in about.items() if some} for iri, about in one._described.items()}
    return {
        "entities": list(one.entities.items()), "names": one.names, "members": one.members, "facts": one.fact_lines,
        "described": described, "tenures": one.tenures, "organ_of": one.organ_of, "outlets": one.outlets,
    }  # fmt: skip


def test_what_is_kept_says_what_the_files_say(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = told(Ontology(FOLDER)), told(Ontology(FOLDER))
    assert {one.name.rpartition("-")[0] for one in cache.iterdir()} == {
        "ontology-named", "ontology-described", "ontology-facts",
    }  # fmt: skip
    monkeypatch.setenv("KG_CACHE", "off")
    assert first == again == told(Ontology(FOLDER))


def test_what_is_kept_is_read_and_no_file_of_the_ontology(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told(Ontology(FOLDER))

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("kg.ontology.ontology.triples_of", never)
    assert Ontology(FOLDER).entities["state:CHN"].label == "中国"


def test_the_facts_are_those_of_the_triples(cache: Path) -> None:
    one = Ontology(FOLDER)
    assert set(one.fact_lines) == set(map(str, one.facts)) and list(one.fact_lines) == sorted(one.fact_lines)


def test_a_change_of_the_ontology_counts_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(FOLDER, folder)
    before = Ontology(folder)
    assert before.entities["state:CHN"].label == "中国"
    table = folder / CHINA
    table.write_text(table.read_text(encoding="utf-8").replace(",中国,", ",中國国,", 1), encoding="utf-8")
    assert state_of(folder) != before._state
    assert Ontology(folder).entities["state:CHN"].label == "中國国"


def test_another_base_has_its_own(cache: Path) -> None:
    Ontology(FOLDER).fact_lines  # noqa: B018
    other = Ontology(FOLDER, "https://e.org/")
    assert any("<https://e.org/" in one for one in other.fact_lines)


def test_a_state_is_another_after_each_kind_of_change(tmp_path: Path) -> None:
    folder = tmp_path / "some"
    (folder / "below").mkdir(parents=True)
    (folder / "a.ttl").write_text("a", encoding="utf-8")
    (folder / "below" / "b.ttl").write_text("b", encoding="utf-8")
    states = [state_of(folder)]
    (folder / "below" / "b.ttl").write_text("c", encoding="utf-8")
    states.append(state_of(folder))
    (folder / "below" / "c.ttl").write_text("c", encoding="utf-8")
    states.append(state_of(folder))
    (folder / "a.ttl").unlink()
    states.append(state_of(folder))
    assert None not in states and len(set(states)) == 4
    assert state_of(folder) == states[-1]


def test_what_cannot_be_told_is_no_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert state_of(tmp_path / "nowhere") is None
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one" / "link").symlink_to(tmp_path / "two")
    assert state_of(tmp_path / "one") is None
    monkeypatch.setattr(compiled, "SETTLED", 3600 * 10**9)
    (tmp_path / "two" / "a.ttl").touch()
    assert state_of(tmp_path / "two") is None


def test_lexicons_and_rules_that_were_sound_are_not_parsed_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = Ontology(FOLDER)
    words = {name: repr(getattr(first.lexicons, name)) for name in LEXICONS}
    rules = {name: repr(getattr(first.rules, name)) for name in Rules.names()}

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("kg.ontology.lexicons.loading.toml_now", never)
    again = Ontology(FOLDER)
    assert {name: repr(getattr(again.lexicons, name)) for name in LEXICONS} == words
    assert {name: repr(getattr(again.rules, name)) for name in Rules.names()} == rules


def test_a_mistake_is_told_each_time_and_nothing_of_its_file_is_kept(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(FOLDER, folder)
    assert Ontology(folder).lexicons.polarity.negators.words
    file = folder / "lexicon" / "polarity.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n[nobody]\nreads = 1\n", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(OntologyError, match="nobody"):
            Ontology(folder).lexicons.polarity  # noqa: B018
    assert len(list(cache.glob("ontology-lexicon-polarity-*"))) == 1


def test_what_patterns_require_is_read_from_them_once(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    patterns = [("谈判|磋商", 0), ("[^甲]", 0), ("同意", 0)]
    first = compiled.index_of("some", patterns)
    monkeypatch.setattr(compiled, "required", lambda *_: pytest.fail("read again"))
    again = compiled.index_of("some", patterns)
    assert first.possible("双方同意") == again.possible("双方同意") == [1, 2]
    with pytest.raises(pytest.fail.Exception):
        compiled.index_of("some", [*patterns, ("反对", 0)])


def test_patterns_are_sound_as_they_were_in_their_order(cache: Path) -> None:
    assert not compiled.are_sound("some", ["甲", "乙"])
    compiled.keep_sound("some", ["甲", "乙"])
    assert compiled.are_sound("some", ["甲", "乙"])
    assert not compiled.are_sound("some", ["乙", "甲"])
    assert not compiled.are_sound("others", ["甲", "乙"])
