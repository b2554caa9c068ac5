"""五国, 双方: groups that a text has in play."""

import re

from kg.analysis import Analysis
from kg.linking.minting import known, mint
from kg.model import Mention, Span

__all__ = ["link"]

JOINED = re.compile(r"[与和同、]?|[^，。；]{0,16}(?:与|和|同)")  # 中方愿在平等基础上继续与北约


def link(analysis: Analysis) -> None:
    """Curated groups by their nominals; pairs by the two actors named together last."""
    rules = analysis.ontology.lexicon("nominals")
    for group in rules["group"]:
        if group["needs"] and not any(word in analysis.folded for word in group["needs"]):
            continue
        guard = "".join(f"(?<!{word})" for word in group["not_before"])
        for found in re.finditer(
            guard + "(?:" + "|".join(sorted(group["words"], key=len, reverse=True)) + ")", analysis.folded
        ):
            _take(analysis, Span(*found.span()), known(analysis, group["key"]))
    for found in re.finditer("|".join(rules["pair"]["words"]), analysis.folded):
        kinds = ("state",) if found.group() == "两国" else ("state", "org")
        if pair := _pair_before(analysis, found.start(), kinds):
            _take(analysis, Span(*found.span()), pair)


def _take(analysis: Analysis, span: Span, key: str) -> None:
    rivals = analysis.overlapping(span)
    if all(span.holds(old.span) and span != old.span for old in rivals):
        analysis.settle([Mention(span, "group", "nominal", (), "group-nominal")])
        analysis.links[span] = key


def _pair_before(analysis: Analysis, at: int, kinds: tuple[str, ...]) -> str | None:
    """The last two actors joined by nothing, 与, 和, 同 or 、 before a place; none if they stand right before it."""
    actors = [
        old for old in analysis.mentions if old.span.end <= at and old.kind in kinds and old.span in analysis.links
    ]
    if actors and actors[-1].span.end == at:
        return None
    window = actors[-12:]
    for first, second in reversed(list(zip(window, window[1:], strict=False))):
        between = analysis.folded[first.span.end : second.span.start]
        pair = list(dict.fromkeys((analysis.links[first.span], analysis.links[second.span])))
        if JOINED.fullmatch(between) and len(pair) == 2 and not any(key.startswith("group") for key in pair):
            names = [key.split(":")[1] for key in pair]
            labels = [analysis.entities[key].label for key in pair]
            aliases = ("两国", "双方", f"{''.join(labels)}双方", f"{labels[0]}与{labels[1]}双方")
            return mint(
                analysis, "group", "-".join(names), "和".join(labels), aliases, identity="-".join(sorted(names))
            )
    return None
