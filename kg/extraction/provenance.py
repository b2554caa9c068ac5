"""Who published and who reported a document, by datelines and bylines."""

import re
from collections.abc import Iterator

from kg.analysis import Analysis
from kg.model import Mention, Relation, Span

__all__ = ["relate"]

DATELINE_END = re.compile(r"[^，。；]{0,24}?(?:电|讯|消息|报道|网站|\d日\s*[-－—])")
OPENING = re.compile(r"[\s（(【\[]*")
REPORTER = re.compile(r"(?:特约|特派|驻[^，。]{1,6}|实习|本报|文字)?记者")


def relate(analysis: Analysis) -> Iterator[Relation]:
    """`published_by`, `reported_by` and the affiliation of reporters."""
    publisher = None
    for mention, key in _datelines(analysis):
        publisher = publisher or key
        yield Relation("this", "published_by", key, analysis.evidence(_line_start(analysis, mention)), "dateline")
        break
    for mention in analysis.mentions:
        if mention.rule != "reporter" or mention.span not in analysis.links or not _in_byline(analysis, mention):
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
    block = analysis.block_of(mention.span.start).span
    before = analysis.folded[max(block.start, mention.span.start - 24) : mention.span.start]
    after = analysis.folded[mention.span.end : min(block.end, mention.span.end + 16)]
    return bool(
        "(" in before
        or "（" in before
        or re.search(r"报道|报导|电|摄|综合|译|编", after)
        or block.end - block.start < 24
    )


def _datelines(analysis: Analysis) -> Iterator[tuple[Mention, str]]:
    """Organizations that open a paragraph as a dateline does; 自由亚洲电台记者… at the end counts too."""
    folded = analysis.folded
    for block in analysis.document.blocks[1:]:
        opening = OPENING.match(folded, block.span.start)
        start = opening.end() if opening else block.span.start
        for mention, key in analysis.linked(block.span):
            if mention.span.start != start or mention.kind != "org":
                continue
            after = folded[mention.span.end : mention.span.end + 1]
            closed = opening and "(" in opening.group() and after in ")）"
            closed = closed or bool(
                re.match(r"记者", folded[mention.span.end :]) and "报道" in folded[mention.span.end : block.span.end]
            )
            if (closed or DATELINE_END.match(folded, mention.span.end)) and not re.match(
                r"(?:称|说|表示|发言人|在|指出|\d*月?\d*日?(?:说|称|表示))", folded[mention.span.end :]
            ):
                yield mention, key


def _line_start(analysis: Analysis, mention: Mention) -> Span:
    end = DATELINE_END.match(analysis.folded, mention.span.end)
    return Span(mention.span.start, end.end() if end else mention.span.end)


def _lead(analysis: Analysis, span: Span) -> int:
    """Where the word 记者 that governs a name begins."""
    found = [one.start() for one in REPORTER.finditer(analysis.folded, max(0, span.start - 24), span.start)]
    return found[-1] if found else span.start
