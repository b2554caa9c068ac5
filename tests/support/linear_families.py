"""Texts that repeat something: for each a suffix, and what makes one of about so many characters."""

from collections.abc import Callable
from itertools import islice, permutations, product

__all__ = ["FAMILIES"]

Text = Callable[[int], str]
HEAD = "外交部发言人毛宁主持例行记者会\n2023年3月1日\n"
MARKDOWN = "# 标题\n\n"
END = "\n\n毛宁说，中方反对。\n"
STATES = [
    "中国",
    "美国",
    "法国",
    "英国",
    "德国",
    "日本",
    "韩国",
    "朝鲜",
    "伊朗",
    "印度",
    "埃及",
    "古巴",
    "巴西",
    "波兰",
    "芬兰",
    "希腊",
    "荷兰",
    "瑞士",
    "瑞典",
    "挪威",
]


def _times(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))


def _again(unit: str, before: str = "", after: str = "") -> tuple[str, Text]:
    """Plain text with one piece again and again, between two others."""
    return "txt", lambda size: f"{HEAD}{before}{_times(unit, size)}{after}"


def _markdown(unit: str, before: str = MARKDOWN, after: str = END) -> tuple[str, Text]:
    return "md", lambda size: f"{before}{_times(unit, size)}{after}"


def _page(unit: str, before: str = "<p>毛宁说，中方反对美国制裁伊朗。</p>", after: str = "") -> tuple[str, Text]:
    return "html", lambda size: f"<html><body>{before}{_times(unit, size)}{after}</body></html>"


def _lines(line: str) -> tuple[str, Text]:
    return "txt", lambda size: HEAD + _times(line + "\n", size)


def _sayings(size: int, length: int, names: list[str]) -> str:
    return HEAD + "".join(islice(names, size // length))


LATIN = [
    f"{a}{b}·{c}尔(Ab Cd)说，反对。" for a, b, c in product("阿巴卡达埃法加", "拉马纳帕萨塔瓦", "莱米尼皮里西提维")
]
HOLDERS = [
    f"外交部发言人{a}{b}{c}说，外交部发言人强调。" for a, b, c in product("王李张刘陈杨赵", "文武斌英", "勇军涛明强磊")
]
PAIRS = [f"{a}和{b}表示，双方反对。" for a, b in permutations(STATES, 2)]

FAMILIES: dict[str, tuple[str, Text]] = {
    # names in a row
    "names": _again("中国"),
    "names with 和": _again("中国和"),
    "names with 、": _again("美国、俄罗斯、"),
    "names, then a verb": _again("中国、", after="签署《不扩散核武器条约》。"),
    "names and all verbs": _again("中国和会晤举行签署通出席批准在"),
    "short names": _again("中美俄"),
    "short names with 、": _again("中、"),
    "posts": _again("外交部发言人"),
    "posts joined": _again("总统兼"),
    "posts of organs": _again("美国国防部长"),
    "posts, each of another": ("txt", lambda size: _sayings(size, 21, HOLDERS)),
    "pairs, each another": ("txt", lambda size: _sayings(size, 12, PAIRS)),
    "people, each another": ("txt", lambda size: _sayings(size, 16, LATIN)),
    "reporters": _again("记者"),
    "ministers of many": _again("中国、", after="外长会议"),
    "envoys": _again("中国常驻联合国代表"),
    "transliterated": _again("约·", "总统"),
    "capitals": _again("北京敦促华盛顿，"),
    # what they do
    "aside": _again("在日内瓦已也将", "中国", "与美国会晤"),
    "在 again": _again("在", "中国", "与美国会晤"),
    "aside of two": _again("中国在在在在在在与美国在在在在在在会晤、"),
    "在 of a pair": _again("在也", "中国和美国", "会"),
    "talks": _again("中国与美国会晤，"),
    "signing": _again("中国签署《不扩散核武器条约》，"),
    "leaving": _again("美国退出《中导条约》、"),
    "commas before leaving": _again("、", "美国", "退出。"),
    "以 before attending": _again("以也也也也", "毛宁", "出席。"),
    "lists within": _again("给中国美国法国", "中国在", "报告中称"),
    "issuing": _again("中国就美国", after="发表声明"),
    "deploying": _again("美国在韩国部署", after="导弹"),
    "deploying, claimed": _again("美国在韩国部署", "毛宁说，", "导弹"),
    # who says it
    "clauses": _again("中方反对美国，"),
    "cues": _again("毛宁表示，"),
    "sentences": _again("毛宁表示，中方反对美国制裁。"),
    "paragraphs": _lines("毛宁表示，中方反对美国制裁伊朗。"),
    "pronouns": _again("美国反对。他说。"),
    "relayed": _again("我反对。美国国务卿布林肯说，伊朗违约。", "问：好吗？\n答："),
    "answers": _lines("问：请问中方有何评论？\n答：中方反对美国。"),
    "dates before a cue": _again("1月1日", "毛宁", "甲表示，反对。"),
    "adverbs before a cue": _again("再次又再也还则", "毛宁", "甲表示，反对。"),
    "openers before a cue": _again("并且还也同时", "毛宁说，好，", "甲表示，反对。"),
    "statement of many": ("txt", lambda size: "中美联合声明全文如下\n2023年3月1日\n" + _times("中国、美国、", size) + "\n我们反对。" * 4),
    "statement of many lines": ("txt", lambda size: "中美联合声明\n2023年3月1日\n" + _times("我们呼吁美国遵守条约。\n", size)),
    # marks
    "dots": _again("…", "毛宁说", "了"),
    "stops": _again("。", "毛宁说，反对"),
    "opening marks": _again("“"),
    "opening marks of lines": _lines("“中方反对美国制裁伊朗。"),
    "straight marks": _again('"中方'),
    "quotations": _again("“中方反对美国制裁。”毛宁说。"),
    "quotations never opened": _again("中方反对美国。”毛宁说。", "“"),
    "quotations inside": _again("「反对。」", "“", "”毛宁说。"),
    "book titles open": _again("《"),
    "book titles inside": _again("《条约》", "《"),
    "brackets open": _again("（中国"),
    "brackets": _again("（中国）"),
    "reporters in brackets": _again(": ", "（记者", "）"),
    # Latin letters, digits, dates
    "Latin names": _again("格罗西(Rafael Grossi)"),
    "capital letters": _again("A", "格罗西("),
    "capital words": _again("Ab ", "格罗西("),
    "acronyms open": _again("国际原子能机构(A b c"),
    "digits": _again("1"),
    "dates": _again("3月1日"),
    "dates joined": _again("3月1日至"),
    "days told": _again("毛宁3月1日说，4月2日将举行会谈。"),
    # things taken up again
    "reports": _again("美国发表报告。"),
    "reports of none": _again("《甲乙文件》说，该报告。"),
    "treaties": _again("《甲乙公约》，该协议。"),
    "both": _again("中国和美国，双方。"),
    "three": _again("中国、美国、日本，三国。"),
    "that one": _again("该国说，该机构说，"),
    "meetings": _again("中国举行会议，会谈。"),
    "ordinals": _again("第十次", after="会议"),
    "articles": _again("第六条"),
    # lines as they come in
    "one line": _again("核"),
    "short lines": _lines("中"),
    "wrapped lines": _lines("毛宁表示，中方反对美国制裁伊朗，这些制裁没有国际法依据，损害\n他国利益，"),
    "credits": _lines("编辑：" + "编辑：".join(["甲乙丙丁戊己庚"] * 9) + "。"),
    "credits of reporters": _lines("本报记者 王小明 " + "编辑: 李 小红" * 9 + "。"),
    "names of editors": _again("编辑：甲乙丙丁戊己庚"),
    "blanks in a title": ("txt", lambda size: f"外交部{' ' * size}发言人\n2023年3月1日\n毛宁说，反对。"),
    "blanks in a heading": _markdown(" ", "# 标题", "日期" + END),
    "hashes in a heading": _markdown("#", "# 标题", "日期" + END),
    "blanks before a line": _markdown(" ", after="正文" + END),
    "blanks in a link": _markdown(" ", MARKDOWN + "[a]("),
    "links open": _markdown("[中]("),
    "links with titles open": _markdown('[a](b "'),
    "links": _markdown("[中国](x) "),
    "images open": _markdown("![]("),
    "stars": _markdown("*中 "),
    "stars beside marks": _markdown("**《中》"),
    "footnotes": _markdown("[^1]: 中方反对美国。\n"),
    "link definitions": _markdown("[a]: b.html\n"),
    "square brackets open": _markdown("["),
    "comments open": _markdown("中<!-- "),
    "quotes in quotes": _markdown("> "),
    "a rule": _markdown("- ", after="正文" + END),
    "a table's rule": _markdown("--|", MARKDOWN + "|", "x" + END),
    "items": _markdown("- 中方反对美国。\n"),
    "a feed's title": ("md", lambda size: "[" + _times("](a", size) + f"\n------\n<p>正文说，反对。</p>{END}"),
    "front matter": ("md", lambda size: f"---\ntitle: a\n{_times('k:', size)}\n---\n正文。{END}"),
    # pages
    "elements inside": _page("<div>中方反对美国制裁伊朗的做法。"),
    "elements deep": _page("<div>", after="中方反对美国制裁伊朗的做法。"),
    "bold open": _page("<b>核"),
    "links of a page": _page("<a href='x'>反对美国</a>"),
    "lists of links": _page("<li><a href='x'>反对美国</a>说"),
    "rows of a page": _page("<tr><td>中国</td><td>加入</td></tr>", "<p>毛宁说，中方反对美国制裁伊朗。</p><table>"),
    "a long class": _page("-", "<p>中方反对。</p><div class='", "'>中方反对美国。</div>"),
    "many classes": _page("ads- ", "<p>中方反对。</p><div class='", "x'>中方反对美国。</div>"),
    "a long style": _page(" ", "<p>中方反对。</p><div style='display", "'>中方反对美国。</div>"),
    "a long title": ("html", lambda size: f"<head><meta property='og:title' content='标{' ' * size}题'></head><p>中方反对。</p>"),
    "tags open": _page("<p "),
}  # fmt: skip
