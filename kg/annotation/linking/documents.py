"""联合声明, 报告: documents that somebody in the text issues, and the nouns that stand for them later."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, new_entity
from kg.annotation.linking.trail import Trail
from kg.model import Mention, Span
from kg.model.keys import EntityKey, kind_of
from kg.model.namespaces import digest
from kg.ontology import Ontology

__all__ = ["link"]

NEAR = 160  # characters before a sentence in which the issuer of 报告 may stand
INSIDE = re.compile(r"(?:则|也|还)?(?:通过|透过|在)(?:一份|当天的|\d{1,2}日的|随后的)?$")  # 白宫则在声明中表示
OPENS = re.compile(r"(?:^|[。！？\n，；])[据而但]?$")  # what stands there is the subject of its clause
JOINT = re.compile(r"[、和与及同]|以及|")  # 美国总统拜登与俄罗斯总统普京, 美日
MOST = 5  # actors that a minted document is named after
LONGEST = 60  # characters of a mission with its sender: 日本常驻维也纳联合国和其他国际组织代表团

BRACKETS = re.compile(r"[（(][^（）()]*[）)]|\d{1,2}日")


class Wording(NamedTuple):
    """Who issues a document, and by what: words of `lexicon/grammar.toml` in their places."""

    cited: re.Pattern[str]  # 据路透社报道
    matter: re.Pattern[str]  # 就伊朗核问题, 与鲁哈尼
    issued: re.Pattern[str]  # 发表的
    subject: re.Pattern[str]  # 就《…》发表的
    speaks: re.Pattern[str]  # 还指出


@cache
def _wording(ontology: Ontology) -> Wording:
    before, verbs = ontology.lexicons.grammar.prepositions, ontology.lexicons.grammar.verbs
    return Wording(
        cited=re.compile(f"(?:{before.citing.regex})$"),
        matter=re.compile(f"(?:{before.before_matter.regex})$"),
        issued=re.compile(f"(?:{verbs.issuing.regex})的"),
        subject=re.compile(rf"((?:就|关于)《?[^，。；]{{2,40}}?)({verbs.naming.regex})(?:了|的)?[^，。；《》]{{0,8}}$"),
        speaks=re.compile(f"(?:{verbs.before_these.regex})*(?:{verbs.of_documents.regex})"),
    )


@cache
def _patterns(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    nominal = ontology.lexicons.documents.nominal
    words, issue = nominal.words.longest_first, nominal.issue.regex
    return (
        re.compile(rf"(?P<that>[该此])?(?P<word>{words})(?!人|书|的能力)"),
        re.compile(rf"(?:{issue})(?:了|的|过)?(?:一[份项])?[^，。；“”《》]{{0,24}}$"),
        _wording(ontology).speaks,
    )


def link(analysis: Analysis) -> None:
    """Nouns in order: issued here, or speaking, or taken up again; each to the document it stands for."""
    noun, issued, speaks = _patterns(analysis.ontology)
    documents = _Earlier(analysis)
    for found in noun.finditer(analysis.folded):
        span = Span(found.start(), found.end())
        if not analysis.free(span):
            continue
        sentence = analysis.sentence_of(span.start)
        opening = sentence.span.start if sentence else 0
        before = analysis.folded[opening : span.start]
        earlier = documents.of(span, found.group("word"))
        owner = _owner(analysis, span)
        if issued.search(before) or owner:
            same = earlier and (
                owner in analysis.issuers.get(earlier, (owner,))
                if owner
                else not _by_others(analysis, found, earlier, opening)
            )
            key = earlier if same else _new(analysis, span, opening, found.group("word"), owner)
        elif (
            found.group("that")
            or speaks.match(analysis.folded, span.end)
            or before[-2:] in ("的", "关于", "作为", "这份", "这项")
        ):
            key = earlier or (
                _new(analysis, span, opening, found.group("word")) if speaks.match(analysis.folded, span.end) else None
            )
        else:
            key = earlier if len(found.group("word")) > 2 else None
        if key:
            analysis.settle([Mention(span, "doc", "nominal", (), "document-nominal")])
            analysis.links[span] = key
            add_alias(analysis, key, analysis.text[span.start : span.end])


def _by_others(analysis: Analysis, noun: re.Match[str], earlier: str, opening: int) -> bool:
    """Whether who issues this here is known to be of another side than who issued the earlier one; 该声明 is the earlier."""
    if noun.group("that"):
        return False
    sides = []
    for actors in (_issuing(analysis, opening, noun.start()), analysis.issuers.get(earlier, ())):
        if not actors or any(kind_of(key) == "person" for key in actors):
            return False
        sides.append({analysis.ontology.organ_of.get(key, key) for key in actors})
    return not sides[0] & sides[1]


def _institute_before(analysis: Analysis, opening: int, word: str) -> list[str]:
    """报告表示 after a paragraph that an organization opens: the report is that organization's; 文章 also of a person or outlet.

    Who is only spoken of has written nothing: 文章说 after 敦促北京….
    """
    found = [
        key
        for whole, key in _acting(analysis, max(0, opening - NEAR), opening)
        if OPENS.search(analysis.folded, max(0, whole.start - 3), whole.start)
        and (kind_of(key) == "org" or (word == "文章" and kind_of(key) == "person"))
        and (word == "文章" or key not in analysis.ontology.outlets)
    ]
    return found[-1:]


def _label(analysis: Analysis, actors: list[str], opening: int, span: Span, word: str) -> str | None:
    """美日就《…》发表的联合声明, 2021年6月北约峰会声明: how the text itself words it, without dates and brackets."""
    found = _wording(analysis.ontology).subject.search(analysis.text, opening, span.start)
    if found:
        before = [old for old, key in analysis.linked(Span(opening, span.start)) if key in actors]
        names = "".join(
            analysis.text[old.span.start : old.span.end] for old in before if old.span.start < found.start()
        )
        return f"{names}{BRACKETS.sub('', found.group(1))}{found.group(2)}的{word}" if names else None
    date = next(iter(analysis.dates_in(Span(opening, span.start))), None)
    if date and analysis.folded[date.span.end : date.span.end + 1] == "的" and len(date.value) == 7:
        year, month = date.value.split("-")
        return f"{year}年{int(month)}月{analysis.text[date.span.end + 1 : span.start]}{word}"
    return None


def _owner(analysis: Analysis, span: Span) -> str | None:
    """The actor right before the noun, with or without 的: 俄罗斯外交部的声明, 北约峰会声明."""
    if found := INSIDE.search(analysis.folded, max(0, span.start - 40), span.start):
        subject = analysis.mentions.ending_at(found.start())
        if subject and subject.kind in ("state", "org", "group"):
            return analysis.links.get(subject.span)
    loose = _owned(analysis.ontology).search(analysis.folded, max(0, span.start - 5), span.start)
    end = loose.start() if loose else span.start
    before = analysis.mentions.ending_at(end)
    if before and before.form == "short" and end == span.start:
        return None  # 美方声明…: a verb
    return analysis.links.get(before.span) if before and before.kind in ("state", "org", "group") else None


@cache
def _owned(ontology: Ontology) -> re.Pattern[str]:
    """白宫的相关简报, 国防部的一份新报告: what stands between whose a document is and the noun."""
    of_it = ontology.lexicons.documents.nominal.of_it.regex
    return re.compile(rf"的?(?:一[份项])?(?:{of_it})$|的(?:一[份项])?$")


class _Earlier:
    """The document mentioned last before whose name ends in a noun; else, for a headline, the first one after."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._trails: dict[str, Trail] = {}
        self._first: dict[str, str | None] = {}

    def of(self, span: Span, word: str) -> str | None:
        """The key, for nouns in the order of the text."""
        analysis = self._analysis
        if word not in self._trails:
            self._trails[word] = Trail(analysis, "doc", lambda old, _: _ends(analysis, old, word))
            names = (old for old in analysis.mentions.of_kind("doc") if old.form == "name")
            first = next((old for old in names if old.span in analysis.links and _ends(analysis, old, word)), None)
            self._first[word] = analysis.links[first.span] if first and len(word) > 2 else None
        return self._trails[word].last(span.start) or self._first[word]


def _ends(analysis: Analysis, old: Mention, word: str) -> bool:
    return analysis.folded[old.span.start : old.span.end].endswith(word)


def _in_title(analysis: Analysis, opening: int, at: int) -> bool:
    """题为“中国的核力量”的文章: what a title names has not written it."""
    before = analysis.folded[opening:at]
    return any(before.rfind(left) > before.rfind(right) for left, right in ("“”", "「」", "《》"))


def _issuing(analysis: Analysis, opening: int, end: int) -> list[str]:
    """Who issues what is named at `end`: the actors named together before 发表的, else the last that no preposition governs."""
    chains: list[list[tuple[Span, str]]] = []
    for whole, key in _acting(analysis, opening, end):
        if chains and JOINT.fullmatch(analysis.folded, chains[-1][-1][0].end, whole.start):
            chains[-1].append((whole, key))
        else:
            chains.append([(whole, key)])
    if not chains:
        return []
    issued = _wording(analysis.ontology).issued.search(analysis.folded, chains[-1][-1][0].end, end) is not None
    matter = _wording(analysis.ontology).matter
    free = [
        one for one in chains if not matter.search(analysis.folded, max(opening, one[0][0].start - 2), one[0][0].start)
    ]
    chosen = chains[-1] if issued or not free else free[-1]
    return list(dict.fromkeys(key for _, key in chosen))[:MOST]


def _acting(analysis: Analysis, opening: int, end: int) -> Iterator[tuple[Span, str]]:
    """Actors between two places with their whole names: a holder with the title, and nothing of the title apart."""
    inside = Span(opening, end)
    titles = [one for one in analysis.titles_in(inside) if one.holder and one.holder in analysis.links]
    sent = {one.sender: one.span for one in analysis.missions_in(Span(opening, end + LONGEST))}
    for old, key in analysis.acting(inside):
        if old.kind not in ("state", "org", "group", "person") or _in_title(analysis, opening, old.span.start):
            continue
        if any(one.span.holds(old.span) for one in titles):
            continue
        title = next((one for one in titles if one.holder == old.span), None)
        start = min(title.span.start, old.span.start) if title else old.span.start
        if not _wording(analysis.ontology).cited.search(analysis.folded, max(0, start - 2), start):
            yield Span(start, sent.get(old.span, old.span).end), key


def _new(analysis: Analysis, span: Span, opening: int, word: str, owner: str | None = None) -> str | None:
    """A document of its owner or of the actors of its sentence; none if nobody is there to have issued it."""
    actors = [owner] if owner else _issuing(analysis, opening, span.start) or _institute_before(analysis, opening, word)
    if not actors:
        return None
    date = next(
        (one.value for one in analysis.dates_in(Span(opening, span.end)) if one.span.start < span.start),
        analysis.document.published,
    )
    labels = "".join(analysis.entities[key].label for key in actors)
    codes = EntityKey.for_group(actors).name
    slug = codes if codes.isascii() else digest(*actors, size=8)
    key = new_entity(
        analysis,
        "doc",
        f"{slug}-{digest(word, size=4)}-{(date or 'undated').replace('/', '_')}",
        _label(analysis, actors, opening, span, word) or f"{labels}{word}",
        (word,),
        date,
    )
    analysis.issuers[key] = tuple(actors)
    return key
