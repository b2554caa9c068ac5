"""What reading needs to know of the outside, made small: boilerplate, publishers, and a source with it."""

import re
from pathlib import Path

from kg.ingestion.base import Source
from kg.ingestion.boilerplate import Boilerplate
from kg.ingestion.metadata.publishers import Publishers

__all__ = ["JUNK", "PUBLISHERS", "source_of"]

JUNK = Boilerplate(
    line=re.compile("分享到：.*|打印"),
    phrase=re.compile("版权所有"),
    footer=re.compile("举报电话"),
    site=re.compile("-某网$"),
    prefix=re.compile("^(?:原标题：)"),
    link=re.compile("更多"),
    byline=re.compile("记者.*报道|JANE DOE"),
    stamp=re.compile(r"\d{4}-\d\d-\d\d"),
    editor=re.compile("责任编辑：(.+)"),
    related=re.compile("相关阅读"),
    digest=re.compile(r"《.{2,8}》 \(\d{8}\)|某某早报.*"),
    wrapper=re.compile(r"(?:^|\s)(?:share)(?=\s|$)"),
    caption=re.compile(r"(?:^|\s)(?:pic)(?=\s|$)"),
)
PUBLISHERS = Publishers(
    {"新华社": "新华社", "新华网": "新华社"}, {"news.cn": "新华社"}, ("华盛顿", "东京"), re.compile("新华社.{2,8}电")
)


def source_of(text: str, name: str = "made.txt") -> Source:
    """A decoded input."""
    return Source(Path(name), text, "utf-8", JUNK)
