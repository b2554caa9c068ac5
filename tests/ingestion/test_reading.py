"""Files become documents: all of the text, none of the page."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import yaml

from kg.errors import InputError, OntologyError
from kg.ingestion.reading import inputs, read, reader_modules
from kg.model import Document, Skipped
from kg.ontology import Ontology
from kg.ontology.folder import ontology_folder
from tests.support.places import SHARED

GOLD = SHARED / "gold"
SENTENCE = "示例国代表团团长表示，各方应当通过谈判解决分歧。"


def made(folder: Path, name: str, text: str) -> Document:
    """The document of a file with that text."""
    (folder / name).write_text(text, encoding="utf-8")
    return read(folder / name)


def rows(document: Document) -> list[tuple[str, str]]:
    """Role and text of each block."""
    return [(block.role, document.text[block.span.start : block.span.end]) for block in document.blocks]


FEED = f"""
---
title: '示例会议开幕 各方重申&quot;承诺&quot;'
author: 新浪财经
date: Sat, 05 Mar 2022 08:00:00 GMT
---

<div><p>　　示例会议开幕  各方重申"承诺"</p>
<p>　　3月5日，{SENTENCE}（示例台记者 甲一山 乙二水）</p><!-- 正文 --><script>var a = "脚本"</script>
<style>.a&#123;&#125;</style>
<ul><li><a href="/1">另一会议推迟举行 各方遗憾</a></li><li><a href="/2">第三个会议闭幕</a></li></ul>
<figure><img alt="图中人物"><figcaption>会场外景</figcaption></figure><div><small>会场外景</small></div>
<p><strong>下一步</strong></p><p>9月 27 日，<br><br>视察 （Inspection ）恢复。</p>
<div class="appendQr_wrap">海量资讯、精准解读，尽在新浪财经APP</div><p>举报/反馈</p><p>© 某报版权声明</p>
<p class="article-editor">责任编辑：丙三石 SF001</p>
"""


def test_a_feed_item_keeps_its_text_and_drops_the_page(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", FEED)
    assert rows(document) == [
        ("title", '示例会议开幕 各方重申"承诺"'),
        ("paragraph", f"3月5日，{SENTENCE}（示例台记者甲一山乙二水）"),
        ("related", "另一会议推迟举行 各方遗憾"),
        ("related", "第三个会议闭幕"),
        ("caption", "会场外景"),
        ("paragraph", "下一步"),
        ("paragraph", "9月27日，"),
        ("paragraph", "视察（Inspection ）恢复。"),
    ]
    assert document.editors == ("丙三石",)
    assert document.authors == ("甲一山", "乙二水")
    assert (document.publisher, document.reader) == ("新浪财经", "feed")
    assert (document.published, document.published_basis) == ("2022-03-05", "text")


def test_milliseconds_and_a_linked_title_open_a_feed_item(tmp_path: Path) -> None:
    text = f"<!--1632857761000-->\n[[國際] 示例会议   开幕](https://www.rfa.org/a/b)\n------\n\n<p>{SENTENCE}"
    text += "</p><p><br/><span>示例电台记者甲一山巴黎报道   责编：乙水   网编：丙石</span></p>"
    document = made(tmp_path, "a.md", text)
    assert document.title == "示例会议 开幕"
    assert document.url == "https://www.rfa.org/a/b"
    assert (document.published, document.publisher) == ("2021-09-28", "自由亚洲电台")
    assert document.blocks[-1].role == "byline"
    assert (document.authors, document.editors) == (("甲一山",), ("乙水", "丙石"))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("JANE R. DOE", ("JANE R. DOE",)),
        ("JANE DOE, RICHARD ROE", ("JANE DOE", "RICHARD ROE")),
        ("甲乙（综合报道）", ("甲乙",)),
        ("约翰·甲乙（John Doe）", ("约翰·甲乙",)),
        ("本期内容", ()),
        ("甲乙丙丁会晤在即", ()),
    ],
)
def test_a_line_of_nothing_but_a_name_under_the_title_names_the_author(
    tmp_path: Path, line: str, names: tuple[str, ...]
) -> None:
    text = f"<!--1632857761000-->\n[示例 会议](https://www.dw.com/a/b)\n------\n\n<p>{line}</p><p>{SENTENCE}</p>"
    assert made(tmp_path, "a.md", text).authors == names


def test_spans_and_id_belong_to_the_text(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", FEED)
    assert "\n".join(text for _, text in rows(document)) == document.text
    assert re.fullmatch(r"[0-9a-f]{16}", document.id)
    assert document.id != made(tmp_path, "b.txt", FEED.replace("恢复", "中止")).id


def test_links_side_by_side_are_stories_but_a_link_in_a_sentence_is_text(tmp_path: Path) -> None:
    body = f"<p>据<a href='/'>示例机构</a>称，{SENTENCE}</p><div><div>延伸閱讀</div>"
    body += "<a href='/1'><span>第一篇旧闻的标题</span></a><a href='/2'>第二篇旧闻的标题</a></div>"
    document = made(tmp_path, "a.md", f"---\ntitle: 示例\n---\n{body}")
    assert [role for role, _ in rows(document)] == ["title", "paragraph", "related", "related", "related"]


def test_a_whole_page_gives_its_article(tmp_path: Path) -> None:
    page = f"""<!DOCTYPE html><html><head><title>示例会议开幕_示例网</title>
    <meta property="article:published_time" content="2022-03-05T10:00:00+08:00">
    <link rel="canonical" href="https://example.org/1"></head>
    <body><header>示例网首页</header><nav><a href="/">首页</a></nav><h1>示例会议开幕</h1>
    <div>2022-03-05 10:00 来源：新华社</div>
    <div class="main"><div class="text"><p>{SENTENCE}</p><p>{SENTENCE * 2}</p><form>登录</form></div></div>
    <aside><p>这是一段与本文完全没有关系的推广文字。</p></aside><footer>联系我们</footer></body></html>"""
    document = made(tmp_path, "a.html", page)
    assert rows(document) == [("title", "示例会议开幕"), ("paragraph", SENTENCE), ("paragraph", SENTENCE * 2)]
    assert (document.published, document.publisher, document.url) == ("2022-03-05", "新华社", "https://example.org/1")


def test_a_page_of_paragraphs_each_in_its_own_box_is_whole(tmp_path: Path) -> None:
    boxes = "".join(f"<div><p>{number}、{SENTENCE}</p></div>" for number in range(5))
    document = made(tmp_path, "a.html", f"<html><body><main>{boxes}</main></body></html>")
    assert len(document.blocks) == 5


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    text = f"# 示例会议  开幕\n\n## 第一节 概况\n\n{SENTENCE}\n各方**一致**同意[延期](http://example.org)。\n\n"
    text += "- 第一点 \n- 第二点\n\n![图](a.png)\n\n> 引文一句。\n\n| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n"
    document = made(tmp_path, "a.md", text)
    assert rows(document) == [
        ("title", "示例会议 开幕"),
        ("paragraph", "第一节 概况"),
        ("paragraph", f"{SENTENCE}各方一致同意延期。"),
        ("paragraph", "第一点"),
        ("paragraph", "第二点"),
        ("paragraph", "引文一句。"),
        ("paragraph", "甲乙"),
        ("paragraph", "一二"),
    ]
    assert document.reader == "markdown"


def test_a_transcript_is_one_line_a_paragraph(tmp_path: Path) -> None:
    document = made(
        tmp_path, "a.txt", f"2018年6月7日外交部发言人甲乙主持例行记者会\n　　问：有何评论？\n　　答：{SENTENCE}\n"
    )
    assert [role for role, _ in rows(document)] == ["title", "paragraph", "paragraph"]
    assert (document.published, document.publisher) == ("2018-06-07", "外交部")


WRAPPED = """ 2022 年 3 月 5 日至 9 日，示例城

  关于视察问题

  示例国代表团提交的工作文件

 一、本文件说明示例国代表团对于恢复视察工作的看法，并且提出若干条具

体的建议，供各国代表团在会议期间参考和讨论。

 二、视察工作已经中断了相当长的一段时间，各方应当尽快就恢复视察的条

件和步骤达成谅解，并且将达成谅解的结果毫无保留地通报秘书处和全体
 成员。任何一方都不应当为恢复视察设置新的先决条件，也不应当拖延时间。

– 视察应当由秘书处统一组织，视察员的名单应当提前三十天通知接受视察的

国家。
"""


def test_hard_wrapped_lines_are_joined_and_the_title_found(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", WRAPPED)
    found = rows(document)
    assert found[:3] == [
        ("paragraph", "2022年3月5日至9日，示例城"),
        ("title", "关于视察问题"),
        ("paragraph", "示例国代表团提交的工作文件"),
    ]
    assert [text[:2] for _, text in found[3:]] == ["一、", "二、", "– "]
    assert found[4][1].endswith("也不应当拖延时间。")
    assert (document.published, document.publisher) == ("2022-03-05", "示例国代表团")


def test_a_text_without_a_title_is_called_by_its_start(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", SENTENCE)
    assert document.title == "示例国代表团团长表示"
    assert [role for role, _ in rows(document)] == ["paragraph"]


@pytest.mark.parametrize("body", [SENTENCE, f"{SENTENCE}\n\n{SENTENCE}随后休会。", f"- {SENTENCE}"])
@pytest.mark.parametrize("front", ["", "---\ndate: 2022-03-05\n---\n"])
def test_a_sentence_that_opens_markdown_is_text_and_no_title(tmp_path: Path, front: str, body: str) -> None:
    document = made(tmp_path, "a.md", front + body)
    assert document.title == "示例国代表团团长表示"
    assert {role for role, _ in rows(document)} == {"paragraph"}


@pytest.mark.parametrize("sentence", ["未经授权的人员不得使用该设施，秘书处说。", "相关报道称，下载客户端的人数增加。"])
def test_a_sentence_about_such_things_is_no_boilerplate(tmp_path: Path, sentence: str) -> None:
    assert sentence in made(tmp_path, "a.md", f"---\ntitle: 示例\n---\n<p>{sentence}</p>").text


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: '坏的: [标题\ndate: 2022-01-02\n---\n<div><p>{SENTENCE}",
        f"---\ntitle: {'[' * 3000}\n---\n<p>{SENTENCE}",
        f"<!--1632857761000-->\n[标题](x)\n------\n{'<div>' * 20_000}<p>{SENTENCE}</p>",
        f"<!--1632857761000-->\n[标题](x)\n------\n<p>甲&#xD800;乙{SENTENCE}",
        f"<!--1632857761000-->\n[标题](x)\n------\n<p>{SENTENCE}{'<' * 100_000}",
        f"<html><body>{'<span>' * 20_000}<p>{SENTENCE}",
        f"<!--1632857761000-->\n[标题](x)\n------\n{'<div class=share>' * 10_000}{SENTENCE * 20}",
        f"标题\n{SENTENCE}{'　' * 500_000}",
    ],
    ids=["yaml", "nested-yaml", "nested-tags", "surrogate", "brackets", "nested-page", "nested-wrappers", "blanks"],
)
def test_broken_input_is_read_all_the_same(tmp_path: Path, text: str) -> None:
    assert SENTENCE in made(tmp_path, "a.txt", text).text


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("body", ["示例.txt", "file.html", f'<?xml version="1.0"?><div>{SENTENCE}</div>'])
def test_what_looks_like_no_html_is_read_without_a_warning(tmp_path: Path, body: str) -> None:
    assert made(tmp_path, "a.md", f"---\ntitle: 示例\n---\n{body}").blocks


def test_a_long_line_is_read_whole(tmp_path: Path) -> None:
    document = made(tmp_path, "a.txt", "标题\n" + SENTENCE * 40_000)
    assert document.text.count(SENTENCE) == 40_000


def test_a_document_without_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing but a title"):
        made(tmp_path, "a.md", "---\ntitle: 示例\n---\n<p>广告</p><div></div>")


def test_inputs_are_sorted_once_each_and_the_rest_is_noted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.exe", "sub/d.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("甲", encoding="utf-8")
    skipped: list[Skipped] = []
    found = list(inputs([tmp_path, str(tmp_path / "*.txt"), tmp_path / "a.md"], skipped=skipped))
    assert [path.name for path in found] == ["a.md", "b.txt", "d.HTML"]
    assert {Path(note.path).name: note.reason.split()[0] for note in skipped} == {
        ".hidden.txt": "hidden",
        "c.exe": "unknown",
    }


def test_a_path_that_is_not_there_is_an_error() -> None:
    with pytest.raises(InputError, match="check the path"):
        list(inputs(["/no/such/place/*.txt"]))


def test_every_reader_keeps_the_contract() -> None:
    readers = reader_modules()
    assert [reader.NAME for reader in readers] == ["record", "rss", "digest", "feed", "page", "markdown", "text"]
    assert all(suffix.startswith(".") for reader in readers for suffix in reader.SUFFIXES)


def test_a_lexicon_that_does_not_exist_names_those_that_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lexicon").mkdir()
    (tmp_path / "lexicon" / "publishers.toml").write_text("places = []\npublisher = []\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"boilerplate\.toml is missing \(there are: publishers\)"):
        read(tmp_path / "a.txt", ontology=Ontology(tmp_path))
    monkeypatch.setenv("KG_ONTOLOGY", str(tmp_path / "none"))
    with pytest.raises(OntologyError, match="KG_ONTOLOGY"):
        ontology_folder()


@pytest.mark.skipif(not (GOLD / "dev").is_dir(), reason="the gold texts are not here")
def test_the_gold_texts_are_read_as_annotated() -> None:
    for raw in sorted((GOLD / "raw").iterdir()):
        document = read(raw)
        gold = (GOLD / "dev" / f"{raw.stem}.txt").read_text(encoding="utf-8")
        facts = yaml.safe_load((GOLD / "dev" / f"{raw.stem}.yaml").read_text(encoding="utf-8"))
        ours, theirs = (re.sub(r"\s", "", text) for text in (document.text, gold))
        same = sum(block.size for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks())
        assert document.published == str(facts["published"]), raw.stem
        assert document.publisher == facts["publisher"], raw.stem
        assert same >= 0.85 * len(theirs), raw.stem  # a copyright line, and promotion that the gold keeps
