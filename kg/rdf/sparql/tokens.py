"""SPARQL as text: its tokens, how deep it nests, how long its chains are, and where a parser's complaint belongs.

What follows `<` may be an IRI or an expression; only the grammar can tell. Here it is an IRI if it reads like one. So this
module refuses what would overflow a parser's stack, but it is no proof: a query still runs in another process than who asks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.errors import QueryError

__all__ = [
    "DEEPEST",
    "LONGEST",
    "MOST",
    "Token",
    "graphs_named",
    "moved",
    "names_dataset",
    "refuse_excess",
    "says",
    "tokens",
]

LONGEST = 100_000  # characters
# Tried on pyoxigraph 0.5.13 with a stack of 8 MB: it falls from 880 nested brackets on (EXISTS), and from 2,600 operators
# or clauses in one chain (OPTIONAL, BIND); the worker's stack is 8 times as large.
DEEPEST = 100  # brackets within brackets
MOST = 1_000  # operators, and clauses that the parser chains like operators

TOKEN = re.compile(
    r"""(?P<blank>\s++|\#[^\n\r]*+)
    |(?P<string>\"{3}(?>(?:[^"\\]|\\.|"(?!""))*)\"{3}|'{3}(?>(?:[^'\\]|\\.|'(?!''))*)'{3}
        |"(?>(?:[^"\\\n\r]|\\.)*)"|'(?>(?:[^'\\\n\r]|\\.)*)')
    |(?P<iri><(?:[A-Za-z][A-Za-z0-9+.-]*+://[^<>"{}|^`\s]*+|[^<>"{}|^`\s'()\[\]#]*+)>)
    |(?P<variable>[?$]\w++)
    |(?P<tag>@[A-Za-z0-9-]++)
    |(?P<name>(?:[^\W\d][\w.-]{0,99}+)?:(?>(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*))
    |(?P<number>(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?)
    |(?P<word>[^\W\d]\w*+)
    |(?P<open><<|[({\[])
    |(?P<close>>>|[)}\]])
    |(?P<operator>\|\||&&|!=|[<>]=|[!+\-*/|^?=<>])
    |(?P<other>.)""",
    re.X | re.S,
)  # <http://example.org/a>, ?name, @zh-Hans, kg:key, -1.5e3, OPTIONAL
CHAINED = {"AS", "BIND", "FILTER", "LATERAL", "MINUS", "OPTIONAL", "UNION"}
PLACE = re.compile(r"\b(\d+):(\d+)\b|\bline (\d+)")  # error at 12:5 | line 12 column 5
CHARACTERS = re.compile(
    r"(?:, )?(?<!\")\[(?:'(?:\\.[^']*|[^'\\])'|[^\]'])*\]"
)  # ['a' ..= 'z' | '_']: of no use to a reader


class Token(NamedTuple):
    """A piece of a query: `kind` is the name of its group in TOKEN; `start` counts characters from 0."""

    kind: str
    text: str
    start: int


@lru_cache(maxsize=4)  # each rule about a query looks at its pieces
def tokens(sparql: str) -> tuple[Token, ...]:
    """The pieces of a query, without blanks and comments. It never fails: what is no SPARQL comes out as `other`."""
    return tuple(
        Token(found.lastgroup, found[0], found.start())
        for found in TOKEN.finditer(sparql)
        if found.lastgroup and found.lastgroup != "blank"
    )


def says(sparql: str, *keywords: str) -> bool:
    """Whether one of the keywords stands there as such, not in a string, comment, IRI or name.

    The parser wants no blanks between keywords (`ASKFROM`), so a word that holds the keyword counts.
    """
    words = [token.text.upper() for token in tokens(sparql) if token.kind == "word"]
    return any(keyword.upper() in word for word in words for keyword in keywords)


def names_dataset(sparql: str) -> bool:
    """Whether the query says itself which graphs it is over (FROM, FROM NAMED)."""
    return says(sparql, "FROM")


def graphs_named(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    """The IRIs that a query names with FROM and FROM NAMED; a name whose prefix nobody declares stands as it is written."""
    known, found = dict(prefixes), []
    words = list(tokens(sparql))
    for number, token in enumerate(words):
        after = [one for one in words[number + 1 : number + 3] if one.text.upper() != "NAMED"]
        if token.kind != "word" or not after:
            continue
        if (
            token.text.upper().endswith("PREFIX")
            and len(after) == 2
            and (after[0].kind, after[1].kind) == ("name", "iri")
        ):
            known[after[0].text[:-1]] = after[1].text[1:-1]
        elif "FROM" in token.text.upper() and after[0].kind in ("iri", "name"):
            found.append(after[0])
    return [_expanded(one, known) for one in found]


def _expanded(token: Token, prefixes: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return token.text[1:-1]
    at = token.text.index(":")
    prefix, name = token.text[:at], token.text[at + 1 :].replace("\\", "")
    return prefixes[prefix] + name if prefix in prefixes else token.text


def refuse_excess(sparql: str) -> None:
    """Raise QueryError if a query is longer, nested deeper or chained further than its parser may be trusted with."""
    if len(sparql) > LONGEST:
        raise QueryError(
            f"the query has {len(sparql):,} characters; at most {LONGEST:,} are read: ask in several queries"
        )
    try:
        sparql.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"the query is not in UTF-8 ({_place(sparql, error.start)}); write it so") from None
    depth = steps = 0
    for token in tokens(sparql):
        depth = depth + 1 if token.kind == "open" else max(0, depth - 1) if token.kind == "close" else depth
        steps += token.kind == "operator" or (token.kind == "word" and token.text.upper() in CHAINED)
        if depth > DEEPEST:
            raise QueryError(
                f"the query nests brackets more than {DEEPEST} deep ({_place(sparql, token.start)}); write it flatter"
            )
        if steps > MOST:
            raise QueryError(
                f"the query has more than {MOST:,} operators and clauses ({_place(sparql, token.start)}); "
                "use VALUES or IN, or ask in several queries"
            )


def _place(sparql: str, at: int) -> str:
    return f"line {sparql.count(chr(10), 0, at) + 1}, column {at - sparql.rfind(chr(10), 0, at)}"


def moved(complaint: str, lines: int) -> str:
    """A parser's complaint on one line, with all its line numbers `lines` smaller and without classes of characters."""

    def shift(found: re.Match[str]) -> str:
        if found[3]:
            return f"line {max(1, int(found[3]) - lines)}"
        return f"{max(1, int(found[1]) - lines)}:{found[2]}"

    plain = " ".join(CHARACTERS.sub("", complaint).split())
    return PLACE.sub(shift, plain).replace("expected one of,", "expected one of").removesuffix("expected").rstrip(" :")
