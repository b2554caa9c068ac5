"""Lists that a claim announces: what stands in the items is the speaker's word, as the claim is."""

import re
from collections.abc import Iterable, Iterator

from kg.annotation.document import Analysis
from kg.model import Span

__all__ = ["items"]

ANNOUNCED = re.compile(r"[:：][”」]?$")  # 他还批评该国违背承诺，其中包括：
GOES_ON = re.compile(r"[；;，,、]$")  # an item that is not the last
AFTER = 4  # characters that may follow the claim in its block: marks, 如下


def items(analysis: Analysis, claimed: Iterable[Span]) -> Iterator[Span]:
    """The blocks after a claim at the end of one that ends in a colon: as far as they end like items, and one more."""
    blocks = [block.span for block in analysis.document.blocks]
    ends = {span.end for span in claimed}
    for number, block in enumerate(blocks):
        text = analysis.text[block.start : block.end].rstrip()
        if not ANNOUNCED.search(text) or ends.isdisjoint(range(block.end - AFTER, block.end + 1)):
            continue
        for item in blocks[number + 1 :]:
            yield item
            if not GOES_ON.search(analysis.text[item.start : item.end].rstrip()):
                break
