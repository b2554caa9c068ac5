"""A curator's mistakes in the Turtle files: each with file, line and what to do."""

from pathlib import Path

import pytest

from kg.model.namespaces import Namespace
from kg.validation.turtle import Facts, Source, read_turtle, turtle_mistakes

NAMESPACE = Namespace("https://example.org/kg/")
HEAD = f"""@base <{NAMESPACE.base}> .
@prefix : <{NAMESPACE.term("")}> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SCHEMA = HEAD + "".join(
    f":{name} a rdfs:Class .\n" for name in ("Treaty", "adopted", "source", "party", "verification", "verified")
)
GOOD = """<id/treaty/A> a :Treaty ;
  rdfs:label "甲条约"@zh-Hans , "Treaty A"@en ;
  :adopted "1968-07-01"^^xsd:date ;
  :verification :verified .
"""


def mistakes(folder: Path, text: str) -> list[str]:
    (folder / "entities" / "treaties").mkdir(parents=True)
    (folder / "schema.ttl").write_text(SCHEMA, encoding="utf-8")
    (folder / "entities" / "treaties" / "A.ttl").write_text(HEAD + text, encoding="utf-8")
    found = list(read_turtle(folder, NAMESPACE))
    return [one for one in found if isinstance(one, str)] + list(
        turtle_mistakes([one for one in found if isinstance(one, Facts)])
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        (":adopted ", ":adoptd ", 9, ":adoptd is not declared"),
        ('"1968-07-01"^^xsd:date', '"1968-13-01"^^xsd:date', 9, "1968-13-01"),
        ('"1968-07-01"^^xsd:date', '"July 1968"', 9, "July 1968"),
        ("rdfs:label", "rdfs:lable", 8, "no property of a vocabulary in use"),
        (":adopted ", ":party <id/state/XXX> ; :adopted ", 9, "id/state/XXX"),
        ("Treaty ;", "Treaty", 8, ""),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    found = [one for one in mistakes(tmp_path, GOOD.replace(old, new, 1)) if "A.ttl" in one]
    assert any(said in one and f"A.ttl:{line}:" in one for one in found), found


def test_what_has_no_mistake_is_passed(tmp_path: Path) -> None:
    assert [one for one in mistakes(tmp_path, GOOD) if "adopted" in one or "label" in one] == []


def test_a_schema_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    (said,) = read_turtle(tmp_path, NAMESPACE)
    assert isinstance(said, str)
    assert said.startswith(f"{tmp_path.name}/schema.ttl: no such file; ")


def test_a_place_in_a_file_is_sought_step_by_step() -> None:
    source = Source("a.ttl", "one\ntwo\nthree\ntwo\n")
    assert (
        source.at("two") == "a.ttl:2" and source.at("three", "two") == "a.ttl:4" and source.at("nothing") == "a.ttl:1"
    )
