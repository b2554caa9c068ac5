"""Claims and reports are cited whole: who, in which post, for whom, in what manner, where; and programs can read it."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema_rs
import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from kg.catalog import Catalog, Claim, ClaimFilter, open_catalog
from kg.catalog.citing.forms import cited_claim, cited_relation, markdown, text
from kg.catalog.citing.many import FORMATS, citations, written
from kg.catalog.citing.markdown import linked, plain
from kg.catalog.citing.outward import outward
from kg.catalog.citing.telling import in_post
from kg.catalog.citing.words import Words, read_table, table
from kg.cli import app
from kg.errors import FormatError
from kg.graph import Graph
from kg.pipeline import build
from tests.support.places import FIXTURES

pytestmark = pytest.mark.slow  # whole builds, again and again

TEXT = """关于核军控的发言
2022年8月2日

中国外交部军控司司长傅聪8月2日在会议上表示，核武器国家不应当部署新的核武器。
俄罗斯外交部发言人扎哈罗娃2日说，俄方没有退出《新削减战略武器条约》。
美国国务卿布林肯否认美方曾经违反《中导条约》。
"""
BALLOT = """联合国大会表决
2017年12月4日

联合国大会4日通过决议。印度投票反对《不扩散核武器条约》。
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("citing")
    (folder / "speech.md").write_text(
        f"---\ntitle: 发言\ndate: 2022-08-02\npublisher: 某报\nurl: https://example.org/a_b\n---\n{TEXT}",
        encoding="utf-8",
    )
    (folder / "ballot.txt").write_text(BALLOT, encoding="utf-8")
    return build(folder)


@pytest.fixture(scope="module")
def catalog(known: Graph) -> Catalog:
    return open_catalog(known, folder=None)


def of(catalog: Catalog, words: str) -> Claim:
    found = [one for one in catalog.claims(ClaimFilter()).items if words in one.content]
    assert len(found) == 1, found
    return found[0]


def test_a_citation_names_the_post_the_side_the_place_and_the_claim(catalog: Catalog) -> None:
    one = of(catalog, "部署新的核武器")
    line = text(cited_claim(one, None, "b1", "zh"), Words("zh"))
    assert "司长傅聪（代表中国）于2022年8月2日" in line and one.content_at.quote in line
    assert f"第{one.content_at.start}–{one.content_at.end}字符" in line
    assert all(part in line for part in ("某报", "《", "https://example.org/a_b", one.iri, "b1"))
    english = text(cited_claim(one, None, "b1", "en"), Words("en"))
    assert ", for China," in english and "2022-08-02" in english


def test_a_post_is_not_said_twice(catalog: Catalog) -> None:
    one = of(catalog, "部署新的核武器")
    assert one.capacity is not None and in_post(one, Words("zh")).count(one.capacity.zh) == 1
    unnamed = replace(one, speaker=replace(one.speaker, zh=f"{one.capacity.zh}某人"))
    assert in_post(unnamed, Words("zh")) == f"{one.capacity.zh}某人"
    office = replace(one, speaker=replace(one.speaker, kind="org", zh="某部"))
    assert in_post(office, Words("zh")) == f"某部的{one.capacity.zh}"


def test_what_is_not_plainly_said_is_cited_as_it_was_said(catalog: Catalog) -> None:
    negated = cited_claim(of(catalog, "退出"), None, "b", "zh")
    assert "否定句" in negated.said and negated.more["polarity"] == "negative"
    assert "否认" in cited_claim(of(catalog, "违反"), None, "b", "zh").said


def test_programs_can_read_every_item(known: Graph, catalog: Catalog) -> None:
    schema = json.loads((FIXTURES / "csl" / "csl-data.json").read_text("utf-8"))
    check = jsonschema_rs.Draft7Validator(schema)
    iris = [one.iri for one in catalog.claims(ClaimFilter()).items]
    iris += [one.iri for one in catalog.relations().items]
    assert len(iris) > 4
    for language in ("zh", "en"):
        many = citations(catalog, [*iris, *iris, "https://w3id.org/nuclear-kg/id/claim/none"], language)
        items = json.loads(written(many, "csl", language))
        assert [error.message for error in check.iter_errors(items)] == []
        assert len(items) == len(iris) and len({one["id"] for one in items}) == len(items)
        assert {one["custom"].get("claim", one["custom"].get("relation")) for one in items} == set(iris)
    assert list(check.iter_errors([{"id": "x", "kind": "webpage"}])), "or the test is blind"


def test_a_report_that_is_denied_or_only_claimed_is_cited_so(catalog: Catalog) -> None:
    one = catalog.relations().items[0]
    denied = cited_relation(replace(one, polarity="negative"), "b", "zh").said
    assert denied.startswith("并非：")
    claimed = replace(one, modality="claimed", claimed_by=one.subject)
    assert "称（未经证实）：" in cited_relation(claimed, "b", "zh").said
    assert (
        "somebody claims" in cited_relation(replace(one, modality="claimed", claimed_by=None), "b", "en").said.lower()
    )
    assert "并非已经发生" in cited_relation(replace(one, modality="intended"), "b", "zh").said


def test_texts_of_others_are_no_markup(catalog: Catalog) -> None:
    hostile = "1. *甲* [乙](javascript:x) <b> `丙` &amp; # _丁_\n- 戊"
    html = MarkdownIt().render(f"- {plain(hostile)}\n")
    assert html.count("<li>") == 1 and not any(tag in html for tag in ("<em>", "<a ", "<b>", "<code>", "<ol>"))
    assert "&amp;amp;" in html
    link = MarkdownIt().render(linked("甲]乙", "https://example.org/a b>c"))
    assert 'href="https://example.org/a%20b%3Ec"' in link and "甲]乙" in link
    one = replace(cited_claim(of(catalog, "退出"), None, "b", "zh"), title="](x) *y*")
    assert MarkdownIt().render(markdown(one, Words("zh"))).count("<a ") == 2
    assert outward("javascript:alert(1)") is None and outward("https://example.org/") == "https://example.org/"


def test_each_form_is_written_and_no_other(catalog: Catalog) -> None:
    many = citations(catalog, [of(catalog, "退出").iri], "zh")
    for form in FORMATS:
        assert many[0].iri in written(many, form, "zh").replace("\\_", "_")
    with pytest.raises(FormatError, match="choose from text, md, bib, csl"):
        written(many, "ris", "zh")
    assert json.loads(written([], "csl", "zh")) == [] and written([], "bib", "zh") == ""


def test_words_say_it_in_both_languages(tmp_path: Path) -> None:
    assert all(zh and en for zh, en in table().values())
    (tmp_path / "words.toml").write_text('n = ["{n} 条", "{n} line|{n} lines"]', encoding="utf-8")
    assert Words("en", read_table(tmp_path / "words.toml"))("n", n=2) == "2 lines"


def test_the_command_line_cites(known: Graph, tmp_path: Path) -> None:
    known.save(tmp_path)
    for command in (["positions", "--topic", "New-START"], ["explain", "New-START"]):
        for form in FORMATS:
            result = CliRunner().invoke(app, [*command, "-o", str(tmp_path), "--format", form])
            assert result.exit_code == 0 and "/id/claim/" in result.output, result.output
    assert CliRunner().invoke(app, ["explain", "New-START", "-o", str(tmp_path), "-f", "ris"]).exit_code == 1
    wrong = CliRunner().invoke(app, ["explain", "New-START", "-o", str(tmp_path), "-f", "md", "--language", "fr"])
    assert wrong.exit_code == 1 and isinstance(wrong.exception, FormatError)
    held = CliRunner().invoke(app, ["positions", "--topic", "New-START", "-o", str(tmp_path), "-f", "md"]).stdout
    assert held.startswith("- **新削减战略武器条约：") and "** — " in held
    pairs = CliRunner().invoke(app, ["positions", "--differences", "-o", str(tmp_path), "-f", "text"])
    assert pairs.exit_code == 0
    rows = CliRunner().invoke(app, ["positions", "--topic", "New-START", "-o", str(tmp_path), "-f", "json"])
    (row, *_) = json.loads(rows.stdout)
    assert isinstance(row["start"], int) and isinstance(row["targets"], list) and row["earlier"] is None
