"""The names of HTML elements that matter for reading."""

import re

BLOCKS = frozenset(
    {
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    }
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNREAD = frozenset({"script", "style", "template", "textarea", "head", "title"})
DROPPED = UNREAD | frozenset(
    {
        "noscript",
        "iframe",
        "svg",
        "button",
        "select",
        "input",
        "object",
        "embed",
        "video",
        "audio",
        "canvas",
        "map",
        "nav",
        "footer",
        "link",
        "meta",
    }
)
CAPTIONS = frozenset({"figure", "figcaption", "small"})
BOLD = frozenset({"b", "strong"})
CELLS = frozenset({"td", "th"})
BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS, key=len, reverse=True))})\b[^<>]{{0,2000}}>", re.I)

__all__ = ["BLOCKS", "BLOCK_TAG", "BOLD", "CAPTIONS", "CELLS", "DROPPED", "HEADINGS", "UNREAD"]
