"""A report as one HTML page: everything in it, no script, nothing loaded."""

from functools import partial
from urllib.parse import unquote

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
        timeline=timeline, legible=legible, dated=partial(dated, words=words), quoted=quoted, source=partial(source, words=words),
    )  # fmt: skip


def legible(address: str) -> str:
    """An address as it is read: Chinese in it as Chinese, where nothing else is hidden in it.

    >>> legible("https://example.org/%E6%A0%B8")
    'https://example.org/核'
    """
    plain = unquote(address)
    return plain if plain.isprintable() and "\ufffd" not in plain and "%" not in plain else address
