"""What a name may be read as: known as it stands, an organ of a state, two names of one thing, a title and a name, a post."""

import re
from collections.abc import Iterator

from kg.catalog.matching.names import FORMS, KnownNames
from kg.catalog.matching.nouns import Reading
from kg.catalog.matching.organs import Organs
from kg.catalog.matching.posts import Holder, Posts, covers
from kg.catalog.matching.spelling import is_latin, plain, swapped, without_initials
from kg.catalog.matching.titled import Titled
from kg.catalog.matching.wording import CJK, readings_of
from kg.model.keys import kind_of

__all__ = ["Readings"]

SHOWN = 3  # people whom a reason names
BY_KIND = ("metonym", "expression")  # forms that a kind makes sure, and nothing else
AGREES = 0.6  # from which score on what is in brackets is taken for a name of the thing
BRACKETS = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]+)[)）\]】]\s*$")  # 国际原子能机构（IAEA）
YEAR = re.compile(r"\s*[(（](?:1[89]|20)\d\d年?[)）]\s*")  # 第1540（2004）号决议
BOTH = re.compile(
    r"([\u3400-\u9fff·《》]+)[\s/,，|]*([^\u3400-\u9fff]+)|([^\u3400-\u9fff]+?)[\s/,，|]*([\u3400-\u9fff·《》]+)"
)  # 王毅 Wang Yi
SEVERAL = re.compile(r"\s*(?:[、/;；,，&]|和|与|與|及|\band\b)\s*")  # 美国、俄罗斯和中国
MOST = 6  # names in one cell
ARTICLE = re.compile(r"the\s+", re.I)


class Readings:
    """The readings of names, from the surest kind on."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.ontology = names.ontology
        self.organs = Organs(names)
        self.posts = Posts(names)
        self.titled = Titled(names, self.posts)

    def of(self, text: str, date: str | None) -> tuple[list[Reading], str]:
        """The readings of a text, and what else is to be said if none is sure."""
        found, said = readings_of(text, self.names), ""
        for step in (self._organs, self._bracketed, self._bilingual, self._titled, self._otherwise):
            if any(one.sure for one in found):
                return found, ""
            found += step(text, date)
        if not any(one.sure for one in found):
            more, said = self._post(text, date)
            found += more
        if not found and (several := self._several(text)):
            return several, "several names in one cell; give each a row of its own"
        return found or list(self._near(text)), said

    def _organs(self, text: str, date: str | None) -> list[Reading]:
        """法国外交部, 五角大楼."""
        spelled = plain(text)
        keys = self.organs.called(spelled)
        found = [Reading(key, 0.95, "name of the state and of its organ", len(keys) == 1, "organ") for key in keys]
        alone = self.organs.alone(spelled) if not keys else ()
        own = spelled in self.organs.proper
        why = "name of an organ that one state has" if own else "name of an organ, and no state beside it"
        return found + [Reading(key, 0.9 if own else 0.6, why, own and len(alone) == 1, "organ") for key in alone]

    # -- two names -------------------------------------------------------------------------------------------------

    def _bracketed(self, text: str, date: str | None) -> list[Reading]:
        """`国际原子能机构（IAEA）`: what is in brackets must name the thing too, or its year, its state, or a post of it."""
        brackets = BRACKETS.search(text)
        if not brackets or not plain(text[: brackets.start()]):
            return []
        before, inside = text[: brackets.start()], brackets[1].strip()
        outer = self.of(before, date)[0]
        inner = {one.key for one in self.of(inside, None)[0] if one.score >= AGREES}
        inner |= set(self.names.by_part.get(plain(inside), ()))  # 扎里夫（Zarif）
        states = {key for key in inner if kind_of(key) == "state"}
        agreeing = [
            one
            for one in outer
            if one.key in inner or inside[:4] in self.ontology.years(one.key) or states & self.names.states_of(one.key)
        ]
        if not agreeing and CJK.search(inside):
            agreeing = [one for one in self.titled.read(f"{inside}{before}", date) if one.sure]
            agreeing += [one for one in self._organs(f"{inside}{before}", date) if one.sure]
        if agreeing:
            return [one.because(f"and {inside}", sure=one.sure or one.form not in BY_KIND) for one in agreeing]
        return [one.because(f"but {inside} is not known of it", sure=False) for one in outer]

    def _bilingual(self, text: str, date: str | None) -> list[Reading]:
        """`王毅 Wang Yi`, `NPT/不扩散核武器条约`: both must name one thing."""
        parts = BOTH.fullmatch(text.strip())
        if not parts:
            return []
        one, other = (self._plainly(part) for part in parts.groups() if part)
        agreeing = one.keys() & other.keys()
        found = [one[key].because("in two scripts", sure=True) for key in one if key in agreeing]
        return found or [
            reading.because("but the rest is not known of it", sure=False)
            for reading in (*one.values(), *other.values())
        ]

    def _several(self, text: str) -> list[Reading]:
        """Names of which each is known: 美国、俄罗斯."""
        parts = SEVERAL.split(text.strip())
        found = [self._plainly(part) for part in parts] if 1 < len(parts) <= MOST else []
        if not all(found):
            return []
        return [Reading(key, 0.5, "one of several names", False, "near") for each in found for key in each]

    def _plainly(self, text: str) -> dict[str, Reading]:
        found = readings_of(text, self.names) or self._otherwise(text, None)
        return {one.key: one for one in found}

    # -- what stands around a name ---------------------------------------------------------------------------------

    def _titled(self, text: str, date: str | None) -> list[Reading]:
        """外交部长王毅, 王毅先生: the person, if the post can be that person's."""
        if bare := self.titled.without_honorific(text):
            people = [one for one in self.of(bare, date)[0] if kind_of(one.key) == "person"]
            return [one.because("without the honorific") for one in people]
        return self.titled.read(text, date)

    def _otherwise(self, text: str, date: str | None) -> list[Reading]:
        """Without an article or a year inside; of people without initials, or with words in another order."""
        for shorter in (ARTICLE.sub("", text.strip(), count=1), YEAR.sub("", text)):
            if shorter != text.strip() and (found := readings_of(shorter, self.names)):
                return [one.because("without what stands around it") for one in found]
        shorter = without_initials(text)
        if shorter != text.strip() and (found := readings_of(shorter, self.names, people=True)):
            return [one.because("without initials") for one in found]
        words = {swapped(one) for one in (text, shorter)} - {""} if is_latin(text) else set()
        ordered = [name for one in sorted(words) for name in self.names.in_any_order.get(one, ())]
        return [Reading(one.key, 0.93, f"same words in another order: {one.text}", True) for one in ordered]

    # -- posts, and what is like it --------------------------------------------------------------------------------

    def _post(self, text: str, date: str | None) -> tuple[list[Reading], str]:
        """美国国务卿: who held the post on that date; without a date everybody, and nobody is sure."""
        held = self.posts.held(plain(text))
        if not date:
            found = [Reading(one.person, 0.5, f"held the post: {_told(one)}", False, "post") for one in held]
            return found, "a post, and no date to say who held it" if held else ""
        then = [one for one in held if covers(one.tenure, date)]
        people = {one.person for one in then}
        found = [
            Reading(
                one.person, 0.9 if one.by_name else 0.88, f"post on that date: {_told(one)}", len(people) == 1, "post"
            )
            for one in then
        ]
        if held and not then:
            return found, f"a post of which nobody is known to have held it on {date}"
        if len(people) > 1:
            labels = ", ".join(self.names.entities[one].label for one in sorted(people)[:SHOWN])
            return found, f"ambiguous: {len(people)} people held the post on {date}: {labels}"
        return found, ""

    def _near(self, text: str) -> Iterator[Reading]:
        """What may be meant and is never sure: one character apart, or a part of a person's name."""
        spelled = plain(text)
        for name in self.names.near(spelled):
            if FORMS[name.form].sure and name.form != "key":
                yield Reading(name.key, 0.6, f"one character from {name.text}", False, "near")
        for part in {spelled, plain(text.rpartition("·")[2])}:
            for key in self.names.by_part.get(part, ()):
                yield Reading(key, 0.5, f"part of the name {self.names.entities[key].label}", False, "near")


def _told(holder: Holder) -> str:
    tenure = holder.tenure
    return f"{tenure.post} {tenure.start or '?'} to {tenure.end or 'now'}"
