"""The steps of linking, in their order."""

from kg.annotation.linking import link
from tests.support.stages import LINKERS, linked, recognized

TEXTS = (
    "美国总统拜登与俄罗斯总统普京发表联合声明。两国没有说明细节。",
    "伊朗说，核协议面临崩溃。外交部举行例行记者会，华府没有评论。",
)


def test_the_steps_that_the_tables_run_one_by_one_are_those_of_linking() -> None:
    analysis = recognized(*TEXTS)
    for step in LINKERS:
        step.link(analysis)
    assert analysis.links == linked(*TEXTS).links
    assert len(analysis.links) > 8


def test_linking_gives_back_what_it_was_given() -> None:
    analysis = recognized(*TEXTS)
    assert link(analysis) is analysis
    assert set(analysis.links) <= {one.span for one in analysis.mentions}
    assert set(analysis.links.values()) <= set(analysis.entities)
