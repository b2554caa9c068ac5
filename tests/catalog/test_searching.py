"""Names and texts are found by any part, in both scripts; what is typed is never part of the database's language."""

import pytest

from kg.catalog import Catalog, ClaimFilter, DocumentFilter, Page
from kg.catalog.search_words import LONGEST, matching, plain, squeezed, tokens, words
from kg.catalog.spelling import letters, spellings
from kg.catalog.things import SHOWN
from kg.errors import KGError

ALL = Page(0, 1000)
HOSTILE = ["'", '"', '""', "NOT", "核 NOT 武", "核 OR 武", "*", "核*", "NEAR(核 武)", "tokens:核", "^核", "核-武", "(", ")", "{核}", "a;b", "毛宁's",
           "%", "_", "\\", "--", "/*", "\0", "核\0武", "\ud800", "核\udfff", "\u202e核", "🚀", "\U0010ffff", "'; DROP TABLE claim; --"]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("中国", "state:CHN"), ("中國", "state:CHN"), ("china", "state:CHN"), ("ＣＨＩＮＡ", "state:CHN"), ("state of israel", "state:ISR"),
        ("NPT", "treaty:NPT"), ("《不扩散核武器条约》", "treaty:NPT"), ("不擴散核武器條約", "treaty:NPT"), ("non-proliferation treaty", "treaty:NPT"),
        ("zhongguo", "state:CHN"), ("zhong guo", "state:CHN"), ("mao ning", "person:毛宁"), ("maoning", "person:毛宁"), ("Mao N", "person:毛宁"),
        ("CHN", "state:CHN"), ("state:CHN", "state:CHN"), ("P5", "group:P5"), ("no-first-use", "topic:no-first-use"),
        ("不首先使用核武器", "topic:no-first-use"), ("中华人民共和国", "state:CHN"),
    ],
)  # fmt: skip
def test_a_thing_is_found_first_by_each_of_its_names(typed: str, key: str, catalog: Catalog) -> None:
    found = catalog.entities(typed)
    assert found.items and found.items[0].ref.key == key


def test_a_kind_can_be_asked_for(catalog: Catalog) -> None:
    for kind in (*sorted(SHOWN), "illocution", "post"):
        found = catalog.entities(kind=kind, page=ALL)
        assert {one.ref.kind for one in found.items} <= {kind}
        assert [one.documents for one in found.items] == sorted((one.documents for one in found.items), reverse=True)
    assert {one.ref.kind for one in catalog.entities("条约", kind="treaty", page=ALL).items} == {"treaty"}


@pytest.mark.parametrize(
    "text",
    ["核", "核武", "核武器", "不首先使用", "條約", "NPT", "npt", "ＮＰＴ", "1", "，", "美国 条约", "条约 美國 核"],
)
def test_claims_are_found_by_any_part_of_their_sentence(text: str, catalog: Catalog) -> None:
    by_hand = {
        one.id
        for one in catalog.claims(page=ALL).items
        if all(word in plain(one.before + one.content_at.quote + one.after) for word in plain(text).split())
    }
    found = catalog.claims(ClaimFilter(text=text), page=ALL)
    assert {one.id for one in found.items} == by_hand and found.total == len(by_hand)


@pytest.mark.parametrize("text", ["核", "发言人", "發言人", "NPT"])
def test_documents_are_found_by_title_and_text(text: str, catalog: Catalog) -> None:
    known = [catalog.document(one.id) for one in catalog.documents(page=ALL).items]
    by_hand = {one.ref.id for one in known if one and plain(text) in plain(f"{one.ref.title}\n{one.text}")}
    assert {one.id for one in catalog.documents(DocumentFilter(text=text), page=ALL).items} == by_hand


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_is_typed_is_only_text(text: str, catalog: Catalog) -> None:
    everything = catalog.claims().total
    catalog.entities(text)
    found = catalog.claims(ClaimFilter(text=text), page=ALL)
    for one in found.items if words(text) else ():
        assert all(word in plain(one.before + one.content + one.after) for word in words(text))
    catalog.documents(DocumentFilter(text=text, publisher=text, mentions=text))
    catalog.claims(ClaimFilter(actor=text, publisher=text, document=text))
    catalog.entities("核", kind=text)
    catalog.relations(text, text)
    catalog.events(text)
    assert catalog.claims().total == everything


def test_a_search_without_end_is_refused(catalog: Catalog) -> None:
    for search in (catalog.entities, lambda text: catalog.claims(ClaimFilter(text=text)), lambda text: catalog.documents(DocumentFilter(text=text))):  # fmt: skip
        with pytest.raises(KGError, match="100,000 characters"):
            search("核" * 100_000)  # type: ignore[operator]
        for longest in (
            "核" * LONGEST,
            "核 " * (LONGEST // 2),
            " ".join(map(chr, range(0x4E00, 0x4E00 + LONGEST // 2))),
        ):
            search(longest)  # type: ignore[operator]


def test_pairs_of_characters_stand_for_a_text() -> None:
    assert (
        words("核 武 核") == ["核", "武"] and words(" 《》 ") == [] and squeezed("弗拉基米尔·普京") == "弗拉基米尔普京"
    )
    assert len(tokens("核武器").split()) == 3
    assert (
        matching(["核武"]).strip('"') in tokens("禁止核武")
        and matching(["武核"]).strip('"') not in tokens("核武核试")[:9]
    )


def test_names_are_spelled_in_each_way_they_may_be_read() -> None:
    assert spellings("毛宁") == {"maoning": 0, "ning": 2}
    assert spellings("单霁翔")["shanjixiang"] > spellings("单霁翔")["danjixiang"]
    assert spellings("NPT") == {} and spellings("核" * 40) == {}


def test_tones_may_be_typed() -> None:
    assert [letters(one) for one in ("máoníng", "lǚ", "lü", "NPT1", "核")] == ["maoning", "lv", "lv", "", ""]
