"""A report as Markdown: what texts say is no markup."""

from collections.abc import Iterable, Iterator

from kg.catalog.citing.forms import markdown as cited
from kg.catalog.citing.markdown import linked, plain
from kg.catalog.citing.telling import dated, quoted
from kg.catalog.citing.words import Words
from kg.export.report.asking import words_of
from kg.export.report.nouns import STANCES, Quote, Report, SubjectPart

__all__ = ["markdown"]


def markdown(report: Report) -> str:
    """The whole document."""
    words = words_of("en" if report.language == "en" else "zh")
    return "\n".join(_lines(report, words)) + "\n"


def _lines(report: Report, words: Words) -> Iterator[str]:
    yield from (f"# {plain(report.title)}", "", words("note"), "", basis(report, words))
    for part in report.parts:
        yield from ("", f"## {plain(part.name)}")
        yield from _part(part, words)
    if report.missing:
        yield from ("", f"## {words('not_found')}", "", *(f"- {plain(one)}" for one in report.missing))
    if report.quotes:
        yield from ("", f"## {words('sources')}", "")
        yield from (f"{one.number}. {cited(one.cited, words)}" for one in report.quotes)
    yield from ("", words("made_of", build=report.build))


def basis(report: Report, words: Words) -> str:
    """What it is made of, and the time that is asked for."""
    said = words("basis", documents=report.documents, claims=report.claims, first=report.first, last=report.last)
    if not (report.since or report.until):
        return said
    since, until = (one or words("open_end") for one in (report.since, report.until))
    return f"{said}{'' if words.language == 'zh' else ' '}{words('window', since=since, until=until)}"


def _part(part: SubjectPart, words: Words) -> Iterator[str]:
    if not any(side.total for side in part.sides):
        yield from ("", words("nothing_at_all"))
        return
    yield from ("", f"### {words('at_a_glance')}", "", words("glance_note"), "")
    head = [words("side"), *(words(f"stance_{one}") for one in STANCES), words("in_all"), words("first_last")]
    rows = (
        [plain(one.name), *(str(one.counts[stance]) for stance in STANCES), str(one.total), " – ".join(filter(None, dict.fromkeys(one.dates)))]
        for one in part.sides
    )  # fmt: skip
    yield from _table(head, rows)
    yield from ("", f"### {words('sentences')}")
    for side in part.sides:
        if side.quotes:
            yield from ("", f"#### {plain(side.name)}", "")
            yield from _table(
                [words("stance"), words("date"), words("sentence"), words("source")],
                (_row(one, words) for one in side.quotes),
            )
        if side.total > len(side.quotes):
            yield from ("", words("more", n=side.total - len(side.quotes)))
    if len(part.sides) > 1:
        yield from ("", f"### {words('agree')}", "")
        yield from (
            f"- {words('agree_on', sides=plain(words('listed').join(names)), stance=words(f'stance_{stance}'))}"
            for stance, names in part.agreeing
        )
        yield from () if part.agreeing else (words("agree_nothing"),)
    yield from ("", f"### {words('differ')}", "")
    yield words("differ_note" if part.differences else "differ_nothing")
    for one in part.differences:
        yield from ("", f"**{words(f'differ_{one.how}')}** ({words('pairs', n=one.pairs)})", "")
        for name, quote in ((one.one_name, one.one), (one.other_name, one.other)):
            yield f"- {plain(name)} · {words(f'stance_{quote.stance}')} · {_said(quote)} {_number(quote)}"
    yield from ("", f"### {words('votes')}", "")
    yield from (f"- {plain(name)} · {_said(quote)} {_number(quote)}" for name, quote in part.votes)
    yield from () if part.votes else (words("votes_none"),)


def _row(one: Quote, words: Words) -> list[str]:
    stance = f"{words(f'stance_{one.stance}')} · {words.known(f'change_{one.change}', one.change)}"
    told = f" ({words('told_by', n=one.reports)})" if one.reports > 1 else ""
    title = one.cited.title
    source = linked(title, one.cited.url) if one.cited.url else plain(title)
    return [stance, dated(one.date, words) or words("undated"), f"{_said(one)}{told}", f"{source} {_number(one)}"]


def _said(one: Quote) -> str:
    return f"{plain(one.cited.lead)} **{plain(quoted(one.words))}**"


def _number(one: Quote) -> str:
    return f"\\[{one.number}\\]"


def _table(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
