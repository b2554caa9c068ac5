"""北京敦促…: a capital that stands for its government, and never one of a dateline."""

import re
from dataclasses import replace
from functools import cache

from kg.analysis import Analysis
from kg.linking.minting import known
from kg.ontology import Ontology

__all__ = ["link"]


@cache
def _patterns(ontology: Ontology) -> tuple[re.Pattern[str], ...]:
    rules = ontology.lexicon("states")["metonym"]

    def one_of(name: str) -> str:
        return "|".join(rules[name])

    return (
        re.compile(one_of("after")),
        re.compile(f"(?:{one_of('before')})$"),
        re.compile(f"(?:{one_of('not_before')})$"),
        re.compile(rf"{one_of('not_after')}|\d{{1,2}}月|\d{{1,2}}日|综合"),
    )


def link(analysis: Analysis) -> None:
    """Retype the mention of a capital as its state where its surroundings say so."""
    after, before, not_before, not_after = _patterns(analysis.ontology)
    for number, mention in enumerate(analysis.mentions):
        folded, span = analysis.folded, mention.span
        state = analysis.ontology.metonyms.get(folded[span.start : span.end])
        if mention.kind != "place" or not state:
            continue
        if not_before.search(folded, max(0, span.start - 3), span.start) or not_after.match(folded, span.end):
            continue
        if after.match(folded, span.end) or before.search(folded, max(0, span.start - 3), span.start):
            analysis.mentions[number] = replace(
                mention, kind="state", form="metonym", candidates=(state,), rule="metonym"
            )
            analysis.links[span] = known(analysis, state)
