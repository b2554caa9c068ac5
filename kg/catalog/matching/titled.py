"""A name with a title or an honorific: 外交部长王毅, 王毅外长, 王毅先生, Foreign Minister Wang Yi."""

import re
import unicodedata
from functools import cached_property

from kg.annotation.document import Analysis
from kg.annotation.lexical.titles import Title
from kg.annotation.linking.tenures import contradicts, supports
from kg.catalog.matching.names import KnownNames
from kg.catalog.matching.nouns import Reading
from kg.catalog.matching.posts import Posts
from kg.catalog.matching.spelling import is_latin, plain, without_initials
from kg.catalog.matching.wording import readings_of
from kg.model import Document
from kg.ontology.records import Tenure
from kg.text.script import fold

__all__ = ["Titled"]

FOR_NOBODY = ("none", "news")  # 教授, 记者: who is known by a post of a state is hardly meant


class Titled:
    """People by their names with what is printed beside them."""

    def __init__(self, names: KnownNames, posts: Posts) -> None:
        self.names = names
        self.posts = posts
        self.ontology = names.ontology

    @cached_property
    def _honorific(self) -> re.Pattern[str]:
        words = sorted(map(fold, self.ontology.lexicons.matching.words.honorifics), key=len, reverse=True)
        chinese = "|".join(re.escape(one) for one in words if not one.isascii())
        latin = "|".join(re.escape(one) for one in words if one.isascii())
        return re.compile(rf"(?:{chinese})$|^(?:{latin})\s+", re.I)

    def without_honorific(self, text: str) -> str:
        """The text without such a word; empty if there is none, or nothing else."""
        text = text.strip()
        found = self._honorific.search(fold(text))  # one character for one: places hold
        return (text[: found.start()] + text[found.end() :]).strip() if found else ""

    def read(self, text: str, date: str | None) -> list[Reading]:
        """The people of the name, by the title; unsure if that is none of theirs."""
        analysis = Analysis(Document("", "", "", unicodedata.normalize("NFC", text).strip(), (), date), self.ontology)
        for title in analysis.titles:
            before, after = analysis.text[: title.span.start], analysis.text[title.span.end :]
            gone = not before.strip() or self._of_time.fullmatch(fold(before).strip())
            rest = after if gone else before if not after.strip() else ""
            if plain(rest) and not (rest is before and self._of_another(title)):
                found = readings_of(rest, self.names, people=True)
                found = found or readings_of(without_initials(rest), self.names, people=True)
                return self._decided(analysis, title, rest, found)
        return []

    def _decided(self, analysis: Analysis, title: Title, name: str, named: list[Reading]) -> list[Reading]:
        """Those whom the title fits; of several who hold the post."""
        posts = "、".join(title.posts)
        whole = "·" in name or is_latin(name)  # more than a surname
        fitting = [
            one
            for one in named
            if not contradicts(analysis, title, one.key)
            and (whole or self._likely(title, one.key))
            and not self._of_another_state(title, one.key)
        ]
        if not fitting:
            return [one.because(f"but {posts} is no known post of theirs", sure=False) for one in named]
        holders = [one for one in fitting if self._held(title, one.key)]
        bare = [
            one.because(f"without the post {posts}", sure=one.sure or self._supported(analysis, title, one.key))
            for one in holders or fitting
        ]
        return bare if holders else [one.because("which is not known of them") for one in bare]

    def _supported(self, analysis: Analysis, title: Title, person: str) -> bool:
        """Whether a title is enough to say who is meant by a surname: 英国首相 before 约翰逊."""
        return supports(analysis, title, person) and (bool(title.origin) or self._held(title, person))

    def _held(self, title: Title, person: str) -> bool:
        """Whether one of the posts, one of its meaning, or one that is a kind of it is known of a person."""
        printed = {plain(one) for post in title.posts for one in (post, self.ontology.base_of(post))}
        return any(self._is(plain(one.post), post) for one in self._tenures(person) for post in printed)

    def _is(self, held: str, printed: str) -> bool:
        """Whether who holds the one holds the other: 常务副国务卿 is 副国务卿, and no 国务卿."""
        another = self.ontology.lexicons.grammar.titles.another
        kind = held.endswith(printed) and not held.removesuffix(printed).endswith(another)
        return kind or self.posts.same(held, printed)

    def _of_another_state(self, title: Title, person: str) -> bool:
        """Whether the post is a state's, and all that is known of the person is of others: 瑙鲁总统 before one of a company."""
        states = {self.ontology.state_of(name.key) for token in title.origin for name in token.names} - {None}
        own = any(self._speaks_for(post) == "state" for post in title.posts)
        known = bool(self._tenures(person)) and not self._held(title, person)
        return bool(states) and own and known and not states & self.names.states_of(person)

    def _likely(self, title: Title, person: str) -> bool:
        """Whether a post of a scholar, a judge, a journalist can be that of somebody who is known for posts of a state alone."""
        if any(fold(post).endswith(self.ontology.lexicons.matching.posts.before) for post in title.posts):
            return True
        held = {self._speaks_for(one.post) for one in self._tenures(person)}
        printed = {self._speaks_for(post) for post in title.posts}
        return not held or not printed <= set(FOR_NOBODY) or bool(held & printed)

    def _tenures(self, person: str) -> tuple[Tenure, ...]:
        return self.ontology.tenures.get(person, ())

    def _speaks_for(self, post: str) -> str:
        return self.ontology.posts.get(self.ontology.base_of(post), "")

    def _of_another(self, title: Title) -> bool:
        """习近平主席特使 is somebody else."""
        return fold(title.posts[-1]).endswith(self.ontology.lexicons.grammar.titles.of_another)

    @cached_property
    def _of_time(self) -> re.Pattern[str]:
        """Words of time before a title: 时任, 前, 已故."""
        words = self.ontology.lexicons.grammar.titles
        return re.compile(f"(?:{words.passing.regex}|{words.former.regex}|{words.gone.regex}|{words.of_time.regex})的?")
