"""Posts and affiliations, by titles."""

import pytest

from kg.annotation.extraction import posts
from tests.support.stages import linked

CASES = [  # text, posts as printed, whose they are
    ("中国国务委员兼外交部长王毅到会。", ["国务委员", "外交部长"], ["state:CHN"]),
    ("国际原子能机构总干事格罗西到会。", ["国际原子能机构总干事"], ["org:IAEA"]),
    ("美国前总统特朗普到会。", ["前总统"], ["state:USA"]),
    ("赵立坚2020年起任外交部发言人。", ["外交部发言人"], ["org:CHN-MFA"]),
    ("美国普林斯顿大学教授弗兰克·冯·希佩尔到会。", ["普林斯顿大学教授"], ["org:Princeton"]),
    ("特朗普总统到会，美国没有评论。", ["总统"], ["state:USA"]),
    ("第77届联合国大会主席克勒希到会。", ["第77届联合国大会主席"], ["org:UNGA"]),
    ("中国常驻联合国代表张军到会。", ["常驻联合国代表"], ["state:CHN"]),
    ("广岛市长松井一实到会。", ["广岛市长"], []),
    ("俄军总参谋长格拉西莫夫到会。", ["俄军总参谋长"], ["org:RUS-military"]),
    ("美国上届总统拜登到会。", ["上届总统"], ["state:USA"]),
    ("朝鲜领导人金正恩到会。", ["领导人"], ["state:PRK"]),
    ("特朗普政府军控问题特使比林斯利到会。", ["军控问题特使"], ["state:USA"]),
    ("伊朗政府发言人拉比埃到会。", ["政府发言人"], ["state:IRN"]),
    ("战略与国际研究中心（CSIS）的核政策与军控项目主任葛林到会。", ["核政策与军控项目主任"], ["org:CSIS"]),
    ("兰德公司（RAND）的日本研究主任甲斐到会。", ["研究主任"], ["org:RAND"]),
    ("布鲁金斯学会军控问题客座研究员皮弗到会。", ["布鲁金斯学会军控问题客座研究员"], ["org:Brookings"]),
    ("巴西总统府机构安全办公室主任埃切戈延到会。", ["总统府机构安全办公室主任"], ["org:BRA-Presidency"]),
    ("白宫与法国总统马克龙没有答复。", ["总统"], ["state:FRA"]),
    ("路透社。美国国防部长埃斯珀到会。", ["国防部长"], ["state:USA"]),
    ("毛泽东不但是中国的领袖。", [], ["state:CHN"]),
    ("北约秘书长到会。", [], []),
    ("赵立坚没有担任外交部发言人。", [], []),
    ("新华社记者范长江到会。", [], []),
    ("王毅到会。", [], []),
    ("外交部发言人没有答复。赵立坚到会。", [], []),
]


@pytest.mark.parametrize(("text", "printed", "whose"), CASES)
def test_a_title_beside_a_name_is_a_post(text: str, printed: list[str], whose: list[str]) -> None:
    found = list(posts.relate(linked(text)))
    assert sorted(one.object for one in found if one.predicate == "holds_post") == sorted(printed)
    assert [one.object for one in found if one.predicate == "affiliated_with"] == whose
    assert len({one.subject for one in found}) <= 1
