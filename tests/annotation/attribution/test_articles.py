"""Articles that a text cites."""

import pytest

from kg.annotation.attribution.articles import articles
from tests.support.stages import linked, paragraph

CASES = [
    ("《不扩散核武器条约》第六条没有落实。", (("treaty:NPT", 6),)),
    ("《联合国宪章》第51条与《不扩散核武器条约》第4条和第6条。", (("treaty:UN-Charter", 51), ("treaty:NPT", 4), ("treaty:NPT", 6))),
    ("《不扩散核武器条约》第十条规定了退出，第十条没有修改。", (("treaty:NPT", 10),)),
    ("《日内瓦公约》之外，《全面禁止核试验条约》第14条规定了生效条件。", (("treaty:CTBT", 14),)),
    ("第六条没有落实。", ()),
    ("《不扩散核武器条约》没有修改。", ()),
    ("《不扩散核武器条约》第一条修正案没有通过。", ()),
    ("《不扩散核武器条约》之后三十年里，谈判断断续续，各国先后提出了几十份方案，内容涉及核查、销毁、监督、资金和人员，"
     "日内瓦的会场换了一批又一批代表，文件装满了几间屋子，其间还有许多次没有结果的会外磋商，也有人提出从头再来，"
     "但大家都不同意，于是这件事一拖再拖，直到第六条再次被人提起。", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_article_is_of_the_instrument_named_last_before_it(text: str, expected: tuple[tuple[str, int], ...]) -> None:
    analysis = linked(text)
    assert articles(analysis, paragraph(analysis)) == expected
