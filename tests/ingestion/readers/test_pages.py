"""Pages as sites serve them: text in a form, long footers, torn titles, scripts in place of text."""

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.ingestion.reading import read

SENTENCE = "示例国代表7日在裁谈会上表示，各方应当恢复谈判。"
FOOT = (
    "<p>违法和不良信息举报电话：010-00000000 传真：010-00000000 邮箱：a@example.org</p>"
    "<p>本站郑重声明：所载文章仅供参考，如有侵权请联系本站删除，本站将在核实之后尽快处理，感谢各位读者长期以来的支持和理解。</p>"
    "<p>Copyright © 2001-2024 示例网 版权所有 复制必究</p>"
)


def texts(folder: Path, body: str, name: str = "a.html", head: str = "<title>裁谈会开会</title>") -> list[str]:
    """The paragraphs of a page's document."""
    path = folder / name
    path.write_text(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>", encoding="utf-8"
    )
    document = read(path)
    return [document.text[slice(*one.span)] for one in document.blocks if one.role == "paragraph"]


@pytest.mark.parametrize(
    "body",
    [
        f"<form id='f'><input type='hidden'><div><p>{SENTENCE}</p></div></form><div>地址：示例路</div>",
        f"<form><nav>首页</nav><select><option>示例国</option></select><div><p>{SENTENCE}</p></div></form>",
        f"<div><form action='/s'><label>请输入您要查找的内容。</label></form></div><div><p>{SENTENCE}</p></div>",
        f"<div><p>{SENTENCE}</p><form><p>留言须登录。</p></form></div>",
        f"<form><form></form><table><tr><td>{SENTENCE}</td></tr></table></form>",
    ],
)
def test_of_a_form_around_the_text_only_the_tags_go(tmp_path: Path, body: str) -> None:
    assert texts(tmp_path, body) == [SENTENCE]


@pytest.mark.parametrize(
    "body",
    [
        f"<div><h1>裁谈会开会</h1><div class='t'><p>{SENTENCE}</p></div></div><div class='b'>{FOOT}</div>",
        f"<div><div class='t'><p>{SENTENCE}</p></div></div><div class='b'>{FOOT}</div>",
        f"<div>{FOOT}</div><div class='t'><p>{SENTENCE}</p></div>",
        f"<div><h1>裁谈会开会</h1><div><p>{SENTENCE}</p></div></div><div><p>本网登载的内容由编辑部整理，希望读者喜欢，也欢迎读者来信指正。</p></div>",
        f"<div class='t'><p>{SENTENCE}</p>{FOOT}</div>",
    ],
)
def test_a_short_article_is_found_above_a_long_footer(tmp_path: Path, body: str) -> None:
    assert texts(tmp_path, body) == [SENTENCE]


@pytest.mark.parametrize("suffix", [".shtml", ".asp", ".aspx", ".jsp", ".php"])
def test_pages_are_read_under_the_names_that_sites_give_them(tmp_path: Path, suffix: str) -> None:
    assert texts(tmp_path, f"<p>{SENTENCE}</p>", f"a{suffix}") == [SENTENCE]


@pytest.mark.parametrize(
    ("name", "code"), [("a.php", "<?php echo 1 ?>"), ("a.jsp", "<%@ page %>"), ("a.asp", "<% x = 1 %>")]
)
def test_a_program_in_place_of_its_page_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(InputError, match="a program that makes pages"):
        texts(tmp_path, code + SENTENCE, name)


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("<h1>裁谈会开会</h1><div>2024-05-07 12:00</div><div id='c'><script>load()</script></div>" + FOOT, "script"),
        ("<div>正在加载…</div><script>load()</script>", "script"),
        ("<div>请启用 JavaScript 后再访问。</div><script>load()</script>", "script"),
        ("<div>抱歉，您访问的页面不存在。</div>", "look at the file"),
        (
            "<div><a href='/1'>裁谈会闭会各方没有谈成</a></div><div><a href='/2'>示例国另一项倡议引起关注</a></div>",
            "look at the file",
        ),
    ],
)
def test_a_page_without_an_article_is_refused_with_the_reason(tmp_path: Path, body: str, hint: str) -> None:
    with pytest.raises(InputError, match=f"nothing but a title.*{hint}"):
        texts(tmp_path, body)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<title>代表："重启"谈判_示例网</title><meta property="og:title" content="代表："重启"谈判">', "", '代表："重启"谈判'),
        ('<meta property="og:title" content=""重启"谈判">', '<h1>"重启"谈判</h1>', '"重启"谈判'),
        ('<meta property="og:title" content="裁谈会重启"><title>网站</title>', "", "裁谈会重启"),
        ("<title>裁谈会重启-国际频道-示例网</title>", "", "裁谈会重启"),
        ("<title>美-俄会谈重启</title>", "", "美-俄会谈重启"),
        ('<meta property="og:title" content="請更新您的瀏覽器"><title>裁谈会重启</title>', "", "裁谈会重启"),
    ],
)  # fmt: skip
def test_titles_of_pages(tmp_path: Path, head: str, body: str, title: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}<p>{SENTENCE}</p></body></html>", encoding="utf-8"
    )
    assert read(path).title == title


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_what_a_site_says_to_the_browser_is_no_title(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"請更新您的瀏覽器\n\n您的瀏覽器版本較舊。\n\n裁談會重啟\n\n{SENTENCE}\n", encoding="utf-8")
    assert read(path).title == "裁談會重啟"


def test_headlines_of_other_stories_with_their_quotations_and_dates_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    rows = [
        "裁谈会重启",
        SENTENCE,
        "文/示例报记者 甲一山",
        "编辑/乙二水",
        "相关阅读",
        "代表呼吁缔结“互不首先使用条约”",
        "示例报 2024-05-01",
    ]
    path.write_text("\n".join(rows), encoding="utf-8")
    document = read(path)
    assert [one.role for one in document.blocks] == ["title", "paragraph", "byline", "related", "related", "related"]
    assert (document.authors, document.editors) == (("甲一山",), ("乙二水",))
