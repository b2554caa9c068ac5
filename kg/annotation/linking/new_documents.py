"""Documents met for the first time, named as the text words them: 中俄联合声明, 路透社看到的一份文件."""

import re

from kg.annotation.document import Analysis
from kg.annotation.entities import new_entity
from kg.annotation.linking.document_nouns import Noun
from kg.annotation.linking.issuers import issued_about
from kg.model import Span
from kg.model.keys import EntityKey, kind_of
from kg.model.namespaces import digest
from kg.text.segmentation import words

__all__ = ["by_others", "issued_by", "of_nobody", "of_the_text"]

BRACKETS = re.compile(r"[（(][^（）()]*[）)]|\d{1,2}日")
QUOTED = str.maketrans("《》", "〈〉")  # a title in a title
LONGEST = 24  # characters of a noun with what stands before it
LONGEST_TITLE = 30  # characters


def _label(analysis: Analysis, actors: list[str], noun: Noun) -> str | None:
    """美日就《…》发表的联合声明, 2021年6月北约峰会声明: how the text itself words it, without dates and brackets."""
    before = Span(noun.opening, noun.span.start)
    found = issued_about(analysis, before)
    if found:
        named = [old for old, key in analysis.linked(before) if key in actors]
        names = "".join(analysis.text[slice(*old.span)] for old in named if old.span.start < found.start())
        return f"{names}{BRACKETS.sub('', found.group(1))}{found.group(2)}的{noun.word}" if names else None
    date = next(iter(analysis.dates_in(before)), None)
    if date and analysis.folded[date.span.end : date.span.end + 1] == "的" and len(date.value) == 7:
        year, month = date.value.split("-")
        return f"{year}年{int(month)}月{analysis.text[date.span.end + 1 : noun.span.start]}{noun.word}"
    return None


def issued_by(analysis: Analysis, noun: Noun, actors: list[str]) -> str | None:
    """A document of these actors; none if nobody is there to have issued it."""
    if not actors:
        return None
    date = next(
        (one.value for one in analysis.dates_in(Span(noun.opening, noun.span.end)) if one.span.start < noun.span.start),
        analysis.document.published,
    )
    sign = (
        "、" if len(actors) > 1 and any(kind_of(key) == "person" for key in actors) else ""
    )  # 甲、乙联合声明, 中俄联合声明
    labels = sign.join(analysis.entities[key].label for key in actors)
    codes = EntityKey.for_group(actors).name
    slug = codes if codes.isascii() else digest(*actors, size=8)
    key = new_entity(
        analysis,
        "doc",
        f"{slug}-{digest(noun.word, size=4)}-{(date or 'undated').replace('/', '_')}",
        _label(analysis, actors, noun) or f"{labels}{noun.word}",
        (noun.word,),
        date,
    )
    analysis.issuers[key] = tuple(actors)
    return key


def of_nobody(analysis: Analysis, noun: Noun) -> str | None:
    """A document that speaks and of which the text does not tell whose it is.

    None where several speak, where somebody says it in one, and where a verb may stand for the noun (多地报告说).
    """
    if not noun.says or noun.placed or noun.several or not (noun.apart or noun.issued):
        return None
    return of_the_text(analysis, noun)


def of_the_text(analysis: Analysis, noun: Noun) -> str:
    """A document of nobody known: this text's own, by where it stands in it."""
    title = analysis.document.title.translate(QUOTED)
    title = title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…"
    key, label = f"in-{analysis.document.id}-{noun.span.start}", f"{_worded(analysis, noun)}（见《{title}》）"
    made = new_entity(analysis, "doc", key, label, (noun.word,))
    analysis.issuers[made] = ()
    return made


def _worded(analysis: Analysis, noun: Noun) -> str:
    """The noun with what stands before it in its clause, as the text words it: 上周公布的一份报告; 一份文件 of 路透社看到一份文件."""
    start = noun.span.start - len(noun.clause)
    for word, part in words(noun.clause):
        if part not in ("preposition", "conjunction", "adverb"):
            break
        start += len(word)
    counted = noun.counted
    if counted is not None and counted > start and not analysis.folded.startswith("的", counted - 1):
        start = counted
    whole = analysis.text[start : noun.span.end].translate(QUOTED).removeprefix("的")
    verb = noun.issued and "的" not in noun.clause  # 某公司发布最新报告
    return whole if len(whole) <= LONGEST and not verb and not noun.placed else analysis.text[slice(*noun.span)]


def by_others(analysis: Analysis, actors: list[str], earlier: str, *, strict: bool) -> bool:
    """Whether who issues something is known to be of another side than who issued an earlier document.

    Where nobody, or a person, issues one of the two that is not known; if it is `strict`, he is another than all others.
    """
    known = analysis.issuers.get(earlier)
    if known is None or not actors:
        return strict and known is not None
    if not strict and any(kind_of(key) == "person" for key in (*actors, *known)):
        return not known
    sides = [{analysis.ontology.organ_of.get(key, key) for key in keys} for keys in (actors, known)]
    return not sides[0] & sides[1]
