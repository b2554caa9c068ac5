"""A table of names: which columns, what is wrong with it, and what comes out."""

import csv
import json
from pathlib import Path

import pytest

from kg.catalog.matching import Matcher, known_names
from kg.catalog.matching.rows import match_rows
from kg.catalog.matching.table import NameRow, read_table
from kg.cli.answers import Answer, Message
from kg.cli.commands.match import match
from kg.errors import InputError, KGError
from kg.ontology import load_ontology

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no build lies: `kg match` takes the names of one that is there."""
    monkeypatch.chdir(tmp_path)


def table(folder: Path, text: str | bytes, name: str = "names.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows(path: Path, **columns: str) -> list[tuple[str, str, str]]:
    return [(row.name, row.kind, row.date) for row in read_table(path, load_ontology(), **columns).rows]


HEADS = [
    "name,kind,date",
    "名称,类型,日期",
    "姓名,類型,日期",
    "Name,TYPE,Date",
    "\ufeffname,Kind,year",
    "國家,种类,年份",
]


@pytest.mark.parametrize("head", HEADS)
def test_columns_are_found_by_their_heads(head: str, tmp_path: Path) -> None:
    assert rows(table(tmp_path, f"id,{head}\n1,法国,国家,2018\n")) == [("法国", "国家", "2018")] or head.startswith(
        "\ufeff"
    )
    assert rows(table(tmp_path, f"{head}\n法国,国家,2018\n")) == [("法国", "国家", "2018")]


@pytest.mark.parametrize(("encoding", "name"), [("gb18030", "法国"), ("big5", "法國"), ("gb18030", "俄罗斯"), ("utf-16", "法国"), ("utf-16-le", "法国")])  # fmt: skip
def test_the_encoding_of_a_single_name_is_told_by_what_is_known(encoding: str, name: str, tmp_path: Path) -> None:
    assert rows(table(tmp_path, f"name\n{name}\n".encode(encoding))) == [(name, "", "")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_chinese_is_read(encoding: str, tmp_path: Path) -> None:
    text = "名称,类型\n不扩散核武器条约,条约\n外交部长王毅,人物\n朝鲜民主主义人民共和国,国家\n"
    assert [name for name, *_ in rows(table(tmp_path, text.encode(encoding)))][1] == "外交部长王毅"


def test_tabs_semicolons_and_named_columns(tmp_path: Path) -> None:
    assert rows(table(tmp_path, "sep=;\nname;kind\n法国;state\n")) == [("法国", "state", "")]
    assert rows(table(tmp_path, 'name,kind\n"美国\n（合众国）",state\n')) == [("美国\n（合众国）", "state", "")]
    assert rows(table(tmp_path, "甲\t乙\n法国\t英国\n", "n.tsv"), name="乙") == [("英国", "", "")]
    assert rows(table(tmp_path, 'name;date\r\n"Blinken, Antony";2021\r\n')) == [("Blinken, Antony", "", "2021")]


WRONG = {
    "empty, nothing but blanks": "",
    "a head and no rows": "name,kind\n",
    "no column of names; its first line has 法国, 2018. Say which holds the names with --name": "法国,2018\n英国,2019\n",
    "the first line is empty": ",,\nname\n",
    "row 2 cannot be read": 'name\n"' + "法国\n" * 140_000,
    "row 2 goes on to the end of the file; close the quotation mark": 'name,kind\n"法国,state\n英国,state\n',
    "this is a PDF": "%PDF-1.7 …",
    "this is a ZIP or Office file": "PK\x03\x04name\n法国\n",
    "binary data": "name\n" + "法\0国\n" * 9,
}


@pytest.mark.parametrize("said", WRONG)
def test_what_is_wrong_with_a_table_is_said(said: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said.replace("(", r"\(")) as error:
        read_table(table(tmp_path, WRONG[said]), load_ontology())
    assert "names.csv" in str(error.value)


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column 'who'; it has name, kind"):
        read_table(table(tmp_path, "name,kind\n法国,\n"), load_ontology(), name="who")


def test_every_row_is_answered_and_what_is_wrong_with_one_is_said_there(tmp_path: Path) -> None:
    text = "name,kind,date\n法国\nBlinken, Antony,person,2021\n\n法国,planet,2018\n法国,,soon\n查无此人,,\n,,\n"
    asked = read_table(table(tmp_path, text), load_ontology())
    told = [(one.row.number, one.match.entity is not None, one.match.why) for one in match_rows(Matcher(known_names(load_ontology())), asked.rows)]  # fmt: skip
    assert [(number, sure) for number, sure, _ in told] == [(2, True), (3, False), (5, True), (6, True), (7, False), (8, False)]  # fmt: skip
    whys = {number: why for number, _, why in told}
    assert "4 cells under 3 heads" in whys[3] and "no kind of entity 'planet'" in whys[5]
    assert "no date 'soon'" in whys[6] and whys[7] == "no such name" and whys[8].startswith("no name")


def test_a_row_too_short_to_hold_a_name_is_said(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "id,name\n7\n"), load_ontology()).rows
    assert row == NameRow(2, "", "", "", "only 1 of 2 cells, none of them the name")


def answer(given: Answer) -> tuple[str, list[str]]:
    said = [one for one in given if isinstance(one, str)]
    return "".join(one for one in said if not isinstance(one, Message)), [
        one for one in said if isinstance(one, Message)
    ]


def test_hostile_names_come_out_harmless(tmp_path: Path) -> None:
    names = ["=cmd|'/C calc'!A0", "+1", "@SUM(1)", "-2+3", "法\0国", "王" * 100_000, "\x1b[31m法国"]
    path = tmp_path / "names.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name"], *([name] for name in names)])
    text, messages = answer(match(str(path), form="csv"))
    (head, *found) = csv.reader(text.splitlines())
    assert head[:3] == ["row", "name", "key"] and [len(row) for row in found] == [len(head)] * len(names)
    assert not any(cell.startswith(("=", "+", "@", "-")) for row in found for cell in row)
    assert found[4][2] == "state:FRA", "a NUL in a cell spoils neither it nor the table"
    assert len(found[5][1]) < 300 and "100000 characters" in found[5][7]
    assert "\x1b" not in text and messages[0].startswith("1 of 7 names matched")


def test_one_name_is_matched_with_its_kind_and_date() -> None:
    text, messages = answer(match("美国国务卿", kind="person", date="2018-05", form="json"))
    (found,) = json.loads(text)
    assert (found["key"], found["kind"], found["row"]) == ("person:蓬佩奥", "person", 1)
    assert found["why"].startswith("post on that date: 国务卿 2018-04-26") and "ontology alone" in messages[-1]
    with pytest.raises(KGError, match="no kind of entity"):
        answer(match("法国", kind="planet"))
    with pytest.raises(InputError, match="no file nowhere.csv"):
        answer(match("nowhere.csv"))
    with pytest.raises(InputError, match="no file 法国; give the path of a table, or a name alone"):
        answer(match("法国", name="国名"))
    assert "no such name" in answer(match("核" * 3000))[0], "too long for a path, and no error"
    assert "\x1b" not in answer(match("\x1b[31m法国"))[0], "what a terminal would obey"


def test_what_only_a_graph_knows_is_found_there(built: Path) -> None:
    label = "2023年5月12日外交部例行记者会"
    (found,) = json.loads(answer(match(label, output=built, form="json"))[0])
    assert found["key"].startswith("event:CHN-MFA-press-conference-2023") and found["why"] == "name in the documents"
    (noun,) = json.loads(answer(match("例行记者会", output=built, form="json"))[0])
    assert noun["key"] is None and noun["others"] == [f"{found['key']} 0.65"], "which of many is told by its text alone"
    (without,) = json.loads(answer(match(label, form="json"))[0])
    assert without["key"] is None
