"""Where a story begins after its dateline."""

import pytest

from kg.annotation.lexical.datelines import after_dateline


@pytest.mark.parametrize(
    ("line", "story"),
    [
        ("某社联合国3月2日电（记者甲、乙）安理会通过决议。", "安理会通过决议。"),
        ("（某社记者甲台北25日电）外交部表示，", "外交部表示，"),
        ("某社东京3日电 （记者甲） 日本首相说", "日本首相说"),
        ("安理会3日电告各国（见附件）", "安理会3日电告各国（见附件）"),
        ("外交部3日表示，", "外交部3日表示，"),
    ],
)
def test_the_story_begins_after_who_reports_it(line: str, story: str) -> None:
    assert line[after_dateline(line, 0) :] == story
