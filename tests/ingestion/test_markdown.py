"""Markdown becomes lines with their roles: what CommonMark says, what Chinese needs beside it, and no text lost."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.ingestion.boilerplate import boilerplate
from kg.ingestion.html import fragment
from kg.ingestion.markdown import DEEP, to_html
from kg.ingestion.normalization import fold
from kg.ingestion.reading import read
from kg.ontology import load_ontology

CASES = [
    ("paragraphs", "会议开幕。\n\n各方发言。", ["会议开幕。", "各方发言。"]),
    ("a wrapped paragraph", "各方应当\n尽快恢复会谈。", ["各方应当尽快恢复会谈。"]),
    ("a line of ideographic blanks", "会议开幕。\n　　\n各方发言。", ["会议开幕。", "各方发言。"]),
    ("an indented paragraph is no code", "    会议**开幕**。\n\n\t各方发言。", ["会议开幕。", "各方发言。"]),
    ("ideographic blanks before paragraphs", "　　会议开幕，\n各方到场。\n　　各方发言。", ["会议开幕，各方到场。", "各方发言。"]),
    ("two blanks at a line's end", "问：有何评论？  \n答：没有。", ["问：有何评论？", "答：没有。"]),
    ("two blanks after a comma", "会议开幕，  \n各方发言。", ["会议开幕，各方发言。"]),
    ("a backslash at a line's end", "问：有何评论？\\\n答：没有。", ["问：有何评论？", "答：没有。"]),
    # headings
    ("headings", "# 会议\n## 第一节 ##\n正文。", ["heading:会议", "heading:第一节", "正文。"]),
    ("underlined headings", "会议\n===\n\n第一节\n---\n正文。", ["heading:会议", "heading:第一节", "正文。"]),
    ("a rule", "会议开幕。\n\n---\n\n各方发言。\n\n* * *\n\n=====\n\n散会。", ["会议开幕。", "各方发言。", "散会。"]),
    ("no heading without a blank", "#会议", ["#会议"]),
    ("a line in bold", "**第一节**\n\n正文。", ["heading:第一节", "正文。"]),
    # emphasis, also beside Chinese marks, where CommonMark leaves the stars
    ("emphasis", "各方**一致**同意*延期*，***再议***，~~作废~~。", ["各方一致同意延期，再议，作废。"]),
    ("emphasis before a book title", "强调**《条约》**生效", ["强调《条约》生效"]),
    ("emphasis that ends in a colon", "**立场：**反对试验。", ["立场：反对试验。"]),
    ("emphasis that ends in a stop", "**双方同意。**会谈继续。", ["双方同意。会谈继续。"]),
    ("emphasis of a quotation", "**“条约”**。他说**“条约”**有效。", ["“条约”。他说“条约”有效。"]),
    ("emphasis in brackets", "会议（**例会**）、*会谈*。", ["会议（例会）、会谈。"]),
    ("emphasis over lines", "**双方\n同意**恢复会谈。", ["双方同意恢复会谈。"]),
    ("underscores", "_双方_ 同意 a_b_c。", ["双方同意 a_b_c。"]),
    ("stars that are none", "2 * 3 * 4，5*6。\\*注", ["2 * 3 * 4，5*6。*注"]),
    # lists
    ("items", "- 第一点\n- 第二点\n\n* 第三点", ["第一点", "第二点", "第三点"]),
    ("an enumeration keeps its marks", "1. 第一点\n2. 第二点\n\n3) 第三点", ["1. 第一点", "2. 第二点", "3) 第三点"]),
    ("a loose enumeration", "1. 第一点\n\n   说明。\n\n2. 第二点", ["1. 第一点", "说明。", "2. 第二点"]),
    ("items in items", "- 甲\n  1. 乙\n     - 丙", ["甲", "1. 乙", "丙"]),
    ("an enumeration of items", "1. - 甲\n   - 乙", ["1. 甲", "乙"]),
    ("a year alone on a line", "2022.\n\n会议开幕。", ["2022.", "会议开幕。"]),
    ("an enumeration of code", "1. ```\n   kg\n   ```", ["1. kg"]),
    ("Chinese enumerations are text", "一、第一点\n\n1、第二点\n\n（三）第三点", ["一、第一点", "1、第二点", "（三）第三点"]),
    ("quotes", "> 引文\n> 两行。\n>\n> > 又一层。", ["引文两行。", "又一层。"]),
    # tables
    ("a table", "| 国 | 条约 |\n|---|:-:|\n| 示例国 | 批准 |", ["国条约", "示例国批准"]),
    ("a table without outer bars", "国 | 条约\n--- | ---\n示例国 | 批准", ["国条约", "示例国批准"]),
    ("cells beyond a table's columns", "|国|\n|-|\n|示例国|批准|2022年|", ["国", "示例国批准2022年"]),
    ("emphasis in a table", "|国|\n|-|\n|**示例国**|", ["国", "heading:示例国"]),
    # links, images, notes
    ("a link in a sentence", "据[示例机构](https://example.org/a)称，会议开幕。", ["据示例机构称，会议开幕。"]),
    ("a link alone", "[第一篇旧闻的标题](https://example.org/a)", ["related:第一篇旧闻的标题"]),
    ("a link to a page with a Chinese name", "见[条约](https://example.org/wiki/核武器)。", ["见条约。"]),
    ("a link that runs", "[会议](javascript:alert(1))开幕。", ["会议开幕。"]),
    ("brackets that are no link", "[记者](示例社)报道。", ["[记者](示例社)报道。"]),
    ("an address", "<https://example.org/a>", ["https://example.org/a"]),
    ("an image", "![会场](a.png)会议开幕。", ["会议开幕。"]),
    ("a link by reference", "见[条约][1]和[公约]。\n\n[1]: https://example.org/a\n[公约]: <b.html> '题'", ["见条约和公约。"]),
    ("a question that looks like a reference", "[记者]: 会谈何时恢复？", ["[记者]: 会谈何时恢复？"]),
    ("footnotes", "条约[^1]生效[^注]。\n\n[^1]: 见附件。\n[^注]: 同上。", ["条约生效。", "见附件。", "同上。"]),
    ("a footnote that is not there", "条约[^2]生效[^见附件]。", ["条约生效[^见附件]。"]),
    # code and HTML
    ("code", "用`kg build`，``a`b``。", ["用kg build，a`b。"]),
    ("code that looks like a tag", "键`person/<slug>`，`<form>`。", ["键person/<slug>，<form>。"]),
    ("a fence", "```\n**第一行**\n第二行\n```\n正文。", ["**第一行**", "第二行", "正文。"]),
    ("a fence that is none", "~~~温馨提示~~~\n会议开幕。", ["温馨提示~~~", "会议开幕。"]),
    ("a fence never closed", "```\n会议开幕。", ["会议开幕。"]),
    ("HTML", "<div>会议<b>开幕</b>。</div>\n\n各方<br>发言。", ["会议开幕。", "各方", "发言。"]),
    ("signs of less and more", "射程<500公里，当量>1，3 < 5，<正文>", ["射程<500公里，当量>1，3 < 5，<正文>"]),
    ("entities", "甲&amp;乙&quot;丙&quot; &copy;", ['甲&乙"丙" ©']),
    ("a caption", "会议开幕。\n\n<figure><figcaption>会场</figcaption></figure>", ["会议开幕。", "caption:会场"]),
]  # fmt: skip


def lines(text: str) -> list[str]:
    """The lines, those that are no paragraph with their role."""
    found = [(line.role, fold(line.text)) for line in fragment(to_html(text), boilerplate(load_ontology()))]
    return [text if role == "paragraph" else f"{role}:{text}" for role, text in found if text]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_markdown_becomes_these_lines(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@settings(max_examples=400, deadline=None)
@given(st.text("甲乙。 \n\t\u3000*_`~[]<>#-+|1.=^&\\", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    said = "".join(lines(text))
    assert [char for char in said if char in "甲乙。"] == [char for char in text if char in "甲乙。"]


@pytest.mark.parametrize("mark", ["> ", "* ", "1. ", "- > "])
def test_what_lies_too_deep_is_text(mark: str) -> None:
    said = "".join(lines(f"{mark * (3 * DEEP)}会议开幕。\n\n各方发言。"))
    assert "会议开幕。" in said and "各方发言。" in said


def test_a_byline_is_marked_and_a_heading_becomes_the_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("会议\n====\n\n2022-03-05 10:00\n\n示例国代表说，各方应当恢复**“会谈”**。\n", encoding="utf-8")
    document = read(path)
    assert document.title == "会议"
    assert [block.role for block in document.blocks] == ["title", "byline", "paragraph"]
    assert document.text.endswith("各方应当恢复“会谈”。")
