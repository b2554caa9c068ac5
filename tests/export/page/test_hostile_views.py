"""Names, titles and sentences that would run as markup do not, in the views of treaties, profiles, summaries, facets and citations."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.export.formats.page import export
from kg.network.entities import Network, network
from kg.network.standing import Difference, Ledger, Stand, Subject
from tests.support.browsing import Visit, browser_only
from tests.support.places import FIXTURES
from tests.support.store import circumstances, claim, document, entity, records, store

HOSTILE = (FIXTURES / "hostile.txt").read_text(encoding="utf-8").splitlines()
TREATY = "treaty:x"
MARKUP = ":is(main, header, section) :is(script, img, iframe, style, object, embed, link, base, form, video, audio)"


def hostile() -> Network:
    """Each title is once the name of a side, of a document, of its publisher's post, and the words of a claim on one treaty."""
    quads = entity(TREATY, HOSTILE[0], HOSTILE[1], *HOSTILE[2:6])
    for number, title in enumerate(HOSTILE):
        text = f"题{number}\n甲国说{title}。\n"
        url = "javascript:window.pwned=1" if number % 2 else f"https://example.org/{number}?%3Cscript%3E"
        quads += [
            *entity(f"state:x{number}", title, title),
            *document(f"d{number}", text, "2022-01-01", f"state:x{number}", title=title, url=url),
            *claim(f"d{number}", text, f"state:x{number}", "criticize", title, f"state:x{(number + 1) % len(HOSTILE)}", date="2022-01-01", instrument=TREATY),
            *circumstances(f"d{number}", f"state:x{number}", "criticize", title, post=title, relay=f"state:x{(number + 2) % len(HOSTILE)}"),
        ]  # fmt: skip
    shown = network(records(store(quads)))
    sides = [row.side.replace("/", ":") for row in shown.claims]
    stands = tuple(
        Stand(TREATY, side, ("for", "against")[at % 2], "reversed", row.iri, shown.claims[at - 1].iri)
        for at, (side, row) in enumerate(zip(sides, shown.claims, strict=True))
    )
    ledger = Ledger(
        subjects=(Subject(TREATY, HOSTILE[0], HOSTILE[1], names=tuple(HOSTILE)),), stands=stands,
        differences=tuple(Difference(TREATY, "stance", at, at + 1, 2, 1) for at in range(len(stands) - 1)),
    )  # fmt: skip
    return replace(shown, ledger=ledger)


@browser_only
@pytest.mark.slow
def test_nothing_runs_in_the_new_views(browser: Any, tmp_path: Path) -> None:
    assert len(HOSTILE) >= 60
    export(hostile(), tmp_path)
    one = Visit(browser, tmp_path / "network.html", "#tab=subjects")
    page = one.page
    page.fill("#subjects .finder", HOSTILE[3])
    page.fill("#subjects .finder", "")
    page.locator("#subjects .choice").first.click()
    for more in ("more stances", "more changes"):
        if page.locator(f"#subjects [data-key='{more}']").count():
            page.click(f"#subjects [data-key='{more}']")
    assert page.locator("#subjects .stances tbody tr").count() == len(HOSTILE)
    assert page.locator("#subjects .difference").count() >= 10
    assert page.locator(MARKUP).count() == 0
    for number in range(len(HOSTILE)):
        page.evaluate(
            "id => void kgPage.network.emit('click', {nodes: [id], edges: []})", one.node(f"state/x{number}")["id"]
        )
        assert one.title().split() == HOSTILE[number].split()
        page.locator("#panel .citing button").first.click()
        for form in (0, 1, 2):
            page.locator("#panel .citation .mode button").nth(form).click()
            assert page.input_value("#panel .citation textarea")
    for fold in ("treaties", "targets", "speakers", "outlets", "papers"):
        page.click(f"#legend [data-key='fold {fold}']")
    for number in (0, 5, 11, 23):
        page.evaluate(
            f"kgPage.state.sides.add({one.node(f'state/x{number}')['id']}); kgPage.state.papers.add({number}); kgPage.refresh()"
        )
        assert page.locator("#strip .chip").count() >= 2
    while page.locator("#strip .chip").count():
        page.locator("#strip .chip").first.click()
    page.click("#tab-reading")
    for number in range(0, len(HOSTILE), 6):
        page.locator("#papers button").nth(number).click()
        assert page.locator("#article .summary li").count() == 1
    page.fill("#search", f"{HOSTILE[7]} {HOSTILE[0]}")
    page.press("#search", "Escape")
    assert page.locator(MARKUP).count() == 0
    assert page.locator("a[href^='javascript' i]").count() == 0
    assert page.evaluate("window.pwned") is None
    assert set(one.requests) == {(tmp_path / "network.html").as_uri()}
    assert one.complaints == []
    page.close()
