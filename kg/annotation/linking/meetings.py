"""Events: a key of what, whose and when, so that two texts about one event meet."""

import re
from functools import cache

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity, new_entity
from kg.annotation.linking.trail import Trail
from kg.model import Mention, Span
from kg.model.keys import name_of
from kg.model.namespaces import digest
from kg.ontology import Ontology
from kg.ontology.lexicons.words import Words
from kg.text.numerals import number as value
from kg.text.segmentation import words

__all__ = ["link"]

NUMBER = re.compile(r"第([一二三四五六七八九十\d]+)[次届]")
YEAR = re.compile(r"(\d{4})年")
# 第七届《不扩散核武器条约》审议大会: the treaty between the number and the noun
BEFORE_TREATY = re.compile(rf"((?:{NUMBER.pattern}|{YEAR.pattern})的?)(?:《[^《》\n]{{1,24}}》|[A-Z]{{2,5}})$")
TREATY = 40  # characters before a noun in which its number and the treaty stand
EARLIER = re.compile(r"[往历各前][届次]$")
CLOSE = 240  # characters back to the gathering that a bare 会议 is
REACH = 500  # characters back to the gathering that a bare noun takes up
HOSTED = ("press-conference", "media-briefing")  # by an organ
OWN_NAME = ("numbered", "ministers")  # each has a name of its own
GATHERINGS = ("RevCon", "MSP", "PrepCom", "numbered", "ministers", "session", "conference")
AGAIN = r"(?:(?<=[，。；：、\n对就在于为作席加与了据待绍])|(?<=[今昨当]天)|(?<=[今昨]天的)|(?<=[这那][次场])|本次|该){}(?!基础|员|室|声明|公报|纪要|代表|桌|记录|级|机制|上?达成)"
STOPS = ("。", "！", "？", "”", "」")
DATED = re.compile(r"[（(]([^（）()。]{4,24})[)）]")
BELOW = 200  # characters after a heading in which what it names is told
PLAIN = re.compile(r"^(?:该|本次|本届|相关|有关)+")  # 相关媒体吹风会 is a 媒体吹风会


@cache
def _convened(ontology: Ontology) -> re.Pattern[str]:
    """举行了一次 right before a gathering: it is one of its own."""
    return re.compile(rf"(?:{ontology.lexicons.grammar.gatherings.convening.regex})(?:了)?(?:一次)?$")


def link(analysis: Analysis) -> None:
    """Mentions of events in order; the same noun of the same kind goes on meaning the event named before."""
    seen: dict[str, str] = {}
    who: dict[str, set[str]] = {}  # are named beside each gathering
    for mention in list(analysis.mentions):
        slug = mention.gathering
        if not slug or mention.span in analysis.links:
            continue
        text, parties = analysis.text[mention.span.start : mention.span.end], _parties(analysis, mention.span)
        if slug == "RevCon" and EARLIER.search(analysis.folded, max(0, mention.span.start - 3), mention.span.start):
            analysis.mentions.remove(mention)  # 往届审议大会 names none of them
            continue
        if slug == "RevCon":
            key = _review_conference(analysis, _numbered(analysis, mention.span) + text)
        elif slug == "conference":
            key = _gathering(analysis, mention.span)
        else:
            key = seen.get(slug + text) or (None if slug in OWN_NAME else seen.get(slug))
            if key and slug == "talks" and parties and who[key] and parties.isdisjoint(who[key]):
                key = None  # 美伊举行会谈。新一轮黎以会谈…: of others
            if key and slug in HOSTED and _is_anothers(analysis, mention.span, key):
                analysis.links[mention.span] = _new(analysis, mention, slug, text)
                continue  # 记者会 goes on meaning the one before
        key = key or _new(analysis, mention, slug, text)
        seen[slug] = seen[slug + text] = analysis.links[mention.span] = key
        who.setdefault(key, set()).update(parties)
        add_alias(analysis, key, text)
        add_alias(analysis, key, PLAIN.sub("", text))
    _nominals(analysis)
    _again(analysis)


def _parties(analysis: Analysis, span: Span) -> set[str]:
    """The states that are named before a gathering in its clause."""
    start = max(analysis.folded.rfind(mark, 0, span.start) for mark in "，。；\n") + 1
    return {key for old, key in analysis.linked(Span(start, span.start)) if old.kind == "state"}


@cache
def _before(ontology: Ontology) -> re.Pattern[str]:
    return re.compile(f"(?:{ontology.lexicons.events.nominal.before.regex})$")


def _nominals(analysis: Analysis) -> None:
    """大会, 峰会: the event of the right kind named before."""
    nominal = analysis.ontology.lexicons.events.nominal
    before = _before(analysis.ontology)
    trails: dict[str, Trail] = {}
    for found in nominal.words.pattern.finditer(analysis.folded):
        span = Span(*found.span())
        allowed = found.group() in nominal.anywhere or before.search(
            analysis.folded, max(0, span.start - 4), span.start
        )
        if found.group() not in trails:
            trails[found.group()] = _of_kinds(analysis, nominal.kinds[found.group()])
        key = trails[found.group()].last(span.start)
        if allowed and key and analysis.free(span):
            analysis.settle([Mention(span, "event", "nominal", (), "event-nominal")])
            analysis.links[span] = key


def _gathering(analysis: Analysis, span: Span) -> str | None:
    """会议 alone, after a stop: the conference or session named before; after its body (安理会会议) one of its own."""
    if _convened(analysis.ontology).search(analysis.folded, max(0, span.start - 6), span.start):
        return None
    body = analysis.mentions.ending_at(span.start)
    if body and body.kind == "org":
        return None
    before = Span(max(0, span.start - CLOSE), span.start)
    earlier = [key for old, key in analysis.linked(before) if old.gathering in GATHERINGS]
    return earlier[-1] if earlier else None


def _again(analysis: Analysis) -> None:
    """论坛, 会谈, 听证会: the gathering named not far before."""
    for noun, kinds in analysis.ontology.lexicons.events.again.words.items():
        for found in re.finditer(AGAIN.format(noun), analysis.folded) if noun in analysis.folded else ():
            span = Span(*found.span())
            earlier = [
                key
                for old, key in analysis.linked(Span(max(0, span.start - REACH), span.start))
                if old.kind == "event" and old.gathering in kinds
            ]
            if earlier and analysis.free(span):
                analysis.settle([Mention(span, "event", "nominal", (), "event-again")])
                analysis.links[span] = earlier[-1]


def _of_kinds(analysis: Analysis, kinds: Words) -> Trail:
    return Trail(analysis, "event", lambda _, key: any(kind in key for kind in kinds))


def _numbered(analysis: Analysis, span: Span) -> str:
    """Number or year that stand before the treaty in front of a noun."""
    found = BEFORE_TREATY.search(analysis.folded, max(0, span.start - TREATY), span.start)
    return found[1] if found else ""


def _review_conference(analysis: Analysis, text: str) -> str | None:
    """By its number or year, else the one that was next at the document's date."""
    conferences = {int(year): which for year, which in analysis.ontology.lexicons.events.review_conferences.items()}
    number, year = NUMBER.search(text), YEAR.search(text)
    if number:
        which = value(number.group(1))
    elif year:
        which = conferences.get(int(year.group(1)), 0)
    else:
        published = int((analysis.document.published or "2022")[:4])
        which = next((conferences[year] for year in sorted(conferences) if year >= published), 0)
    if not which:
        return None
    defaults = analysis.ontology.lexicons.defaults
    key = f"{defaults.review_conference}{which}"
    if key in analysis.ontology.entities:
        return curated_entity(analysis, key)
    treaty = analysis.ontology.entities.get(defaults.reviewed)
    label = f"《{treaty.label}》第{which}次审议大会" if treaty else f"第{which}次审议大会"
    return new_entity(analysis, "event", name_of(key), label)


def _new(analysis: Analysis, mention: Mention, slug: str, text: str) -> str:
    sentence = analysis.sentence_of(mention.span.start)
    span = sentence.span if sentence else mention.span
    date = _date(analysis, span, mention.span, text)
    if slug in HOSTED:
        organ = _host(analysis, span)
        name = name_of(organ) if organ else digest(text, size=6)
        home = analysis.ontology.entities.get(analysis.ontology.lexicons.defaults.state)
        host = analysis.entities[organ].label.removeprefix(home.label if home else "") if organ else ""
        label = f"{_spoken(date)}{host}{text}"
        key = new_entity(
            analysis, "event", f"{name}-{slug}-{date or 'undated'}".replace("/", "_"), label, (text,), date
        )
        analysis.held_by[key] = organ
        return key
    actors = [key for old, key in analysis.linked(span) if old.kind in ("state", "org", "group", "person")]
    who = "".join(dict.fromkeys(analysis.entities[key].label for key in actors[:2]))
    place = next((analysis.entities[key].label for old, key in analysis.linked(span) if old.kind == "place"), "")
    own = (text,) if slug in OWN_NAME else ()
    identity = digest(slug, date or analysis.document.id, *sorted(set(actors[:2])), *own, size=8)
    return new_entity(
        analysis,
        "event",
        f"{slug}-{date or 'undated'}-{identity}".replace("/", "_"),
        f"{_spoken(date)}{place or who}{text}",
        (text,),
        date,
    )


def _date(analysis: Analysis, sentence: Span, event: Span, text: str) -> str | None:
    """The date nearest to it in its sentence; that of a heading stands in what it heads, that of a picture in brackets after its caption."""
    dates = analysis.dates_in(sentence)
    if dates:
        return min(dates, key=lambda one: abs(one.span.end - event.start)).value
    if (after := _dated_after(analysis, sentence)) is not None:
        return after
    if analysis.folded[sentence.end - 1 : sentence.end] not in STOPS:
        told = _told_below(analysis, sentence, text)
        if told is not None:
            return told
    return analysis.document.published


def _dated_after(analysis: Analysis, sentence: Span) -> str | None:
    """The date in brackets after a caption: ….（2021年5月6日）."""
    bracketed = DATED.match(analysis.folded, sentence.end)
    dates = analysis.dates_in(Span(*bracketed.span(1))) if bracketed else ()
    return next((one.value for one in dates if one.span == Span(*bracketed.span(1))), None) if bracketed else None


def _told_below(analysis: Analysis, heading: Span, text: str) -> str | None:
    """The one date of what a heading names, where it is told soon below in the same words, and not only foretold."""
    at = analysis.folded.find(text, heading.end, heading.end + BELOW)
    sentence = analysis.sentence_of(at) if at >= 0 else None
    dates = analysis.dates_in(sentence.span) if sentence else ()
    if len(dates) != 1:
        return None
    foretelling = analysis.ontology.lexicons.grammar.approach.foretelling
    between = words(analysis.folded[dates[0].span.end : at])
    return None if any(word in foretelling for word, _ in between) else dates[0].value


def _is_anothers(analysis: Analysis, span: Span, key: str) -> bool:
    """Whether what is held there is held by another organ than that of the event: 国新办举行了新闻发布会, at the ministry's."""
    if not _convened(analysis.ontology).search(analysis.folded, max(0, span.start - 6), span.start):
        return False
    sentence = analysis.sentence_of(span.start)
    host = _host(analysis, Span(sentence.span.start, span.start)) if sentence else None
    return host is not None and host != analysis.held_by.get(key)


def _host(analysis: Analysis, sentence: Span) -> str | None:
    return next((key for old, key in analysis.linked(sentence) if old.kind == "org"), None)


def _spoken(date: str | None) -> str:
    """2022-01-21 -> 2022年1月21日."""
    if not date or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return (date or "") and f"{date[:4]}年" if date else ""
    year, month, day = date.split("-")
    return f"{year}年{int(month)}月{int(day)}日"
