"""People beside titles, before their Latin name, among news staff, and again by shorter names."""

import pytest

from kg.annotation.recognition.recognizers import people
from tests.support.stages import found_by, quote

FOUND = [  # text, what is found: surface, kind, form
    ("波兰总理莫拉维茨基说明了计划。", [("莫拉维茨基", "person", "name")]),
    ("北约军事委员会主席罗布·鲍尔到会。鲍尔介绍了情况。", [("罗布·鲍尔", "person", "name"), ("鲍尔", "person", "name")]),
    ("波兰外长兹比格涅夫·拉乌（Zbigniew Rau）到会。", [("兹比格涅夫·拉乌", "person", "name"), ("Zbigniew Rau", "person", "name")]),
    ("爱尔兰外长西蒙·科文尼（Simon Coveney）到会。", [("西蒙·科文尼", "person", "name"), ("Simon Coveney", "person", "name")]),
    ("新华社记者范长江报道。", [("范长江", "person", "name")]),
    ("执行秘书罗伯特·弗洛伊德到会。弗洛伊德介绍了数据。", [("弗洛伊德", "person", "name")]),
    ("前议员刘慧卿女士（Emily Lau）到会。", [("刘慧卿", "person", "name"), ("Emily Lau", "person", "name")]),
    ("主任的郭瑞安（Eric Gomez）到会。", [("郭瑞安", "person", "name"), ("Eric Gomez", "person", "name")]),
    ("长崎市长铃木史朗宣读宣言。铃木随后离开。", [("铃木", "person", "name")]),
    ("香港资深记者程翔到会。", [("程翔", "person", "name")]),
    ("美国太空军约翰·雷蒙德上将（John Raymond）到会。", [("约翰·雷蒙德", "person", "name"), ("John Raymond", "person", "name")]),
    ("作家约翰·赫西则认为，核武器改变了世界。", [("约翰·赫西", "person", "name")]),
    ("活动家海伦·考尔迪科特认为核武器改变了世界。考尔迪科特随后离开。", [("海伦·考尔迪科特", "person", "name"), ("考尔迪科特", "person", "name")]),
    ("美国某学会高级研究员李启明在受访时说，会谈很难。", [("李启明", "person", "name")]),
    ("驻联合国大使金星（Kim Song）到会。", [("金星", "person", "name"), ("Kim Song", "person", "name")]),
    ("智库学者Jane Miller说，不需要竞争。Miller随后离开。", [("Jane Miller", "person", "name"), ("Miller", "person", "name")]),
    ("居民Anne-Marie Miller说，他不同意。", [("Anne-Marie Miller", "person", "name")]),
    ("议员格兰特·莫里斯到会。", [("格兰特·莫里斯", "person", "name")]),
]  # fmt: skip
NOT_FOUND = [
    "各国领导人到会。",
    "一名高级官员到会。",
    "发言人没有答复。",
    "会议（Conference）开幕。",
    "林先生（Andy Lin）到会。",
    "民调机构盖洛普（Gallup Korea）公布了数据。",
    "公司安德森·霍洛维茨基金（Andreessen Fund）到会。",
    "市场研究机构Miller Strategies表示，数量有所增加。",
    "Miller Policy Review称，数量有所增加。",
    "估价顾问公司（Asia Valuation Advisors）公布了数据。",
    "摄影师是世界上最好的。",
    "编辑部都同意。",
    "中国将军费开支提高。",
    "轮值主席国的代表到会。",
    "习近平主席卓越领导。",
    "特朗普总统明言需要改变。",
    "大公司近年没有到会。",
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_a_person_is_found_by_what_stands_beside_the_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    analysis, found = found_by(people, text)
    assert [(quote(analysis, one.span), one.kind, one.form) for one in found] == expected


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_title_and_no_gloss_make_no_person(text: str) -> None:
    analysis, found = found_by(people, text)
    assert [quote(analysis, one.span) for one in found] == []
