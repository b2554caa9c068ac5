"""Whether a word that may report is a verb that does, in its place."""

import re
from functools import cache

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.attribution.relatives import only_describes
from kg.annotation.document import Analysis
from kg.model import Span
from kg.ontology import Ontology
from kg.text.sentences import clauses

__all__ = ["is_verb"]

INVITED = re.compile(r"应[^，。；]{1,16}$")  # 应中国政府要求
ASKED_ABOUT = re.compile(r"就[^，。；]{0,20}$")
RENAMED = (
    re.compile(r"[（(](?:[^（）()。：:]{1,24}[，,])?[^（）()，。：:]{0,16}$"),
    re.compile(r"[^（）()，。：:]{1,16}[）)]"),
)  # （中国称南海）
ANSWERS = frozenset({"oppose", "accept"})
LONGEST_VERB = 4  # characters
PAUSES = "，。；：:\n \u3000"
FAR_FRONT = 24  # characters before a verb in which its object may stand
SAID_ONCE = re.compile("过[，：:“]")
FAR_BACK = 42  # characters before a verb in which its bracket may open
ABOUT = frozenset("就对")  # right before a verb that only says what is spoken of, as are words that place: 在提到…时说


@cache
def _noun_before(ontology: Ontology) -> re.Pattern[str]:
    """有关 right before a reporting verb."""
    return re.compile(f"(?:{ontology.lexicons.grammar.cues.noun_before.regex})$")


@cache
def _handed(ontology: Ontology) -> re.Pattern[str]:
    """提交了紧急 right before 请求，, 做出强烈 before 回应，."""
    words = ontology.lexicons.grammar.cues
    return re.compile(
        rf"(?:(?P<made>{words.making.regex})|{words.handing.regex})了?(?:一?[个项份])?[^，。；的\n]{{0,6}}$"
    )


@cache
def _ended(ontology: Ontology) -> re.Pattern[str]:
    """The end of a phrase that only tells when, right before a verb."""
    return re.compile(rf"(?:{ontology.lexicons.grammar.approach.ending.regex})$")


@cache
def _remark(ontology: Ontology) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = ontology.lexicons.grammar.cues
    return re.compile(rf"(?:{words.fronted.regex})[^，。；]{{1,20}}$"), re.compile(rf"，(?:{words.remarking.regex})")


def _remarked_on(analysis: Analysis, at: Span) -> bool:
    """Whether a verb has its object before it and a remark of another after it: 对中方大肆指责，这完全不可接受."""
    fronted, remark = _remark(analysis.ontology)
    before = fronted.search(analysis.folded, max(0, at.start - FAR_FRONT), at.start)
    return before is not None and remark.match(analysis.folded, at.end) is not None


@cache
def _answered(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(rf"[^，。；]{{0,24}}(?:{ontology.lexicons.grammar.cues.answered.regex})")


@cache
def _judged(ontology: Ontology) -> re.Pattern[str]:
    """What is said, as the subject of what another says of it: 声称…的说法是编造."""
    return re.compile(
        rf"[^，。；：]{{2,40}}的(?P<what>{ontology.lexicons.grammar.nouns.sayings.regex})(?:完全|纯|根本|并|都|均|显然|实属)?[是属系不没毫无缺违站]"
    )


@cache
def _efforts(ontology: Ontology) -> re.Pattern[str]:
    """What somebody does, as the subject of what is told of it: 敦促|…的进程已经停滞."""
    words = ontology.lexicons.grammar
    noun = f"(?:{words.cues.owning.regex})(?:{words.nouns.efforts.regex})"
    return re.compile(rf"[^，。；：]{{2,24}}{noun}(?:{words.cues.comes_about.regex})")


@cache
def _not_done(ontology: Ontology) -> re.Pattern[str]:
    """未明确 right before a reporting verb."""
    words = ontology.lexicons.grammar.negators
    return re.compile(f"(?:{words.of_saying.regex})(?:{words.manner.regex})?$")


def is_verb(analysis: Analysis, at: Span, *, outer: bool = False) -> bool:
    """Whether the word is a verb of its own here, not part of a name, a noun (的关切, 有关承诺) or negated."""
    folded, lexicon = analysis.folded, cue_lexicon(analysis.ontology)
    verb = lexicon.verbs.get(folded[slice(*at)])
    if verb is None:
        return False  # a word that only looks like one
    if not analysis.free(at) and not (_issues(analysis, at) and _told_there(analysis, at.end)):
        return False
    before = folded[max(0, at.start - 4) : at.start]
    if folded[at.start : at.end] in ("要求", "邀请", "请求") and INVITED.search(
        folded, max(0, at.start - 18), at.start
    ):
        return False
    if ASKED_ABOUT.search(folded, max(0, at.start - 24), at.start) and _answered(analysis.ontology).match(
        folded, at.end
    ):
        return False  # 就俄方倡议召开峰会答记者问
    judged = _judged(analysis.ontology).match(
        folded, at.end
    )  # 称X声称…的说法是编造: X does not speak here, who says 称 does
    told = judged and (outer or folded[slice(*at)] in lexicon.claiming)
    if (
        judged
        and told
        and not any(
            one.group() in lexicon.verbs for one in lexicon.pattern.finditer(folded, at.end, judged.start("what"))
        )
    ):
        return False
    if folded.startswith(("时", "后"), at.end) and verb.illocution == "ask":
        return False  # 在回答记者提问时说
    particle = analysis.ontology.lexicons.grammar.approach.particles.pattern.match(folded, at.end)
    if particle and lexicon.pattern.match(folded, particle.end()):
        return False  # 担忧地指出
    if analysis.ontology.lexicons.grammar.cues.anded.pattern.match(
        folded, at.end
    ):  # 一贯主张并积极倡导: one predicate with what follows, but not 表示并不接受
        return False
    deed = verb.illocution != "open" and not folded.endswith(lexicon.saying, *at)
    if deed and analysis.ontology.lexicons.grammar.cues.judged_untrue.pattern.match(folded, at.end):
        return False  # 称指控|毫无根据
    called = folded.endswith(analysis.ontology.lexicons.grammar.cues.equating, 0, at.start)
    if deed and called and (at.end == len(folded) or folded[at.end] in PAUSES):
        return False  # 中国是威胁，…
    handed = _handed(analysis.ontology).search(folded, max(0, at.start - 12), at.start)
    if handed and _ended(analysis.ontology).search(folded, handed.start(), at.start):
        handed = None  # 在作出回应时|称
    made = handed and handed.group("made") and verb.weak
    if handed and folded.startswith(("，", "。") if made else "，", at.end) and (deed or made):
        return False
    if deed and (_remarked_on(analysis, at) or _efforts(analysis.ontology).match(folded, at.end)):
        return False
    if RENAMED[0].search(folded, max(0, at.start - FAR_BACK), at.start) and RENAMED[1].match(folded, at.end):
        return False
    if only_describes(analysis, at) or (
        verb.illocution == "request" and (_is_judged(analysis, at) or _is_answered(analysis, at))
    ):
        return False
    return not (
        (_noun_before(analysis.ontology).search(before) and folded[at.end : at.end + 1] != "：")  # 提出四点主张：
        or _not_done(analysis.ontology).search(before)
        or folded[at.end : at.end + 1] in ("的", "得", "者", "、", "》", "性")
        or (folded[at.end : at.end + 1] == "下" and verb.illocution != "open")  # 在…施压下
        or (folded[at.end : at.end + 1] == "过" and not SAID_ONCE.match(folded, at.end))
        or (folded[at.end : at.end + 1] == "了" and not _done(analysis, at))
    )


def _is_judged(analysis: Analysis, at: Span) -> bool:
    """Whether a demand that opens its clause is what the clause judges: 要求中方参加不公平."""
    opens = at.start == 0 or analysis.folded[at.start - 1] in PAUSES
    return opens and _judging(analysis.ontology).match(analysis.folded[at.start : at.start + FAR_BACK]) is not None


def _is_answered(analysis: Analysis, at: Span) -> bool:
    """Whether a demand is only what somebody refuses or accepts, with whose it is before it: 拒绝拜登建议."""
    whose = analysis.mentions.ending_at(at.start)
    following = analysis.folded[at.end : at.end + 1]
    if whose is None or not (following in PAUSES or following.isspace()):
        return False
    lexicon = cue_lexicon(analysis.ontology)
    verbs = (
        analysis.folded[start : whose.span.start]
        for start in range(max(0, whose.span.start - LONGEST_VERB), whose.span.start)
    )
    return any(one in lexicon.verbs and lexicon.verbs[one].illocution in ANSWERS for one in verbs)


@cache
def _judging(ontology: Ontology) -> re.Pattern[str]:
    """The demands that a clause judges, as `stance.toml` has them for contents."""
    return next(one.patterns.pattern for one in ontology.lexicons.stance.step if one.name == "judged")


def _issues(analysis: Analysis, at: Span) -> bool:
    """Whether it says that a document is issued, which is named in it: 发表声明，."""
    inside = analysis.overlapping(at)
    issuing = analysis.ontology.lexicons.grammar.verbs.issuing
    return all(old.kind == "doc" and old.span.end == at.end for old in inside) and analysis.folded.startswith(
        issuing, at.start
    )


def _told_there(analysis: Analysis, at: int) -> bool:
    """Whether a statement's text follows, as a clause with a subject: 发表声明，安理会…; not 发表声明，体现了…."""
    sentence = analysis.sentence_of(at)
    for clause in clauses(analysis.folded, Span(at, sentence.span.end)) if sentence else ():
        parsed = analysis.clause(clause)
        if parsed.verb:
            return parsed.subject is not None
    return False


def _done(analysis: Analysis, at: Span) -> bool:
    """Whether 了 after a verb is followed by what was declared, affirmed, refused or blamed: 宣布了进一步提高丰度的计划."""
    verb = analysis.folded[at.start : at.end]
    return verb in analysis.ontology.lexicons.grammar.cues.done
