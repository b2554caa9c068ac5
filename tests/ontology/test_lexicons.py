"""Every file of word lists is read as its dataclass; a mistake in one is told with file and key."""

import json
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.errors import OntologyError
from kg.ingestion.boilerplate import boilerplate
from kg.network.style import style_sheet
from kg.ontology import Ontology, load_ontology
from kg.ontology.folder import ontology_folder
from kg.ontology.lexicons import LEXICONS
from kg.ontology.lexicons.words import Patterns, Words, not_after, one_of
from kg.positions.rules import rules

FOLDER = ontology_folder() / "lexicon"
OPTIONAL = {
    *("organizations.of", "organizations.writer", "events.event[1].frames", "events.event[1].at"),
    *("publishers.publisher[1].names", "publishers.publisher[1].hosts", "stance.step[1].side"),
    *("plover.event[1].mode", "plover.event[1].context"),
}
LOOKS = re.compile(r"appearance\.\w+\.\w+\.(?:color|shape|hollow|worth|asked|dashes)")  # a look has usual ones
FREE = re.compile(  # tables whose keys are the curators' own
    r"appearance\.(?:kinds|families|predicates|illocutions|ties|stances|modalities)|blockers\.words|cues\.attitudes\.(?:nouns|lodged|tabled|willed|excused)"
    r"|english\.(?:posts|meetings)|defaults\.(?:bodies|characters|publishers)|documents\.bracketed\.only|events\.(?:again\.words|nominal\.kinds|review_conferences)|names\.latin\.short|grammar\.(?:gatherings\.at_places|sayings\.nouns|instruments\.taken_up)|plover\.contexts"
    r"|polarity\.modalities|positions\.(?:stances|opposite|inverted)|states\.lists\.whole"
)
Table = dict[str, Any]


def table_of(name: str) -> Table:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def written(value: Any) -> str:
    """A value as TOML writes it in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def complaint(folder: Path, name: str, table: Table) -> str:
    """What is said of a file with that table in it; empty if it is read."""
    inside = folder / str(len(list(folder.iterdir())))  # a name of its own: files are kept once they are read
    (inside / "lexicon").mkdir(parents=True)
    lines = (f"{json.dumps(key)} = {written(value)}\n" for key, value in table.items())
    (inside / "lexicon" / f"{name}.toml").write_text("".join(lines), encoding="utf-8")
    try:
        getattr(Ontology(inside).lexicons, name)
    except OntologyError as error:
        return str(error).removeprefix(f"{inside / 'lexicon' / name}.toml: ")
    return ""


def places(value: Any, path: str) -> Iterator[tuple[str, Any, Callable[[Any], None]]]:
    """Every key of a table, and the first entry of every list: its path, its value, and what puts another value there."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield f"{path}.{key}", one, lambda new, key=key: value.__setitem__(key, new)
            yield from places(one, f"{path}.{key}")
    elif isinstance(value, list) and value:
        yield f"{path}[1]", value[0], lambda new: value.__setitem__(0, new)
        yield from places(value[0], f"{path}[1]")


def wrong(value: Any) -> Any:
    """A value of another type."""
    return 7 if isinstance(value, str | dict | list) else "七"


def test_every_file_is_a_lexicon_and_every_lexicon_a_file() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(LEXICONS)
    load_ontology().lexicons.read_all()


@pytest.mark.parametrize("name", LEXICONS)
def test_a_file_written_anew_is_read_alike(name: str, tmp_path: Path) -> None:
    assert complaint(tmp_path, name, table_of(name)) == ""


@pytest.mark.slow
@pytest.mark.parametrize("name", LEXICONS)
def test_a_missing_key_is_named(name: str, tmp_path: Path) -> None:
    paths = [path for path, *_ in places(table_of(name), name) if not path.endswith("]")]
    told = {}
    for path in paths:
        if path in OPTIONAL or LOOKS.fullmatch(path) or FREE.fullmatch(path.rpartition(".")[0]):
            continue
        table = table_of(name)
        inside: Any = table
        *before, last = re.findall(r"\.([^.\[\]]+)(\[1\])?", path.removeprefix(name))
        for key, number in before:
            inside = inside[key][0] if number else inside[key]
        del inside[last[0]]
        said = complaint(tmp_path, name, table)
        if not said.startswith(f"{path.removeprefix(name + '.')}: this key is missing; add it, with "):
            told[path] = said
    assert paths and told == {}


@pytest.mark.parametrize("name", LEXICONS)
def test_a_key_that_nobody_reads_is_named(name: str, tmp_path: Path) -> None:
    tables = [name, *(path for path, value, _ in places(table_of(name), name) if isinstance(value, dict))]
    told = {}
    for number, path in enumerate(tables):
        table = table_of(name)
        inside = [table, *(value for _, value, _ in places(table, name) if isinstance(value, dict))][number]
        inside["surplus"] = 7
        said = complaint(tmp_path, name, table)
        key = f"{path}.surplus".removeprefix(f"{name}.")
        reason = "7 is " if FREE.fullmatch(path) else "nobody reads this key; remove it"
        if not said.startswith(f"{key}: {reason}"):
            told[path] = said
    # of numbers a table may hold one more
    assert told == ({"events.review_conferences": ""} if name == "events" else {})


@pytest.mark.slow
@pytest.mark.parametrize("name", LEXICONS)
def test_a_value_of_another_type_is_named(name: str, tmp_path: Path) -> None:
    told = {}
    for number, (path, value, _) in enumerate(places(table_of(name), name)):
        table = table_of(name)
        list(places(table, name))[number][2](wrong(value))
        said = complaint(tmp_path, name, table)
        key = path.removeprefix(f"{name}.")
        if not re.match(rf"{re.escape(key)}: (?:7|'七') is (?:found; write|no table; give it) ", said):
            told[path] = said
    assert told == {}


@pytest.mark.parametrize(
    ("name", "key", "value", "said"),
    [
        ("ambiguous", "words", [""], "words[1]: '' is found; write a text in quotes, or remove it"),
        ("ambiguous", "word", [], "word: nobody reads this key; write words or remove it"),
        ("boilerplate", "links", ["a", "(b"], "links[2]: '(b' is no regular expression (missing )"),
        ("cues", "setting", {"facing": "["}, "setting.facing: '[' is no regular expression"),
        ("events", "numbered", {"words": [], "longest": True}, "numbered.longest: True is found; write a whole number"),
        ("appearance", "communities", {"colors": [], "rest": "red"}, "communities.rest: 'red' is no color; write it as #4477aa"),
        ("appearance", "predicates", {"met": {"zh": "会见", "en": "met", "family": "sport"}}, "predicates.met.family: there is no family 'sport'; take one of office"),
        ("posts", "generic", {"names": [["官员"]]}, "generic.names[1]: ['官员'] is found; write a text in quotes"),
    ],
)  # fmt: skip
def test_what_is_no_word_pattern_number_or_color_is_named(
    name: str, key: str, value: Any, said: str, tmp_path: Path
) -> None:
    assert complaint(tmp_path, name, table_of(name) | {key: value}).startswith(said)


def test_a_noun_that_takes_up_no_kind_of_event_is_named(tmp_path: Path) -> None:
    table = table_of("events")
    table["nominal"]["words"].append("年会")
    assert complaint(tmp_path, "events", table) == "nominal.kinds: 年会 of words has no row here; add it"


def test_a_whole_number_is_a_number(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path / "lexicon")
    path = tmp_path / "lexicon" / "positions.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("same = 0.5", "same = 1"), encoding="utf-8")
    assert Ontology(tmp_path).lexicons.positions.wording.same == 1.0


def test_an_ontology_reads_and_compiles_once_and_another_for_itself() -> None:
    one, other = Ontology(ontology_folder()), Ontology(ontology_folder())
    assert one.lexicons.cues is one.lexicons.cues and one.lexicons.cues is not other.lexicons.cues
    for compiled in (cue_lexicon, boilerplate, style_sheet, rules):
        assert compiled(one) is compiled(one) is not compiled(other)


@pytest.mark.parametrize(
    ("regex", "text", "found"),
    [
        (one_of(["朝鲜", "朝鲜半岛"]), "在朝鲜半岛", "朝鲜半岛"),
        (one_of(["10+3", "10"]), "东盟10+3", "10+3"),
        (one_of([]), "任何", None),
        (Words(["说", "说道"]).regex, "他说道", "说道"),
        (Words().regex, "", None),
        (Patterns(["说", "说道"]).regex, "他说道", "说"),
        (Patterns(["说", "说道"]).longest_first, "他说道", "说道"),
        (Patterns().regex, "", None),
        (not_after(["新", "的"]) + "协议", "新协议", None),
        (not_after(["新", "的"]) + "协议", "核协议", "协议"),
        (not_after([]) + "协议", "新协议", "协议"),
    ],
)
def test_lists_of_words_are_regular_expressions(regex: str, text: str, found: str | None) -> None:
    match = re.search(regex, text)
    assert (match and match.group()) == found


def test_an_illocution_that_there_is_not_and_an_empty_text_are_named(tmp_path: Path) -> None:
    table = table_of("cues")
    table["cue"][0]["illocution"] = "criticise"
    assert complaint(tmp_path, "cues", table).startswith(
        "cue[1].illocution: 'criticise' is found; write one of assert, deny"
    )
    table = table_of("names")
    table["chinese"]["surnames"] = ""
    assert complaint(tmp_path, "names", table).startswith("chinese.surnames: nothing is found between the quotes")


def _twice(table: object, where: str) -> Iterator[str]:
    """Where a list of words in a file holds a word twice."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from _twice(value, f"{where}.{key}")
    elif isinstance(table, list) and all(isinstance(one, str) for one in table):
        yield from (f"{where}: {word}" for word, times in Counter(table).items() if times > 1)
    elif isinstance(table, list):
        for number, value in enumerate(table, 1):
            yield from _twice(value, f"{where}[{number}]")


def test_no_list_holds_a_word_twice() -> None:
    assert [one for name in sorted(LEXICONS) for one in _twice(table_of(name), name)] == []


def test_no_verb_stands_in_two_cues() -> None:
    verbs = Counter(verb for cue in load_ontology().lexicons.cues.cue for verb in cue.verbs)
    assert len(verbs) > 100 and [verb for verb, times in verbs.items() if times > 1] == []


def test_who_is_called_a_woman_is_a_person_of_the_ontology() -> None:
    ontology = load_ontology()
    women = ontology.lexicons.names.women.keys
    assert len(set(women)) == len(women)
    assert [key for key in women if key not in ontology.entities] == []
