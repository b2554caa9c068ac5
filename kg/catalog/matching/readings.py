"""What a name may be read as: known as it stands, an organ of a state, a name in brackets, a post and a name, a post alone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.annotation.document import Analysis
from kg.annotation.linking.tenures import contradicts, supports
from kg.catalog.matching.names import FORMS, KnownNames
from kg.catalog.matching.nouns import NameOf
from kg.catalog.matching.organs import Organs
from kg.catalog.matching.posts import Holder, Posts, covers
from kg.catalog.matching.spelling import difference, is_latin, plain, swapped, without_initials
from kg.model import Document
from kg.text.script import fold

__all__ = ["Reading", "Readings"]

SHOWN = 3  # people whom a reason names
BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$")  # 国际原子能机构（IAEA）
CJK = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """An entity that a name may stand for, how well, and why; `sure` if nothing but another reading can speak against it."""

    key: str
    score: float
    why: str
    sure: bool
    form: str = "label"


class Readings:
    """The readings of names, from the surest kind on."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.ontology = names.ontology
        self.organs = Organs(names)
        self.posts = Posts(names)

    def of(self, text: str, kind: str | None, date: str | None) -> tuple[list[Reading], str]:
        """The readings of a text, and what else is to be said if none is sure."""
        found = [self._named(text, name) for name in self.names.of(plain(text))]
        said = ""
        if not any(one.sure for one in found):
            found += self._organs(text)
        for step in (self._bracketed, self._titled, self._post, self._otherwise):
            if any(one.sure for one in found):
                break
            more, words = step(text, kind, date)
            found += more
            said = said or words
        if not found:
            found += self._near(text)
        return found, said

    # -- names as they stand ---------------------------------------------------------------------------------------

    def _named(self, text: str, name: NameOf) -> Reading:
        """What a name of that plain spelling is worth."""
        form, changed = FORMS[name.form], difference(text.strip(), name.text)
        language = f" {_tag(name.language)}" if name.language else ""
        told = f"{form.told}{language}"
        if name.form == "alias" and (english := self._transliterated(name)):
            told = f"transliteration of {english}"
        why = f"{changed} of {told}: {name.text}" if changed else told
        return Reading(name.key, form.score - (0.02 if changed else 0), why, form.sure, name.form)

    def _transliterated(self, name: NameOf) -> str:
        """The Latin name that a Chinese one of other characters than the label's spells."""
        known = self.names.entities[name.key]
        if known.kind not in ("person", "place", "state") or not CJK.search(name.text):
            return ""
        spelling = set(self.ontology.lexicons.names.foreign.characters + "·")
        whole = set(fold(name.text)) <= spelling and set(fold(known.label)) <= spelling
        return self.names.english.get(name.key, "") if whole else ""

    def _organs(self, text: str) -> list[Reading]:
        keys = self.organs.called(plain(text))
        return [Reading(key, 0.95, "name of the state and of its organ", len(keys) == 1, "organ") for key in keys]

    # -- what stands around a name ---------------------------------------------------------------------------------

    def _bracketed(self, text: str, kind: str | None, date: str | None) -> tuple[list[Reading], str]:
        """`国际原子能机构（IAEA）`: both must name one thing, or what is in brackets must be a year or a post of it."""
        brackets = BRACKETS.search(text)
        if not brackets or not text[: brackets.start()].strip():
            return [], ""
        before, inside = text[: brackets.start()], brackets[1]
        outer, said = self.of(before, kind, date)
        inner = {one.key for one in self.of(inside, None, date)[0] if one.score >= 0.6}
        agreeing = [one for one in outer if one.key in inner or inside.strip()[:4] in self.ontology.years(one.key)]
        if not agreeing and CJK.search(inside):
            agreeing = [one for one in self._titled(f"{inside}{before}", kind, date)[0] if one.sure]
        if agreeing:
            return [_because(one, f"and {inside.strip()}", sure=True) for one in agreeing], said
        return [_because(one, f"but {inside.strip()} is not known of it", sure=False) for one in outer], said

    @cached_property
    def _honorific(self) -> re.Pattern[str]:
        words = self.ontology.lexicons.matching.words.honorifics
        chinese = "|".join(re.escape(fold(one)) for one in words if not one.isascii())
        latin = "|".join(sorted((re.escape(one) for one in words if one.isascii()), key=len, reverse=True))
        return re.compile(rf"(?:{chinese})$|^(?:{latin})\s+", re.I)

    def _titled(self, text: str, kind: str | None, date: str | None) -> tuple[list[Reading], str]:
        """外交部长王毅, 王毅外长, 王毅先生: the person, if the post can be that person's."""
        if len(bare := self._honorific.sub("", text.strip())) < len(text.strip()):
            found, said = self.of(bare, kind, date)
            people = [one for one in found if self._is_person(one.key)]
            return [_because(one, "without the honorific", sure=one.sure) for one in people], said
        analysis = Analysis(Document("", "", "", _narrow(text), (), date), self.ontology)
        for title in analysis.titles:
            before, after = analysis.text[: title.span.start], analysis.text[title.span.end :]
            passing = self._of_time.fullmatch(fold(before).strip())
            rest = after if passing or not before.strip() else before if not after.strip() else ""
            if not plain(rest) or (rest is before and self._another(title.posts[-1])):
                continue
            named = [self._named(rest, one) for one in self.names.of(plain(rest)) if self._is_person(one.key)]
            fitting = [one for one in named if not contradicts(analysis, title, one.key)]
            posts = "、".join(title.posts)
            if named and not fitting:
                return [_because(one, f"but {posts} is no post of theirs", sure=False) for one in named], ""
            return [
                _because(one, f"without the post {posts}", sure=one.sure or supports(analysis, title, one.key))
                for one in fitting
            ], ""
        return [], ""

    @cached_property
    def _of_time(self) -> re.Pattern[str]:
        """Words of time before a title: 时任, 前, 已故."""
        words = self.ontology.lexicons.grammar.titles
        return re.compile(f"(?:{words.passing.regex}|{words.former.regex}|{words.gone.regex}|{words.of_time.regex})的?")

    def _another(self, post: str) -> bool:
        return fold(post).endswith(self.ontology.lexicons.grammar.titles.of_another)

    def _is_person(self, key: str) -> bool:
        return self.names.entities[key].kind == "person" if key in self.names.entities else False

    # -- posts -----------------------------------------------------------------------------------------------------

    def _post(self, text: str, kind: str | None, date: str | None) -> tuple[list[Reading], str]:
        """美国国务卿: who held the post on that date; without a date everybody, and nobody is sure."""
        held = self.posts.held(plain(text))
        on_date = [one for one in held if date and covers(one.tenure, date)]
        people = {one.person for one in on_date}
        found = [
            Reading(
                one.person,
                (0.9 if one.by_name else 0.88) if date else 0.5,
                f"post on that date: {_told(one)}" if date else f"held the post: {_told(one)}",
                len(people) == 1,
                "post",
            )
            for one in on_date or (held if not date else ())
        ]
        if held and not date:
            return found, "a post, and no date to say who held it"
        if held and not on_date:
            return found, f"a post of which nobody is known to have held it on {date}"
        if len(people) > 1:
            labels = ", ".join(self.names.entities[one].label for one in sorted(people)[:SHOWN])
            return found, f"ambiguous: {len(people)} people held the post on {date}: {labels}"
        return found, ""

    # -- other spellings -------------------------------------------------------------------------------------------

    def _otherwise(self, text: str, kind: str | None, date: str | None) -> tuple[list[Reading], str]:
        """Without initials, words in another order: of people only."""
        shorter = without_initials(text)
        names = self.names.of(plain(shorter)) if shorter != text.strip() else ()
        found = [_because(self._named(shorter, one), "without initials") for one in names if self._is_person(one.key)]
        if not found and is_latin(text) and (words := swapped(text) or swapped(shorter)):
            ordered = self.names.in_any_order.get(words, ()) or self.names.in_any_order.get(swapped(shorter), ())
            found = [Reading(one.key, 0.93, f"same words in another order: {one.text}", True) for one in ordered]
        return found, ""

    def _near(self, text: str) -> Iterator[Reading]:
        """What may be meant and is never sure: one character apart, or a part of a person's name."""
        spelled = plain(text)
        for name in self.names.near(spelled):
            if FORMS[name.form].sure and name.form != "key":
                yield Reading(name.key, 0.6, f"one character from {name.text}", False, "near")
        for part in {spelled, *(plain(one) for one in text.split("·")[-1:])}:
            for key in self.names.by_part.get(part, ()):
                yield Reading(key, 0.5, f"part of the name {self.names.entities[key].label}", False, "near")


def _narrow(text: str) -> str:
    """The text for those who read sentences: compatible forms of letters and Chinese characters, no blanks around."""
    return unicodedata.normalize("NFC", text).strip()


def _because(reading: Reading, more: str, *, sure: bool | None = None) -> Reading:
    kept = reading.sure if sure is None else sure
    return Reading(
        reading.key, min(reading.score - 0.03, 1 if kept else 0.6), f"{reading.why}, {more}", kept, reading.form
    )


def _told(holder: Holder) -> str:
    tenure = holder.tenure
    return f"{tenure.post} {tenure.start or '?'} to {tenure.end or 'now'}"


def _tag(language: str) -> str:
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)
