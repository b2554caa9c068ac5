"""From an actor to a verb of saying, where no list of fillers leads there: 上任之初曾, 昨天在网上发文, 次日."""

import re
from collections.abc import Callable, Container, Sequence
from functools import cache
from itertools import pairwise

from kg.annotation.attribution.cue_lexicon import cue_lexicon
from kg.annotation.document import Analysis
from kg.annotation.lexical.clause_words import Word, closed_classes
from kg.model import Span
from kg.model.keys import kind_of
from kg.ontology import Ontology
from kg.text.segmentation import words as cut

__all__ = ["is_adverbial", "is_meanwhile", "is_phrase", "is_preposed", "leads_to_verb"]

PARTED = re.compile(
    "[。；：？！“”「」『』\u3000]|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])"
)  # another clause, or words of somebody
TITLED = re.compile(r"[“「『][^“”「」『』。]{1,30}[”」』]")  # in a phrase: 在“…”研讨会上
PAUSE = re.compile("[，,]")
OPENING = "，。；：！？\n“「 \u3000"  # right before who opens a clause
AROUND = 6  # characters before a verb that show whether it is one: 演说, 慰问
GOES_ON = frozenset({"time", "adverb", "aspect", "conjunction"})  # with the subject before, and no part of its name
ADVERBIAL = frozenset({"time", "adverb", "aspect"})
NOMINAL = frozenset({"noun", "verbal", "name", "adjective", "place", "time", "conjunction"})
UNDONE = frozenset({"negation", "modal"})
DESCRIBING = frozenset({"noun", "adjective", "verbal", "place"})
LONGEST = 40  # characters
NAMELESS = 6  # words that say that somebody is not named: 一名不愿透露姓名的
BRACKETS = re.compile(r"\s*[（(][^（）()]{1,60}[）)]\s*")  # the Latin name after a person's
CHINESE = re.compile("[\u3400-\u9fff]")


@cache
def _asks_another(ontology: Ontology) -> frozenset[str]:
    """Verbs after which whom they are about may speak: 要求, 援引, 让."""
    return frozenset(cue_lexicon(ontology).verbs) | frozenset(ontology.lexicons.grammar.approach.pivots)


@cache
def _pivots(ontology: Ontology) -> frozenset[str]:
    """Verbs of which the object may be the subject of what 并 adds: 要求伊朗停火并表示…."""
    asked = {text for text, verb in cue_lexicon(ontology).verbs.items() if verb.illocution == "request"}
    return frozenset(asked | set(ontology.lexicons.grammar.approach.pivots))


def leads_to_verb(analysis: Analysis, key: str, actor: Span, between: Span, verb: str) -> bool:
    """Whether a stretch between an actor and a verb of saying goes on with the actor as the subject, by its parts of speech.

    `actor` begins where its clause may begin. A noun right after it makes a longer name (美国网民), but for who speaks for
    a state or body without a name (美国一名高级官员); one that neither a verb nor a preposition governs is another subject.
    """
    latin = BRACKETS.match(analysis.folded, between.start)
    rest = Span(latin.end() if latin else between.start, between.end)
    plain = TITLED.sub("", analysis.quoting[slice(*rest)])
    if not len(plain) <= LONGEST or PARTED.search(plain):
        return False
    if _inside_a_word(analysis.folded, rest.end, verb, analysis.ontology.lexicons.grammar.approach.ending):
        return False
    pause = PAUSE.match(analysis.folded, rest.start)
    rest = Span(pause.end() if pause else rest.start, rest.end)
    if PAUSE.search(plain, 1 if pause else 0):
        return False
    words: Sequence[Word] = _with_titles(analysis, rest)
    if pause:  # 国务卿布林肯，本周三刚刚
        return bool(words) and _begins(analysis, actor.start) and all(word.part in ("time", "adverb") for word in words)
    if nouns := _officials(analysis.ontology, key):
        words = _after_officials(words, analysis.ontology, nouns, inside=_has_insiders(analysis, key, actor))
    doubtful = analysis.ontology.lexicons.grammar.approach.doubtful
    touching = analysis.ontology.lexicons.grammar.approach.touching
    words = _without(words, lambda one, after: after.text in touching and one.text in doubtful)  # 被问及
    if any(word.part in UNDONE or word.text in doubtful for word in words):
        return False
    if len(words) > 1 and words[-1].text in analysis.ontology.lexicons.grammar.approach.particles:
        words = words[:-2]  # 担忧地指出
    if words and words[-1].part == "verb" and words[-1].text in cue_lexicon(analysis.ontology).verbs:
        words = words[:-1]  # 答复说: a verb of manner
    if _adds(analysis, actor.start, words):
        return True
    return not words or _is_way(words, analysis.ontology, person=kind_of(key) == "person")


def _without(words: Sequence[Word], leads: Callable[[Word, Word], bool]) -> list[Word]:
    """Words without those that only lead to the next."""
    return [one for one, after in pairwise(words) if not leads(one, after)] + list(words[-1:])


def _adds(analysis: Analysis, at: int, words: Sequence[Word]) -> bool:
    """Whether 并 ends what an actor does who opens a clause at `at`, so that he says what follows: 王毅阐述了立场并|表示."""
    joining, opens = analysis.ontology.lexicons.grammar.approach.joining, analysis.folded[at - 1 : at]
    if not words or words[-1].text not in joining or not (at == 0 or opens in OPENING):
        return False
    acts = any(word.part == "verb" for word in words)
    return acts and not any(word.text in _pivots(analysis.ontology) for word in words)


def is_adverbial(analysis: Analysis, between: Span, *, opening: bool = False, feeling: bool = False) -> bool:
    """Whether only adverbs and words of time stand between an actor and a verb: 先前一直, 再度.

    Before a verb of `feeling` an adjective too: 热烈祝贺, but not 强硬表态. `opening` a clause that goes on with the subject
    before, a degree (强烈) may stand there, and a word that sets it against that may come first: 而是, 不过仍.
    """
    against = (
        analysis.ontology.lexicons.grammar.approach.turning.pattern.match(analysis.folded, *between)
        if opening
        else None
    )
    if against and against.end() == between.end:
        return True
    between = Span(against.end(), between.end) if against else between
    if not 0 < between.end - between.start <= LONGEST or PARTED.search(analysis.quoting, *between):
        return False
    words, doubtful = _with_dates(analysis, between), analysis.ontology.lexicons.grammar.approach.doubtful
    words = _without(words, lambda one, after: one.part == "preposition" and after.part == "time")
    words = _without(words, lambda one, after: one.part == "adjective" and after.part == "time")  # 早在7月16日
    degrees = analysis.ontology.lexicons.cues.attitudes.degrees
    if words and (words[-1].part == "adjective" if feeling else opening and words[-1].text in degrees):
        words = words[:-1] or [words[-1]._replace(part="adverb")]  # 热烈, 迫切
    return bool(words) and all(word.part in ADVERBIAL and word.text not in doubtful for word in words)


def is_meanwhile(analysis: Analysis, between: Span, verb: str) -> bool:
    """Whether what stands before a verb of saying only tells when the subject of the clause before says it: 谈到核问题时."""
    if not 1 < between.end - between.start <= LONGEST or PARTED.search(analysis.folded, *between):
        return False
    if _inside_a_word(analysis.folded, between.end, verb, analysis.ontology.lexicons.grammar.approach.ending):
        return False
    words, approach = _with_dates(analysis, between), analysis.ontology.lexicons.grammar.approach
    if not words or words[-1].text not in approach.ending or words[0].part not in ("verb", "preposition"):
        return False
    doubtful = any(word.part in UNDONE or word.text in approach.doubtful for word in words)
    told = words[0].text in cue_lexicon(analysis.ontology).saying  # 谈到 is no cue of its own here
    rest = [words[0]._replace(text="")] + words[1:] if told else words
    return not doubtful and _is_way(rest, analysis.ontology, person=True)


def is_phrase(analysis: Analysis, between: Span) -> bool:
    """Whether a clause before its verb of saying holds nothing but a phrase, of whom or where it is said: 对记者|称, 在发布会上|说."""
    if not 1 < between.end - between.start <= LONGEST or PARTED.search(analysis.folded, *between):
        return False
    words, nominal = _with_dates(analysis, between), NOMINAL - {"conjunction"}
    whom = analysis.ontology.lexicons.grammar.approach.whom
    return len(words) > 1 and words[0].text in whom and all(word.part in nominal for word in words[1:])


def is_preposed(analysis: Analysis, before: Span) -> bool:
    """Whether what stands before a comma is one phrase with its preposition, which says nothing: 针对议员的质询，; 在汇报结果后，."""
    parsed = analysis.clause(before)
    if not parsed.words or parsed.words[0].part != "preposition" or PARTED.search(analysis.folded, *before):
        return False
    told = parsed.verb is not None or any(one.part in (*UNDONE, "aspect", "adverb") for one in parsed.words)
    return not told or parsed.words[-1].text in analysis.ontology.lexicons.grammar.approach.ending


def _officials(ontology: Ontology, key: str) -> tuple[str, ...]:
    """Who may speak for an actor without a name: officials for a state or its organs, a spokesperson for any body but a newspaper."""
    if kind_of(key) not in ("state", "org") or key in ontology.outlets:
        return ()
    words = ontology.lexicons.grammar.officials
    return words.nouns if ontology.state_of(key) else words.speaking


def _has_insiders(analysis: Analysis, key: str, actor: Span) -> bool:
    """Whether people inside an organ or a government speak for it: 外交部, 日本政府; not 国会."""
    return kind_of(key) in ("org", "state") and analysis.folded.endswith(
        analysis.ontology.lexicons.grammar.officials.organs, *actor
    )


def _after_officials(
    words: Sequence[Word], ontology: Ontology, nouns: tuple[str, ...], *, inside: bool
) -> Sequence[Word]:
    """The words after an official without a name, with what describes him: 一名高级官员, 最高战略指挥官, 选务官员们.

    `inside` an organ people without a post speak for it too: 外交部|消息人士; for a state only those of one: 美国|军方人士.
    """
    lexicon = ontology.lexicons.grammar.officials
    if words and words[0].text in lexicon.plural:
        return words[1:]
    whole, words = words, words[1:] if words and words[0].part == "de" else words  # 国务院的一名官员
    if any(one.part == "negation" for one in words[:2]):  # 国务院一名不愿具名的|官员
        words = words[next((at + 1 for at, one in enumerate(words[:NAMELESS]) if one.part == "de"), 0) :]
    elif words and lexicon.nameless.pattern.fullmatch(words[0].text):
        words = words[1:]  # 匿名|官员
    for number, word in enumerate(words):
        if word.part not in DESCRIBING or word.text in lexicon.former:
            return whole
        if word.text.rstrip("".join(lexicon.plural)).endswith(nouns):
            following = words[number + 1 :]
            following = following[1:] if following and following[0].text in lexicon.plural else following
            past = _after_insiders(following, ontology)
            return following if past is None else past
        if word.text.endswith(lexicon.bodies):
            return whole  # 银行高管
    past = _after_insiders(words, ontology) if inside else None
    return whole if past is None else past


def _after_insiders(words: Sequence[Word], ontology: Ontology) -> Sequence[Word] | None:
    """The words after people inside a body and what describes them: 一名有关人士|介绍."""
    for number, word in enumerate(words):
        if word.part not in DESCRIBING:
            return None
        if word.text.endswith(ontology.lexicons.grammar.officials.insiders):
            return words[number + 1 :]
    return None


def _inside_a_word(folded: str, at: int, verb: str, leading: Container[str]) -> bool:
    """Whether what looks like a verb ends a longer word: 说 of 发表演说; not where one of the words that may lead to it begins that: 时|说."""
    start = at
    while start > max(0, at - AROUND) and CHINESE.match(folded, start - 1):
        start -= 1
    place = start
    for text, _ in cut(folded[start:at] + verb):
        if place + len(text) > at:
            return place < at and folded[place:at] not in leading
        place += len(text)
    return False


def _begins(analysis: Analysis, at: int) -> bool:
    """Whether a sentence begins there."""
    sentence = analysis.sentence_of(at)
    return sentence is not None and sentence.span.start == at


def _with_dates(analysis: Analysis, span: Span) -> list[Word]:
    """The words of a stretch; those of a date are one word of time."""
    dates = [one.span for one in analysis.dates_in(span)]
    found: list[Word] = []
    for word in analysis.clause(span).words:
        date = next((one for one in dates if one.start < word.end and word.start < one.end), None)
        if date is None:
            found.append(word)
        elif word.start <= date.start or not found:
            found.append(Word(date.start, date.end, analysis.folded[slice(*date)], "time"))
    return found


def _with_titles(analysis: Analysis, span: Span) -> list[Word]:
    """The words of a stretch, dates and what stands in quotation marks one word each."""
    found, at = [], span.start
    for title in TITLED.finditer(analysis.quoting, *span):
        found += [*_with_dates(analysis, Span(at, title.start())), Word(*title.span(), title.group(), "noun")]
        at = title.end()
    return found + _with_dates(analysis, Span(at, span.end))


def _addresses(words: Sequence[Word], verb: Word, ontology: Ontology) -> bool:
    """Whether a verb only tells whom it is said to, whose name ends the stretch: 王毅警告美国|说."""
    return (
        len(words) > 1
        and verb is words[-2]
        and words[-1].part == "name"
        and verb.text in ontology.lexicons.grammar.approach.addressing
    )


def _is_way(words: Sequence[Word], ontology: Ontology, *, person: bool) -> bool:
    closed, asks, approach = closed_classes(ontology), _asks_another(ontology), ontology.lexicons.grammar.approach
    last = words[-1]
    if words[0].part == "de" or (last.part == "adjective" and len(words) > 1):
        return False  # 彭博社的报道, 作简短 before 回应
    governed: str | None = None  # by what the nouns here are: a verb or a preposition
    attributed = False  # 的 may make the next noun the subject: 接受采访的官员
    dated = words[0].part == "time" and last.text in approach.ending  # a date ends the name before it: 白宫3月|时
    cues = ontology.lexicons.grammar.cues
    framed = (
        words[0].text in ontology.lexicons.grammar.prepositions.placing and last.text in approach.ending
    )  # 在通报局势时
    interviewed = any(word.text in cues.interview for word in words)
    for word in words:
        if word.part == "conjunction" and governed is None and not dated and word.text in closed.with_:
            return False
        if word.part == "preposition":
            governed, attributed = "preposition", False
        elif word.part == "verb":
            touching = word.text in approach.touching and last.text in approach.ending
            taking = interviewed and word.text in cues.taking  # 接受采访时
            asking = (
                word.text in asks
                and not (touching or taking or framed)
                and not (person and _addresses(words, word, ontology))
            )
            if asking or (governed is None and not person and word is words[0]):
                return False
            governed, attributed = governed or "verb", False
        elif word.part == "de":
            attributed = True
        elif word.part in GOES_ON or word.text in ontology.lexicons.cues.adverbs.words:
            continue
        elif governed is None and not dated and not (person and word.part == "adjective"):
            return False  # but 王毅强硬称
    if last.part == "name" and governed != "preposition":
        return len(words) > 1 and _addresses(words, words[-2], ontology)
    closing = approach.closing if governed == "preposition" else approach.ending
    return not (attributed and last.part in NOMINAL and last.text not in closing)
