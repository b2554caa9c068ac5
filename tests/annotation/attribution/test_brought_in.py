"""Who is only named beside the words of another: datelines, heads of others, several of a post, questions, facts set against a thought."""

import pytest

from tests.support.making import annotation_of

CASES = [  # paragraphs, who speaks in turn
    (
        ["【大纪元2021年01月14日讯】（大纪元记者报导）美国总统特朗普周三发布行政令，要求美国投资者卖出证券。"],
        ["person:特朗普"],
    ),
    (
        ["（新华社记者李一山报道）周一，日本外相茂木敏充打来电话，表达了强烈担忧，他要求中方停止试验。"],
        ["person:茂木敏充", "person:茂木敏充"],
    ),
    (["普京和特朗普会面。中俄两国代表都在。"], []),
    (["沙特和中国反对这项计划。白宫官员似乎并不担忧。他们说，沙特会保留选项。"], ["group:SAU-CHN"]),
    (
        ["中国和伊朗呼吁恢复谈判。中国外长王毅与伊朗外长扎里夫会面。他们主张建立对话平台。"],
        ["group:CHN-IRN", "group:CHN-IRN"],
    ),
    (["以美国为首的北约谴责俄罗斯的试验。"], ["org:NATO"]),
    (["事实上，以普京为核心的领导层确实对美国的辩论予以了高度关注。"], []),
    (["经济学家达科表示，损失无法消除。大多数经济学家估计，关税造成了影响。"], ["person:达科"]),
    (["经济学家达科表示，损失无法消除。三名经济学家估计，关税造成了影响。"], ["person:达科"]),
    (["经济学家达科表示，损失无法消除。这位经济学家估计，关税造成了影响。"], ["person:达科", "person:达科"]),
    (
        ["拜登回答说，“谈了两个小时”。有人问道，“检查怎么办？条约怎么办？”拜登说，“检查会继续。”"],
        ["person:拜登", "person:拜登"],
    ),
    (
        ["特朗普说，“你们可以用，没关系的。”随后记者追问道，“其他企业怎么办？”特朗普回答说，“没有考虑。”"],
        ["person:特朗普", "person:特朗普"],
    ),
    (["被问到普京连任的可能时，拜登忍不住大笑。他对本台表示，选举没有悬念。"], ["person:拜登"]),
    (["据法新社报道，特朗普说，大家好，欢迎来到《某某快评》，我是主持人。"], []),
]


@pytest.mark.parametrize(("lines", "speakers"), CASES)
def test_whose_words_they_are(lines: list[str], speakers: list[str]) -> None:
    assert [claim.speaker for claim in annotation_of(*lines).claims] == speakers


def test_facts_that_the_writer_sets_against_a_thought_are_not_thought() -> None:
    read = annotation_of("特朗普认为核查已经停止，但事实是检查员从未离开。")
    text = read.document.text
    assert [text[slice(*claim.content.span)] for claim in read.claims] == ["核查已经停止"]


def test_what_doubters_think_is_not_insisted_on() -> None:
    read = annotation_of("伊朗政府坚称活动是和平的，但怀疑者认为那里藏有武器。")
    text = read.document.text
    assert [text[slice(*claim.content.span)] for claim in read.claims] == ["活动是和平的"]


@pytest.mark.parametrize("label", ["追问", "追问一", "追问2", "问二"])
def test_a_numbered_question_is_not_who_answers(label: str) -> None:
    lines = (
        "外交部发言人毛宁主持记者会",
        "问：中方有何评论？",
        "答：中方反对单边制裁。",
        f"{label}：你刚才说的谚语是什么意思？",
        "答：许多国家都有这个谚语。",
    )
    read = annotation_of(*lines)
    assert not any("意思" in read.document.text[slice(*claim.content.span)] for claim in read.claims)
    assert len(read.claims) == 2


@pytest.mark.parametrize("ending", ["...", "……"])
def test_dots_say_nothing(ending: str) -> None:
    read = annotation_of(f"中国外交部发言人毛宁表示，这项决定干涉中国内政。{ending}")
    assert len(read.claims) == 1


def test_a_dotted_name_spelled_in_brackets_is_whole() -> None:
    read = annotation_of("作家约瑟夫·爱泼斯坦（Joseph Epstein）说，谈判没有结束。")
    assert [claim.speaker for claim in read.claims] == ["person:约瑟夫·爱泼斯坦"]
