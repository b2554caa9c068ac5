"""A report as two files in a folder; what somebody else put there is left alone."""

from pathlib import Path

from kg.errors import KGError
from kg.export.report.markdown import markdown
from kg.export.report.nouns import Report
from kg.export.report.page import page
from kg.output.files import write_text

__all__ = ["FILES", "save"]

FILES = ("report.md", "report.html")
OURS = "nuclear-kg report"  # stands in what we wrote


def save(report: Report, folder: Path) -> list[Path]:
    """Write both. Raises KGError where a file of that name is there that is no report of ours, or that cannot be written."""
    paths = [folder / name for name in FILES]
    for path in paths:
        if path.exists() and not (path.is_file() and OURS in path.read_text(encoding="utf-8", errors="replace")):
            raise KGError(f"{path} is there already and is no report of kg; move it away, or choose another folder")
    for path, text in zip(paths, (f"<!-- {OURS} -->\n\n{markdown(report)}", page(report)), strict=True):
        write_text(path, text)
    return paths
