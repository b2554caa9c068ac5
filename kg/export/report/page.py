"""A report as one HTML page: everything in it, no script, nothing loaded."""

from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.catalog.citing.forms import source
from kg.catalog.citing.telling import dated, quoted
from kg.export.formats.page import hashed
from kg.export.report.asking import words_of
from kg.export.report.markdown import basis
from kg.export.report.nouns import STANCES, Report
from kg.export.report.timeline import timeline

__all__ = ["page"]


def page(report: Report) -> str:
    """The page as text; what is not its own style is refused by its policy."""
    environment = Environment(
        loader=PackageLoader("kg.export.report", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    words = words_of("en" if report.language == "en" else "zh")
    style = environment.get_template("report.css").render()
    policy = f"default-src 'none'; style-src {hashed(style)}; base-uri 'none'; form-action 'none'"
    return environment.get_template("report.html.j2").render(
        report=report, w=words, style=Markup(style), policy=policy, stances=STANCES, basis=basis(report, words),
        timeline=timeline, dated=partial(dated, words=words), quoted=quoted, source=partial(source, words=words),
    )  # fmt: skip
