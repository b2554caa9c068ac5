"""`lexicon/grammar.toml`: each word stands once in a class, and every class is read."""

import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology
from kg.ontology.lexicons.words import Words
from tests.support.places import ROOT

GRAMMAR = load_ontology().lexicons.grammar
CLASSES = {
    f"{table.name}.{one.name.rstrip('_')}": getattr(getattr(GRAMMAR, table.name), one.name)
    for table in fields(GRAMMAR)
    for one in fields(getattr(GRAMMAR, table.name))
}
ANNOTATION = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "kg" / "annotation").rglob("*.py")))


@pytest.mark.parametrize("name", CLASSES)
def test_no_word_stands_twice_in_a_class(name: str) -> None:
    words = Words(CLASSES[name])
    assert words and [word for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("name", ["prepositions.before_subject", "prepositions.before_speaker"])
def test_what_is_common_is_not_said_again(name: str) -> None:
    assert set(CLASSES[name]) & set(CLASSES["prepositions.common"]) == set()


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_is_read_by_annotation(name: str) -> None:
    assert re.search(rf"\.{name.rpartition('.')[2]}_?\b", ANNOTATION)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("common = ", "comon = ", "prepositions.comon: nobody reads this key; write common or remove it"),
        ('toward = ["对", "对于"]', "", "prepositions.toward: this key is missing; add it, with a list of words"),
        ('toward = ["对", "对于"]', 'toward = "对"', "prepositions.toward: '对' is found; write a list of words"),
        ('["(?<!反)对", ', '["(?<!反对", ', "prepositions.spoken_of[1]: '(?<!反对' is no regular expression"),
    ],
)
def test_a_mistake_is_refused_with_file_and_key(old: str, new: str, said: str, tmp_path: Path) -> None:
    text = (ROOT / "ontology" / "lexicon" / "grammar.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "grammar.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as raised:
        _ = Ontology(tmp_path).lexicons.grammar
    assert f"grammar.toml: {said}" in str(raised.value)
