"""Events: what, whose and when, so that two texts about one event meet."""

import pytest

from kg.annotation.linking import meetings
from tests.support.stages import key_after

LINKED = [  # text, mention, the key that this step gives it, or how it begins
    ("审议大会在纽约举行。", "审议大会", "event:NPT-RevCon-10"),
    ("外交部4日举行例行记者会。", "例行记者会", "event:CHN-MFA-press-conference-2022-06-04"),
    ("第十次审议大会在纽约开幕。政府当天召开会议，讨论经济。", "会议", "event:conference-2022-06-15-"),
    ("他出席了第四届海洋论坛。论坛讨论了航道。", "论坛", "event:numbered-2022-06-15-"),
    ("北约峰会在维尔纽斯举行。峰会讨论了开支。", "峰会", "event:summit-2022-06-15-"),
]
DATED = [  # paragraphs, and the day of the event that the last mention names
    (("安理会举行紧急会议", "安理会13日举行紧急会议。"), "2022-06-13"),
    (("俄乌将举行会谈", "俄乌13日举行会谈。"), "2022-06-13"),
    (("俄乌将举行会谈", "俄方13日说，俄乌将举行会谈。"), "2022-06-15"),  # the day on which it was said
    (("安理会举行紧急会议", "据5日消息，安理会13日举行紧急会议。"), "2022-06-15"),  # one of two
    (("安理会13日举行紧急会议。",), "2022-06-13"),
    (("图为议员出席听证会。（2021年5月6日）",), "2021-05-06"),
    (("图为议员出席听证会。（资料照片）",), "2022-06-15"),
]
LEFT = [  # text, what this step gives no key
    ("往届审议大会都很长。", "审议大会"),
    ("他喜欢论坛。", "论坛"),
    ("会谈纪要已经散发。", "会谈"),
    ("第十次审议大会在纽约举行。", "第十次审议大会"),
]


@pytest.mark.parametrize(("text", "surface", "key"), LINKED)
def test_an_event_has_a_key_of_what_whose_and_when(text: str, surface: str, key: str) -> None:
    assert (key_after(meetings, surface, text) or "").startswith(key)


@pytest.mark.parametrize(("text", "surface"), LEFT)
def test_what_names_no_event_has_no_key(text: str, surface: str) -> None:
    assert key_after(meetings, surface, text) is None


@pytest.mark.parametrize(("paragraphs", "day"), DATED)
def test_a_heading_and_a_caption_take_the_day_that_is_told_for_them(paragraphs: tuple[str, ...], day: str) -> None:
    surface = next(one for one in ("紧急会议", "会谈", "听证会") if one in paragraphs[0])
    assert day in (key_after(meetings, surface, *paragraphs) or "")
