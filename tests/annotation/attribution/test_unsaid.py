"""Verbs with a speaker before them that still make nobody speak."""

import pytest

from kg.annotation.attribution.unsaid import is_forecast, is_nobodys, is_shown, only_discloses
from kg.model import Span
from tests.support.stages import linked, spot


@pytest.mark.parametrize(
    ("line", "forecast"),
    [
        ("有迹象显示，美国将敦促朝鲜弃核。", True),
        ("有迹象显示，美国敦促朝鲜弃核。", False),
        ("美国将敦促朝鲜弃核。", True),
        ("美国将于周三在会上敦促朝鲜弃核。", True),
        ("美国将领敦促朝鲜弃核。", False),
        ("美国敦促朝鲜弃核。", False),
    ],
)
def test_it_is_foretold_what_somebody_will_say(line: str, forecast: bool) -> None:
    analysis = linked(line)
    source = spot(analysis, "美国")
    assert is_forecast(analysis, source, source.start, spot(analysis, "敦促")) is forecast


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("这次袭击表明伊朗希望停火。", True),
        ("这次袭击显示伊朗希望停火。", True),
        ("这次袭击之后伊朗希望停火。", False),
        ("伊朗希望停火。", False),
    ],
)
def test_an_event_shows_what_somebody_wants(line: str, shown: bool) -> None:
    analysis = linked(line)
    clause = analysis.text.index(line)
    assert is_shown(analysis, spot(analysis, "伊朗"), clause) is shown


@pytest.mark.parametrize(("line", "nobodys"), [("分析认为，谈判会失败。", True), ("外长认为，谈判会失败。", False)])
def test_nobody_in_particular_thinks_so(line: str, nobodys: bool) -> None:
    analysis = linked(line)
    verb = spot(analysis, "认为")
    assert is_nobodys(analysis, analysis.text.index(line), verb, pause=True) is nobodys


@pytest.mark.parametrize(
    ("line", "name", "verb", "tells"),
    [
        ("路透社透露，弹头的威力更大。", "路透社", "透露", True),
        ("路透社报道称，弹头的威力更大。", "路透社", "称", True),
        ("路透社称，弹头的威力更大。", "路透社", "称", False),
        ("路透社认为，弹头的威力更大。", "路透社", "认为", False),
        ("布林肯透露，弹头的威力更大。", "布林肯", "透露", False),
    ],
)
def test_a_medium_only_tells_what_it_knows(line: str, name: str, verb: str, tells: bool) -> None:
    analysis = linked(line)
    place = spot(analysis, name)
    key = next(key for mention, key in analysis.linked(Span(*place)) if mention.span == place)
    assert only_discloses(analysis, (key, place), spot(analysis, verb)) is tells
