"""Names that the ontology knows, and organs and governments of known states."""

import re
from collections.abc import Iterator

from kg.annotation.document import Analysis
from kg.annotation.lexical.gazetteer import Token
from kg.model import Form, Mention, Span
from kg.model.keys import name_of
from kg.ontology.lexicons.organizations import Of
from kg.ontology.lexicons.words import Words

__all__ = ["ORDER", "recognize"]

ORDER = 10
AROUND = 200  # characters on each side in which the state of 国会 is looked for
GOVERNMENT = re.compile(r"(?:新|前|现|中央|联邦)?(?:政府|当局|政权)")  # 美国新政府, 拜登政府


def recognize(analysis: Analysis) -> Iterator[Mention]:
    """Gazetteer tokens as mentions; 中国 + 外交部 and 日本 + 政府 are one mention each."""
    tokens, at = analysis.tokens, 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and (state := _state(analysis, token)) and _organ_of(token, following):
            yield _organ(analysis, state, Span(token.span.start, following.span.end), following.text)
            at += 2
            continue
        if mention := _mention(analysis, token):
            yield mention
        at += 1


def _state(analysis: Analysis, token: Token) -> str | None:
    """The state that a token names, by its capital too: 柏林外交部."""
    if token.kind == "state":
        return token.names[0].key
    return analysis.ontology.metonyms.get(token.text) if token.kind == "place" else None


def _organ_of(whose: Token, organ: Token) -> bool:
    """Whether an organ stands right after whose it is."""
    joined = organ.category == "organ" and organ.span.start == whose.span.end
    return joined and (whose.form != "short" or len(whose.text) == 1)


def _organ(analysis: Analysis, state: str, span: Span, name: str) -> Mention:
    code = name_of(state)
    known = analysis.ontology.organ(name, code)
    candidates = (known.key(code),) if known else ()
    return Mention(span, "org", "name", candidates, "organ-of-state", "organ-of-state")


def _one_state(analysis: Analysis, organ: Token) -> Of | None:
    """国会 among senators and the White House: the row of the state that it is of."""
    around = analysis.folded[max(0, organ.span.start - AROUND) : organ.span.end + AROUND]

    def count(words: Words) -> int:
        return sum(around.count(word) for word in words)

    if analysis.folded[organ.span.start - 1 : organ.span.start] == "州":
        return None  # 纽约州参议院
    fitting = (row for row in analysis.ontology.lexicons.organizations.of if organ.text in row.words)
    return next((row for row in fitting if count(row.needs) > count(row.rivals)), None)


def _mention(analysis: Analysis, token: Token) -> Mention | None:
    if token.category == "organ":
        if row := _one_state(analysis, token):
            organ = analysis.ontology.organ(token.text, row.state)
            own = organ.key(row.state) if organ else ""
            return Mention(token.span, "org", "name", (own,), "organ-of-state", "organ-of-state") if own else None
        if token.text not in analysis.ontology.lexicons.organizations.alone.words:
            return None
        return Mention(token.span, "org", "name", (), "organ", "organ")
    if token.category != "name" or any(name.key in analysis.ontology.unnamed for name in token.names):
        return None
    keys = tuple(name.key for name in token.names)
    if token.kind in ("state", "person") and (government := GOVERNMENT.match(analysis.folded, token.span.end)):
        form: Form = "nominal" if token.kind == "person" or len(government.group()) > 2 else "name"
        return Mention(Span(token.span.start, government.end()), "state", form, keys, "government", "government")
    assert token.kind
    return Mention(token.span, token.kind, token.form, keys, "gazetteer")
