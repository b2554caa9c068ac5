"""What is no text is converted by the suffix of its name; all else is text."""

from pathlib import Path

from kg.ingestion.conversion import CONVERTED, convert, limit_of
from kg.model.limits import FILE_BYTES, OFFICE_BYTES


def test_texts_are_left_alone() -> None:
    assert convert(b"%PDF-1.7", Path("a.txt"), Path("a.txt")) is None


def test_what_has_pictures_in_it_may_be_larger() -> None:
    assert limit_of(Path("a.txt")) == FILE_BYTES
    assert {limit_of(Path(f"A{suffix.upper()}")) for suffix in CONVERTED} <= {OFFICE_BYTES}
