"""核协议, 半岛, 联委会, 该机构: nouns that stand for a known thing while it is in play."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import chain

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity
from kg.model import Kind, Mention, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.ontology.lexicons.nominals import Named
from kg.ontology.lexicons.words import not_after, one_of
from kg.text.script import fold
from kg.text.segmentation import straddles

__all__ = ["link"]

KINDS = ("treaty", "org")  # whose `:nominal` names count once the thing itself is named; groups have rules of their own
THAT_REACH = 160  # characters back to what 该机构 takes up


@cache
def _words(ontology: Ontology) -> tuple[re.Pattern[str], dict[str, tuple[str, ...]]]:
    """The nominal names of curated things, as one pattern and with whose they are."""
    found: dict[str, tuple[str, ...]] = {}
    for name in ontology.names:
        if name.form == "nominal" and name.kind in KINDS and not name.text[0].isdigit():
            found[name.text] = (*found.get(name.text, ()), name.key)
    return re.compile(one_of(sorted(found))), found


@cache
def _bodies(ontology: Ontology) -> frozenset[str]:
    """Bodies of states, which 该机构 may mean: 国际原子能机构."""
    return ontology.of_class("IntergovernmentalOrganization")


def link(analysis: Analysis) -> None:
    """Nouns of the lexicon whose needs the text meets, nominal names of things named, and 该 with a noun of their kind."""
    for span, key in [*_by_needs(analysis), *_of_named(analysis)]:
        _take(analysis, span, key)
    for span, key in _taken_up(analysis):
        _take(analysis, span, key)


def _take(analysis: Analysis, span: Span, key: str) -> None:
    rivals = analysis.overlapping(span)
    if all(span.holds(old.span) and span != old.span for old in rivals):
        kind: Kind = analysis.entities[curated_entity(analysis, key)].kind
        analysis.settle([Mention(span, kind, "nominal", (), "nominal-name")])
        analysis.links[span] = key
        add_alias(analysis, key, analysis.text[span.start : span.end])


def _by_needs(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    """The rows of the lexicon: 半岛 in a text about 朝鲜, 核协议 in one about 伊朗."""
    for row, pattern in _rows(analysis.ontology):
        needed = sum(analysis.folded.count(word) for word in row.needs)
        if needed > sum(analysis.folded.count(word) for word in row.rivals):
            for found in pattern.finditer(analysis.folded):
                yield Span(*found.span()), row.key


@cache
def _rows(ontology: Ontology) -> tuple[tuple[Named, re.Pattern[str]], ...]:
    """Each row with the pattern of its words."""
    rows = ontology.lexicons.nominals.name
    patterns = (f"{not_after(row.not_before)}(?:{row.words.regex})(?!{row.not_after.regex})" for row in rows)
    return tuple(zip(rows, map(re.compile, patterns), strict=True))


def _of_named(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    """联委会 of a thing that the text names anywhere; of several, the one named last before, else first."""
    pattern, owners = _words(analysis.ontology)
    named: dict[str, list[int]] = {}
    for mention, key in analysis.linked_all():
        named.setdefault(key, []).append(mention.span.start)
    for found in pattern.finditer(analysis.folded):
        places = [(key, named[key]) for key in owners[found.group()] if key in named]
        last = [(at[number - 1], key) for key, at in places if (number := bisect_left(at, found.start()))]
        if places and not straddles(analysis.folded, found.start(), found.end()):
            yield Span(*found.span()), max(last)[1] if last else min((at[0], key) for key, at in places)[1]


def _taken_up(analysis: Analysis) -> Iterator[tuple[Span, str]]:
    """该国, 该机构: the state or intergovernmental body named last before, not far off; 该研究所: the body whose name ends so."""
    that = analysis.ontology.lexicons.nominals.that
    for kind, words in (("org", that.org), ("state", that.state)):
        for found in words.pattern.finditer(analysis.folded):
            reach = Span(max(0, found.start() - THAT_REACH), found.start())
            earlier = [
                (mention, key)
                for mention, key in analysis.linked(reach)
                if mention.kind == kind and key not in analysis.ontology.outlets
            ]
            if earlier and (kind == "state" or earlier[-1][1] in _bodies(analysis.ontology)):
                meant = [key for mention, key in earlier if _may_be_meant(analysis, mention.span)]
                yield Span(*found.span()), meant[-1] if kind == "state" and meant else earlier[-1][1]
    for found in chain(
        *(one.finditer(analysis.folded) for one in (that.of_its_name.pattern, _speaking(analysis.ontology)))
    ):
        reach = Span(max(0, found.start() - THAT_REACH), found.start())
        noun = that.determiners.pattern.sub("", found.group(), count=1)
        called = [key for _, key in analysis.linked(reach) if kind_of(key) == "org" and _is_called(analysis, key, noun)]
        if called:
            yield Span(*found.span()), called[-1]


def _may_be_meant(analysis: Analysis, named: Span) -> bool:
    """Whether 该国 may be a state named before; not one by whose help something is done: 在中国的帮助下."""
    placed = analysis.folded.endswith(analysis.ontology.lexicons.grammar.prepositions.placing, 0, named.start)
    return not (placed and analysis.ontology.lexicons.nominals.that.helping.pattern.match(analysis.folded, named.end))


@cache
def _speaking(ontology: Ontology) -> re.Pattern[str]:
    """What a body's name may end in, alone before a verb of speaking: 委员会认为."""
    verbs, nouns = ontology.lexicons.grammar.verbs, ontology.lexicons.nominals.that.speaking_of_its_name
    return re.compile(
        rf"(?<![\u3400-\u9fff])(?:{nouns.regex})(?=(?:{verbs.before_these.regex})*(?:{verbs.of_documents.regex}))"
    )


def _is_called(analysis: Analysis, key: str, noun: str) -> bool:
    """Whether a name of an organization ends in a noun: 研究所."""
    known = analysis.entities.get(key)
    return known is not None and any(fold(name).endswith(noun) for name in (known.label, *known.aliases))
