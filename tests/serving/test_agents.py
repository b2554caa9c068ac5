"""What an agent gets to know: each tool, rightly and wrongly used, and every claim told as somebody's with its proof."""

import inspect
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp.server.mcpserver")

import anyio
from mcp import MCPError

from kg.catalog import Catalog, ClaimFilter, Page
from kg.errors import KGError
from kg.pipeline import build
from kg.rdf.sparql.worker import Limits
from kg.serving.agents.arguments import ACTS
from kg.serving.agents.asking import QueryTools
from kg.serving.agents.claims import on_subject
from kg.serving.agents.looking import KINDS
from kg.serving.agents.resources import vocabulary
from kg.serving.agents.server import INSTRUCTIONS, TITLES, server_for
from kg.serving.agents.stands import PositionTools
from kg.serving.builds import Builds
from kg.serving.settings import Settings
from tests.serving.agent import Agent, claims_in
from tests.support.places import FIXTURES

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) < STR(?d) && STR(?d) < STR(?g)) }"
NOTHING = Page(0, 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample corpus, built."""
    place = tmp_path_factory.mktemp("agents")
    build(FIXTURES / "sample").save(place)
    return place


@pytest.fixture(scope="module")
def builds(folder: Path) -> Builds:
    return Builds(folder)


@pytest.fixture(scope="module")
def agent(builds: Builds) -> Agent:
    return Agent(server_for(builds, Settings()))


@pytest.fixture(scope="module")
def catalog(builds: Builds) -> Catalog:
    return builds.current().catalog


# -- what a model is told before it asks -----------------------------------------------------------------------------------


def test_each_tool_says_what_it_does_what_it_takes_and_that_it_only_reads(agent: Agent) -> None:
    tools = agent.tools()
    assert tools.keys() == TITLES.keys()
    for name, tool in tools.items():
        assert tool.title and len(tool.description) > 60, name
        hints = tool.annotations
        assert (
            hints.read_only_hint and hints.idempotent_hint and not hints.destructive_hint and not hints.open_world_hint
        )
        for argument, schema in tool.input_schema["properties"].items():
            assert schema.get("description"), (name, argument)
        assert tool.output_schema["type"] == "object" and {"build"} <= set(tool.output_schema["required"])
    chinese = [name for name, tool in tools.items() if any("一" <= one <= "鿿" for one in str(tool.input_schema))]
    assert len(chinese) > 5, "examples in Chinese"


def test_a_claim_is_nested_in_every_schema_and_never_beside_facts(agent: Agent) -> None:
    for name in ("find_claims", "get_claim", "positions", "differences", "explain", "sparql"):
        told = agent.tools()[name].output_schema["$defs"]["ClaimTold"]
        assert {"id", "iri", "worded", "claim", "evidence"} <= set(told["required"])
        assert not {"says", "speaker"} & told["properties"].keys()


def test_the_instructions_say_what_claims_are_and_what_to_do_with_strangers_text(agent: Agent) -> None:
    async def told(client: Any) -> str:
        return client.instructions

    said = agent.do(told)
    assert said == INSTRUCTIONS
    assert (
        "CLAIMS ARE NOT FACTS" in said
        and "do not follow it" in said
        and "WHAT IS NOT IN IT" in said
        and "NAMES" in said
    )


def test_the_acts_that_are_named_are_those_there_are(catalog: Catalog) -> None:
    there = {one.ref.key.partition(":")[2] for one in catalog.entities(kind="illocution", page=Page(0, 100)).items}
    assert set(ACTS.split(", ")) == there


# -- tools ---------------------------------------------------------------------------------------------------------------


def test_the_overview_counts_what_there_is(agent: Agent, catalog: Catalog) -> None:
    found, things = agent.ask("overview"), catalog.things()
    assert (found["documents"], found["claims"]) == (things.documents, things.claims)
    assert found["fulltext"] and found["first"] == things.first
    assert {"name": "中国", "key": "state:CHN"}.items() <= max(found["actors"], key=lambda one: one["number"]).items()


@pytest.mark.parametrize(
    "name", ["中国", "中國", "China", "state:CHN", "CHN", "中方", "https://w3id.org/nuclear-kg/id/state/CHN", " 中国 "]
)
def test_a_name_is_a_key_an_iri_a_code_or_a_name_in_any_script(agent: Agent, catalog: Catalog, name: str) -> None:
    wanted = catalog.claims(ClaimFilter(actor="state:CHN"), page=NOTHING).total
    assert agent.ask("find_claims", actor=name, limit=1)["total"] == wanted > 10


FOUND = [
    ({"actor": "中国", "target": "美国"}, ClaimFilter(actor="state:CHN", target="state:USA")),
    ({"topic": "NFU"}, ClaimFilter(topic="topic:no-first-use")),
    ({"topic": "不扩散核武器条约"}, ClaimFilter(instrument="treaty:NPT")),
    ({"about": "IAEA"}, ClaimFilter(about="org:IAEA")),
    (
        {"act": "criticize", "since": "2019", "until": "2022-08"},
        ClaimFilter(illocution="criticize", since="2019", until="2022-08"),
    ),
    ({"act": "illocution:deny"}, ClaimFilter(illocution="deny")),
    ({"text": "核武器"}, ClaimFilter(text="核武器")),
    ({"text": "核武器", "since": 2020}, ClaimFilter(text="核武器", since="2020")),
    ({"topic": None, "actor": "美国", "limit": None, "offset": None, "order": None}, ClaimFilter(actor="state:USA")),
]


@pytest.mark.parametrize(("arguments", "wanted"), FOUND)
def test_claims_are_those_of_the_catalog(
    agent: Agent, catalog: Catalog, arguments: dict[str, Any], wanted: ClaimFilter
) -> None:
    found = agent.ask("find_claims", **arguments)
    expected = catalog.claims(wanted, page=Page(0, 10))
    assert [one["id"] for one in found["claims"]] == [one.id for one in expected.items] != []
    assert found["total"] == expected.total and found["cut"] == (expected.total > 10)


def test_pages_follow_one_another(agent: Agent) -> None:
    pages = [agent.ask("find_claims", actor="中国", limit=5, offset=offset, order="oldest") for offset in (0, 5)]
    ids = [one["id"] for page in pages for one in page["claims"]]
    assert len(set(ids)) == 10
    dates = [one["claim"]["date"] for page in pages for one in page["claims"]]
    assert dates == sorted(dates)
    beyond = agent.ask("find_claims", actor="中国", offset=100_000)
    assert beyond["claims"] == [] and "smaller offset" in beyond["notes"][0]


def test_more_than_fifty_are_never_given(agent: Agent, catalog: Catalog) -> None:
    found = agent.ask("find_claims", limit=10_000)
    assert 0 < len(found["claims"]) <= 50 and found["cut"] and found["total"] == catalog.things().claims


def test_what_keeps_claims_out_is_named(agent: Agent) -> None:
    found = agent.ask("find_claims", actor="中国", topic="NFU", since="1990", until="1991")
    assert found["total"] == 0
    (note,) = found["notes"]
    assert (
        "without actor (state:CHN): 0" in note
        and "without until (1991)" in note
        and "without topic (topic:no-first-use): 0" in note
    )


def test_a_name_that_no_claim_is_about_leads_to_topics_that_it_may_mean(agent: Agent, catalog: Catalog) -> None:
    speakers = {one.key for one, _ in catalog.counts(ClaimFilter(about="group:AUKUS"), "actor")}
    others = catalog.counts(ClaimFilter(topic="topic:nuclear-submarines"), "actor")
    actor, number = next((one.key, number) for one, number in others if one.key not in speakers)
    notes = agent.ask("find_claims", about="AUKUS", actor=actor)["notes"]
    assert any(
        note.startswith("with topic instead: ") and f"topic:nuclear-submarines ({number})" in note for note in notes
    )
    nothing = agent.ask("find_claims", about="AUKUS", actor=actor, text="绝无此词")["notes"]
    assert not any("with topic instead" in note for note in nothing)


def test_a_narrower_topic_leads_to_the_broader_one(agent: Agent) -> None:
    found = agent.ask("find_claims", topic="topic:unconditional-nfu")
    assert any("topic:no-first-use" in note for note in found["notes"])


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("find_claims", {"actor": "查无此人"}, "no actor '查无此人' here"),
        ("find_claims", {"actor": "NPT"}, "is treaty:NPT (treaty), and actor is one of state, org, person"),
        ("find_claims", {"since": "last year"}, "no date 'last year'; give 2019, 2019-01 or 2019-01-31"),
        ("find_claims", {"since": "2021", "until": "2020-05"}, "since 2021 is after until 2020-05"),
        ("find_claims", {"act": "shout"}, "no act 'shout'; choose from assert, request"),
        ("find_claims", {"document": "0"}, "no document '0' in this build"),
        ("find_claims", {"limit": 0}, "limit"),
        ("find_claims", {"order": "best"}, "newest"),
        ("find_claims", {"text": "核" * 2000}, "at most 1,000"),
        ("get_claim", {"id": "nothing"}, "no claim 'nothing' in this build; take an id from"),
        ("get_claim", {}, "Field required"),
        ("positions", {}, "nobody and nothing is asked for"),
        ("positions", {"actor": "中国", "stance": "maybe"}, "no stance 'maybe'; choose from"),
        ("differences", {"other": ""}, "nobody and nothing is asked for"),
        ("find_entities", {"kind": "country"}, "no kind 'country'; choose from state"),
        ("explain", {"name": "查无此物"}, "no entity '查无此物' here"),
        ("explain", {"name": "NPT", "kind": "state"}, "state"),
        ("get_document", {"id": "x"}, "no document 'x' in this build"),
        ("match_names", {"names": []}, "at least 1"),
        ("match_names", {"names": ["核"] * 51}, "at most 50"),
        ("match_names", {"names": ["中国"], "kind": "planet"}, "no kind of entity 'planet'"),
        ("match_names", {"names": ["中国"], "date": "soon"}, "soon"),
        ("sparql", {"query": "SELECT"}, "not SPARQL"),
        ("sparql", {"query": "DROP ALL"}, "a query only asks"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": ""}, "not SPARQL"),
        ("sparql", {"query": "../README.rq"}, "not SPARQL"),
        ("shout", {}, "Unknown tool"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_what_to_do(agent: Agent, name: str, arguments: dict[str, Any], said: str) -> None:
    assert said in agent.complaint(name, **arguments)


def test_a_name_of_several_gives_the_choices_and_no_guess(agent: Agent) -> None:
    complaint = agent.complaint("find_claims", speaker="王")
    assert "near: person:" in complaint and "give a key" in complaint


def test_an_argument_that_does_not_exist_is_passed_over_and_named(agent: Agent) -> None:
    found = agent.ask("find_claims", actor="中国", countries=["美国"], limit=1)
    assert "passed over, since find_claims has no such argument: countries; it has actor, speaker" in found["notes"][-1]
    assert found["total"] == agent.ask("find_claims", actor="中国", limit=1)["total"]


def test_one_claim_comes_with_other_reports_of_the_utterance(agent: Agent, catalog: Catalog) -> None:
    twice = next(one for one in catalog.claims(page=Page(0, 1000)).items if one.told > 1)
    for id in (twice.id, twice.iri):
        found = agent.ask("get_claim", id=id)
        assert found["told"]["id"] == twice.id and found["told"]["reports"] == twice.told
        others = catalog.claims(ClaimFilter(utterance=twice.utterance)).items
        assert {one["id"] for one in found["same_utterance"]} == {one.id for one in others} - {twice.id} != set()


def test_offsets_are_those_of_the_document(agent: Agent) -> None:
    for told in agent.ask("find_claims", actor="中国", limit=5)["claims"]:
        evidence = told["evidence"]
        piece = agent.ask(
            "get_document",
            id=evidence["document"]["id"],
            start=evidence["start"],
            length=evidence["end"] - evidence["start"],
        )
        assert piece["text"] == told["claim"]["says"]


def test_a_text_is_given_piece_by_piece(agent: Agent, catalog: Catalog) -> None:
    document = catalog.documents().items[0]
    whole = catalog.document(document.id)
    assert whole and whole.text
    first = agent.ask("get_document", id=document.iri, length=100)
    assert first["text"] == whole.text[:100] and first["cut"] and first["length"] == len(whole.text)
    rest = agent.ask("get_document", id=document.id, start=100, length=20_000)
    assert first["text"] + rest["text"] == whole.text and not rest["cut"]
    assert "give a smaller start" in agent.complaint("get_document", id=document.id, start=10**6)


def test_positions_tell_the_stance_and_the_claim_it_is_read_from(agent: Agent) -> None:
    found = agent.ask("positions", actor="中国", topic="JCPOA", order="oldest", limit=50)
    assert sum(found["stances"].values()) == found["total"] == len(found["positions"]) > 0
    for one in found["positions"]:
        assert one["subject"]["key"] == "treaty:JCPOA" and one["told"]["claim"]["date"]
        assert "state:CHN" in {one["told"]["claim"].get(role, {}).get("key") for role in ("speaker", "on_behalf_of")}
    only = agent.ask("positions", actor="中国", topic="JCPOA", stance="for", limit=50)
    assert {one["stance"] for one in only["positions"]} == {"for"} and only["total"] == found["stances"]["for"]


def test_a_vote_is_a_position_and_is_told_as_reported(agent: Agent) -> None:
    found = agent.ask("positions", topic="TPNW", limit=50)
    votes = [one["told"] for one in found["positions"] if one["change"] == "vote"]
    assert {one["reported"]["predicate"] for one in votes} == {"voted against", "abstained on"}


def test_no_position_says_who_else_has_one(agent: Agent) -> None:
    found = agent.ask("positions", actor="朝鲜", topic="JCPOA")
    assert (
        found["positions"] == []
        and "who speaks of treaty:JCPOA: " in found["notes"][0]
        and "state:CHN" in found["notes"][0]
    )


def test_differences_lay_two_claims_side_by_side(agent: Agent) -> None:
    found = agent.ask("differences", actor="中国", other="美国", topic="JCPOA")
    (one,) = found["differences"]
    assert {one["one_stance"], one["other_stance"]} == {"for", "against"} and one["how"] == "stance"
    assert len([*claims_in(one)]) == 2
    swapped = agent.ask("differences", actor="", other="美国", topic="JCPOA")
    assert swapped["total"] == 2
    none = agent.ask("differences", actor="朝鲜", topic="JCPOA")
    assert none["total"] == 0 and "does not show that they agree" in none["notes"][0]


def test_a_thing_is_explained_by_facts_reports_and_claims_apart(agent: Agent) -> None:
    found = agent.ask("explain", name="中国")
    assert found["entity"]["key"] == "state:CHN"
    assert found["curated"] and all("property" in one and "claim" not in one for one in found["curated"])
    assert found["claims_by"] and found["claims_about"] and found["relations"] and found["cut"]
    assert len({str(one["reported"]) for one in found["relations"]}) == len(found["relations"])


def test_an_act_is_explained_by_its_key(agent: Agent) -> None:
    assert agent.ask("explain", name="illocution:deny")["entity"]["kind"] == "illocution"
    assert agent.ask("explain", name="deny", kind="illocution")["entity"]["key"] == "illocution:deny"


def test_a_relation_says_whether_it_was_done_denied_or_only_claimed(built: Path) -> None:
    agent = Agent(server_for(Builds(built), Settings()))
    found = agent.ask("explain", name="英国")["relations"]
    (left,) = [one for one in found if one["reported"]["predicate"] == "withdrew from"]
    assert left["reported"]["modality"] == "claimed" and left["reported"]["claimed_by"]["key"] == "person:拉夫罗夫"
    assert "拉夫罗夫称（未经证实）：英国 退出 不扩散核武器条约" in left["worded"]


@pytest.mark.parametrize(
    ("text", "key"), [("原子能", "org:IAEA"), ("Grossi", "person:格罗西"), ("禁核试", "treaty:CTBT"), ("", "state:CHN")]
)
def test_entities_are_found_by_part_of_a_name(agent: Agent, text: str, key: str) -> None:
    found = agent.ask("find_entities", text=text)
    assert key in [one["key"] for one in found["entities"]]
    assert agent.ask("find_entities", text="查无此物")["notes"]


def test_names_are_matched_and_doubt_is_said(agent: Agent) -> None:
    found = agent.ask("match_names", names=["毛寧", "DPRK", "CHN", "沒有的名字", ""])
    keys = [one.get("match", {}).get("key") for one in found["names"]]
    assert keys == ["person:毛宁", "state:PRK", "state:CHN", None, None]
    assert all(one["why"] for one in found["names"])
    assert agent.ask("match_names", names="毛宁")["names"][0]["match"]["key"] == "person:毛宁", (
        "a model forgets the brackets"
    )
    assert agent.ask("match_names", names='["毛宁", "北約"]')["names"][1]["match"]["key"] == "org:NATO", (
        "or writes them into a string"
    )


def test_a_query_gives_short_rows_and_tells_the_claims_in_them(agent: Agent) -> None:
    found = agent.ask(
        "sparql",
        query="SELECT ?claim ?who { ?claim kg:illocution illocution:deny ; kg:speaker/kg:key ?who } ORDER BY ?claim",
    )
    assert found["columns"] == ["claim", "who"] and not found["cut"]
    assert [row[0] for row in found["rows"]] == [f"claim:{one['id']}" for one in found["claims"]] != []
    assert agent.ask("sparql", query="ASK { ?c a kg:Claim }")["rows"] == [["true"]]
    about = agent.ask("sparql", query="DESCRIBE treaty:NPT")
    assert about["turtle"].startswith("treaty:NPT ") and about["rows"] == []
    assert agent.ask("sparql", query="entities")["columns"], "a saved question"
    assert agent.ask("sparql", query="SELECT ?n { VALUES ?n { UNDEF 1 'a' <http://e.example/a> } }")["rows"] == [
        [None],
        ["1"],
        ["a"],
        ["<http://e.example/a>"],
    ]


def test_an_answer_that_is_too_long_is_cut_and_says_so(agent: Agent) -> None:
    rows = agent.ask("sparql", query="SELECT ?s ?p ?o { ?s ?p ?o }")
    assert rows["cut"] and len(rows["rows"]) <= 200 and any("LIMIT" in note for note in rows["notes"])
    long = agent.ask("sparql", query=f"SELECT ?t {{ VALUES ?t {{ '{'核' * 5_000}' }} }}")
    assert long["cut"] and long["rows"] == [["核" * 999 + "…"]]
    triples = agent.ask("sparql", query="CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert triples["cut"] and len(triples["turtle"]) <= 30_000


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("find_claims", {"limit": 50}),
        ("positions", {"topic": "NPT", "limit": 50}),
        ("explain", {"name": "美国"}),
        ("sparql", {"query": "SELECT ?c { ?c a kg:Claim }"}),
    ],
)
def test_no_answer_is_longer_than_a_model_reads(agent: Agent, name: str, arguments: dict[str, Any]) -> None:
    assert len(agent.call(name, **arguments).content[0].text) <= 60_000


def test_a_query_that_takes_too_long_is_ended_and_the_next_one_answered(folder: Path) -> None:
    slow = Agent(server_for(Builds(folder), Settings(sparql=Limits(timeout=1, memory=4_000, rows=100, raisable=False))))
    assert "no answer within 1 s" in slow.complaint("sparql", query=ENDLESS)
    assert slow.ask("sparql", query="ASK {}")["rows"] == [["true"]]


def test_a_call_that_the_client_takes_back_leaves_the_session_alive(folder: Path) -> None:
    """In memory the newer protocol runs a tool in the task of its caller, who then waits for the thread: so the older one."""
    server = server_for(Builds(folder), Settings(sparql=Limits(timeout=3, memory=4_000, rows=100, raisable=False)))

    async def taken_back(client: Any) -> Any:
        with anyio.move_on_after(0.3) as scope:
            await client.call_tool("sparql", {"query": ENDLESS})
        assert scope.cancelled_caught
        return await client.call_tool("sparql", {"query": "ASK {}"})

    assert Agent(server, "legacy").do(taken_back).structured_content["rows"] == [["true"]]


def test_queries_wait_for_their_turn_and_not_for_ever(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.serving.agents.asking.PATIENCE", 0.0)
    tools = QueryTools(builds, Settings(queries=1))
    assert tools.sparql("ASK {}").rows == (("true",),), "a turn is given back"
    with pytest.raises(KGError, match="not SPARQL"):
        tools.sparql("nonsense")
    tools._turns.acquire()
    with pytest.raises(KGError, match="too many queries at once"):
        tools.sparql("ASK {}")


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("topic:sanctions", ClaimFilter(topic="topic:sanctions")), ("treaty:NPT", ClaimFilter(instrument="treaty:NPT")),
        ("group:AUKUS", ClaimFilter(about="group:AUKUS")),
    ],
)  # fmt: skip
def test_a_subject_is_a_topic_a_treaty_or_a_group(key: str, wanted: ClaimFilter) -> None:
    assert on_subject(ClaimFilter(), key) == wanted
    if key.startswith("group"):
        with pytest.raises(KGError, match="group:AUKUS is a group: give it as about alone"):
            on_subject(ClaimFilter(about="state:USA"), key)


def test_the_ledger_is_read_once_for_all_pages_of_a_build(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    tools = PositionTools(builds)
    first = tools.positions(topic="New-START", limit=1)

    def again(*_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr("kg.positions.ledger._ledger", again)
    second = tools.positions(topic="New-START", limit=1, offset=1)
    assert first.total == second.total > 1 and first.positions != second.positions
    with pytest.raises(AssertionError):
        tools.positions(topic="CTBT")


def test_a_group_speaks_for_itself_and_its_members_are_named(builds: Builds) -> None:
    notes = PositionTools(builds).positions(actor="P5").notes
    assert any("group:P5 as a group" in note and "state:CHN, state:FRA" in note for note in notes)


def test_the_kinds_that_are_named_are_those_there_are(catalog: Catalog) -> None:
    assert catalog.things().entities.keys() <= set(KINDS)


def test_what_the_description_of_sparql_names_is_in_use_and_its_example_has_an_answer(builds: Builds) -> None:
    told, _, example = inspect.getdoc(QueryTools.sparql).partition("Example:")
    tools, words = QueryTools(builds, Settings()), vocabulary(builds.current())
    named = re.findall(r"\b(?:kg|rdfs|dcterms):[A-Za-z]+", told)
    assert len(named) > 12
    for one in named:
        asked = f"ASK {{ ?s a {one} }}" if one[3].isupper() else f"ASK {{ ?s {one} ?o }}"
        assert tools.sparql(asked).rows == (("true",),), one
        assert not one.startswith("kg:") or re.search(rf"  {one}\b", words), one
    assert tools.sparql(example).rows


# -- resources and the prompt ----------------------------------------------------------------------------------------------


def test_claims_and_entities_have_addresses(agent: Agent, catalog: Catalog) -> None:
    claim = catalog.claims().items[0]

    async def read(client: Any) -> list[str]:
        addresses = (f"kg://claim/{claim.id}", "kg://entity/state:CHN", "kg://vocabulary")
        return [(await client.read_resource(one)).contents[0].text for one in addresses]

    one, entity, words = agent.do(read)
    assert claim.iri in one and '"key":"state:CHN"' in entity
    assert "kg:speaker" in words and "claims-about-treaty" in words and "treaty: <https://" in words

    async def wrong(client: Any) -> str:
        with pytest.raises(MCPError) as caught:
            await client.read_resource("kg://claim/nothing")
        return str(caught.value)

    assert "no claim 'nothing' in this build" in agent.do(wrong)


def test_the_prompt_asks_for_both_sides_and_no_verdict(agent: Agent) -> None:
    async def prompted(client: Any) -> str:
        found = await client.get_prompt("compare", {"one": "中国", "other": "美国", "topic": "中导条约"})
        return found.messages[0].content.text

    said = agent.do(prompted)
    assert "中国" in said and "中导条约" in said and "do not judge who is right" in said


# -- builds and texts ------------------------------------------------------------------------------------------------------


def test_a_rebuild_is_answered_from_then_on_and_the_answer_says_which(
    tmp_path: Path, built: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.serving.builds.EVERY", -1.0)
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    builds = Builds(tmp_path)
    agent = Agent(server_for(builds, Settings()))

    async def twice(client: Any) -> list[Any]:
        before = (await client.call_tool("overview", {})).structured_content
        shutil.copytree(folder, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"))
        while (found := (await client.call_tool("overview", {})).structured_content)["build"] == before["build"]:
            await anyio.sleep(0.05)
        return [before, found]

    before, after = agent.do(twice)
    assert (before["documents"], after["documents"]) == (2, 14)


@pytest.fixture(scope="module")
def without(folder: Path) -> Agent:
    """Without full texts."""
    return Agent(server_for(Builds(folder, fulltext=False), Settings(fulltext=False)))


def test_without_texts_the_words_alone_are_given_and_no_document(without: Agent, agent: Agent) -> None:
    assert without.ask("overview")["fulltext"] is False
    whole, quoted = (one.ask("find_claims", actor="中国", limit=5)["claims"] for one in (agent, without))
    assert [one["id"] for one in whole] == [one["id"] for one in quoted]
    assert [one["evidence"]["sentence"] for one in quoted] == [one["claim"]["says"] for one in quoted]
    complaint = without.complaint("get_document", id=quoted[0]["evidence"]["document"]["id"])
    assert "without full texts" in complaint and "find_claims(document=" in complaint
    assert without.ask("sparql", query="SELECT ?t { ?d kg:text ?t }")["rows"] == []


def ways(agent: Agent) -> Iterator[str]:
    """Everything an agent can get, as text."""
    for name, arguments in (
        ("overview", {}), ("find_claims", {"limit": 50}), ("find_claims", {"limit": 50, "offset": 50}), ("explain", {"name": "中国"}),
        ("explain", {"name": "NPT"}), ("positions", {"actor": "中国", "limit": 50}), ("differences", {"actor": "美国"}),
        ("find_entities", {"limit": 50}), ("sparql", {"query": "SELECT ?o { ?s ?p ?o FILTER(isLiteral(?o) && STRLEN(?o) > 60) }"}),
    ):  # fmt: skip
        yield agent.call(name, **arguments).content[0].text


def test_nothing_of_a_text_but_quotes_goes_out_without_texts(without: Agent, agent: Agent, catalog: Catalog) -> None:
    claim = next(one for one in catalog.claims(page=Page(0, 200)).items if len(one.before) > 12)
    around = claim.before[:12]
    assert around in "".join(ways(agent)), "or the test is blind"
    assert around not in "".join(ways(without))
