"""A curator's mistakes are refused with file and line; the ontology as it is has none, and loads quickly."""

import re
import shutil
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.annotation.lexical.gazetteer import Gazetteer
from kg.cli import app
from kg.errors import OntologyError
from kg.graph import load
from kg.model.namespaces import DEFAULT_BASE, RDF
from kg.ontology import Ontology, load_ontology
from kg.ontology.folder import ontology_folder
from kg.validation import check, mistakes
from kg.validation.examples import example_mistakes
from kg.validation.statistics import as_of, counts, lines
from tests.support.places import FIXTURES, SHARED

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

FOLDER = ontology_folder()
INPUTS = {
    "sample": [FIXTURES / "sample"],
    "seeds and corpus": [SHARED / "seeds", SHARED / "corpus" / "documents"],
}
WHOLE = ("schema.ttl", "shapes.ttl", "concepts.ttl", "checks", "rules", "lexicon", "queries")
KEPT = (
    "entities/treaties/NPT.ttl",
    "entities/treaties/TPNW.ttl",
    "entities/organizations/beijing-youth-daily.ttl",
    "entities/people/wang-yi.ttl",
)
NPT, TABLE, RULES = "entities/treaties/NPT.ttl", "entities/states.csv", "rules/relations.toml"
BODIES, OUTLET = "entities/organizations.csv", "entities/organizations/beijing-youth-daily.ttl"
EVENTS, PROPOSITIONS, FACTUALITY = (f"rules/{name}.toml" for name in ("events", "propositions", "factuality"))
LOADING = 1.5  # seconds; half a second on a quiet core

# File, what stands there, what is put in its place, what is said of the line that then holds it.
MISTAKES = {
    "no Turtle": (NPT, ':depositary <id/state/USA>,', ':depositary <id/state/USA> "',  "no Turtle"),
    "no TOML": ("lexicon/posts.toml", "[prefixes]", "[prefixes", "no TOML"),
    "too many columns": (TABLE, "AGO,AO,", "AGO,AO,,", "14 columns where 13 are wanted"),
    "a column renamed": (TABLE, "key,iso2,", "code,iso2,", "the columns are not key,iso2"),
    "a state without a name": (TABLE, "AGO,AO,,安哥拉,", "AGO,AO,,,", "zh_hans is empty"),
    "a state twice": (TABLE, "AGO,AO,", "AFG,AO,", "AFG has a row already, in line 2"),
    "a word for verification": (TABLE, "喀布尔,member,verified", "喀布尔,member,sure", "verification is 'sure'"),
    "a place in no state": ("entities/places.csv", "北京市,CHN,", "北京市,CHM,", "CHM is no state of states.csv"),
    "a place of no class": ("entities/places.csv", "北京市,CHN,City", "北京市,CHN,Citty", "class Citty is not declared"),
    "an organization twice": (BODIES, "WHO,世", "UN,世", "UN has a row already, in line 2"),
    "an organization with a row and a file": (BODIES, "WHO,世", "beijing-youth-daily,世", f"beijing-youth-daily is described in ontology/{OUTLET}:5 too"),
    "an organization of no class": (BODIES, ",IntergovernmentalOrganization,Q1065,", ",,Q1065,", "class is empty"),
    "an organization of an unknown class": (BODIES, ",IntergovernmentalOrganization,Q1065,", ",Organisation,Q1065,", "class Organisation is not declared"),
    "a key that is no slug": (BODIES, "WHO,世", "世卫组织,世", "世卫组织 is no key"),
    "an id that is not Wikidata's": (BODIES, ",Q1065,", ",wikidata.org/Q1065,", "wikidata.org/Q1065 is no id of Wikidata"),
    "an unknown language": (BODIES, "|联合国组织,", "|联合国组织@zh-TW,", "联合国组织@zh-TW in other_names has an @ in it"),
    "a name that a row shares with a file": (BODIES, "|联合国组织,", "|联合国组织|北青报@zh-Hans,", "北青报 also names another org, in ontology/entities/organizations/"),
    "a file whose name is no slug": (NPT, "<id/participation/CHN-NPT> a", "<id/participation/中国-NPT> a", "<id/participation/中国-NPT> is no IRI for a curated thing"),
    "a key that is no name": (OUTLET, '"org:北京青年报"', '"org:北京青年"', "<id/org/beijing-youth-daily> has the key org:北京青年;"),
    "no label in zh-Hans": (NPT, '    rdfs:label "不扩散核武器条约"@zh-Hans, ', "    rdfs:label ", "no label in zh-Hans"),
    "no label in en": (NPT, '@zh-Hant, "Treaty on the Non-Proliferation of Nuclear Weapons"@en ;', "@zh-Hant ;", "no label in en"),
    "two labels": (NPT, '    rdfs:label "不扩', '    rdfs:label "核约"@zh-Hans, "不扩', "2 labels in zh-Hans"),
    "no source": (
        NPT, 'dcterms:source "UNTS vol. 729 No. 10485" ;\n    :verification :verified .', ":acronym \"N\" .", "neither dcterms:source nor :verification",
    ),
    "an unknown predicate": (NPT, "    :entryIntoForce ", "    :entryIntoFroce ", ":entryIntoFroce is not declared"),
    "an unknown class": (NPT, "a :Treaty ;", "a :Treety ;", ":Treety is not declared"),
    "an unknown value": (NPT, ":verification :verified .", ":verification :verifeid .", ":verifeid is not declared"),
    "a mistyped property": (NPT, "rdfs:comment ", "rdfs:coment ", "rdf-schema#coment> is no property"),
    "no such day": (NPT, '"1970-03-05"', '"1970-02-30"', "'1970-02-30' is no xsd:date"),
    "no such month": (NPT, '"1970-03-05"^^xsd:date', '"1970-13"^^xsd:gYearMonth', "'1970-13' is no xsd:gYearMonth"),
    "no such year": (NPT, '"1970-03-05"^^xsd:date', '"70"^^xsd:gYear', "'70' is no xsd:gYear"),
    "a day without datatype": (NPT, '"1970-03-05"^^xsd:date', '"1970-03-05"', "'1970-03-05' is no date"),
    "another file's name": (NPT, "<id/treaty/NPT> a", "<id/treaty/NPTT> a", "<id/treaty/NPTT> stands in NPT.ttl"),
    "a shared name": (NPT, '"核不扩散条约"@zh-Hans,', '"禁止核武器条约"@zh-Hans,', "also names another treaty, in ontology/entities/treaties/"),
    "a dangling reference": (NPT, "<id/state/GBR>, <id/state/RUS>", "<id/state/GBR>, <id/state/XXX>", "<id/state/XXX> is described nowhere"),
    "a rule's predicate": (RULES, 'predicate = "met_with"', 'predicate = "met_wiht"', "predicate met_wiht of rule met-held is not declared"),
    "a key of a word list": ("lexicon/cues.toml", 'illocution = "deny"', 'ilocution = "deny"', "cue[4].ilocution: nobody reads this key"),
    "a text for a list of words": ("lexicon/nominals.toml", 'state = ["该国"]', 'state = "该国"', "that.state: '该国' is found"),
    "no regular expression": ("lexicon/stance.toml", '"并非不"', '"(并非不"', "step[5].patterns[1]: '(并非不' is no regular expression"),
    "a rule without example": (RULES, "example = ", "# example = ", "rule[1].example: this key is missing; add it, with a text"),
    "a rule's key": (RULES, "acts = true\npattern", "act = true\npattern", "act: nobody reads this key; write acts or remove it"),
    "a key of a rule of events": (EVENTS, "sort = ", "sorted = ", "rule[1].sorted: nobody reads this key; write sort"),
    "a key of a rule of propositions": (PROPOSITIONS, "pattern = ", "patern = ", "rule[1].patern: nobody reads this key"),
    "a rule's value": (RULES, "acts = true\ntopical", 'acts = "yes"\ntopical', "rule[1].acts: 'yes' is found; write true or false"),
    "a rule's class": (EVENTS, 'sort = "Launch"', 'sort = "Lanch"', "class Lanch of rule launched is not declared"),
    "a class of a relation": (RULES, 'predicate = "violated"', 'event = "Phone"\npredicate = "violated"', "class Phone of rule violated is not declared"),
    "a rule's mark": (RULES, "<subject:actors>", "<subject:actorz>", "pattern of rule met-held: there is no mark <actorz>; take one of actor, party"),
    "a rule's pattern": (EVENTS, "(?:<verb:发射|", "(?:(<verb:发射|", "pattern of rule launched: no regular expression ("),
    "a kind in play": (RULES, 'in_play = "event"', 'in_play = "gathering"', "in_play of rule attended-in-play: gathering is no kind; take one of state"),
    "a word of factuality": (FACTUALITY, "[negation]", "[negations]", "negations: nobody reads this key; write negation"),
}  # fmt: skip
# Mistakes that are said of the line where the description, or the rule, begins.
AT_THE_HEAD = {
    "no label in zh-Hans", "no label in en", "two labels", "no source", "a rule without example", "a key that is no name",
}  # fmt: skip
NO_LINE_OF_ITS_OWN = {"no Turtle", "no TOML", "a shared name"}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A small ontology: the schema, the lists and rules, three entities, and the rows that these need."""
    folder = tmp_path / "ontology"
    folder.mkdir()
    for name in WHOLE:
        path = FOLDER / name
        shutil.copytree(path, folder / name) if path.is_dir() else shutil.copy(path, folder)
    for name in KEPT:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(FOLDER / name, folder / name)
    needed = {state for name in KEPT for state in re.findall("<id/state/(.+?)>", (FOLDER / name).read_text("utf-8"))}
    starts = {
        "states": ("key", "AFG", "AGO", *sorted(needed)),
        "places": ("key", "北京"),
        "organs": ("suffix", "State"),
        "organizations": ("key", "UN", "WHO"),
    }
    for table, kept in starts.items():
        lines = (FOLDER / "entities" / f"{table}.csv").read_text("utf-8").splitlines(keepends=True)
        rows = "".join(line for line in lines if line.startswith(tuple(f"{key}," for key in kept)))
        (folder / "entities" / f"{table}.csv").write_text(rows, "utf-8")
    return folder


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of the ontology."""
    return Path(shutil.copytree(FOLDER, tmp_path / "ontology"))


@pytest.fixture
def without_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples of most rules need things that the small ontology lacks."""
    monkeypatch.setattr("kg.validation.example_mistakes", lambda ontology: [])


def plant(path: Path, old: str, new: str) -> int:
    """Puts a mistake into a file; the number of its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_with_file_and_line(name: str, copy: Path) -> None:
    file, old, new, said = MISTAKES[name]
    line = plant(copy / file, old, new)
    problems = list(check(None, Ontology(copy)))
    found = [one for one in problems if said in one]
    assert len(found) == 1, problems
    place = re.fullmatch(r"(ontology/[^:]+):(\d+): .+; .+", found[0])
    assert place, found[0]
    if name != "a shared name":
        assert place[1] == f"ontology/{file}"
    if name in AT_THE_HEAD:
        assert int(place[2]) < line
    elif name in NO_LINE_OF_ITS_OWN:
        assert file.rsplit("/", 1)[1] in found[0]
    else:
        assert int(place[2]) == line
    if name not in ("an unknown class", "another file's name"):
        assert len(problems) == 1, problems


def test_both_files_of_a_shared_name_are_said(copy: Path) -> None:
    file, old, new, _ = MISTAKES["a shared name"]
    plant(copy / file, old, new)
    (problem,) = check(None, Ontology(copy))
    assert re.search(r"treaties/TPNW\.ttl:\d+", problem) and re.search(r"treaties/NPT\.ttl:\d+", problem)


def test_a_table_that_is_missing_is_said(copy: Path) -> None:
    (copy / "entities" / "organs.csv").unlink()
    assert any("organs.csv:1: the table is missing; " in one for one in check(None, Ontology(copy)))


def test_a_file_in_another_encoding_is_said_with_its_line(copy: Path) -> None:
    text = (copy / TABLE).read_text("utf-8")
    (copy / TABLE).write_bytes(text.encode("gb18030"))
    with pytest.raises(OntologyError, match=r"ontology/entities/states\.csv:2: no UTF-8; "):
        list(check(None, Ontology(copy)))


@pytest.mark.usefixtures("without_examples")
def test_a_shape_says_file_and_line(copy: Path) -> None:
    plant(copy / NPT, "    :depositary <id/state/USA>", "    :depositary <id/treaty/TPNW>, <id/state/USA>")
    (problem,) = check(None, Ontology(copy))
    assert problem.startswith(f"ontology/{NPT}:7: A :depositary is a state or organization")


@pytest.mark.usefixtures("without_examples")
def test_a_query_says_file_line_and_what_to_do(copy: Path) -> None:
    file = "entities/people/wang-yi.ttl"
    plant(copy / file, ':to "2022-12-30"^^xsd:date', ':to "2012-12-30"^^xsd:date')
    problems = [one for one in check(None, Ontology(copy)) if "(backward-dates:" in one]
    assert len(problems) == 1 and re.match(rf"ontology/{file}:\d+: .+; .+", problems[0])


def test_a_rule_that_does_not_give_what_its_example_should_is_said_with_its_line(whole: Path) -> None:
    line = plant(whole / RULES, 'name = "acceded"', 'name = "joined"')
    plant(whole / RULES, '[["state:CHN", "treaty:NPT"]]', '[["state", "treaty:NPT"], ["state:CHN", "doc"]]')
    assert mistakes(Ontology(whole)) == [
        f"ontology/{RULES}:{line}: the example of rule joined gives Accession state:CHN; acceded_to state:CHN treaty:NPT, "
        "not acceded_to state:CHN doc; mend the pattern, the example or what it gives"
    ]


def test_the_examples_of_the_rules_give_what_they_should() -> None:
    assert list(example_mistakes(load_ontology())) == []


def test_a_pattern_that_is_no_regular_expression_is_said(whole: Path) -> None:
    plant(whole / RULES, 'pattern = "', 'pattern = "(')
    (problem,) = mistakes(Ontology(whole))
    assert problem.startswith("ontology/rules") and "no regular expression" in problem


@pytest.mark.parametrize("pattern", ["<subject:actors>.*(?:<verb:签署>)", "<object:treaty>.*(?:<verb:签署>)"])
def test_a_rule_that_marks_not_both_sides_is_said(whole: Path, pattern: str) -> None:
    path = whole / RULES
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r'^pattern = ".*"$', f'pattern = "{pattern}"', text, count=1, flags=re.M), encoding="utf-8")
    (problem,) = mistakes(Ontology(whole))
    assert problem.startswith(f"ontology/{RULES}:") and "in it; mark" in problem


def test_an_ontology_without_entities_ends_in_sentences(whole: Path) -> None:
    for path in (whole / "entities").rglob("*"):
        if path.suffix == ".ttl":
            path.unlink()
        elif path.suffix == ".csv":
            path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert all(isinstance(one, str) and one for one in mistakes(Ontology(whole)))


@pytest.mark.slow
def test_ontology_and_graph_have_nothing_to_mend(built: Path) -> None:
    assert list(check(built, shapes=True)) == []


@pytest.mark.slow
@pytest.mark.parametrize("inputs", INPUTS.values(), ids=list(INPUTS))
def test_the_command_finds_nothing_to_mend_in_what_the_command_built(inputs: list[Path], tmp_path: Path) -> None:
    """As `make demo` and then `kg check --shapes`; and of real texts, where they lie beside the project."""
    if not all(path.exists() for path in inputs):
        pytest.skip("the shared texts are not beside the project")
    built = CliRunner().invoke(app, ["build", *map(str, inputs), "-o", str(tmp_path), "--strict"])
    assert built.exit_code == 0, built.output
    found = CliRunner().invoke(app, ["check", "--shapes", "-o", str(tmp_path)])
    assert (found.exit_code, found.stderr) == (0, "")
    assert found.stdout.startswith("nothing to mend\n")
    invented = f"<{DEFAULT_BASE}id/claim/0> <{RDF}type> <{DEFAULT_BASE}ontology#Claim> "
    graph = load(tmp_path)
    graph.store.load(f"{invented}<{DEFAULT_BASE}graph/document/0> .".encode(), ox.RdfFormat.N_QUADS)
    graph.save(tmp_path)
    found = CliRunner().invoke(app, ["check", "--shapes", "-o", str(tmp_path)])
    assert found.exit_code == 1 and "id/claim/0>: " in found.stdout


def test_counts_are_of_what_the_folder_holds() -> None:
    counted = counts()
    people = counted["people"]
    assert isinstance(people, dict) and sum(people.values()) == len(list(FOLDER.glob("entities/people/*.ttl")))
    assert counted["saved questions"] == len(list(FOLDER.glob("queries/*.rq")))
    assert next(lines(counted)).startswith("states: 199 (")


DATED = re.compile(
    r':(?:from|to|on|date|start|end|asOf|adopted|openedForSignature|signedOn|entryIntoForce|terminated) "([^"]+)"'
)


def test_the_day_of_the_knowledge_is_said_and_no_curated_date_lies_after_it() -> None:
    known = as_of()
    assert (
        known and (FOLDER / "schema.ttl").read_text(encoding="utf-8").count(f':knowledgeAsOf "{known}"^^xsd:date') == 1
    )
    later = [
        f"{path.stem}: {day}"
        for path in sorted(FOLDER.glob("entities/**/*.ttl"))
        for day in re.findall(DATED, path.read_text(encoding="utf-8"))
        if day > known
    ]
    assert later == []


def test_an_ontology_of_ones_own_need_not_say_as_of_which_day(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "ontology")
    schema = folder / "schema.ttl"
    text = schema.read_text(encoding="utf-8")
    schema.write_text(re.sub(r" ;\n    :knowledgeAsOf [^\n]+ \.", " .", text), encoding="utf-8")
    assert as_of(Ontology(folder)) is None


def test_the_ontology_loads_quickly(capsys: pytest.CaptureFixture[str]) -> None:
    """CPU time, the best of three: what else the machine does counts as little as may be."""
    taken = min(loading() for _ in range(3))
    with capsys.disabled():
        print(f"\nthe ontology loads in {taken:.2f} s")
    assert taken < LOADING


def loading() -> float:
    start = time.process_time()
    ontology = Ontology(FOLDER)
    assert ontology.triples and ontology.names and ontology.entities
    assert Gazetteer(ontology).patterns
    return time.process_time() - start
