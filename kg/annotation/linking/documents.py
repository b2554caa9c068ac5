"""联合声明, 报告: documents that somebody in the text issues or that speak, and the nouns that stand for them later."""

import re
from collections.abc import Callable

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias
from kg.annotation.linking.document_nouns import Noun, has_subject, nouns_in, stranger_in
from kg.annotation.linking.issuers import institute_before, issued_at, issuing
from kg.annotation.linking.new_documents import by_others, issued_by, of_nobody, of_the_text
from kg.annotation.linking.trail import Trail
from kg.model import Mention, Span
from kg.model.keys import kind_of

__all__ = ["link"]

NEAR = 160  # characters before a sentence


def link(analysis: Analysis) -> None:
    """Nouns in order: issued here, or speaking, or taken up again; each to the document it stands for.

    A noun of the heading that only speaks comes last: it stands for what the text tells of.
    """
    documents, waiting = _Documents(analysis), []
    for noun in nouns_in(analysis):
        if noun.in_heading and noun.says and not noun.owner and not noun.issued:
            waiting.append(noun)
        else:
            _settle(analysis, noun, documents.take(noun))
    for noun in waiting:
        _settle(analysis, noun, documents.after(noun) or documents.meant_by(noun))


class _Documents:
    """The documents of a text up to a place that only goes forward; what a heading's noun stands for may come later."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._trails: dict[str, Trail] = {}
        self._forgotten: list[tuple[str, int]] = []  # nouns, and where they begin to stand for something else
        self._spoke: set[str] = set()  # documents that have spoken
        self._spoke_last = ("", "")  # the last of them, after its noun
        self._aside: dict[
            str, tuple[int, str]
        ] = {}  # document -> where its paragraph ends, and which is meant after it

    def take(self, noun: Noun) -> str | None:
        """The same as `meant_by`, in the order of the text."""
        key = self.meant_by(noun)
        if key and noun.says:
            self._spoke.add(key)
            self._spoke_last = noun.word, key
        return key

    def meant_by(self, noun: Noun) -> str | None:
        """The key of the document, a new one if need be; none where the noun stands for none that is told of."""
        analysis = self._analysis
        if noun.word in analysis.ontology.lexicons.documents.nominal.contents:
            return self._named_near(noun)
        earlier = self._earlier(noun)
        if titled := self._titled(noun):
            return titled
        if noun.owner:
            for one in filter(None, (earlier, self._trails[noun.word].last(noun.span.start))):
                if set(noun.owner) & set(analysis.issuers.get(one, noun.owner)):
                    return one
            return issued_by(analysis, noun, list(noun.owner))
        if noun.issued:
            return self._issued_here(noun, earlier)
        if noun.says and noun.placed and not noun.that:
            return self._said_in(noun, earlier)
        if noun.says and noun.another:
            return self._apart(noun, earlier, of_nobody(analysis, noun))
        if noun.says and noun.verblike and not noun.apart and has_subject(noun.clause):
            return None  # 多地报告说: a verb
        if earlier and noun.says and not noun.that and (another := self._another_spoke(noun, earlier)):
            return issued_by(analysis, noun, [another])
        if noun.that or noun.speaks or noun.before.endswith(analysis.ontology.lexicons.documents.nominal.takes_up):
            return earlier or self._just_issued(noun) or (self._speaking(noun) if noun.says else None)
        return earlier if len(noun.word) > 2 else None

    def after(self, noun: Noun) -> str | None:
        """The first document after a noun of the heading whose name ends in it."""
        return _first(self._analysis, noun, lambda old: old.span.start >= noun.span.end)

    def _earlier(self, noun: Noun) -> str | None:
        """The document mentioned last whose name ends in the noun; for one of the heading the first one that is issued by name."""
        analysis, word = self._analysis, noun.word
        if word not in self._trails:
            self._trails[word] = Trail(
                analysis, "doc", lambda old, _: _ends(analysis, old, word) and self._known(old, word)
            )
        last = self._trails[word].last(noun.span.start) or self._article(noun)
        while last in self._aside and noun.span.start >= self._aside[last][0]:
            last = self._aside[last][1]
        if last and noun.says and (speaking := self._still_speaking(noun, last)):
            return speaking
        if last or not noun.in_heading or len(word) < 3:
            return last
        return _first(analysis, noun, lambda old: old.form == "name" and issued_at(analysis, old.span.start))

    def _article(self, noun: Noun) -> str | None:
        """文章 after a newspaper's 社评: an article of any name, in the sentence before."""
        analysis, articles = self._analysis, self._analysis.ontology.lexicons.documents.nominal.articles
        last = analysis.last(noun.span.start, "doc", max(0, noun.opening - NEAR))
        if noun.word not in articles or last is None or last[0].form == "name":
            return None
        return last[1] if analysis.folded.endswith(articles, *last[0].span) else None

    def _still_speaking(self, noun: Noun, last: str) -> str | None:
        """The one that spoke before, where the last is only referred to by its name: 遵循《…联合声明》的精神。声明还说."""
        analysis = self._analysis
        word, speaking = self._spoke_last
        if not speaking or last in self._spoke or not _alike(word, noun.word):
            return None
        old = next(
            one for one in analysis.mentions.before(noun.span.start, "doc") if analysis.links.get(one.span) == last
        )
        return None if old.form != "name" or issued_at(analysis, old.span.start) else speaking

    def _titled(self, noun: Noun) -> str | None:
        """《新时代的中国国防》白皮书: what stands in the brackets before the noun, if it is a document."""
        name = self._analysis.mentions.ending_at(noun.span.start - 1)
        closed = self._analysis.folded.startswith("》", noun.span.start - 1)
        return self._analysis.links.get(name.span) if closed and name and name.kind == "doc" else None

    def _forget(self, noun: Noun) -> None:
        """From here on a noun stands for no document named before."""
        self._forgotten.append((noun.word, noun.span.start))
        for word, trail in self._trails.items():
            if _alike(word, noun.word):
                trail.forget()

    def _known(self, old: Mention, word: str) -> bool:
        return not any(_alike(word, other) and old.span.start < at for other, at in self._forgotten)

    def _another_spoke(self, noun: Noun, earlier: str) -> str | None:
        """Whose the noun is where another side speaks in the sentence before, in a paragraph without the earlier document.

        甲国国防部发表声明。 … 乙国外交部在网站上表示关切。声明称: not the first.
        """
        analysis = self._analysis
        block = analysis.block_of(noun.span.start).span
        before = analysis.sentence_of(noun.opening - 2) if noun.opening - 2 > block.start else None
        told = any(key == earlier for _, key in analysis.linked(Span(block.start, noun.span.start)))
        if before is None or told or before.span.start < block.start:
            return None
        speaking = analysis.ontology.lexicons.grammar.verbs.of_documents.pattern
        opener = _opened_by(analysis, before.span)
        if opener is None or not speaking.search(analysis.folded, *before.span):
            return None
        return opener if by_others(analysis, [opener], earlier, strict=True) else None

    def _apart(self, noun: Noun, earlier: str | None, made: str | None) -> str | None:
        """A document beside the one the text is about is taken up in its own paragraph only."""
        if made and earlier in self._spoke and made != earlier:
            self._aside[made] = (self._analysis.block_of(noun.span.start).span.end, earlier)
        return made

    def _named_near(self, noun: Noun) -> str | None:
        """内容指出: of the document named last, in this sentence or the one before."""
        last = self._analysis.last(noun.span.start, "doc")
        before = self._analysis.sentence_of(max(0, noun.opening - 2))
        lowest = before.span.start if before else noun.opening
        return last[1] if last and last[0].span.start >= lowest else None

    def _just_issued(self, noun: Noun) -> str | None:
        """这份声明 after 发表《…愿景》: what was issued by its name shortly before, whatever it calls itself."""
        analysis = self._analysis
        if not noun.that and not noun.before.endswith(analysis.ontology.lexicons.documents.nominal.takes_up):
            return None
        last = analysis.last(noun.span.start, "doc", max(0, noun.opening - NEAR))
        if last is None or last[0].form != "name" or not issued_at(analysis, last[0].span.start):
            return None
        sentence = analysis.sentence_of(last[0].span.start)
        actors = issuing(analysis, sentence.span.start, last[0].span.start - 1) if sentence else []
        if actors and last[1] not in analysis.ontology.creators:
            analysis.issuers.setdefault(last[1], tuple(actors))
        return last[1]

    def _issued_here(self, noun: Noun, earlier: str | None) -> str | None:
        """What is issued here: the earlier one unless another is known to issue this, or somebody the text does not tell."""
        analysis = self._analysis
        actors = issuing(analysis, noun.opening, noun.span.start)
        joint = self._joint(noun)
        if joint and noun.says and len(actors) == 1 and kind_of(actors[0]) in ("state", "person"):
            actors = []  # who else issues it is not found
        strict = noun.published and not joint
        here = noun.span.start - len(noun.clause)
        if strict and stranger_in(analysis, noun) and not issuing(analysis, here, noun.span.start):
            self._forget(noun)
            return of_nobody(analysis, noun)
        known = bool(actors) or not (noun.another and noun.says)
        if earlier and (noun.that or (known and not by_others(analysis, actors, earlier, strict=strict))):
            return earlier
        made = issued_by(analysis, noun, actors or self._institute(noun)) or of_nobody(analysis, noun)
        return self._apart(noun, earlier, made) if noun.another else made

    def _said_in(self, noun: Noun, earlier: str | None) -> str | None:
        """布林肯在声明中说: his; 王某在声明中说: a document of which nothing is known."""
        analysis = self._analysis
        actors = issuing(analysis, noun.span.start - len(noun.clause), noun.span.start)
        if not actors and stranger_in(analysis, noun):
            self._forget(noun)
            return None
        if earlier and not noun.another and not by_others(analysis, actors, earlier, strict=not self._joint(noun)):
            return earlier
        return self._apart(noun, earlier, issued_by(analysis, noun, actors) or of_the_text(analysis, noun))

    def _joint(self, noun: Noun) -> bool:
        """Whether it is of several, of whom each may be named for it."""
        return noun.word.startswith(self._analysis.ontology.lexicons.documents.nominal.joint)

    def _institute(self, noun: Noun) -> list[str]:
        lowest = max((at for word, at in self._forgotten if _alike(word, noun.word)), default=0)
        return institute_before(self._analysis, noun.opening, noun.word, lowest)

    def _speaking(self, noun: Noun) -> str | None:
        return issued_by(self._analysis, noun, self._institute(noun)) or of_nobody(self._analysis, noun)


def _opened_by(analysis: Analysis, sentence: Span) -> str | None:
    """The state or body with which a sentence begins, behind a date at most; no medium."""
    mention, key = next(iter(analysis.acting(sentence)), (None, ""))
    if mention is None or mention.kind not in ("state", "org", "group") or key in analysis.ontology.outlets:
        return None
    dates = [one.span for one in analysis.dates_in(Span(sentence.start, mention.span.start))]
    begin = dates[-1].end if dates and dates[0].start == sentence.start else sentence.start
    return key if analysis.folded[begin : mention.span.start].strip("，") == "" else None


def _first(analysis: Analysis, noun: Noun, fits: Callable[[Mention], bool]) -> str | None:
    """The first document of the text that fits and whose name ends in a noun."""
    found = (old for old in analysis.mentions.of_kind("doc") if old.span in analysis.links and fits(old))
    return next((analysis.links[old.span] for old in found if _ends(analysis, old, noun.word)), None)


def _settle(analysis: Analysis, noun: Noun, key: str | None) -> None:
    if key:
        analysis.settle([Mention(noun.span, "doc", "nominal", (), "document-nominal")])
        analysis.links[noun.span] = key
        add_alias(analysis, key, analysis.text[slice(*noun.span)])


def _ends(analysis: Analysis, old: Mention, word: str) -> bool:
    """Whether a name ends in a noun; 白皮书 is also the draft of one."""
    forms = analysis.ontology.lexicons.documents.nominal.forms.regex
    return re.search(f"{re.escape(word)}(?:{forms})?$", analysis.folded[slice(*old.span)]) is not None


def _alike(one: str, other: str) -> bool:
    """Whether two nouns may stand for one document: 书面声明, 声明."""
    return one.endswith(other) or other.endswith(one)
