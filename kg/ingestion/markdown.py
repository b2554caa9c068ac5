"""Markdown to HTML, as much as a news text has of it; HTML within it stays."""

import re
from html import escape

FENCE = re.compile(r"\s*(?:```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.+)")  # ## 标题 ##
RULE = re.compile(r"\s*(?:[-*_=]\s*){3,}$")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*$")
ITEM = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])\s+(.*)")
QUOTE = re.compile(r"\s{0,3}(?:>\s?)+")
TABLE_RULE = re.compile(r"\|?(?:\s*+:?-++:?\s*+\|)++\s*+:?-*+:?")  # | --- | :--: |
IMAGE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)")
LINK = re.compile(r"\[([^\[\]]{1,500}+)\]\(\s*+<?([^()<>\s]{0,2000}+)>?(?:\s++(?:[\"'][^\"']{0,300}+[\"']\s*+)?)?\)")
AUTOLINK = re.compile(r"<(https?://[^<>\s]{1,2000})>")
EMPHASIS = re.compile(r"(\*{1,3}|~~)(?=\S)([^*~]{1,1000}?)(?<=\S)\1")
STRONG = re.compile(r"^\s*(\*\*|__)([^*_]{1,200})\1\s*$")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")

__all__ = ["to_html"]


def to_html(text: str) -> str:
    """Headings, items, quotes, tables, links; a blank line ends a paragraph."""
    out: list[str] = []
    fenced = False
    for line in text.splitlines():
        if FENCE.match(line):
            fenced = not fenced
        elif fenced:
            out.append(f"<p>{escape(line)}</p>")
        else:
            _convert(line, out)
    return "\n".join(out)


def _convert(line: str, out: list[str]) -> None:
    if not line.strip():
        out.append("<p>")
    elif UNDERLINE.match(line) and out and not out[-1].startswith("<"):
        out[-1] = f"<h2>{out[-1]}</h2><p>"
    elif RULE.match(line) or TABLE_RULE.fullmatch(line.strip()):
        out.append("<p>")
    elif heading := HEADING.match(line):
        text = heading[1].strip()
        out.append(f"<h2>{_inline(text.rstrip('#').rstrip() or text[:1])}</h2><p>")
    elif item := ITEM.match(line):
        # the mark of an enumeration is text: 1. stays, - goes
        mark = line.strip().split()[0] if line.strip()[0].isdigit() else ""
        out.append(f"<li>{mark} {_inline(item[1])}")
    elif line.strip().startswith("|") and line.count("|") > 1:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        out.append(f"<p>{_inline(' '.join(cells))}</p>")
    else:
        quoted = QUOTE.match(line)
        out.append(_inline(line[quoted.end() :] if quoted else line))


def _inline(line: str) -> str:
    if strong := STRONG.match(line):
        return f"<b>{_inline(strong[2])}</b>"
    line = AUTOLINK.sub(r"\1", IMAGE.sub("", line))
    if "<" not in line:
        line = EMPHASIS.sub(r"\2", line).replace("`", "")
    line = LINK.sub(lambda match: f'<a href="{escape(match[2])}">{match[1]}</a>', line)
    return ESCAPED.sub(r"\1", line)
