"""`lexicon/cues.toml` compiled."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.ontology import Ontology
from kg.ontology.lexicons.cues import Adverbs
from kg.ontology.lexicons.words import NOTHING, one_of
from kg.text.numerals import ORDINAL
from kg.text.script import fold

__all__ = ["CueLexicon", "Verb", "cue_lexicon"]

BRACKETS = r"(?:\s*[（(][^（）()]{0,60}[）)])?"
NO_DAY = r"(?!(?<!\d)日)"  # the day of 日 is counted: 新华社日内瓦 has none


def _date(adverbs: Adverbs) -> str:
    """A day between a speaker and the verb: 星期二, 今年3月, 2022年1月4日, 当天下午3:30."""
    day = r"\d{1,2}[日号]"
    return (
        rf"(?:上|本)?(?:星期|周)[一二三四五六日天]|(?:{adverbs.years.regex})(?:\d{{1,2}}月)?(?:{day})?(?:[上下]旬|初|底)?|"
        rf"(?:\d{{4}}年)?(?:\d{{1,2}}月)?{day}|\d{{1,2}}月|\d{{1,2}}[:：]\d\d|{adverbs.times.regex}|(?:{ORDINAL}月)?{ORDINAL}日"
    )


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: `illocution` is `open` where the content decides."""

    text: str
    illocution: str
    governs: bool
    weak: bool
    lists: bool
    clause: re.Pattern[str] | None = None  # a weak verb counts too where such a beginning of a clause follows
    named: bool = False  # … or the name of an actor
    predicated: bool = False  # … or any clause
    naming: bool = False  # 将甲称为: counts where whom it names stands before it


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Verbs, and patterns for what may stand around them."""

    verbs: dict[str, Verb]
    saying: tuple[str, ...]  # verbs of which the content decides
    pattern: re.Pattern[str]  # verbs and the words that only look like them, longest first
    filler: re.Pattern[str]  # between speaker and cue: brackets, dates, adverbs, then a phrase with a preposition
    opener: re.Pattern[str]  # before a cue that takes over its subject
    pronouns: re.Pattern[str]
    unnamed: re.Pattern[str]
    private: frozenset[str]  # those of `unnamed` who are no officials of the state before them
    narration: re.Pattern[str]
    attitudes_said: tuple[re.Pattern[str], ...]  # 对…表示遗憾, 表达对…的关切, 就…提出抗议
    tabled: re.Pattern[str]  # 提出…等要求
    willed: re.Pattern[str]  # 表达了展开会谈的意愿
    voiced: re.Pattern[str]  # 表达了强烈担忧
    fronted: re.Pattern[str]  # 对制裁，甲国强烈谴责
    felt: re.Pattern[str]  # 对此表示遗憾
    suffered: re.Pattern[str]  # 试射遭到甲国等国批评
    stated: re.Pattern[str]  # 予以斥责, 表达失望
    attitudes: dict[str, str]  # noun -> illocution
    bare: re.Pattern[str]  # all that a cue of saying says: 表示严重关切
    claiming: frozenset[str]  # from whose words the writer keeps away, or by which somebody is blamed
    nested_others: frozenset[str]
    nested_own: frozenset[str]
    renamed: re.Pattern[str]  # 称|星期一为“…”
    named: re.Pattern[str]  # whom a verb of naming names, before it
    guards: frozenset[str]  # words that contain a verb and are none


def _any_of(verbs: Iterable[str], guards: Iterable[str]) -> str:
    """A regular expression for the longest verb or guard at a place; no guard whose last character begins a verb there: 周|一批|评."""
    after: dict[str, list[str]] = {}
    for verb in verbs:
        after.setdefault(verb[0], []).append(verb[1:])
    known, patterns = re.compile(one_of(verbs)), {verb: re.escape(verb) for verb in verbs}
    for guard in guards:
        within = any(known.match(guard, at) for at in range(len(guard) - 1))  # 是否认 of 是否认为
        rest = NOTHING if within else one_of(filter(None, after.get(guard[-1], ())))
        patterns[guard] = re.escape(guard) + (f"(?!{rest})" if rest != NOTHING else "")
    return "|".join(patterns[word] for word in sorted(patterns, key=len, reverse=True))


@cache
def cue_lexicon(ontology: Ontology) -> CueLexicon:
    """The cue lexicon of an ontology, compiled once."""
    lexicon = ontology.lexicons.cues
    weak, adverbs, attitudes = lexicon.weak, lexicon.adverbs, lexicon.attitudes
    settings = ontology.lexicons.grammar.cues.settings.regex
    clause, future = weak.opening.pattern, weak.futures.pattern
    begins = {verb: clause for verb in weak.clausal} | {verb: future for verb in weak.announcing}
    verbs = {
        fold(verb): Verb(
            fold(verb),
            cue.illocution,
            cue.governs,
            verb in weak.verbs,
            verb in weak.lists,
            begins.get(verb),
            verb in (*weak.clausal, *weak.announcing),
            verb in weak.predicated,
            verb in weak.naming,
        )
        for cue in lexicon.cue
        for verb in cue.verbs
    }
    guards = {fold(word) for word in lexicon.guards.words}
    pronouns = lexicon.pronouns
    tabling = attitudes.tabling.regex
    saying, degrees, nouns = attitudes.verbs.regex, attitudes.degrees.regex, one_of(attitudes.nouns)
    return CueLexicon(
        verbs={text: verb for text, verb in verbs.items() if text not in guards},
        saying=tuple(text for text, verb in verbs.items() if verb.illocution == "open"),
        pattern=re.compile(_any_of(verbs.keys(), guards)),
        # of what may come many times, each is read in one way (?>…): 1月1日 is never 1月 and 1日
        filler=re.compile(
            rf"{BRACKETS}(?:等人?)?(?>\s|{_date(adverbs)}|{adverbs.words.regex}|[（(][^（）()]{{0,60}}[）)])*(?:{NO_DAY}(?!{adverbs.nouns.regex})(?:{adverbs.prepositions.regex})(?!{adverbs.undergoing.regex})[^，。！？；]{{0,80}})?(?:{settings})?{BRACKETS}"
        ),
        opener=re.compile(rf"[，,；;：]?\s*(?>{adverbs.openers.regex})*"),
        pronouns=re.compile(
            f"(?<!其)(?:{one_of((*pronouns.person, *pronouns.group, *pronouns.pair, *pronouns.self_, *pronouns.thing))}|{pronouns.counted.regex})"
        ),  # 其他 holds no 他
        unnamed=lexicon.unnamed.words.pattern,
        private=frozenset(map(fold, lexicon.private.words)),
        narration=lexicon.narration.words.pattern,
        attitudes_said=(
            re.compile(rf"对(?P<what>[^，。；]{{2,40}}?)(?:{saying})了?(?!的)(?:{degrees})*(?P<noun>{nouns})"),
            re.compile(
                rf"(?:{saying})了?(?:[^，。；对]{{1,6}})?对(?P<what>[^，。；]{{2,40}}?)的[“「]?(?:{degrees})*(?P<noun>{nouns})"
            ),
            re.compile(
                rf"(?:{attitudes.about.regex})(?P<what>[^，。；]{{2,40}}?)(?:{adverbs.words.regex})*(?:(?:{attitudes.toward.regex})[^，。；]{{1,10}})?(?:{tabling})(?:{degrees})*(?P<noun>{one_of(attitudes.lodged)})"
            ),
            re.compile(
                rf"(?:{attitudes.about.regex})(?P<what>[^，。；]{{2,40}}?)(?:(?:{attitudes.toward.regex})[^，。；]{{1,10}})?(?P<noun>{one_of(attitudes.excused)})"
            ),
        ),
        tabled=re.compile(
            rf"(?:{tabling})(?P<what>[^，。；]{{4,60}}?)(?:{attitudes.closing.regex})*(?P<noun>{one_of(attitudes.tabled)})(?=[，。；]|$)"
        ),
        willed=re.compile(
            rf"(?:{attitudes.showing.regex})(?P<what>[^，。；]{{4,60}}?)(?:{attitudes.closing.regex})(?P<noun>{one_of(attitudes.willed)})(?=[，。；]|$)"
        ),
        voiced=re.compile(rf"(?:{attitudes.showing.regex})(?P<what>(?:{degrees})*(?P<noun>{nouns}))(?=[，。；]|$)"),
        fronted=re.compile(
            rf"(?<![^，。；\n])(?:{attitudes.facing.regex})(?P<what>[^，。；]{{2,40}})，(?P<who>[^，。；]{{2,24}}?)(?P<noun>{nouns})(?=[，。；]|$)"
        ),
        suffered=re.compile(
            rf"(?P<what>[^，。；：“”「」]{{2,30}}?)(?:{attitudes.undergoing.regex})(?P<who>[^，。；：“”「」]{{1,40}}?)(?:{attitudes.closing.regex})*(?:{degrees})*(?P<noun>{nouns})(?=[，。；]|$)"
        ),
        felt=re.compile(rf"对此[^，。；]{{0,6}}(?:{saying})了?(?:{degrees})*(?P<noun>{nouns})"),
        stated=re.compile(rf"(?:{saying})了?(?:{degrees})*(?:{nouns})"),
        attitudes={**attitudes.nouns, **attitudes.lodged, **attitudes.excused, **attitudes.tabled, **attitudes.willed},
        bare=re.compile(rf"(?:{degrees})*(?P<noun>{nouns})"),
        claiming=frozenset(map(fold, lexicon.distance.words))
        | {text for text, verb in verbs.items() if verb.illocution == "criticize"},
        nested_others=frozenset(lexicon.nested.others)
        | {text for text in verbs if text.endswith(lexicon.nested.endings)},
        nested_own=frozenset(lexicon.nested.own),
        renamed=re.compile(lexicon.weak.renamed),
        named=re.compile(weak.named),
        guards=frozenset(guards),
    )
