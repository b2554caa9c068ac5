"""Who speaks and for whom: parties, firms, embassies, sources without a name, former holders, Taiwan, questions, names."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pytest

from kg.annotation import annotate
from kg.annotation.attribution.principals import allies_of, principal_of
from kg.annotation.document import Analysis
from kg.annotation.entities import new_entity
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.model import Annotation
from kg.ontology import Ontology, load_ontology
from kg.text.script import fold
from tests.support.making import document_of


class Said(NamedTuple):
    """A text with who speaks in it, for whom and as what, in the order of the claims."""

    text: str
    speaker: str
    principal: str | None = None
    capacity: str | None = None


NOBODY = ""  # no claim at all
CASES = [
    # Parties, companies, armed groups, institutes: their word is their own.
    Said("真主党7日表示，反对以色列的空袭。", "org:LBN-Hezbollah"),
    Said("日本共产党说，政府应签署《禁止核武器条约》。", "org:JPN-JCP"),
    Said("美国民主党批评这项军费法案。", "org:USA-Democratic-Party"),
    Said("德国绿党认为，核武器应撤出欧洲。", "org:DEU-Greens"),
    Said("日本自民党总裁8日说，修宪讨论应加快。", "org:JPN-LDP", None, "自民党总裁"),
    Said("美国众议院共和党领袖要求总统公布协议。", "org:USA-Republican-Party", None, "众议院共和党领袖"),
    Said("华为技术有限公司表示，反对美国的禁令。", "org:CHN-Huawei"),
    Said("俄罗斯国家原子能公司说，机组运行正常。", "org:RUS-Rosatom"),
    Said("东京电力公司宣布，将推迟排放。", "org:JPN-TEPCO"),
    Said("瓦格纳集团声称，已控制该城。", "org:RUS-Wagner"),
    Said("中国社会科学院表示，研究报告即将发布。", "org:CASS"),
    # Organs of a state, by the ontology's data or its table of organs.
    Said("韩国外交部表示，反对朝鲜试射导弹。", "org:KOR-MFA", "state:KOR"),
    Said("五角大楼发言人柯比说，演习不针对任何国家。", "person:柯比", "state:USA", "五角大楼发言人"),
    Said("伊朗原子能组织宣布，将提高丰度。", "org:IRN-AEOI", "state:IRN"),
    Said("北约欧洲盟军最高司令部表示，演习已经结束。", "org:NATO-SHAPE", "org:NATO"),
    # 驻: the sender speaks, the host does not.
    Said("欧盟驻华代表团说，各方应遵守条约。", "org:EU"),
    Said("歐盟駐華代表團表示，支持對話。", "org:EU"),
    Said("日本驻华大使馆9日说，日方反对核试验。", "state:JPN"),
    Said("俄驻美大使馆表示，条约应得到延长。", "state:RUS"),
    Said("英国驻朝鲜使馆敦促平壤重返谈判。", "state:GBR"),
    Said("北約駐烏克蘭代表處說，俄羅斯應停火。", "org:NATO"),
    Said("法国驻日本和韩国大使馆谴责这次试射。", "state:FRA"),
    Said("美国驻韩大使说，同盟坚如磐石。", "state:USA", None, "驻韩大使"),
    Said("中国驻日本大使馆发言人说，日方应恪守承诺。", "state:CHN", None, "驻日本大使馆发言人"),
    Said("俄罗斯驻维也纳国际组织常驻代表乌里扬诺夫说，谈判还差几步。", "person:乌里扬诺夫", "state:RUS",
         "驻维也纳国际组织常驻代表"),
    Said("驻华使馆表示，条约应得到遵守。", NOBODY),
    # Officials and sources without a name: the state's, with what they are.
    Said("一名美国官员说，谈判陷入僵局。", "state:USA", None, "官员"),
    Said("美国高级官员8日表示，谈判有进展。", "state:USA", None, "高级官员"),
    Said("一名不愿具名的法国外交官说，草案已经送出。", "state:FRA", None, "外交官"),
    Said("伊朗消息人士8日说，检查员已经离开。", "state:IRN", None, "消息人士"),
    Said("一名不愿具名的外交官说，草案已经送出。", NOBODY),
    Said("美国专家认为，发射井用途不明。", NOBODY),
    # Former holders speak for nobody.
    Said("美国前总统表示，条约不应失效。", NOBODY),
    Said("美国前国务卿克里说，条约不应失效。", "person:约翰·克里", None, "前国务卿"),
    Said("前美国国务卿克里说，条约不应失效。", "person:约翰·克里", None, "前国务卿"),
    Said("伊朗原外长扎里夫说，美方不守信用。", "person:扎里夫", None, "原外长"),
    Said("美国国防部前部长埃斯珀说，条约不应失效。", "person:埃斯珀", None, "国防部前部长"),
    Said("国际原子能机构总干事格罗西说，检查仍在进行。", "person:格罗西", "org:IAEA", "国际原子能机构总干事"),
    Said("三个月前国务卿布林肯说，条约不应失效。", "person:布林肯", "state:USA", "国务卿"),
    # Bodies in Taiwan speak for an organization.
    Said("台湾外交部表示，反对朝鲜试射导弹。", "org:TWN-MFA", "org:TWN"),
    Said("台湾国防部发言人孙立方说，演习照常进行。", "person:孙立方", "org:TWN", "台湾国防部发言人"),
    Said("陆委会说，两岸应当沟通。", "org:TWN-MAC", "org:TWN"),
    Said("台湾当局7日表示，将加强防务。", "org:TWN"),
    Said("台湾民进党说，反对修约。", "org:TWN-DPP"),
    # The end of a longer name is nobody else; a surname and a function word is nobody.
    Said("前大使奥沙利文说，协议应当维持。", NOBODY),
    Said("法国外长曾说，协议应当维持。", "state:FRA", None, "外长"),
    Said("外交部发言人曾刚说，协议应当维持。", "person:曾刚", "state:CHN", "外交部发言人"),
]  # fmt: skip


@cache
def ontology() -> Ontology:
    return load_ontology()


@cache
def linked(*lines: str, publisher: str | None = None, published: str = "2022-06-15") -> Analysis:
    return link(recognize(document_of(*lines, published=published, publisher=publisher), ontology()))


def read(*lines: str, publisher: str | None = None, published: str = "2022-06-15") -> Annotation:
    return annotate(document_of(*lines, published=published, publisher=publisher))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:16])
def test_who_speaks_for_whom_and_as_what(case: Said) -> None:
    claims = read("样例", case.text).claims
    found = [(one.speaker, one.on_behalf_of, one.capacity) for one in claims]
    assert found == ([(case.speaker, case.principal, case.capacity)] if case.speaker else [])


def spelt() -> Iterator[str]:
    """Curated organizations whose key begins like one of a state."""
    for key in ontology().entities:
        if key.startswith("org:") and key[7:8] == "-" and f"state:{key[4:7]}" in ontology().entities:
            yield key


def test_no_curated_organization_is_a_states_but_by_data() -> None:
    assert {key: ontology().state_of(key) for key in ontology().entities if key.startswith("org:")} == {
        key: ontology().organ_of.get(key) for key in ontology().entities if key.startswith("org:")
    }
    assert [key for key in spelt() if ontology().state_of(key) is None]  # a key alone makes nobody an organ


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("state:FRA", "state:FRA"), ("org:FRA-MFA", "state:FRA"), ("org:KOR-military", "state:KOR"),
        ("org:USA-Watch", None), ("org:RUSI", None), ("org:CHN-CPC", None), ("org:TWN-MFA", None),
        ("place:台湾", None), ("person:王毅", None), ("group:P5", None),
    ],
)  # fmt: skip
def test_a_key_that_only_looks_like_an_organs_is_none(key: str, state: str | None) -> None:
    assert ontology().state_of(key) == state


def test_a_firm_of_the_table_of_organs_is_no_organ() -> None:
    firms = [organ for organ in ontology().organs if organ.kind in ("Company", "Organization")]
    assert firms and not any(organ.speaks_for_state for organ in firms)


def test_an_unknown_institute_with_a_states_code_speaks_for_itself() -> None:
    assert [one.on_behalf_of for one in read("样例", "USA-Watch研究所7日表示，条约应当延长。").claims] == [None]


def test_a_host_issues_nothing_and_is_no_target() -> None:
    annotation = read("样例", "日本驻华大使馆7日发表声明，反对朝鲜核试验。", "欧盟驻韩国代表团发表声明，担忧局势。")
    issued = {one.subject for one in annotation.relations if one.predicate == "issued"}
    assert issued == {"state:JPN", "org:EU"}
    assert not {"state:CHN", "state:KOR"} & {key for one in annotation.claims for key in one.targets}


def test_an_ambassadors_state_is_his_senders() -> None:
    annotation = read("样例", "驻美大使崔天凯和美国贸易代表莱特希泽出席。")
    of = {(one.subject, one.object) for one in annotation.relations if one.predicate == "affiliated_with"}
    assert ("person:莱特希泽", "state:USA") in of and ("person:莱特希泽", "state:CHN") not in of


@pytest.mark.parametrize(
    ("lines", "publisher", "ministry"),
    [
        (("外交部回應試射", "外交部今天表示，北韓應停止試射。"), "中央社", "org:TWN-MFA"),
        (("國防部說明", "（中央社記者甲乙台北25日電）國防部今天表示，飛彈落在外海。"), "中央社", "org:TWN-MND"),
        (("北韓試射", "我國外交部今日表示，北韓的飛彈危及區域安全。"), None, "org:TWN-MFA"),
        (("试射", "我国外交部今日表示，朝方应保持克制。"), None, "org:CHN-MFA"),
        (("试射", "外交部发言人今日表示，朝方应保持克制。"), "新华社", "org:CHN-MFA"),
        (("核試", "（中央社北京4日專電）中國外交部說，反對核試。外交部強調，將執行決議。"), "中央社", "org:CHN-MFA"),
    ],
)
def test_a_ministry_without_its_state_is_that_of_who_writes(
    lines: tuple[str, ...], publisher: str | None, ministry: str
) -> None:
    assert {one.speaker for one in read(*lines, publisher=publisher).claims} == {ministry}


def test_what_we_of_a_ministry_condemn_the_ministry_condemns() -> None:
    (claim,) = read("試射", "我國外交部表示，我國譴責北韓發射飛彈。").claims
    assert (claim.speaker, claim.on_behalf_of, claim.illocution) == ("org:TWN-MFA", "org:TWN", "criticize")


def test_a_tenure_that_has_ended_makes_nobody_a_speaker_of_the_state() -> None:
    held = read("样例", "特朗普说，条约毫无用处。", published="2019-05-08").claims
    ended = read("样例", "特朗普说，条约毫无用处。", published="2023-05-08").claims
    assert [one.on_behalf_of for one in (*held, *ended)] == ["state:USA", None]


def test_an_expert_of_a_state_ends_the_words_of_who_spoke_before() -> None:
    claims = read("样例", "王毅8日表示，中国恪守承诺。美国专家认为，发射井用途不明。").claims
    assert [one.content.quote for one in claims] == ["中国恪守承诺"]


TRANSCRIPT = (
    "2022年8月2日外交部发言人华春莹主持例行记者会",
    "问：据报道，美国国务卿布林肯1日表示，美方将延长条约。中方对此作何回应？",
    "答：中方注意到有关报道。美方难道不该先履行责任吗？",
    "问：俄罗斯外长拉夫罗夫称，美国在欧洲部署了核武器，请问这是否属实？中方能否证实？",
    "答：我不了解情况。",
    "追问：中方是否认为局势正在恶化？",
    "我们敦促各方保持克制。",
)


def test_a_reporters_question_is_nobodys_and_what_it_reports_stays() -> None:
    found = [(one.speaker, one.illocution, one.content.quote) for one in read(*TRANSCRIPT).claims]
    assert found == [
        ("person:布林肯", "commit", "美方将延长条约"),
        ("person:华春莹", "assert", "中方注意到有关报道"),
        ("person:华春莹", "ask", "美方难道不该先履行责任吗"),
        ("person:拉夫罗夫", "assert", "美国在欧洲部署了核武器"),
        ("person:华春莹", "assert", "我不了解情况"),
        ("person:华春莹", "request", "我们敦促各方保持克制"),
    ]


def test_a_name_and_a_colon_answer_a_reporters_turn() -> None:
    annotation = read(
        "中方谈核政策",
        "外交部发言人林剑6日主持例行记者会。",
        "有记者问：美方称中国扩大核武库，中方有何评论？",
        "林剑：中国的核政策高度稳定。",
        "我们敦促美方停止渲染。",
        "记者会随后结束。",
    )
    found = [(one.speaker, one.on_behalf_of, one.illocution) for one in annotation.claims]
    assert found == [
        ("state:USA", None, "assert"),
        ("person:林剑", "state:CHN", "assert"),
        ("person:林剑", "state:CHN", "request"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("由于拜登反对，国务卿布林肯会见沙利文。", ["person:拜登", "person:布林肯", "person:沙利文"]),
        ("前大使奥沙利文到会。", []),
        ("议员彼得·赫克说，谈判难。赫克指出，没有进展。", ["person:彼得·赫克", "person:彼得·赫克"]),
        ("美国总统曾于去年访问，外长时所说的话没有兑现，副主席官都看到了。", []),
        ("法国外长据报道，总统国以及总理来吗，参加了会议。", []),
        ("香港行政长官曾荫权到会。", ["person:曾荫权"]),
        ("法国总统和马斯外长到会。", []),
    ],
)
def test_only_names_are_people(text: str, people: list[str]) -> None:
    analysis = linked("样例", text)
    assert [key for mention, key in analysis.linked_all() if mention.kind == "person"] == people


@pytest.mark.parametrize("name", ["拜登", "賴清德", "格罗西"])
def test_a_minted_key_is_never_a_curated_one_of_another_thing(name: str) -> None:
    analysis = linked("样例", "条约生效。")
    key = new_entity(analysis, "person", name, name)
    curated = ontology().entities.get(f"person:{fold(name)}")
    assert curated is None or (key == curated.key and analysis.entities[key].iri_key == curated.iri_key)
    assert name != "拜登" or curated is not None


def test_a_leading_party_and_a_firm_are_no_others_to_their_own_officials() -> None:
    claims = read("样例", "外交部发言人毛宁说，感谢中国共产党的领导。毛宁说，华为公司理应维护权益。").claims
    assert len(claims) == 2 and not any(one.targets for one in claims)


def test_another_states_official_still_aims_at_a_firm() -> None:
    (claim,) = read("样例", "美国国务卿布林肯批评华为公司窃取技术。").claims
    assert claim.targets == ("org:CHN-Huawei",)


PRINCIPALS = [  # text, speaker, for whom
    ("中国外长王毅到会。", "person:王毅", "state:CHN"),
    ("中国裁军大使李松到会。", "person:李松", "state:CHN"),
    ("波兰总理图斯克到会。", "person:图斯克", "state:POL"),
    ("俄罗斯驻美国大使安东诺夫到会。", "person:安东诺夫", "state:RUS"),
    ("俄罗斯常驻维也纳国际组织代表乌里扬诺夫到会。", "person:乌里扬诺夫", "state:RUS"),
    ("布林肯到会。", "person:布林肯", "state:USA"),
    ("国际原子能机构总干事格罗西到会。", "person:格罗西", "org:IAEA"),
    ("联合国秘书长古特雷斯到会。", "person:古特雷斯", "org:UN"),
    ("中国外交部答复。", "org:CHN-MFA", "state:CHN"),
    ("俄罗斯外交部的声明没有提到细节。", "doc:RUS-MFA-", "org:RUS-MFA"),
    ("美国前总统特朗普到会。", "person:特朗普", None),
    ("美国普林斯顿大学教授弗兰克·冯·希佩尔到会。", "person:弗兰克·冯·希佩尔", None),
    ("奥巴马到会。", "person:奥巴马", None),
    ("广岛市长松井一实到会。", "person:松井一实", None),
    ("国际原子能机构答复。", "org:IAEA", None),
    ("黎巴嫩真主党答复。", "org:LBN-Hezbollah", None),
    ("美国共和党答复。", "org:USA-Republican-Party", None),
    ("兰德公司答复。", "org:RAND", None),
    ("美国答复。", "state:USA", None),
    ("英法德三国答复。", "group:E3", None),
    ("中国和俄罗斯发表联合声明。", "doc:CHN-RUS-", None),
    ("《不扩散核武器条约》生效。", "treaty:NPT", None),
]
ALLIES = [  # text, speaker, some of its own side, some of the groups it belongs to, some of neither
    (
        "中国外交部答复美国国务院。",
        "org:CHN-MFA",
        {"org:CHN-MFA", "state:CHN"},
        {"group:P5"},
        {"state:USA", "org:USA-State"},
    ),
    ("中国与中国外交部。", "state:CHN", {"state:CHN", "org:CHN-MFA"}, {"group:P5"}, {"state:RUS"}),
    (
        "英国、法国和德国派出代表。三国没有评论。",
        "group:E3",
        {"state:GBR", "state:FRA", "state:DEU"},
        set(),
        {"state:USA", "group:E3+3"},
    ),
    (
        "美国和俄罗斯举行谈判。两国没有公布结果。",
        "group:USA-RUS",
        {"state:USA", "state:RUS"},
        {"group:P5"},
        {"state:CHN"},
    ),
    ("国际原子能机构答复伊朗。", "org:IAEA", {"org:IAEA"}, set(), {"state:IRN"}),
    ("联合国秘书长古特雷斯到会。", "org:UN", {"org:UN"}, set(), {"state:CHN"}),
    ("黎巴嫩真主党答复。", "org:LBN-Hezbollah", {"org:LBN-Hezbollah"}, set(), {"state:LBN"}),
    ("北约答复俄罗斯。", "org:NATO", {"org:NATO"}, set(), {"state:RUS"}),
]


@pytest.mark.parametrize(("text", "speaker", "principal"), PRINCIPALS)
def test_a_speaker_speaks_for_a_state_or_body_or_for_nobody_else(
    text: str, speaker: str, principal: str | None
) -> None:
    analysis = linked("样例", text)
    (key,) = {key for _, key in analysis.linked_all() if key.startswith(speaker)}
    assert principal_of(analysis, key) == principal


@pytest.mark.parametrize(("text", "speaker", "own", "shared", "neither"), ALLIES)
def test_a_side_is_its_speaker_principal_organs_and_members(
    text: str, speaker: str, own: set[str], shared: set[str], neither: set[str]
) -> None:
    analysis = linked("样例", text)
    side = allies_of(analysis, speaker, principal_of(analysis, speaker))
    assert own <= side.keys and shared <= side.shared
    assert not neither & side.keys
    assert not side.keys & side.shared


def test_a_body_of_an_organization_is_on_its_side_and_no_other_that_is_called_like_it() -> None:
    bodies = load_ontology().lexicons.defaults.bodies["org:UN"]
    assert {"org:UNSC", "org:UNODA"} <= set(bodies) and "org:UN-Command" not in bodies
    assert set(bodies) <= load_ontology().entities.keys()
