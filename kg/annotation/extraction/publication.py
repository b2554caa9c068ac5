"""Who published and who reported a document, by datelines and bylines."""

import re
from collections.abc import Iterator
from functools import cache

from kg.annotation.document import Analysis
from kg.model import Mention, Relation, Span
from kg.ontology import Ontology

__all__ = ["relate"]

# 新华社北京1月4日电; 路透维也纳12月17日 - ; 早报讯; 自由亚洲电台记者甲乙华盛顿报导; 中央社記者甲乙台北專電
DATELINE = re.compile(
    r"(?:[^，。；：、（）()]{0,24}?(?:消息(?=[（(：:\s])|电(?![视话影子力动脑])|讯(?![息号问])|\d日\s*[-－—])"
    r"|记者[^，。；：]{2,16}?(?:报道|报导|电)(?=[\s。）)]|责|编|$)|中文[网部](?=[)）]))"
)
# 央视网消息：, 外交部网站1月3日消息: a dateline only where the name is the publisher's; 路透社报道 in another's text cites
WEAK = re.compile(r"[^，。；：、（）()]{0,20}?(?:消息(?![说称人指透])|报道|报导|网站)")
OPENING = re.compile(r"[\s（(【\[]*")
SAID = re.compile(r"(?:称|说|表示|发言人|在|指出|援引|引述|\d*月?\d*日?(?:说|称|表示))")


@cache
def _credit(ontology: Ontology) -> re.Pattern[str]:
    """翻译：纽约时报中文网."""
    return re.compile(f"(?:{ontology.lexicons.grammar.bylines.credited.regex})")


@cache
def _reporter(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"(?:{ontology.lexicons.grammar.bylines.reporters.regex})?记者")


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`published_by`, `reported_by` and the affiliation of reporters."""
    publisher = None
    for key, span in [*_datelines(analysis), *_credited(analysis)][:1]:
        publisher = key
        yield Relation("this", "published_by", key, analysis.evidence(span), "dateline")
    for mention in analysis.mentions:
        if mention.subtype != "reporter" or mention.span not in analysis.links or not _in_byline(analysis, mention):
            continue
        key = analysis.links[mention.span]
        lead = _lead(analysis, mention.span)
        evidence = analysis.evidence(Span(lead, mention.span.end))
        yield Relation("this", "reported_by", key, evidence, "reporter")
        medium = next(
            (one for old, one in analysis.linked(Span(max(0, lead - 16), mention.span.start)) if old.kind == "org"),
            publisher,
        )
        if medium and analysis.text[lead : mention.span.start]:
            yield Relation(key, "affiliated_with", medium, evidence, "reporter-medium")


def _in_byline(analysis: Analysis, mention: Mention) -> bool:
    """Whether a reporter's name stands in brackets, in a dateline or in a line of credits, and is not quoted as a source."""
    if analysis.block_of(mention.span.start).role == "byline":
        return True
    block = analysis.block_of(mention.span.start).span
    before = analysis.folded[max(block.start, mention.span.start - 24) : mention.span.start]
    after = analysis.folded[mention.span.end : min(block.end, mention.span.end + 16)]
    return bool(
        "(" in before
        or "（" in before
        or re.search(analysis.ontology.lexicons.grammar.bylines.written.regex, after)
        or block.end - block.start < 24
    )


def _datelines(analysis: Analysis) -> Iterator[tuple[str, Span]]:
    """Outlets that open a paragraph as a dateline does; 自由亚洲电台记者… at the end counts too."""
    for block in analysis.document.blocks[1:]:
        opening = OPENING.match(analysis.folded, *block.span)
        start = opening.end() if opening else block.span.start
        for mention, key in analysis.linked(block.span):
            if mention.span.start == start and mention.kind == "org":
                end = _dateline_end(analysis, mention.span.end, block.span.end, _own(analysis, mention, key))
                if end is not None:
                    yield key, Span(start, end)


def _dateline_end(analysis: Analysis, at: int, limit: int, own: bool) -> int | None:
    """Where the dateline ends whose outlet ends here; None if this is none."""
    folded = analysis.folded
    if SAID.match(folded, at):
        return None
    if folded[at : at + 1] in (")", "）"):
        return at if own else None
    found = DATELINE.match(folded, at, limit) or (WEAK.match(folded, at, limit) if own else None)
    return found.end() if found else None


def _own(analysis: Analysis, mention: Mention, key: str) -> bool:
    """Whether an outlet is what the document's publisher is called, or nothing is known of that."""
    entity, publisher = analysis.entities[key], analysis.document.publisher
    names = [entity.label, *entity.aliases, analysis.text[mention.span.start : mention.span.end]]
    return not publisher or any(name in publisher or publisher in name for name in names)


def _credited(analysis: Analysis) -> Iterator[tuple[str, Span]]:
    """The publisher in a line of credits: 翻译：纽约时报中文网."""
    for block in analysis.document.blocks[1:]:
        if block.span.end - block.span.start <= 30 and _credit(analysis.ontology).match(analysis.folded, *block.span):
            for mention, key in analysis.linked(block.span):
                if mention.kind == "org" and analysis.document.publisher and _own(analysis, mention, key):
                    yield key, block.span


def _lead(analysis: Analysis, span: Span) -> int:
    """Where the word 记者 that governs a name begins."""
    found = [
        one.start()
        for one in _reporter(analysis.ontology).finditer(analysis.folded, max(0, span.start - 24), span.start)
    ]
    return found[-1] if found else span.start
