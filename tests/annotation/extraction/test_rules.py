"""Rules are compiled once an ontology, each with what a sentence needs to fit it; a wrong one is refused with its name."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from kg.annotation.extraction.masking import MARKS, MaskedSentence
from kg.annotation.extraction.rules import (
    RuleError,
    event_rules,
    furnished,
    proposition_rules,
    relation_rules,
)
from kg.errors import OntologyError
from kg.ontology import Ontology, load_ontology
from tests.support.places import ROOT

KINDS = {"relations": relation_rules, "events": event_rules, "propositions": proposition_rules}


def marked(text: str) -> MaskedSentence:
    """甲 is a state, 约 a treaty."""
    text = text.replace("甲", MARKS["state"]).replace("约", MARKS["treaty"])
    return MaskedSentence(text, list(range(len(text))), list(range(1, len(text) + 1)), {})


def ontology_with(tmp_path: Path, file: str, old: str, new: str) -> Ontology:
    folder = tmp_path / "rules"
    copytree(ROOT / "ontology" / "rules", folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return Ontology(tmp_path)


@pytest.mark.parametrize("name", KINDS)
def test_the_rules_of_a_file_are_compiled_once_and_keep_their_order(name: str) -> None:
    ontology = load_ontology()
    compiled = KINDS[name](ontology)
    assert compiled is KINDS[name](ontology)
    assert [one.rule for one in compiled] == list(getattr(ontology.rules, name).rule)


def test_shared_parts_are_put_in() -> None:
    held = next(one for one in relation_rules(load_ontology()) if one.rule.name == "met-held")
    assert "<heads>" in held.rule.pattern and "领导人" in held.pattern.pattern


def test_only_rules_whose_verb_the_text_has_are_asked() -> None:
    rules = relation_rules(load_ontology())
    kept = rules.with_verb_in("甲退出约。")
    assert "withdrew_from" in {one.rule.predicate for one in kept} and len(kept) < len(rules) / 2
    assert all(one in kept for one in rules if one.trigger is None or re.search(one.trigger, "甲退出约。"))


def test_only_rules_for_whose_sides_there_are_marks_are_asked() -> None:
    rules = relation_rules(load_ontology())
    both, one_side = furnished(rules, marked("甲退出约。")), furnished(rules, marked("甲退出。"))
    assert "withdrew_from" in {one.rule.predicate for one in both}
    assert all(MARKS["state"] in side for one in one_side for side in one.needs)
    assert len(one_side) < len(both) < len(rules)


def test_every_rule_that_matches_is_asked() -> None:
    rules, sentence = relation_rules(load_ontology()), marked("甲退出约。")
    asked = rules.fitting(sentence)
    matching = [one for one in rules if one.pattern.search(sentence.text)]
    assert matching and all(one in asked for one in matching) and len(asked) < 10


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("relations.toml", "<subject:actors>", "<subject:actorz>", r"rule met-held: pattern: there is no mark <actorz>"),
        ("relations.toml", 'in_play = "event"', 'in_play = "war"', r"attended-in-play: in_play: war is no kind; take one"),
        ("events.toml", "(?:<verb:发射", "(?:(<verb:发射", r"rule launched: pattern: no regular expression \(.*; mend it"),
        ("propositions.toml", "<object:arms>", "<object:guns>", r"rule possesses: pattern: there is no mark <guns>"),
    ],
)  # fmt: skip
def test_a_wrong_pattern_is_refused_with_file_rule_and_key(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    ontology = ontology_with(tmp_path, file, old, new)
    with pytest.raises(RuleError, match=rf"rules/{file}: .*{said}"):
        KINDS[file.removesuffix(".toml")](ontology)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("relations.toml", "acts = true\ntopical", "act = true\ntopical", "rule[1].act: nobody reads this key; write acts"),
        ("relations.toml", "acts = true\ntopical", "acts = 1\ntopical", "rule[1].acts: 1 is found; write true or false"),
        ("events.toml", 'sort = "Test"', "", "rule[3].sort: this key is missing; add it, with a text in quotes"),
        ("propositions.toml", "[unreal]", "[unreel]", "unreel: nobody reads this key; write unreal or remove it"),
        ("factuality.toml", '["讨论", ', '["(讨论", ', "topic.words[1]: '(讨论' is no regular expression"),
    ],
)  # fmt: skip
def test_a_wrong_key_or_value_is_refused_with_file_number_and_key(
    file: str, old: str, new: str, said: str, tmp_path: Path
) -> None:
    ontology = ontology_with(tmp_path, file, old, new)
    with pytest.raises(OntologyError, match=re.escape(f"{file}: {said}")):
        getattr(ontology.rules, file.removesuffix(".toml"))
