"""A report says who said what, where to find it and what was not found; it takes no side and runs nothing."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from typer.testing import CliRunner

from kg.catalog import Catalog, open_catalog
from kg.cli import app
from kg.errors import KGError
from kg.export.report.asking import Asked, words_of
from kg.export.report.gathering import gathered
from kg.export.report.markdown import markdown
from kg.export.report.nouns import Held, Quote, Report, SideOn, SubjectPart
from kg.export.report.page import legible, page
from kg.export.report.saving import save
from kg.export.report.timeline import timeline
from kg.graph import Graph
from kg.positions.filtering import Filter
from kg.positions.ledger import positions
from tests.support.making import graph_of

pytestmark = pytest.mark.slow  # builds, servers and stores, again and again

Make = Callable[..., Report]


@pytest.fixture(scope="module")
def known() -> Graph:
    return graph_of(
        ("2018-04-03", "俄罗斯外交部发言人扎哈罗娃3日表示，俄方支持《全面禁止核试验条约》。"),
        ("2019-05-07", "俄罗斯外交部发言人扎哈罗娃7日表示，俄方坚决支持《全面禁止核试验条约》尽早生效。"),
        ("2019-06-11", "中国外交部发言人耿爽11日表示，中方支持《全面禁止核试验条约》。"),
        ("2020-02-12", "美国国务院发言人12日说，美方反对《全面禁止核试验条约》。"),
        ("2021-03-09", "印度外交部发言人9日说，印方不会加入《不扩散核武器条约》。"),
        ("2023-11-02", "联合国大会通过关于不首先使用核武器的决议草案，中国投了赞成票，美国投了反对票。"),
    )


@pytest.fixture(scope="module")
def catalog(known: Graph) -> Catalog:
    return open_catalog(known, folder=None)


@pytest.fixture(scope="module")
def made(known: Graph, catalog: Catalog) -> Make:
    def make(*subjects: str, **wanted: object) -> Report:
        return gathered(known, catalog, Asked(subjects=subjects, **wanted))  # type: ignore[arg-type]

    return make


class Markup(HTMLParser):
    """Tags with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def side(report: Report, key: str, subject: int = 0) -> SideOn:
    return next(one for one in report.parts[subject].sides if one.key == key)


def test_it_counts_what_positions_counts(known: Graph, made: Make) -> None:
    report = made("CTBT", actors=("CHN", "俄羅斯", "United States"))
    assert [one.key for one in report.parts[0].sides] == ["state:CHN", "state:RUS", "state:USA"]
    for one in report.parts[0].sides:
        said = positions(known, Filter(actor=one.key, topic="CTBT"))
        assert one.total == len(said) > 0 and one.counts["for"] == sum(it["stance"] == "for" for it in said)
    assert side(report, "state:RUS").dates == ("2018-04-03", "2019-05-07")
    assert side(report, "state:USA").counts["against"] == 1


def test_it_says_where_they_agree_and_where_they_differ(made: Make) -> None:
    part = made("CTBT", actors=("CHN", "RUS", "USA")).parts[0]
    assert part.agreeing == (("for", ("中国", "俄罗斯")),)
    assert {(one.one_name, one.other_name) for one in part.differences} == {("中国", "美国"), ("俄罗斯", "美国")}
    assert all({one.one.stance, one.other.stance} == {"for", "against"} for one in part.differences)
    (part,) = made("CTBT", actors=("CHN", "RUS")).parts
    assert part.differences == (), "the third is not asked for"
    (part,) = made("CTBT", actors=("USA",)).parts
    assert part.differences, "with one side asked for, others are held against it"


def test_votes_are_told_with_the_sentence_that_reports_them(made: Make) -> None:
    report = made("no-first-use", actors=("CHN", "USA"))
    told = {name: quote for name, quote in report.parts[0].votes}
    assert told["中国"].stance == "for" and told["美国"].stance == "against"
    assert "投了赞成票" in told["中国"].words and "/id/relation/" in told["中国"].cited.iri
    assert "投" in told["中国"].cited.lead and "文档中没有报道" not in markdown(report)
    assert "文档中没有报道" in markdown(made("CTBT", actors=("CHN",)))


def test_every_sentence_can_be_cited(made: Make) -> None:
    report = made("CTBT", "no-first-use", actors=("CHN", "RUS", "USA"))
    numbers = [one.number for one in report.quotes]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 4
    html, text = page(report), markdown(report)
    for one in report.quotes:
        assert one.cited.iri in html and one.cited.iri in text and one.words in html
        assert one.cited.place and one.cited.place in html and one.cited.place in text
        assert f'id="s{one.number}"' in html and f'href="#s{one.number}"' in html
    assert "外交部发言人耿爽（代表中国）于2019年6月11日" in text


def test_what_is_not_there_is_said_with_what_is_near(made: Make) -> None:
    report = made("CTBT", "全面禁止核", actors=("CHN", "IND", "俄罗", "耿霜"))
    said = "\n".join(report.missing)
    assert "没有叫“俄罗”的一方；相近的有：" in said and "state:RUS" in said
    assert "没有叫“耿霜”的一方" in said
    assert re.search(r"印度：\d+ 条主张中没有关于.*的表态；其谈得较多的有：.*treaty:NPT", said)
    assert all(one in page(report) for one in ("没有找到的", "state:RUS"))
    with pytest.raises(KGError, match="没有叫“xyzzy”的条约或议题"):
        made("xyzzy", actors=("CHN",))
    with pytest.raises(KGError, match="没有叫“nobody”的一方"):
        made("CTBT", actors=("nobody",))
    with pytest.raises(KGError, match="name at least one: --topic"):
        Asked(subjects=())
    with pytest.raises(KGError, match="no date"):
        Asked(subjects=("CTBT",), since="spring")


def test_a_time_is_kept_to(made: Make) -> None:
    report = made("CTBT", actors=("CHN", "RUS"), since="2019", until="2019-05")
    assert side(report, "state:RUS").total == 1 and side(report, "state:CHN").total == 0
    assert any("这段时间的 0 条主张中没有" in one for one in report.missing)
    assert "2019 至 2019-05" in markdown(report) and "2019 至 2019-05" in page(report)


def test_without_sides_those_who_say_most_are_sides(made: Make) -> None:
    report = made("CTBT")
    assert [one.key for one in report.parts[0].sides] == ["state:RUS", "state:CHN", "state:USA"]
    assert report.title == "立场简报：各方谈全面禁止核试验条约"
    group = made("CTBT", actors=("P5",), members=True)
    assert {"state:CHN", "state:RUS", "state:USA", "state:FRA", "state:GBR"} < {one.key for one in group.parts[0].sides}


def test_few_quotes_are_chosen_and_the_rest_counted(made: Make) -> None:
    report = made("CTBT", actors=("RUS",), most=1)
    assert len(side(report, "state:RUS").quotes) == 1 and side(report, "state:RUS").total == 2
    assert "另有 1 条未列出" in markdown(report) and "另有 1 条未列出" in page(report)
    assert len(side(made("CTBT", actors=("RUS",), most=0), "state:RUS").quotes) == 2


def test_both_languages_say_the_same(made: Make) -> None:
    zh, en = (made("CTBT", actors=("CHN", "USA"), language=language) for language in ("zh", "en"))
    assert en.title.startswith("Positions of China and the United States")
    assert "Where they differ" in page(en) and "分歧之处" in page(zh)
    assert [one.words for one in zh.quotes] == [one.words for one in en.quotes]
    assert '<html lang="en">' in page(en) and '<html lang="zh-Hans">' in page(zh)
    both = words_of("zh"), words_of("en")
    assert all(words("note") for words in both) and "不判断谁对" in page(zh) and "never who is right" in page(en)


def test_the_page_holds_everything_and_runs_nothing(made: Make) -> None:
    html = page(made("CTBT", "no-first-use", actors=("CHN", "USA")))
    found = Markup(html)
    names = [name for name, _ in found.tags]
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(names) and names.count("svg") > 1
    assert not any(
        name.startswith("on") or name in ("style", "src", "srcset") for _, said in found.tags for name in said
    )
    (policy,) = [said["content"] for name, said in found.tags if said.get("http-equiv")]
    assert policy and policy.startswith("default-src 'none'; style-src 'sha256-")
    style = re.search("<style>(.*?)</style>", html, re.S)
    assert style and "url(" not in style[1] and "@import" not in style[1]


def test_words_of_others_are_no_markup(made: Make) -> None:
    report = made("CTBT", actors=("CHN",))
    (part,) = report.parts
    one = part.sides[0].quotes[0]
    hostile = "</blockquote><script>x</script>|**甲**[乙](javascript:y)"
    cited = replace(one.cited, title=hostile, lead=hostile, said=hostile, publisher=hostile)
    quote = replace(one, words=hostile, cited=cited)
    shown = replace(part.sides[0], name=hostile, quotes=(quote,), held=(Held("2020", "for", 1, hostile),))
    changed = replace(report, title=hostile, parts=(replace(part, name=hostile, sides=(shown,)),), missing=(hostile,))
    found = Markup(page(changed))
    assert "script" not in [name for name, _ in found.tags]
    assert not any((said.get("href") or "").startswith("javascript") for _, said in found.tags)
    rendered = Markup(MarkdownIt("commonmark").enable("table").render(markdown(changed)))
    assert "script" not in [name for name, _ in rendered.tags]
    assert not any((said.get("href") or "").startswith("javascript") for _, said in rendered.tags)
    assert [name for name, _ in rendered.tags].count("td") == 7 + 4


def test_an_address_is_shown_as_it_is_read() -> None:
    assert legible("https://example.org/%E6%A0%B8?a=1") == "https://example.org/核?a=1"
    for odd in (
        "https://example.org/%00",
        "https://example.org/%FF",
        "https://example.org/%2541",
        "https://example.org/%E2%80%AE",
    ):
        assert legible(odd) == odd


def test_marks_stand_where_their_dates_are() -> None:
    held = (
        Held("2019", "for", 1, "甲"),
        Held("2019-07-02", "against", 0, "乙" * 200),
        Held("", "neutral", 0, "丙"),
        Held("2020-13", "demand", 0, "丁"),
    )
    one = SideOn("state:X", "甲国", {}, held, ())
    drawn = timeline(SubjectPart("treaty:X", "某条约", (one,), (), (), ()))
    assert drawn is not None and (drawn.drawn, drawn.undated) == (2, 2)
    (row,) = drawn.rows
    first, second = row.marks
    assert first.x == drawn.ticks[0][0] and first.x < second.x < drawn.width and first.y < row.y < second.y
    assert [label for _, label in drawn.ticks] == ["2019"] and len(second.title) < 100
    assert timeline(SubjectPart("treaty:X", "某条约", (), (), (), ())) is None


def test_the_same_graph_gives_the_same_report(made: Make) -> None:
    one, other = made("CTBT", actors=("CHN", "USA")), made("CTBT", actors=("CHN", "USA"))
    assert page(one) == page(other) and markdown(one) == markdown(other)


def test_files_of_others_are_left_alone(made: Make, tmp_path: Path) -> None:
    report = made("CTBT", actors=("CHN",))
    assert [path.name for path in save(report, tmp_path)] == ["report.md", "report.html"]
    assert save(report, tmp_path), "our own may be written again"
    (tmp_path / "report.md").write_text("mine", encoding="utf-8")
    before = (tmp_path / "report.html").read_bytes()
    with pytest.raises(KGError, match="is no report of kg"):
        save(made("no-first-use"), tmp_path)
    assert (tmp_path / "report.md").read_text() == "mine" and (tmp_path / "report.html").read_bytes() == before


def test_the_command_writes_both_and_says_what_is_missing(known: Graph, tmp_path: Path) -> None:
    known.save(tmp_path / "built")
    command = ["report", "--actor", "CHN", "--actor", "IND", "--topic", "CTBT", "-o", str(tmp_path / "built")]
    shown = CliRunner().invoke(app, command)
    assert shown.exit_code == 0 and shown.stdout.startswith("# 立场简报：中国、印度谈") and "印度：" in shown.stderr
    html = CliRunner().invoke(app, [*command, "--format", "html", "--language", "en"])
    assert html.stdout.startswith("<!DOCTYPE html>")
    written = CliRunner().invoke(app, [*command, "--to", str(tmp_path / "new")])
    assert [Path(line).name for line in written.stdout.split()] == ["report.md", "report.html"]
    assert isinstance(CliRunner().invoke(app, [*command, "--format", "pdf"]).exception, KGError)
    assert json.loads((tmp_path / "built" / "manifest.json").read_text())["files"].keys() >= {"graph.nq"}


def test_a_quote_is_numbered_once(made: Make) -> None:
    report = made("CTBT", actors=("CHN", "USA"))
    by_number: dict[int, Quote] = {one.number: one for one in report.quotes}
    assert all(
        by_number[quote.number] is quote for one in report.parts[0].differences for quote in (one.one, one.other)
    )
