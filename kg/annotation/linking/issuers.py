"""Who issued a document that a noun stands for: its owner, who publishes it there, the institute of the paragraph."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.annotation.document import Analysis
from kg.annotation.lexical.clause_words import closed_classes
from kg.annotation.lexical.houses import names_a_house
from kg.model import Mention, Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import ends_with_verb, last_word, words

__all__ = [
    "ISSUED_REST",
    "JOINT",
    "institute_before",
    "issued_about",
    "issued_at",
    "issuing",
    "owner_of",
]

NEAR = 160  # characters before a sentence in which the issuer of 报告 may stand
OPENS = re.compile(r"(?:^|[。！？\n])[据而但]?$")  # what stands there is the subject of its sentence
OPENS_CLAUSE = re.compile(r"(?:^|[。！？\n，；]|日[电讯]\s?)[据而但]?$")  # 某社首尔13日电 …
ISSUED_REST = r"(?:《[^《》]{1,40}》|[^，。；“”《》]){0,30}"  # between 发表 and its noun
JOINT = re.compile(r"[、和与及同]|以及|")  # 美国总统拜登与俄罗斯总统普京, 美日
NOMINAL = ("noun", "verbal", "adjective", "place")
SIGN = re.compile(f"(?:{JOINT.pattern.removesuffix('|')})$")
PHRASE = 4  # characters of what the dictionary has as one word though a verb is in it: 高度重视
MOST_OF_A_POST = 10  # characters
ACTORS = ("state", "org", "group")
MOST = 5  # actors that a minted document is named after
LONGEST = 60  # characters of a mission with its sender: 日本常驻维也纳联合国和其他国际组织代表团
BETWEEN = 14  # characters between whose a document is and its noun: 的一份2021年版
LATIN = r"(?:[（(][A-Za-z][^（）()]*[）)])?"  # after a name
NAMED = re.compile(r"的[^，。；的“”《》]{1,8}$")  # 的军费 of 研究所的军费报告


class Wording(NamedTuple):
    """Words of `lexicon/grammar.toml` in their places."""

    cited: re.Pattern[str]  # 据路透社报道
    matter: re.Pattern[str]  # 就伊朗核问题, 与鲁哈尼
    told: re.Pattern[str]  # 向联合国大会; 会见金正恩
    issued: re.Pattern[str]  # 发表的
    issue: re.Pattern[str]  # 发表 … before the noun
    counted: re.Pattern[str]  # 四国 before that
    relayed: re.Pattern[str]  # 报道， after a medium, which then issues nothing
    subject: re.Pattern[str]  # 就《…》发表的
    owned: re.Pattern[str]  # 的一份新 of 国防部的一份新报告
    one: re.Pattern[str]  # 一份 before a verb
    said_in: re.Pattern[str]  # between whose it is and the noun: 白宫则在|声明中表示
    about: re.Pattern[str]  # 有关中国军力的
    body: re.Pattern[str]  # what may follow a state whose document it is: 政府


@cache
def _wording(ontology: Ontology) -> Wording:
    before, verbs = ontology.lexicons.grammar.prepositions, ontology.lexicons.grammar.verbs
    nominal, grammar = ontology.lexicons.documents.nominal, ontology.lexicons.grammar
    of_it, body = (
        nominal.of_it.regex,
        [grammar.nouns.of_a_state.regex, grammar.nouns.of_an_office.regex, grammar.officials.nouns.regex],
    )
    return Wording(
        cited=re.compile(f"(?:{before.citing.regex})$"),
        matter=re.compile(f"(?:{before.before_matter.regex})$"),
        told=re.compile(f"(?:{before.to.regex}|{grammar.approach.meeting.regex})$"),
        issued=re.compile(f"(?:{verbs.issuing.regex})的"),
        issue=re.compile(f"(?:{nominal.issue.regex}|{nominal.publish.regex}$){ISSUED_REST}$"),
        counted=re.compile(f"(?:{nominal.parties.regex})$"),
        relayed=re.compile(rf"(?:[（(][^（）()]*[）)])?[^，。；]{{0,6}}(?:{grammar.sources.relaying.regex})[，,]"),
        subject=re.compile(rf"((?:就|关于)《?[^，。；]{{2,40}}?)({verbs.naming.regex})(?:了|的)?[^，。；《》]{{0,8}}$"),
        owned=re.compile(rf"》?{LATIN}的?(?:一(?:{nominal.measure.regex}))?(?:(?:{of_it})的?)*$"),
        said_in=re.compile(f"(?:{nominal.said_in.regex})$"),
        one=re.compile(rf"(?:{nominal.measure.regex}).{{0,2}}$"),
        about=re.compile(rf"(?:的一(?:{nominal.measure.regex}))?(?:{nominal.about.regex})[^，。；]{{1,20}}的$"),
        body=re.compile(
            rf"(?:{'|'.join(body)}|[^，。；的]{{0,8}}?(?:{grammar.cues.offices.regex}|{grammar.officials.nouns.regex}))"
        ),
    )


def owner_of(analysis: Analysis, noun: Span, word: str, *, speaks: bool) -> tuple[str, ...]:
    """The actors right before the noun, with or without 的: 俄罗斯外交部的声明, 北约峰会声明.

    Not one to whom a verb before does something, where the document is the subject: 一份改革北约组织的报告指出; nor a state
    where a study was made (韩国的一项研究).
    """
    if found := _wording(analysis.ontology).said_in.search(analysis.folded, max(0, noun.start - 40), noun.start):
        subject = analysis.mentions.ending_at(found.start())
        if subject and subject.kind in ACTORS and subject.span in analysis.links:
            return (analysis.links[subject.span],)
    before, end = _before_noun(analysis, noun, word)
    if before is None or before.span not in analysis.links or before.kind not in (*ACTORS, "person"):
        return ()
    if before.kind == "person" and not speaks and not analysis.folded.startswith("的", end):
        return ()
    if before.form == "short" and end == noun.start:
        return ()  # 美方声明…: a verb
    if before.kind == "state" and word in analysis.ontology.lexicons.documents.nominal.studies:
        return ()
    chain = _joined_to(analysis, before)
    if _is_done_to(analysis, chain[0].span.start, speaks=speaks):
        return ()
    return tuple(analysis.links[one.span] for one in chain)


def _joined_to(analysis: Analysis, last: Mention) -> list[Mention]:
    """An actor with those before whom a conjunction joins to it: 中国和俄罗斯."""
    chain = [last]
    while len(chain) < MOST:
        title = analysis.by_holder.get(chain[0].span)  # 外长甲与|防长乙
        start = min(chain[0].span.start, title.span.start) if title else chain[0].span.start
        sign = SIGN.search(analysis.folded, max(0, start - 2), start)
        before = analysis.mentions.ending_at(sign.start()) if sign else None
        kinds = ACTORS if last.kind in ACTORS else (last.kind,)
        if before is None or before.kind not in kinds or before.span not in analysis.links:
            break
        chain.insert(0, before)
    return chain


def _before_noun(analysis: Analysis, noun: Span, word: str) -> tuple[Mention | None, int]:
    """Who is named before a noun with nothing between but what says which document it is, and where that begins."""
    wording, folded = _wording(analysis.ontology), analysis.folded
    lowest = max(0, noun.start - BETWEEN)
    if (loose := wording.owned.search(folded, lowest, noun.start)) and (found := _linked_to(analysis, loose.start())):
        return found, loose.start()
    loose = NAMED.search(folded, lowest, noun.start)
    verbs = analysis.ontology.lexicons.documents.nominal.verblike
    nominal = loose and word not in verbs and all(part in NOMINAL for _, part in words(loose.group()))
    if loose and nominal and (found := _linked_to(analysis, loose.start())):
        return found, loose.start()
    if loose := wording.about.search(folded, max(0, noun.start - 40), noun.start):
        date = analysis.date_before(loose.start())
        end = date.span.start if date and date.span.end == loose.start() else loose.start()
        found = _linked_to(analysis, end)
        if found and OPENS_CLAUSE.search(folded, max(0, found.span.start - 2), found.span.start):
            return found, end
    post = next((one for one in analysis.titles_in(Span(lowest, noun.start)) if one.span.end == noun.start), None)
    bodies = [old for old, _ in analysis.acting(post.span) if old.kind == "org"] if post and not post.holder else []
    return bodies[-1] if bodies else analysis.mentions.ending_at(noun.start), noun.start


def _linked_to(analysis: Analysis, end: int) -> Mention | None:
    found = analysis.mentions.ending_at(end)
    return found if found and found.span in analysis.links else None


def _is_done_to(analysis: Analysis, at: int, *, speaks: bool) -> bool:
    """Whether who is named there is only the object of a verb or preposition: 一份改革北约组织的…, 关于伊朗的报告; not 援引北约的报告说."""
    nominal = analysis.ontology.lexicons.documents.nominal
    if analysis.folded[max(0, at - 2) : at].endswith((*nominal.about, *nominal.toward)):
        return True
    verb, quoting = last_word(analysis.folded, at), analysis.ontology.lexicons.grammar.cues.quoting
    if _wording(analysis.ontology).one.search(analysis.folded, max(0, at - BETWEEN), at - len(verb)):
        return any(part in ("verb", "verbal") for _, part in words(verb))
    if not speaks or not ends_with_verb(analysis.folded, at):
        return False
    return verb not in quoting and verb not in closed_classes(analysis.ontology).clausal


def institute_before(analysis: Analysis, opening: int, word: str, lowest: int = 0) -> list[str]:
    """报告表示 after a sentence that an institute opens: the report is the institute's; 文章 also of a person or outlet.

    Who is only spoken of has written nothing: 文章说 after 敦促北京…. Nor has who stands before `lowest`. An organ of a
    state says that it publishes something, and so does whoever makes a statement.
    """
    nominal, article = analysis.ontology.lexicons.documents.nominal, word == "文章"
    if not article and not word.endswith(nominal.of_institutes):
        return []
    opens = OPENS_CLAUSE if article else OPENS
    found = [
        key
        for whole, key in _acting(analysis, max(lowest, opening - NEAR), opening)
        if opens.search(analysis.folded, max(0, whole.start - 3), whole.start)
        and (
            (
                kind_of(key) == "org"
                and (article or not (analysis.ontology.principal_of(key) or analysis.ontology.home.get(key)))
            )
            or (article and kind_of(key) == "person")
        )
        and (article or key not in analysis.ontology.outlets)
    ]
    return found[-1:]


def issued_at(analysis: Analysis, at: int) -> bool:
    """Whether somebody issues what is named there: 发表《…》."""
    sentence = analysis.sentence_of(at)
    opening = sentence.span.start if sentence else 0
    return (
        _wording(analysis.ontology).issue.search(
            analysis.folded, opening, at - analysis.folded.startswith("《", at - 1)
        )
        is not None
    )


def issued_about(analysis: Analysis, before: Span) -> re.Match[str] | None:
    """就《…》发表的: what stands before a noun of what is issued, as the text prints it."""
    return _wording(analysis.ontology).subject.search(analysis.text, *before)


def issuing(analysis: Analysis, opening: int, end: int) -> list[str]:
    """Who issues what is named at `end`: the actors named together before 发表的, else the last that no preposition governs.

    Who stands after 发表 is what it is about: 国际原子能机构发布伊朗核问题报告.
    """
    chains: list[list[tuple[Span, str]]] = []
    wording = _wording(analysis.ontology)
    verb = wording.issue.search(analysis.folded, opening, end)
    until = verb.start() if verb else end
    counted = verb is not None and wording.counted.search(analysis.folded, opening, until) is not None
    for whole, key in _acting(analysis, opening, until):
        if kind_of(key) == "state" and _begins_a_name(analysis, Span(whole.end, until)):
            continue
        before = chains[-1][-1] if chains else None
        between = analysis.folded[before[0].end : whole.start].strip("《“") if before else None
        if before and key in analysis.ontology.outlets and kind_of(before[1]) == "state" and not between:
            chains[-1][-1] = (whole, key)  # 英国《金融时报》: not the state
        elif chains and JOINT.fullmatch(analysis.folded, chains[-1][-1][0].end, whole.start):
            chains[-1].append((whole, key))
        else:
            chains.append([(whole, key)])
    chains = [one for one in chains if not wording.told.search(analysis.folded, *_before(one, opening))]
    if counted:  # 四国|发表的声明: those named together before, not who is named last
        chains = [one for one in chains if len(one) > 1 or kind_of(one[0][1]) == "group"]
    if not chains:
        return []
    issued = wording.issued.search(analysis.folded, chains[-1][-1][0].end, end) is not None
    free = [one for one in chains if not wording.matter.search(analysis.folded, *_before(one, opening))]
    chosen = chains[-1] if issued or not free else free[-1]
    return list(dict.fromkeys(key for _, key in chosen))[:MOST]


def _begins_a_name(analysis: Analysis, after: Span) -> bool:
    """Whether a state's name goes on with a noun that is nothing of the state: 智利大学, not 智利政府, 智利外长."""
    at = after.start
    near = analysis.titles_in(Span(max(0, at - MOST_OF_A_POST), at + MOST_OF_A_POST))
    if analysis.title_around(Span(at, at + 1)) or any(one.span.start <= at < one.span.end for one in near):
        return False
    if not analysis.free(Span(at, at + 1)) or _wording(analysis.ontology).body.match(analysis.folded, at):
        return False
    name = re.match(r"\w{0,8}", analysis.folded[at : after.end])
    (word, part), *rest = words(name.group() if name and name.group() else "的")
    adverbial = len(word) >= PHRASE or (rest and rest[0][1] in ("verb", "verbal"))  # 中国高度重视
    return part == "noun" and word != "的" and not word.isdigit() and not adverbial


def _before(chain: list[tuple[Span, str]], opening: int) -> tuple[int, int]:
    start = chain[0][0].start
    return max(opening, start - 2), start


def _acting(analysis: Analysis, opening: int, end: int) -> Iterator[tuple[Span, str]]:
    """Actors between two places with their whole names: a holder with the title, and nothing of the title apart."""
    inside = Span(opening, end)
    titles = [one for one in analysis.titles_in(inside) if one.holder and one.holder in analysis.links]
    sent = {one.sender: one.span for one in analysis.missions_in(Span(opening, end + LONGEST))}
    for old, key in analysis.acting(inside):
        if old.kind not in ("state", "org", "group", "person") or _in_title(analysis, opening, old.span):
            continue
        relays = key in analysis.ontology.outlets and _wording(analysis.ontology).relayed.match(
            analysis.folded, old.span.end
        )
        if relays or any(one.span.holds(old.span) for one in titles):
            continue  # 某台报道，根据警方发表的声明，…
        if old.kind == "person" and names_a_house(analysis.folded, old.span.end, analysis.ontology):
            continue
        title = next((one for one in titles if one.holder == old.span), None)
        start = min(title.span.start, old.span.start) if title else old.span.start
        if not _wording(analysis.ontology).cited.search(analysis.folded, max(0, start - 2), start):
            yield Span(start, sent.get(old.span, old.span).end), key


def _in_title(analysis: Analysis, opening: int, name: Span) -> bool:
    """题为“中国的核力量”的文章: what a title names has not written it; a paper whose name it is (《某报》) may have."""
    if analysis.folded.startswith("《", name.start - 1) and analysis.folded.startswith("》", name.end):
        return False
    before = analysis.folded[opening : name.start]
    return any(before.rfind(left) > before.rfind(right) for left, right in ("“”", "「」", "《》"))
