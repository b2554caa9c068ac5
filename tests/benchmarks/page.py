"""How large and how fast the page is, beside stock pyvis: `python -m tests.benchmarks.page [NODES …] [--stock]`.

No test: it prints a table. Nodes are tied by preference, edges are 2.5 times as many, half of them claims; each edge is
proved by one sentence of some 45 characters, 25 sentences are a document. Of claims, two thirds have the speaker's post, one
in eight proposes something, one in twelve was made somewhere; there is an event for each six of them: a little over the sample.
"""

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx

from kg.export.formats.page import page
from kg.network.claims import Proposed, ShownClaim
from kg.network.entities import Network, Topic
from kg.network.events import ShownEvent
from kg.network.passages import DocumentCard, Passage
from kg.network.reader import Thing
from kg.network.standing import Difference, Ledger, Stand, Subject
from kg.network.style import style_sheet
from kg.ontology import load_ontology

__all__ = ["made", "measure"]

HAN = "中美俄英法日韩伊朝印德核武器条约不扩散裁军谈判声明外交部国防代表大会安全协议铀钚离心机导弹试验禁止和平利用监督"
LIMIT = 60  # seconds
COUNT = """milliseconds => new Promise((done) => {
  let frames = 0; const start = performance.now();
  const step = () => { frames += 1; const gone = performance.now() - start;
    gone < milliseconds ? requestAnimationFrame(step) : done(frames * 1000 / gone); };
  requestAnimationFrame(step);
})"""
PAINTED = """async (selector) => {
  const start = performance.now();
  document.querySelector(selector).click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""
TYPED = """async (words) => {
  const box = document.getElementById("search"), start = performance.now();
  box.focus(); box.value = words; box.dispatchEvent(new Event("input"));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""


def thing(node: str) -> Thing:
    return Thing(node, node, "")


def more(draw: random.Random, nodes: list[str]) -> dict[str, Any]:
    """What else is known of a claim."""
    proposed = Proposed(thing(draw.choice(nodes)), thing("has"), thing(draw.choice(nodes)), draw.random() < 0.3)
    return dict(
        capacity=thing(f"post {draw.randint(1, 200)}") if draw.random() < 2 / 3 else None,
        made_at=thing(draw.choice(nodes)) if draw.random() < 1 / 12 else None,
        propositions=(proposed,) if draw.random() < 1 / 8 else (),
    )


def made(count: int, seed: int = 0) -> Network:
    """A network of so many nodes."""
    draw, looks = random.Random(seed), style_sheet(load_ontology())
    result = networkx.MultiDiGraph(style=looks)
    kinds, relations, illocutions = list(looks.kinds), list(looks.predicates), list(looks.illocutions)
    for number in range(count):
        kind = draw.choice(kinds)
        label = "".join(draw.choices(HAN, k=draw.randint(2, 9)))
        names = tuple("".join(draw.choices(HAN, k=4)) for _ in range(draw.randint(0, 3)))
        result.add_node(
            f"{kind}/{number}", label=label, label_en=f"Thing {number}", kind=kind, key=f"{kind}:{number}", aliases=names,
            documents=draw.randint(0, 9),
        )  # fmt: skip
    nodes = list(result)
    ends: list[str] = []  # each as often as it has edges
    lines: list[str] = []  # a text for each document
    rows: list[ShownClaim] = []
    events: list[ShownEvent] = []
    for number in range(count * 5 // 2):
        source, target = (draw.choice(ends if ends and draw.random() < 0.6 else nodes) for _ in range(2))
        ends += [source, target]
        kind = draw.choice(("claim", "relation"))
        predicate = draw.choice(illocutions if kind == "claim" else relations)
        key = f"{kind}:{predicate}:affirmative"
        if result.has_edge(source, target, key):
            continue
        document, line = f"d{number // 25}", "".join(draw.choices(HAN, k=draw.randint(30, 60)))
        start = 0 if number % 25 == 0 or not lines else len(lines[-1])
        if number % 25 == 0 or not lines:
            lines.append("")
        date = f"{draw.randint(2017, 2022)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        passage = Passage(
            quote=line[8:], document=document, title="", date=date, start=start + 8, end=start + len(line), rule="cue",
            speaker=source.replace("/", ":") if kind == "claim" else "", source=(start, start + 3), cue=(start + 3, start + 5),
            confidence=0.8, form="indirect", modality="asserted",
        )  # fmt: skip
        lines[-1] += line + "。\n"
        look = looks.edge(kind, predicate)
        result.add_edge(
            source, target, key, kind=kind, predicate=predicate, polarity="affirmative", label=look.zh, label_en=look.en,
            weight=1, dates=(date,), evidence=(passage,), modality="",
        )  # fmt: skip
        if kind == "claim":
            about = draw.randint(1, 12)
            topic = (f"议题{about}", "")
            rows.append(
                ShownClaim(
                    date,
                    source,
                    source,
                    predicate,
                    "affirmative",
                    (target,),
                    (),
                    (topic,),
                    passage,
                    iri=f"claim/{number}",
                    stances=((f"topic/{about}", ("for", "against", "demand", "neutral")[number % 4]),),
                    **more(draw, nodes),
                )
            )
            if draw.random() < 1 / 6:
                sort = draw.choice(("Launch", "Test", "Visit"))
                who = tuple(thing(one) for one in draw.choices(nodes, k=draw.randint(1, 3)))
                told = passage._replace(speaker="", cue=(0, 0), source=(0, 0), confidence=None, form="", modality="")
                events.append(
                    ShownEvent(sort, Thing(sort, sort, sort), who, (thing(target),), None, thing(source), told)
                )
    texts = {f"d{number}": text for number, text in enumerate(lines)}
    for node, degree in result.degree():
        result.nodes[node]["degree"] = degree
    cards = {name: DocumentCard(name, f"题目{name}", "2020-01-01", "报") for name in texts}
    topics = {f"topic/{about}": Topic(f"议题{about}", "", ()) for about in range(1, 13)}
    return Network(result, tuple(rows), tuple(events), cards, texts, topics=topics, ledger=ledger(rows, draw))


def ledger(rows: list[ShownClaim], draw: random.Random) -> Ledger:
    """A stand of each claim on its topic, of every other on a narrower one too; one difference for each 40."""
    named = dict.fromkeys(topic for row in rows for topic in row.topics)
    wide = [Subject(f"topic:{zh}", zh, en) for zh, en in named]
    narrow = [Subject(f"{one.key}-{part}", f"{one.zh}之{part}", "", one.key) for one in wide for part in range(3)]
    stands = []
    for number, row in enumerate(rows):
        for key in [f"topic:{row.topics[0][0]}", *([draw.choice(narrow).key] if number % 2 else [])]:
            stance, change = draw.choice(("for", "against", "demand", "neutral")), draw.choice(("first", "new-wording"))
            stands.append(Stand(key, row.side.replace("/", ":"), stance, change, row.iri, ""))
    pairs = tuple(
        Difference(one.subject, "stance", at, at + 1, 1, 3) for at, one in enumerate(stands[:-1]) if at % 40 == 0
    )
    return Ledger(tuple(wide + narrow), tuple(stands), pairs)


def stock(network: networkx.MultiDiGraph) -> str:
    """The page that pyvis makes of the same nodes and edges."""
    from pyvis.network import Network

    shown = Network(directed=True, cdn_resources="in_line", height="800px")
    for node, data in network.nodes(data=True):
        shown.add_node(node, label=data["label"], title=data["label"])
    for source, target, data in network.edges(data=True):
        shown.edges.append({"from": source, "to": target, "title": data["evidence"][0].quote, "arrows": "to"})
    return str(shown.generate_html())


def frames(visit: Any, zoom: bool) -> float:
    """Frames a second while the pointer pans or the wheel zooms."""
    visit.mouse.move(640, 420)
    if not zoom:
        visit.mouse.down()
    handle = visit.evaluate_handle(f"() => ({{counted: ({COUNT})(1500)}})")
    stop, step = time.monotonic() + 1.5, 0
    while time.monotonic() < stop:
        step += 1
        if zoom:
            visit.mouse.wheel(0, -60 if step % 20 < 10 else 60)
        else:
            visit.mouse.move(640 + 4 * (step % 40), 420 + 2 * (step % 40))
        time.sleep(0.012)
    if not zoom:
        visit.mouse.up()
    return float(visit.evaluate("handle => handle.counted", handle))


def measure(browser: Any, text: str, ready: str, own: bool) -> dict[str, str]:
    """What a reader waits for; `ready` is the selector that is there when the page can be used."""
    from playwright.sync_api import TimeoutError

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(text, encoding="utf-8")
        visit = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        found = {"MB": f"{path.stat().st_size / 1e6:.1f}"}
        start = time.monotonic()
        visit.goto(path.as_uri(), wait_until="commit")
        try:
            visit.wait_for_selector(ready, state="attached", timeout=LIMIT * 1000)
        except TimeoutError:
            visit.close()
            return found | {"interactive s": f"> {LIMIT}"}
        visit.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found["interactive s"] = f"{time.monotonic() - start:.1f}"
        if own:
            found["first filter ms"] = f"{visit.evaluate(PAINTED, '#legend [data-key^=illocutions]'):.0f}"
            if visit.is_visible("#banner button"):
                found["show all ms"] = f"{visit.evaluate(PAINTED, '#banner button'):.0f}"
            pressed = [visit.evaluate(PAINTED, f'#legend [data-key="{key}"]') for key in
                       ("illocutions claim.criticize", "relations relation.signed", "kinds 1", "kinds 1", "flag lone")]  # fmt: skip
            found["filter ms, all shown"] = f"{min(pressed):.0f}-{max(pressed):.0f}"
            found["search ms"] = f"{visit.evaluate(TYPED, '核武'):.0f}"
            visit.evaluate("document.activeElement.blur()")
        found["pan fps"], found["zoom fps"] = f"{frames(visit, False):.0f}", f"{frames(visit, True):.0f}"
        if own:
            for tab in ("matrix", "timeline", "lists", "reading"):
                found[f"{tab} ms"] = f"{visit.evaluate(PAINTED, f'#tab-{tab}'):.0f}"
        visit.close()
        return found


def main(arguments: list[str]) -> None:
    from playwright.sync_api import sync_playwright

    counts = [int(one) for one in arguments if one.isdigit()] or [300, 2000, 10000]
    with sync_playwright() as driver:
        binary = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        for count in counts:
            network = made(count)
            start = time.monotonic()
            pages = {"page": (page(network), "html[data-ready]", True)}
            pages["page"][0].encode()
            took = time.monotonic() - start
            if "--stock" in arguments:
                pages["stock pyvis"] = (stock(network.multigraph), "#loadingBar[style*='none']", False)
            print(f"\n{count:,} nodes, {network.multigraph.number_of_edges():,} edges; built in {took:.1f} s")
            for name, (text, ready, own) in pages.items():
                figures = measure(browser, text, ready, own)
                print(f"  {name}: " + " · ".join(f"{key} {value}" for key, value in figures.items()))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
