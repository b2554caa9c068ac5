"""Names with known readings, and names met for the first time."""

import re

from kg.annotation.document import Analysis
from kg.annotation.entities import add_alias, curated_entity, new_entity
from kg.model import Mention
from kg.model.keys import kind_of, name_of
from kg.text.script import fold

__all__ = ["link"]

WHOLE = 2  # characters of a state named in full
NEW = re.compile(r"新的?《$")  # 新《削减战略武器条约》 is the new one


def link(analysis: Analysis) -> None:
    """One reading: that entity. None and a name of its own: a new entity with a key of its text."""
    for mention in analysis.mentions:
        if mention.kind == "person" or mention.subtype in ("organ", "acronym") or mention.gathering:
            continue
        if key := _choose(analysis, mention):
            if mention.subtype == "government" and kind_of(key) != "state":
                key = _government(analysis, key)
            if key in analysis.ontology.outlets and (state := _of_another_state(analysis, mention, key)):
                name = analysis.text[mention.span.start : mention.span.end]
                analysis.links[mention.span] = new_entity(
                    analysis, "org", f"{name_of(state)}-{name}", analysis.entities[state].label + name
                )
            elif key:
                curated_entity(analysis, key)
                analysis.links[mention.span] = key
        elif mention.subtype == "organ-of-state":
            continue
        elif key := _last_word_of(analysis, mention):
            analysis.links[mention.span] = key
            add_alias(analysis, key, analysis.text[slice(*mention.span)])
        else:
            text = analysis.text[mention.span.start : mention.span.end]
            analysis.links[mention.span] = new_entity(analysis, mention.kind, text, text)


def _last_word_of(analysis: Analysis, short: Mention) -> str | None:
    """《白皮书》, 《指南》: the document named last before it whose name ends in the word, or is followed by it."""
    word = analysis.folded[slice(*short.span)]
    if short.kind != "doc" or word not in analysis.ontology.lexicons.documents.bracketed.document:
        return None
    ending = re.compile(f"{re.escape(word)}(?:{analysis.ontology.lexicons.documents.nominal.forms.regex})?$")
    for old in analysis.mentions.before(short.span.start, "doc"):
        key = analysis.links.get(old.span)
        named = analysis.folded[slice(*old.span)]
        if key and (
            (ending.search(named) and named != word)
            or analysis.entities[key].label.endswith(word)
            or analysis.folded.startswith(f"》{word}", old.span.end)
        ):
            return key
    return None


def _of_another_state(analysis: Analysis, outlet: Mention, key: str) -> str | None:
    """The state right before an outlet's name where it is not the one at home there: 伊朗《人民日报》 is not China's."""
    home = analysis.ontology.home.get(key)
    begin = outlet.span.start - (analysis.folded[outlet.span.start - 1 : outlet.span.start] == "《")
    before = analysis.mentions.ending_at(begin)
    if before is None or before.kind != "state" or before.span.end - before.span.start < WHOLE:
        return None
    state = next(iter(before.candidates), None)
    if home is None or state is None or state in (home, analysis.ontology.state_of(home)):
        return None
    return curated_entity(analysis, state)


def _choose(analysis: Analysis, mention: Mention) -> str | None:
    start = mention.span.start
    if mention.kind == "treaty" and NEW.search(analysis.folded, max(0, start - 3), start):
        renewed = fold("新" + analysis.text[start : mention.span.end])
        if keys := [name.key for name in analysis.ontology.names if name.text == renewed]:
            return keys[0]
    return _of_year(analysis, mention) if len(mention.candidates) > 1 else next(iter(mention.candidates), None)


def _of_year(analysis: Analysis, mention: Mention) -> str:
    """Of several things of one name, the one dated in a year that the sentence names, 2002年签署《莫斯科条约》; else the first."""
    sentence = analysis.sentence_of(mention.span.start)
    years = {one.value[:4] for one in analysis.dates_in(sentence.span)} if sentence else set()
    return next((key for key in mention.candidates if years & analysis.ontology.years(key)), mention.candidates[0])


def _government(analysis: Analysis, person: str) -> str:
    """拜登政府: the state of the post its head held nearest to the document's date."""
    published = analysis.document.published or "9999"
    tenures = [held for held in analysis.ontology.tenures.get(person, ()) if held.of and kind_of(held.of) == "state"]
    past = [held for held in tenures if (held.start or "") <= published]
    chosen = max(past or tenures, key=lambda held: held.start or "", default=None)
    return (chosen.of or "") if chosen else ""
