"""Days, hours and places before what somebody says; numbers of conferences before their treaty."""

from pathlib import Path

import pytest

from kg.annotation import annotate
from kg.ingestion.reading import read
from kg.model import Span
from kg.text.sentences import clauses

SAID = "俄罗斯外交部发言人扎哈罗娃{}表示，俄方反对制裁伊朗。"


def claims(folder: Path, text: str) -> list[tuple[str, str | None, str | None]]:
    """Speaker, actor spoken for, and date of the claims of a file."""
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return [(one.speaker, one.on_behalf_of, one.date) for one in annotate(read(folder / "a.txt")).claims]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"裁军\n新华社日内瓦2022年5月2日电 {SAID.format('2日')}", "2022-05-02"),
        (f"裁军\n2022年5月3日\n中新社日内瓦5月2日电（记者甲一）{SAID.format('2日')}", "2022-05-02"),
        (f"裁军\n新华社日内瓦二〇二二年五月二日电 {SAID.format('二日')}", "2022-05-02"),
        (f"裁军\n2022年5月3日\n新华社莫斯科五月二日电 {SAID.format('二日')}", "2022-05-02"),
        (f"裁军\n2022年5月2日\n新华社日内瓦电 {SAID.format('2日')}", "2022-05-02"),
        (f"评论\n2023-03-01 10:20\n{SAID.format('27日')}", "2023-02-27"),
        (f"评论\n2023年3月1日\n{SAID.format('28日')}", "2023-02-28"),
        (f"评论\n2023/3/1\n{SAID.format('2月28日')}", "2023-02-28"),
        (f"评论\n2023年3月1日\n{SAID.format('当地时间28日下午3:30')}", "2023-02-28"),
        (f"评论\n2023年3月1日\n{SAID.format('28日15：30在莫斯科')}", "2023-02-28"),
        (f"评论\n2023年3月1日\n{SAID.format('28日晚9:05')}", "2023-02-28"),
    ],
)
def test_who_speaks_on_which_day(tmp_path: Path, text: str, day: str) -> None:
    assert claims(tmp_path, text) == [("person:扎哈罗娃", "state:RUS", day)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("第七届《不扩散核武器条约》审议大会没有谈成。", "event:NPT-RevCon-7"),
        ("回顾\n2022年8月1日\n第七次《不扩散核武器条约》审议大会没有谈成。", "event:NPT-RevCon-7"),
        ("回顾\n2022年8月1日\n2015年《不扩散核武器条约》审议大会没有谈成。", "event:NPT-RevCon-9"),
        ("回顾\n2022年8月1日\n第六届NPT审议大会没有谈成。", "event:NPT-RevCon-6"),
        ("回顾\n2022年8月1日\n《不扩散核武器条约》第八次审议大会没有谈成。", "event:NPT-RevCon-8"),
        ("回顾\n2022年8月1日\n《不扩散核武器条约》审议大会今天开幕。", "event:NPT-RevCon-10"),
    ],
)
def test_a_review_conference_has_the_number_before_its_treaty(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = annotate(read(tmp_path / "a.txt")).entities
    assert [one for one in found if one.startswith("event:")] == [key]


def test_hours_and_thousands_end_no_clause() -> None:
    text = "他3:30到会，共1,500人：会议15：00开始"
    assert [text[slice(*one)] for one in clauses(text, Span(0, len(text)))] == [
        "他3:30到会",
        "共1,500人",
        "会议15：00开始",
    ]
