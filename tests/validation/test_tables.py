"""A curator's mistakes in the tables, and files that are no TOML."""

import shutil
from pathlib import Path

import pytest

from kg.ontology import load_ontology
from kg.validation.tables import Table, read_tables, table_mistakes, toml_mistakes

FOLDER = load_ontology().folder
CLASSES = {"GovernmentBody", "ArmedForce", "Place", "Site"}


def changed(folder: Path, name: str, line: int, old: str, new: str) -> Path:
    """The ontology's tables with one line of one of them changed."""
    shutil.copytree(
        FOLDER / "entities",
        folder / "entities",
        ignore=lambda _, names: [one for one in names if not one.endswith(".csv")],
    )
    path = folder / "entities" / f"{name}.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    assert old in lines[line - 1], lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("".join(lines), encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    found = list(read_tables(folder))
    tables = {name: one for name, one in found if isinstance(one, Table)}
    classes = CLASSES | {
        row["class"] for one in tables.values() for _, row in one.rows if row.get("class") and row["class"] != "Nothing"
    }
    return [one for _, one in found if isinstance(one, str)] + (
        list(table_mistakes(tables, classes)) if len(tables) > 2 else []
    )


def test_the_tables_as_they_are_have_no_mistake() -> None:
    assert told(FOLDER) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "a,", "columns where"),
        ("verified", "checked", "write verified or unverified"),
        ("AFG", "", "key is empty"),
    ],
)
def test_a_mistake_in_a_row_is_told_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    found = told(changed(tmp_path, "states", 2, old, new))
    assert any(said in one and "states.csv:2:" in one for one in found), found


def test_a_table_with_another_head_or_none_is_told(tmp_path: Path) -> None:
    folder = changed(tmp_path, "organs", 1, "suffix", "suffixe")
    assert any("organs.csv:1: the columns are not" in one for one in told(folder))
    (folder / "entities" / "organs.csv").unlink()
    assert any("organs.csv:1: the table is missing" in one for one in told(folder))


def test_a_file_that_does_not_parse_is_told_with_the_line(tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "a.toml").write_text("a = 1\nb = \n", encoding="utf-8")
    (tmp_path / "lexicon" / "b.toml").write_text("a = 1\n", encoding="utf-8")
    (found,) = toml_mistakes(tmp_path)
    assert "lexicon/a.toml:2: no TOML" in found and "mend this line" in found
