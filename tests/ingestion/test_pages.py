"""Where pages begin is found again after the lines were joined."""

import pytest

from kg.ingestion.pages import page_starts

ONE, TWO, THREE = "第一页谈裁军，各方应当", "继续谈判。第二页谈核查，", "检查员应当能够进入。第三页到此为止。"


@pytest.mark.parametrize(
    ("pages", "beginnings"),
    [
        ((ONE, TWO, THREE), ("第一页", "继续谈", "检查员")),
        ((ONE, "", TWO, THREE), ("第一页", "继续谈", "继续谈", "检查员")),
        ((f"某机构文件\n{ONE}", f"页眉已删\n{TWO}", THREE), ("第一页", "继续谈", "检查员")),
        ((ONE, "继 续 谈 判 。\n第二页谈核查，", THREE), ("第一页", "继续谈", "检查员")),
        ((ONE + TWO, "", "检查\n员应当能够进入。\n第三页到此为止。"), ("第一页", "检查员", "检查员")),
        ((), ()),
    ],
)
def test_a_page_begins_with_its_first_line_that_is_left(pages: tuple[str, ...], beginnings: tuple[str, ...]) -> None:
    text = f"标题\n{ONE}{TWO}{THREE}"
    starts = page_starts(pages, text)
    assert [text[start : start + 3] for start in starts] == list(beginnings)


def test_of_like_pages_each_is_found_where_it_is_due() -> None:
    pages = [f"委员会决定如下：{number}方继续谈判并且再次会面。" for number in "甲乙丙丁"]
    text = "".join(pages)
    assert page_starts(pages, text) == tuple(index * len(pages[0]) for index in range(4))


def test_a_page_of_which_nothing_is_left_begins_with_the_next() -> None:
    text = f"{ONE}{THREE}"
    assert page_starts((ONE, "版权所有，请勿转载本页内容", THREE), text) == (0, len(ONE), len(ONE))
    assert page_starts((ONE, THREE, "版权所有，请勿转载"), text) == (0, len(ONE), len(text))
