"""What one known name is worth as a reading of a text, and how the reason is told."""

import re

from kg.catalog.matching.names import FORMS, KnownNames
from kg.catalog.matching.nouns import NameOf, Reading
from kg.catalog.matching.spelling import difference, plain
from kg.text.script import fold

__all__ = ["CJK", "named", "readings_of"]

CJK = re.compile("[\u3400-\u9fff]")
CHANGED = 0.02  # what another spelling takes off the score


def readings_of(text: str, names: KnownNames, *, people: bool = False) -> list[Reading]:
    """The readings of a text as a name, of each entity the best; with `people` only those that are people."""
    best: dict[str, Reading] = {}
    for name in names.of(plain(text)):
        if not people or names.entities[name.key].kind == "person":
            one, old = named(text, name, names), best.get(name.key)
            if old is None or (one.sure, one.score) > (old.sure, old.score):
                best[name.key] = one
    return list(best.values())


def named(text: str, name: NameOf, names: KnownNames) -> Reading:
    """A text read as a known name of the same plain spelling."""
    form, changed = FORMS[name.form], difference(text.strip(), name.text)
    told = f"{form.told} {_tag(name.language)}".strip()
    if name.form == "alias" and (english := _transliterated(name, names)):
        told = f"transliteration of {english}"
    why = f"{changed} of {told}: {name.text}" if changed else told
    return Reading(name.key, form.score - (CHANGED if changed else 0), why, form.sure, name.form)


def _transliterated(name: NameOf, names: KnownNames) -> str:
    """The Latin name that a Chinese alias spells, as the label does."""
    known = names.entities[name.key]
    if known.kind not in ("person", "place", "state") or not CJK.search(name.text):
        return ""
    spelling = set(names.ontology.lexicons.names.foreign.characters + "·")
    whole = set(fold(name.text)) <= spelling and set(fold(known.label)) <= spelling
    return names.english.get(name.key, "") if whole else ""


def _tag(language: str) -> str:
    return {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)
