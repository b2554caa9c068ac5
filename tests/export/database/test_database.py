"""The SQLite file holds what the graph holds, finds Chinese words of any length, and opens in Datasette as it is."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import KGError
from kg.export.database import filling
from kg.export.database.filling import fill
from kg.export.database.schema import SCHEMA
from kg.export.database.searching import pairs, queries
from kg.export.exporting import export, files
from kg.export.formats import sqlite
from kg.graph import Graph
from kg.pipeline import build
from kg.positions.ledger import positions

SHARING = """关于核共享安排的发言
2022年8月3日

中国代表3日在会议上表示，中国反对任何形式的核共享安排。俄罗斯没有违反《不扩散核武器条约》。
法国外交部长说，核裁军应当循序渐进。NPT有三大支柱。
"""
OTHERS = """军控磋商
2023年11月6日

美國國務院發言人6日說，美方願意就核共用問題繼續對話。
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "sharing.txt").write_text(SHARING, encoding="utf-8")
    (folder / "others.txt").write_text(OTHERS, encoding="utf-8")
    return build(folder)


@pytest.fixture(scope="module")
def path(known: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    (written,) = export(known, "sqlite", tmp_path_factory.mktemp("database"))
    return written


@pytest.fixture
def base(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as found:
        found.row_factory = sqlite3.Row
        yield found


def asked(name: str) -> str:
    return next(one.sql for one in queries() if one.name == name)


def found(base: sqlite3.Connection, words: str) -> list[str]:
    return [row["sentence"] for row in base.execute(asked("search"), {"words": words})]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("中国", 1), ("核共享", 2), ("核共享安排", 2), ("中国 核共享", 1), ("核", 5), ("核裁军应当循序渐进", 1), ("npt", 1), ("美國", 1),
        ("美国国务院发言人", 1), ("核共享问题", 0), ("国反", 1), ("表示中国", 0), ("《不扩散核武器条约》", 1), ('"中国', 1), ("  ", 0), ("", 0),
    ],
)  # fmt: skip
def test_words_of_any_length_are_found_where_they_stand(base: sqlite3.Connection, words: str, number: int) -> None:
    assert len(found(base, words)) == number
    for sentence in found(base, words):
        assert words != "核共享" or "核共享" in sentence


def test_pairs_leave_nothing_out() -> None:
    assert pairs("核共享，NPT") == "核共 共享 享， ，N NP PT T" and pairs("") == "" and pairs("核") == "核"
    assert pairs("美國 核") == "美國 國 核 美国 国 核"


def test_it_holds_each_record_of_the_graph(known: Graph, base: sqlite3.Connection) -> None:
    def number(table: str) -> int:
        return int(base.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    assert number("claims") == len(known.claims) == number("claims_told") > 2
    assert number("relations") == len(known.relations) == number("relations_told") > 0
    assert number("documents") == len(known.documents) == 2
    assert number("positions") == len(positions(known)) > 0
    assert number("claim_targets") == sum(len(one["targets"]) for one in known.claims)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert all(one["key"] in {row[0] for row in base.execute("SELECT key FROM entities")} for one in known.entities)


def test_every_quote_stands_at_its_offsets_and_in_its_sentence(base: sqlite3.Connection) -> None:
    for table in ("claims", "relations", "event_evidence"):
        rows = base.execute(
            f"""SELECT quote, substr(documents.text, {table}.start + 1, {table}.stop - {table}.start) AS there,
            sentences.start <= {table}.start AND {table}.start < sentences.stop AS within
            FROM {table} JOIN documents ON documents.id = {table}.document JOIN sentences ON sentences.id = {table}.sentence"""
        ).fetchall()
        assert len(rows) == base.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        assert all(row["quote"] == row["there"] and row["within"] for row in rows)


def test_negation_and_whose_word_it_is_stand_in_the_row(base: sqlite3.Connection) -> None:
    (row,) = base.execute("SELECT * FROM claims_told WHERE quote LIKE '%核共享%'")
    assert (row["on_behalf_of"] or row["speaker"]) == "中国" and row["date"] == "2022-08-03"
    assert {row["polarity"] for row in base.execute("SELECT * FROM relations_told WHERE predicate = 'violated'")} <= {
        "negative"
    }


def test_values_keep_their_types(base: sqlite3.Connection) -> None:
    row = base.execute("SELECT start, confidence, modality, plover, embedded_in FROM claims").fetchone()
    assert isinstance(row["start"], int) and isinstance(row["confidence"], float) and row["embedded_in"] is None


def test_the_saved_questions_are_in_the_file_and_have_answers(base: sqlite3.Connection) -> None:
    given = {"words": "中国", "side": "中国", "subject": "treaty:NPT"}
    listed = base.execute("SELECT * FROM queries").fetchall()
    assert [row["name"] for row in listed] == [one.name for one in queries()]
    assert all(row["zh"] and row["en"] for row in listed)
    answers = {row["name"]: base.execute(row["sql"], given).fetchall() for row in listed}
    assert answers["search"] and answers["claims-of"] and "criticism-by-year" in answers and "positions-on" in answers


def test_two_runs_give_equal_bytes(known: Graph, path: Path, tmp_path: Path) -> None:
    """With one SQLite: another writes its own version into the head of the file."""
    fill(tmp_path / "again", known)
    assert (tmp_path / "again").read_bytes() == path.read_bytes()


def test_without_texts_only_quotes_are_sentences(known: Graph, tmp_path: Path) -> None:
    (path,) = export(known.without_texts(), "sqlite", tmp_path)
    quotes = {one["quote"] for one in (*known.claims, *known.relations)}
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("SELECT count(*) FROM documents WHERE text IS NOT NULL").fetchone()[0] == 0
        assert {row[0] for row in base.execute("SELECT text FROM sentences")} <= quotes
        assert base.execute("SELECT value FROM meta WHERE name = 'fulltext'").fetchone() == ("0",)
        base.row_factory = sqlite3.Row
        assert found(base, "核共享") and not found(base, "循序渐进。")


def test_no_half_file_is_left(known: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "SCHEMA", SCHEMA + "CREATE TABLE wrong (;")
    with pytest.raises(KGError, match="no database can be made"):
        sqlite.export(known, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_build_is_without_it(known: Graph, tmp_path: Path) -> None:
    assert "graph.sqlite" not in files() and "claims.csv" in files()
    known.save(tmp_path)
    assert not (tmp_path / "graph.sqlite").exists()


@pytest.mark.slow
def test_datasette_opens_it_as_it_is(path: Path) -> None:
    app = pytest.importorskip("datasette.app")

    async def ask() -> None:
        served = app.Datasette([str(path)])
        await served.invoke_startup()
        tables = (await served.client.get("/graph.json")).json()["tables"]
        assert {"claims", "documents", "entities"} <= {one["name"] for one in tables if not one["hidden"]}
        for words in ("中国", "核共享"):
            answer = await served.client.get(
                "/graph.json", params={"sql": asked("search"), "words": words, "_shape": "objects"}
            )
            assert answer.status_code == 200
            rows = answer.json()["rows"]
            assert rows and all(words in row["sentence"] for row in rows)
        for page in (
            "/graph/claims_told",
            "/graph/claims?_facet=illocution",
            "/graph/positions",
            "/graph/queries/search",
        ):
            assert (await served.client.get(page)).status_code == 200, page

    asyncio.run(ask())
