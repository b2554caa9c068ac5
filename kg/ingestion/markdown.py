"""Markdown to HTML by markdown-it, with what Chinese texts need beside CommonMark; HTML within it stays."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import paragraph, reference, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline.state_inline import Scanned
    from markdown_it.utils import EnvType, OptionsDict

DEEP = 32  # quotes and lists in one another: what lies deeper is text; markdown-it would drop it
FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,40})\](?P<text>:[ \t]*)?(?!\()")  # 条约[^1]生效; [^1]: 见附件。
LABELS = "footnotes"  # of a text, in what its rules share
ADDRESS = re.compile(r"<([A-Za-z][A-Za-z\d+.-]{1,31}:[^<>\s]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,255})>")
# [1]: https://example.org "…"; [记者]: 会谈何时恢复？ would be one too
DEFINITION = re.compile(r"\[[^\[\]]{1,999}\]:[ \t]*+(?=[\x21-\x7e]*[/.#:@])[\x21-\x7e]++(?:[ \t]|$)")
CJK_MARK = re.compile(r"[\u2010-\u2027\u3001-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]")
WIDE = re.compile(r"[^\x00-\u02ff]")
BAR = re.compile(r"=+")
FIRST_CONTENT = frozenset({"inline", "html_block", "fence"})

__all__ = ["to_html"]


def to_html(text: str) -> str:
    """The text as HTML, nothing of it lost but marks and addresses; the mark of an enumeration is text: 1. stays, - goes.

    A line of blanks of any kind, also of ideographic ones, ends a paragraph, two of these begin one; an indented
    paragraph is no code.
    """
    lines = (line if line.strip() else "" for line in text.replace("\0", "").splitlines())
    return str(_parser().render("\n".join(f"\n{line}" if line.startswith("　　") else line for line in lines)))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": DEEP + 8}).enable("table").disable("code")
    parser.inline = _Inline()
    parser.inline.ruler.disable("linkify")
    parser.inline.ruler.before("link", "footnote", _footnote_mark)
    parser.inline.ruler.at("autolink", _address)
    blocks = parser.block.ruler
    blocks.before("table", "deep", _deep)
    blocks.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    blocks.at("reference", _reference)
    blocks.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.after("block", "contents", _contents)
    parser.add_render_rule("hardbreak", _line_end)
    # nobody follows the links; what is no address is text: [记者](新华社)
    parser.validateLink = lambda url: not WIDE.search(url) or any(char in url for char in "/.#:")  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


class _State(StateInline):
    """Emphasis that also begins and ends beside Chinese marks: 强调**《条约》**生效."""

    def scanDelims(self, start: int, canSplitWord: bool) -> "Scanned":
        found = super().scanDelims(start, canSplitWord)
        before, after = self.src[start - 1 : start], self.src[start + found.length : start + found.length + 1]
        if not canSplitWord or not (CJK_MARK.match(before) or CJK_MARK.match(after)):
            return found
        return found._replace(
            can_open=found.can_open or not (not after or after.isspace()),
            can_close=found.can_close or not (not before or before.isspace()),
        )


class _Inline(ParserInline):
    """What makes such a state of each line of text."""

    def parse(self, src: str, md: MarkdownIt, env: "EnvType", tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _line(state: "StateBlock", line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _deep(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    return state.level >= DEEP and paragraph(state, start, end, silent)


def _footnote(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """The text of a footnote is a paragraph of its own."""
    found = FOOTNOTE.match(_line(state, start))
    if not found or not found["text"]:
        return False
    state.env.setdefault(LABELS, set()).add(found["label"])
    return silent or paragraph(state, start, end, silent)


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """A mark is no text; Chinese words in such brackets are one only where a footnote has them: [^见附件] may be text."""
    found = FOOTNOTE.match(state.src, state.pos)
    if not found or (WIDE.search(found["label"]) and found["label"] not in state.env.get(LABELS, ())):
        return False
    state.pos = found.start("text") if found["text"] and state.pos else found.end()
    return True


def _address(state: StateInline, silent: bool) -> bool:
    """<https://example.org> is text, and no link to another story."""
    found = ADDRESS.match(state.src, state.pos)
    if found:
        state.pos = found.end()
    if found and not silent:
        state.push("text", "", 0).content = found[1]
    return found is not None


def _reference(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    return DEFINITION.match(_line(state, start)) is not None and reference(state, start, end, silent)


def _table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A table; cells beyond its columns, which GitHub drops, are put into the last one."""
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    cell = None
    for token in state.tokens[first:]:
        if token.type == "tr_open":
            columns = 0
        elif token.type == "inline":
            columns, cell = columns + 1, token
        elif token.type == "tr_close" and cell and cell.map:
            cells = escapedSplit(_line(state, cell.map[0]).strip())
            cells = cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]
            cell.content = " ".join([cell.content, *(one.strip() for one in cells[columns:])]).strip()
    return True


def _line_end(self: "RendererHTML", tokens: Sequence[Token], index: int, options: "OptionsDict", env: "EnvType") -> str:
    """Two blanks at the end of a line end it; after a comma nobody meant them."""
    goes_on = index and tokens[index - 1].content.endswith(("，", "、", ","))
    return "\n" if goes_on else "<br>\n"


def _contents(state: "StateCore") -> None:
    """Give the mark of an item to its text, and what stands beside the opening of a fence to what is in it."""
    tokens: list[Token] = []
    mark = ""
    for token in state.tokens:
        if token.type == "list_item_open" and token.info:
            mark += f"{token.info}{token.markup} "
        elif mark and token.type == "list_item_close":
            tokens.append(Token("html_block", "", 0, content=mark))
            mark = ""
        if token.type == "fence":
            token.content = f"{token.info}\n{token.content}" if WIDE.search(token.info) else token.content
            token.info = ""
        if token.type == "inline" and BAR.fullmatch(token.content):
            token.content = ""
        if mark and token.type in FIRST_CONTENT:
            token.content, mark = mark + token.content, ""
        tokens.append(token)
    state.tokens = tokens
