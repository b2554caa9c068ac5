"""Files of the ontology, read or refused."""

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.ontology.files import COLUMNS, data_of, table_of, text_of, toml_of

ORGANS = COLUMNS["organs"]


def written(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_what_is_there_is_read(tmp_path: Path) -> None:
    assert text_of(written(tmp_path, "a.toml", "\ufeffa = 1")) == "a = 1"
    assert toml_of(written(tmp_path, "b.toml", "a = 1")) == {"a": 1}
    assert data_of(written(tmp_path, "c.bin", b"\xff")) == b"\xff"
    rows = table_of(written(tmp_path, "organs.csv", f"{ORGANS}\nMFA,外交部,Ministry,,GovernmentBody,verified\n"))
    assert [(row["suffix"], row["zh"]) for row in rows] == [("MFA", "外交部")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.toml", "a = ", "mend the TOML"),
        ("a.toml", b"a = '\xff'", "UTF-8"),
        ("organs.csv", "suffix,zh\nMFA,外交部\n", "columns"),
        ("organs.csv", f"{ORGANS}\nMFA,外交部\n", "commas"),
        ("organs.csv", f"{ORGANS}\na,b,c,d,e,f,g\n", "commas"),
    ],
)
def test_a_mistake_is_told_with_the_file_and_what_to_do(
    tmp_path: Path, name: str, data: str | bytes, said: str
) -> None:
    path = written(tmp_path, name, data)
    with pytest.raises(OntologyError, match=said) as error:
        table_of(path) if name.endswith("csv") else toml_of(path)
    assert str(path) in str(error.value)


def test_what_is_missing_is_told_with_what_there_is(tmp_path: Path) -> None:
    written(tmp_path, "cues.toml", "")
    with pytest.raises(OntologyError, match=r"stance\.toml is missing \(there are: cues\)"):
        toml_of(tmp_path / "stance.toml")
