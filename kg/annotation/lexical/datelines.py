"""The dateline before a story's first sentence: （某社记者甲北京3日电）, 某社联合国3月2日电（记者乙）."""

import re

__all__ = ["DATELINE", "after_dateline"]

DATELINE = re.compile(r"[^，。；\n]{0,24}?\d{1,2}日(?:综合)?(?:外)?(?:专)?电")  # （中央社記者甲乙台北25日電）
REPORTER = re.compile(r"\s*(?:[）)]|[（(][^（）()\n]{1,40}[）)])\s*")


def after_dateline(folded: str, start: int) -> int:
    """Where the story begins after a dateline that begins at `start`, with who reports; `start` if there is none."""
    dateline = DATELINE.match(folded, start)
    reporter = REPORTER.match(folded, dateline.end()) if dateline else None
    return reporter.end() if reporter else start
