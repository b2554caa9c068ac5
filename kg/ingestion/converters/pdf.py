"""PDF as text by pypdfium2: lines joined to paragraphs, without what stands at the head and foot of each page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kg.errors import InputError
from kg.ingestion.base import Converted
from kg.ingestion.modules import needed
from kg.ingestion.unwrapping import PAGE, rejoin
from kg.model.limits import CHARACTERS

SUFFIXES = (".pdf",)
EDGE = 3  # lines at the beginning and end of a page that may be its head and foot
SHARE = 0.5  # of the pages: a line on so many, whatever its digits, is their head or foot
FEWEST = 2  # pages with it, at least
DIGITS = re.compile(r"\d+")
SYMBOL = re.compile(r"[A-Z]{1,12}(?:/[A-Z]{1,8}(?:\.\d+)*|/\d{1,4})+(?:/[\w.]{1,12})*\*?")  # NPT/CONF.2020/WP.1
RADICALS = {
    code: unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
}  # ⼈ is 人: fonts have one glyph for both, and PDF gives either

__all__ = ["SUFFIXES", "convert"]


def convert(data: bytes, path: Path) -> Converted:
    """The text and its pages; `InputError` for a scan without text, an encrypted file, or none."""
    pdfium = needed("pypdfium2", "pdf", path)
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        reason = (
            "encrypted; save it without a password"
            if "assword" in str(error)
            else f"no PDF, or a damaged one ({error})"
        )
        raise InputError(f"{path}: {reason}") from error
    pages: list[list[str]] = []
    total = 0
    try:
        for number in range(len(file)):
            text = file[number].get_textpage().get_text_bounded()
            total += len(text)
            pages.append([row.rstrip() for row in text.translate(RADICALS).splitlines() if row.strip()])
            if total > 2 * CHARACTERS:  # more than a document may have, whatever is dropped
                raise InputError(f"{path}: more than {2 * CHARACTERS} characters in {number + 1} pages; split it")
    except pdfium.PdfiumError as error:
        raise InputError(f"{path}: page {len(pages) + 1} is damaged ({error}); save it again") from error
    finally:
        file.close()
    if not total or not any(pages):
        raise InputError(f"{path}: {len(pages)} pages without text, perhaps a scan: recognize its text (OCR) first")
    kept = _without_edges(pages)
    return Converted("\n".join(rejoin("\n".join(row for page in kept for row in page))), tuple(map("\n".join, kept)))


def _without_edges(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without their numbers, symbols and running heads."""
    often = Counter(like for page in pages for like in {_like(page[index]) for index in _edges(page)})
    least = max(FEWEST, SHARE * len(pages))
    kept = []
    for page in pages:
        edges = _edges(page)
        kept.append(
            [
                row
                for index, row in enumerate(page)
                if index not in edges or not _is_edge(row, often[_like(row)] >= least)
            ]
        )
    return kept


def _edges(page: Sequence[str]) -> set[int]:
    return {*range(min(EDGE, len(page))), *range(max(0, len(page) - EDGE), len(page))}


def _like(row: str) -> str:
    return DIGITS.sub("0", "".join(row.split()))


def _is_edge(row: str, often: bool) -> bool:
    return often or PAGE.fullmatch(row) is not None or SYMBOL.fullmatch(row.strip()) is not None
