"""A date in a cell of a table."""

import re
import unicodedata

from kg.errors import KGError
from kg.text.given_dates import is_date

__all__ = ["day_of"]

# 2018, 2018-05, 2018/5/3, 2018.5.3, 2018年5月3日, 20180503, 2018-05-03T08:00:00Z
DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?|(\d{2})(\d{2}))?(?:[日号年月]|[T ].*)?", re.A | re.S)


def day_of(text: str | None) -> str | None:
    """YYYY, YYYY-MM or YYYY-MM-DD of a date as tables write it; None for none. Raises KGError for what is no date."""
    written = unicodedata.normalize("NFKC", text or "")[:40].strip()
    if not written:
        return None
    found = DAY.fullmatch(written)
    year, month, day = (found[1], found[2] or found[4], found[3] or found[5]) if found else ("", None, None)
    date = "-".join(part if len(part) == 4 else part.zfill(2) for part in (year, month, day) if part)
    if not is_date(date):
        raise KGError(f"no date {written!r}; write it as 2018, 2018-05 or 2018-05-03")
    return date
