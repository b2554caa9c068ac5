"""Things as the page's data names them."""

from kg.export.page.names import Names
from kg.network.reader import Thing


def test_a_node_has_its_number_and_the_rest_count_down() -> None:
    names = Names({"state/CHN": 0, "state/USA": 1})
    china, post, other = (
        Thing("state/CHN", "中国", "China"),
        Thing("post/a", "部长", "minister"),
        Thing("post/b", "总统", "president"),
    )
    assert names.all([china, post, other, post]) == [0, -1, -2, -1]
    assert names.rest == [("部长", "minister"), ("总统", "president")]
    assert names.one(None) is None and names.one(china) == 0
