"""A graph of three short texts in which acts are reported, claimed, denied and intended, for tests."""

from functools import cache

from kg.annotation import annotate
from kg.graph import Graph
from tests.support.making import document_of

__all__ = ["claimed_graph"]

ACCUSED = "美国国务卿蓬佩奥4日表示，俄罗斯多年来违反《中导条约》。俄罗斯外长拉夫罗夫说，美国退出了《中导条约》。"
REPORTED = "2019年8月2日，美国退出《中导条约》。美国打算退出《开放天空条约》。美国批准了《不扩散核武器条约》。"
AGAIN = "北约秘书长斯托尔滕贝格指出，俄罗斯违反了《中导条约》。"


@cache
def claimed_graph() -> Graph:
    """Russia is said to have violated INF by two speakers; the United States' leaving is told and claimed."""
    graph = Graph()
    for day, publisher, text in (
        ("2018-12-04", "甲通讯社", ACCUSED),
        ("2019-08-03", "甲通讯社", REPORTED),
        ("2019-02-05", "乙通讯社", AGAIN),
    ):
        graph.add(annotate(document_of(f"{day}消息", text, published=day, publisher=publisher)))
    graph.finish()
    return graph
