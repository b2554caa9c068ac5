"""Programmes and digests: a document a story."""

from pathlib import Path

import pytest

from kg.ingestion.boilerplate import boilerplate
from kg.ingestion.readers import digest
from kg.ingestion.reading import read_all
from kg.model import Document
from kg.ontology import load_ontology
from tests.support.outside import source_of

PROGRAMME = """# 《示例联播》 (20240507)

## 内容提要

1.裁谈会开幕；

2.简讯：

（1）核查员到访；

（2）条约生效。

## 详细内容

### 裁谈会开幕

<p><strong>示例网消息</strong>：裁谈会7日在日内瓦开幕，各国代表到会。</p><p><strong>主席致辞</strong></p><p>主席呼吁恢复谈判。</p>

[更多](https://example.org/1)

### 简讯

<p><strong>示例网消息</strong>：</p><p><strong>核查员到访</strong></p><p>核查员7日抵达。</p><p><strong>条约生效</strong></p><p>条约6日生效。</p>

[更多](https://example.org/2)
"""


def titles(text: str, name: str = "made.md") -> list[str]:
    return [one.title for one in digest.parse(source_of(text, name))]


def test_each_story_of_a_programme_is_one_document() -> None:
    opening, visit, force = digest.parse(source_of(PROGRAMME, "made.md"))
    assert (opening.title, opening.url) == ("裁谈会开幕", "https://example.org/1")
    assert [line.text for line in opening.lines] == [
        "示例网消息：裁谈会7日在日内瓦开幕，各国代表到会。", "主席致辞", "主席呼吁恢复谈判。",
    ]  # fmt: skip
    assert (visit.title, force.title, force.url) == ("核查员到访", "条约生效", "https://example.org/2")
    assert {(one.publisher, one.stamps) for one in (opening, visit, force)} == {("示例联播", ("20240507",))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# 某某早报 2024-05-07\n\n## 甲\n代表到会。\n\n## 乙\n代表离开。", ["甲", "乙"]),
        (
            "# 某某早报 2024年5月7日\n编者按：今天两条。\n\n## 甲\n代表到会。\n## 乙\n代表离开。",
            ["某某早报 2024年5月7日", "甲", "乙"],
        ),
        (
            "---\ntitle: 某某早报（2024-05-07）\n---\n## 甲\n代表到会。\n### 背景\n会议每年举行。\n## 乙\n代表离开。",
            ["甲", "乙"],
        ),
        ("某某早报 2024-05-07\n------\n甲\n代表到会。\n------\n乙\n代表离开。", ["甲", "乙"]),
        ("某某早报 2024-05-07\n\n代表到会。\n代表离开。", []),  # one text
        ("# 某某早报 2024-05-07\n\n## 甲\n代表到会。", []),
        ("# 2024年5月7日发言人主持记者会\n## 问\n何时恢复？\n## 答\n随时。", []),  # no digest
        ("# 某某早报\n## 甲\n代表到会。\n## 乙\n代表离开。", []),  # of which day?
        ("# 核裁军工作文件 2024-05-07\n## 一、背景\n条约已生效。\n## 二、建议\n各方应当批准。", []),
    ],
)
def test_what_is_a_digest_and_where_it_is_parted(text: str, found: list[str]) -> None:
    assert titles(text) == found


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("《新闻联播》 (20240507)", True),
        ("《东方时空》2024年5月7日", True),
        ("军控周报（2024-05-07）", True),
        ("核政策简报 第12期 2024年5月7日", True),
        ("2024年5月7日国际要闻", True),
        ("军控剪报｜2024.5.7（星期二）", True),
        ("2024年5月7日外交部发言人林剑主持例行记者会", False),
        ("《不扩散核武器条约》缔约国2024年会议", False),
        ("俄罗斯发布简报称美国违约", False),
        ("《人民日报》2024年5月7日发表评论员文章", False),
    ],
)
def test_titles_of_digests(title: str, known: bool) -> None:
    assert bool(boilerplate(load_ontology()).digest.fullmatch(title)) is known


def test_the_stories_are_dated_by_the_programme_and_tied_to_its_file(tmp_path: Path) -> None:
    path = tmp_path / "evening.md"
    path.write_text(PROGRAMME.replace("示例联播", "新闻联播").replace("[更多]", "[查看原文]"), encoding="utf-8")
    found = read_all(path)
    assert all(isinstance(one, Document) for one in found)
    assert [(one.name, one.collection, one.published, one.publisher, one.reader) for one in found] == [  # type: ignore[union-attr]
        (f"evening-0{number}", "evening", "2024-05-07", "新闻联播", "digest") for number in (1, 2, 3)
    ]


def test_a_file_that_is_no_digest_is_left_to_the_other_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "# 2024年5月7日发言人主持记者会\n\n## 问\n\n何时恢复谈判？\n\n## 答\n\n随时可以恢复。", encoding="utf-8"
    )
    (found,) = read_all(path)
    assert isinstance(found, Document) and (found.reader, found.name, found.collection) == ("markdown", "a", None)
