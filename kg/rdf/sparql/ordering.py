"""Triple patterns in the order of how much they match: Oxigraph has no statistics, and takes the first of those that look alike.

Only patterns of single terms that stand side by side are moved, which changes no solution; anything else stays as it is written.
"""

from collections.abc import Callable, Sequence

from kg.rdf.sparql.tokens import Token, tokens

__all__ = ["ordered"]

TERMS = {"iri", "variable", "name", "number"}
Pattern = tuple[str, str, str]


def ordered(sparql: str, count: Callable[[str, str], int]) -> str:
    """The query with its patterns ordered; `count` says how many things have a predicate with an object, both as written."""
    words = list(tokens(sparql))
    if any(word.kind == "word" and word.text.upper() in ("PREFIX", "BASE") for word in words):
        return sparql  # what the names mean is said there, and `count` would not know
    written, done = [], 0
    for number, word in enumerate(words):
        if word.text != "{":
            continue
        found, after = _patterns(words, number + 1)
        bound = [one for one in found if one[0][0] in "?$" and one[1][0] not in "?$" and one[2][0] not in "?$"]
        if len(bound) > 1:
            bound.sort(key=lambda one: count(one[1], one[2]))
            both = [*bound, *(one for one in found if one not in bound)]
            written += [sparql[done : word.start + 1], " ", " ".join(f"{' '.join(one)} ." for one in both), " "]
            done = words[after].start
    return "".join([*written, sparql[done:]])


def _patterns(words: Sequence[Token], at: int) -> tuple[list[Pattern], int]:
    """The patterns from there to the end of the group, or to a FILTER, and where that is; none if there is anything else."""
    found: list[Pattern] = []
    while True:
        if at >= len(words):
            return [], at
        if words[at].text == "}" or (words[at].kind == "word" and words[at].text.upper() == "FILTER"):
            return found, at
        if at + 3 >= len(words):
            return [], at
        subject, mark = words[at], ";"
        while mark in (";", ","):
            if mark == ";":
                at += 1
                verb = words[min(at, len(words) - 1)]
            at += 1
            if at + 1 >= len(words):
                return [], at
            parts = (subject, verb, words[at])
            if not (_is_term(subject) and (verb.text == "a" or _is_term(verb)) and _is_term(words[at])):
                return [], at
            found.append((parts[0].text, parts[1].text, parts[2].text))
            at += 1
            mark = words[at].text
        if mark == ".":
            at += 1
        elif mark != "}" and words[at].text.upper() != "FILTER":
            return [], at


def _is_term(word: Token) -> bool:
    """Whether it stands for one term; of a name that ends with a point nobody knows whose the point is."""
    return word.kind in TERMS and not word.text.endswith(".")
