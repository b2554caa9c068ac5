"""One pass over the folded text: names, posts, organs and blockers, leftmost and longest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import ahocorasick_rs

from kg.model import Form, Kind, Span
from kg.ontology import Ontology
from kg.ontology.records import Name
from kg.text.segmentation import ends_word, straddles

__all__ = ["Gazetteer", "Token", "gazetteer"]

Category = Literal["name", "post", "organ", "block"]
Reading = tuple[Category, tuple[Name, ...]]
DIGITS = "0123456789一二三四五六七八九十"
WINDOW = 256  # characters that are searched at a time, at first
FRAMES = ("驻", "访", "赴", "抵")  # 驻华沙: what follows is a place, whatever jieba cuts
INITIAL = re.compile(r"·[A-Z]·")  # of 唐纳德·J·特朗普
LONGEST_GIVEN = 6  # characters before it
PARTS = 4  # … and people's names up to this length of a longer name
SHORT = 3  # names up to this length may be parts of two other words
OF_BODY = re.compile(r"(?:联合国|安理会|安全理事会|联大|大会)+第?\d+号决议")  # a body, then 第2231号决议: two mentions
NO_ARMY = re.compile(r"[演力控备事工售火费援衔阀购机舰]")  # 中美军控 holds no 美军
OPEN = re.compile(r"(?:^|[^\u4e00-\u9fff]|[对向与和被由遭称说指])$")  # a name may begin there
OFFICE = re.compile(r"(?<=[使事])馆|(?<=代表)处|(?<=主席)国")  # 大使馆 is no 大使


@dataclass(frozen=True, slots=True)
class Token:
    """Something the gazetteer knows. `names` are the readings of a name, `text` is folded."""

    span: Span
    category: Category
    text: str
    names: tuple[Name, ...] = ()

    @property
    def kind(self) -> Kind | None:
        return self.names[0].kind if self.names else None

    @property
    def form(self) -> Form:
        return self.names[0].form if self.names else "name"


class Gazetteer:
    """The automaton of an ontology."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self.readings = self._known()
        self.composites = self._composites()
        self.patterns = sorted(self.readings.keys() | self.composites.keys())
        self.longest = max(map(len, self.patterns), default=0)
        self.automaton = ahocorasick_rs.AhoCorasick(self.patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def _known(self) -> dict[str, Reading]:
        """Every word with its readings; names win over posts, posts over organs, all over blockers."""
        readings: dict[str, Reading] = {}
        for words in self.ontology.lexicons.blockers.words.values():
            readings |= {word: ("block", ()) for word in words}
        readings |= {name: ("organ", ()) for organ in self.ontology.organs for name in organ.names if len(name) > 1}
        names: dict[str, tuple[Name, ...]] = {}
        for name in self.ontology.names:
            if len(name.text) > 1 and name.form != "nominal" and not OF_BODY.match(name.text):
                names[name.text] = (*names.get(name.text, ()), name)
        units = names.keys() | {text for text, (category, _) in readings.items() if category == "organ"}
        posts = set(self.ontology.posts)
        readings |= {post: ("post", ()) for post in posts if "兼" not in post and not _compound(post, posts, units)}
        return readings | {text: ("name", found) for text, found in names.items()}

    def _composites(self) -> dict[str, tuple[str, str]]:
        """美国务卿 -> (state:USA, 国务卿): one character before a post or organ, where 美国 would win from the left."""
        lexicon = self.ontology.lexicons.states
        careful, common = set(lexicon.careful.characters), set(lexicon.careful.words)
        words = [word for word, (category, _) in self.readings.items() if category in ("post", "organ")]
        words = [*(word for word in words if word not in lexicon.alone.words), *lexicon.composite.words]
        return {
            char + word: (state, word)
            for word in words
            for char, state in self.ontology.short_states.items()
            if (char not in careful or word in common or word == "军") and char + word not in self.readings
        }

    def _no_army(self, folded: str, start: int) -> bool:
        """Whether the character is a common word where no name begins: 集中军力, but 以军 at the start of a clause."""
        doubtful = folded[start] in self.ontology.lexicons.states.careful.characters
        return doubtful and not OPEN.search(folded, max(0, start - 1), start)

    def scan(self, folded: str) -> list[Token]:
        """The tokens of a folded text, in order, without overlap."""
        tokens: list[Token] = []
        at, size = 0, WINDOW
        while at < len(folded):
            at, whole = self._scan(folded, at, at + size + self.longest, tokens)
            size = size * 2 if whole else WINDOW  # a search that is broken off has looked at little in vain
        return tokens

    def _scan(self, folded: str, at: int, end: int, tokens: list[Token]) -> tuple[int, bool]:
        """Add the tokens of a window; where the next one begins, and whether this one was read to its end."""
        limit = end - self.longest if end < len(folded) else len(folded)
        resume = at
        for index, first, last in self.automaton.find_matches_as_indexes(folded[at:end]):
            if at + first >= limit:
                break  # a longer name may go on after the window
            found = list(self._tokens(folded, at + first, at + last, self.patterns[index]))
            tokens += found
            if found and found[-1].span.end != at + last:
                return found[-1].span.end, False
            resume = at + last
        return max(resume, limit), True

    def _tokens(self, folded: str, start: int, end: int, text: str) -> Iterator[Token]:
        """The tokens of one match; a shorter one than the match where 美国国防部 is part of 美国国防部长."""
        if text in self.composites:
            state, word = self.composites[text]
            if word == "军" and (NO_ARMY.match(folded, end) or self._no_army(folded, start)):
                return
            verb = word.endswith("会") and folded.startswith(self.ontology.lexicons.states.modal.words, end)
            if len(word) == 2 and text[:2] in self.readings and (verb or straddles(folded, start + 1, end)):
                # 美国 | 会继续, not 美 | 国会
                yield Token(Span(start, start + 2), *self._reading(text[:2]))
                return
            day = text[0] == "日" and start and folded[start - 1] in DIGITS  # 29日外交部 is a day, then the organ
            if not (day or self._ends_a_name(folded, start)):
                yield Token(Span(start, start + 1), "name", text[0], (Name(text[0], state, "state", "short"),))
            if (word == "军" or word in self.readings) and not OFFICE.match(folded, end):
                yield Token(Span(start + 1, end), self.readings.get(word, ("organ", ()))[0], word)
            return
        if text.isascii() and text[0].isalnum() and not _is_word(folded, start, end):
            return
        if folded[end : end + 1] == "长" and self._ends_in_post(text):
            shorter = next((text[:size] for size in range(len(text) - 1, 1, -1) if text[:size] in self.readings), None)
            if shorter is None:
                return
            text, end = shorter, start + len(shorter)
        category, _, names = self._reading(text)
        if category == "post" and OFFICE.match(folded, end):
            return
        if names and names[0].kind == "person" and len(text) <= PARTS and self._is_tail(folded, start):
            if whole := self._with_initial(folded, start, text):
                yield Token(Span(end - len(whole), end), *self._reading(INITIAL.sub("·", whole)))
            return
        if names and names[0].kind == "person" and len(text) <= PARTS and self._is_head(folded, end):
            return
        if (
            category == "name"
            and folded[start - 1 : start] not in FRAMES
            and _doubtful(text, names)
            and straddles(folded, start, end)
        ):
            return
        yield Token(Span(start, end), category, text, names)

    def _is_tail(self, folded: str, start: int) -> bool:
        """Whether what begins there is the end of a longer foreign name: 沙利文 of 奥沙利文, 赫克 of 彼得·赫克."""
        before, names = folded[max(0, start - 1) : start], self.ontology.lexicons.names
        if not before or before == "·":
            return before == "·"
        foreign = before in names.foreign.characters and before not in names.boundary.words
        return foreign and not ends_word(folded, start)

    def _ends_a_name(self, folded: str, at: int) -> bool:
        """Whether the character there ends the last part of a foreign name: 伊 of 维克多·古缅内伊中将."""
        point = folded.rfind("·", max(0, at - PARTS), at)
        part = folded[point + 1 : at + 1]
        return (
            point >= 0
            and len(part) > 1
            and part.isalpha()
            and part[-1] in self.ontology.lexicons.names.foreign.characters
        )

    def _is_head(self, folded: str, end: int) -> bool:
        """Whether what ends there is the beginning of a longer foreign name: 伍德 of 伍德罗·威尔逊."""
        at, names = end, self.ontology.lexicons.names
        while at < end + PARTS and folded[at : at + 1] in names.foreign.characters and at < len(folded):
            at += 1
        return end < at < len(folded) and folded[at] == "·" and folded[end] not in names.boundary.words

    def _with_initial(self, folded: str, start: int, text: str) -> str | None:
        """The name that ends in `text` and is known without the initial in it: 唐纳德·J·特朗普."""
        initial = INITIAL.search(folded, max(0, start - 3), start)
        if not initial or initial.end() != start:
            return None
        sizes = range(1, min(LONGEST_GIVEN, initial.start()) + 1)
        given = (folded[initial.start() - size : initial.start()] for size in sizes)
        return next((f"{one}{initial.group()}{text}" for one in given if f"{one}·{text}" in self.readings), None)

    def _reading(self, text: str) -> tuple[Category, str, tuple[Name, ...]]:
        category, names = self.readings[text]
        return category, text, names

    def _ends_in_post(self, text: str) -> bool:
        """Whether the last characters with 长 make a post: 广岛市 + 长, 美国国防部 + 长."""
        return any(
            self.readings.get(text[-size:] + "长", ("", ()))[0] == "post" for size in (1, 2, 3, 4) if size < len(text)
        )


def _doubtful(text: str, names: tuple[Name, ...]) -> bool:
    """Whether a name is short enough to be made of parts of two words; of people's names only those of two characters."""
    return not text.isascii() and len(text) <= (2 if names[0].kind == "person" else SHORT)


def _compound(post: str, posts: set[str], units: set[str]) -> bool:
    """Whether a listed post is only a name and another post, 北约 + 秘书长, which are read apart; not 国防部长官, where 国防部长 would be read."""
    sizes = range(2, len(post) - 1)
    return any(
        post[:size] in units
        and post[size:] in posts
        and not any(post[:more] in posts for more in range(size + 1, len(post)))
        for size in sizes
    )


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether an ASCII match is not part of a longer word: NPT, not in `NPTs1`."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())


@cache
def gazetteer(ontology: Ontology) -> Gazetteer:
    """The gazetteer of an ontology, built once."""
    return Gazetteer(ontology)
