"""Names to be matched, drawn by a seeded rule: python -m tests.support.drawing_names CORPUS > drawn.tsv

130 names of the ontology, in what spellings tables have (`from_ontology`), with the key of the entry that each was drawn from; and
names as they stand in texts, with where they stand, for a reader who says which entity is meant, or that the ontology has none.
`python -m tests.support.drawing_names CORPUS JUDGED > fixtures/matching.tsv`, where JUDGED has name and key a line, takes 110 of those
that the ontology has and 60 that it has not. Of the 300 every third is for looking at while working (`seen`); the others are for the
figure (`unseen`).
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import kg
from kg.annotation.linking import link
from kg.annotation.recognition import recognize
from kg.model import Entity
from kg.model.keys import kind_of
from kg.ontology import Ontology, load_ontology
from kg.text.script import fold, script

__all__ = ["Drawn", "from_ontology", "from_texts", "gathered"]

SEED = 20261129
SHARES = {"person": 45, "org": 25, "state": 15, "treaty": 15, "place": 10, "group": 6, "event": 6, "doc": 6, "topic": 2}
CANDIDATES = 260  # names of texts, of which some are no names, or stand there twice in other words
SPELLED = re.compile(r"[\u3400-\u9fff·・‧]{2,14}\s?[（(][A-Z][\w.'’ -]{3,40}[）)]")  # 垂宁（Nathan Twining）
KNOWN, UNKNOWN = 110, 60  # names of texts in the list
HEAD = ("part", "name", "kind", "date", "key", "rule")
FOLDERS = ("documents", "recent", "digests")
NO_NAMES = ("again", "government", "organ", "staff", "reporter", "treaty-nominal", "metonym")
AROUND = 25  # characters


class Drawn(NamedTuple):
    """A name, what a table would say of it, and which entity is meant; `rule` says how it was drawn."""

    name: str
    kind: str
    date: str
    key: str
    rule: str
    where: str = ""


def from_ontology(ontology: Ontology, chance: random.Random) -> Iterator[Drawn]:
    """Names of entities that no other entity has, written in one of the ways of tables."""
    owners = Counter(name for key in ontology.entities for name in set(names_of(ontology, key)))
    for kind, share in SHARES.items():
        keys = sorted(
            topics(ontology) if kind == "topic" else (key for key in ontology.entities if kind_of(key) == kind)
        )
        for key in chance.sample(keys, share):
            own = [name for name in names_of(ontology, key) if owners[name] <= 1]
            if own:
                yield written(ontology, key, chance.choice(own), chance)


def names_of(ontology: Ontology, key: str) -> tuple[str, ...]:
    """Label and aliases as they are written."""
    if key in topics(ontology):
        return topics(ontology)[key]
    entity: Entity = ontology.entities[key]
    return tuple(dict.fromkeys((entity.label, *entity.aliases)))


def topics(ontology: Ontology) -> dict[str, tuple[str, ...]]:
    concepts = ontology.concepts("topic").items()
    return {f"topic:{iri.rpartition('/')[2]}": tuple(one.text for one in about["prefLabel"]) for iri, about in concepts}


def written(ontology: Ontology, key: str, name: str, chance: random.Random) -> Drawn:
    """One name in one spelling; of people sometimes with a title, or a post with a date instead of the name."""
    kind, date, rule = chance.choice(["", kind_of(key)]), "", "as it is"
    way = chance.random()
    held = [one for one in ontology.tenures.get(key, ()) if one.of and one.start and len(one.start) == 10]
    if kind_of(key) == "person" and held and way < 0.4 and not name.isascii():
        tenure = chance.choice(held)
        side = ontology.entities.get(ontology.state_of(tenure.of or "") or "")
        post = f"{side.label if side else ''}{tenure.post}"
        if way < 0.1 and len(holders(ontology, tenure.of or "", tenure.post, str(tenure.start))) == 1:
            return Drawn(post, "person", str(tenure.start), key, "post and date")
        name, rule = (f"{post}{name}", "title before") if way < 0.25 else (f"{name}{tenure.post}", "title behind")
    elif kind_of(key) == "person" and way > 0.85 and not name.isascii():
        name, rule = name + chance.choice(["先生", "女士", "博士"]), "honorific"
    elif kind_of(key) == "person" and name.isascii() and " " in name:
        given, _, last = name.rpartition(" ")
        name, rule = chance.choice([(f"{last}, {given}", "surname first"), (name.upper(), "capitals"), (name, rule)])
    elif name.isascii() and name.isupper() and way < 0.7:
        wide = "".join(chr(ord(one) + 0xFEE0) if one.isalnum() else one for one in name)
        name, rule = chance.choice([(wide, "full width"), (".".join(name) + ".", "dotted"), (name.lower(), "small")])
    if "·" in name and chance.random() < 0.6:
        name, rule = name.replace("·", chance.choice("・•‧ ")), f"{rule}, dot"
    if not name.isascii() and chance.random() < 0.25:
        name, rule = traditional(name), f"{rule}, traditional"
    return Drawn(name, kind, date, key, rule)


def holders(ontology: Ontology, whose: str, post: str, day: str) -> set[str]:
    """The people known in a post on a day."""
    return {
        person
        for person, tenures in ontology.tenures.items()
        for one in tenures
        if (one.of, one.post) == (whose, post) and (one.start or "") <= day and (not one.end or one.end >= day)
    }


def traditional(name: str) -> str:
    """With traditional characters, where one character has one."""
    old, new = script()
    back = {simple: other for other, simple in zip(old, new, strict=True) if "\u3400" <= other <= "\u9fff"}
    return "".join(back.get(one, one) for one in name)


def from_texts(corpus: Path, ontology: Ontology, chance: random.Random) -> Iterator[Drawn]:
    """Names as they stand in the texts, each once, in a random order: half of what the ontology seems to have, half of the rest."""
    known: dict[str, Drawn] = {}
    other: dict[str, Drawn] = {}
    for path in sorted(path for folder in FOLDERS for path in (corpus / folder).iterdir()):
        for document in kg.read_all(path):
            analysis = link(recognize(document, ontology))
            spans = {one.span: one for one in analysis.mentions if one.form == "name" and one.subtype not in NO_NAMES}
            for span, mention in spans.items():
                key, start = analysis.links.get(span, ""), span.start
                if mention.kind == "event" and not mention.candidates or not key:
                    continue
                title = analysis.by_holder.get(span)
                if title and title.span.end == span.start:
                    start = title.span.start
                seems = key in ontology.entities or ontology.organ_entity(key)
                name = document.text[start : span.end]
                drawn = Drawn(
                    name, "", document.published or "", "", mention.kind, around(document.text, start, span.end)
                )
                (known if seems else other).setdefault(fold(name), drawn)
            for match in SPELLED.finditer(document.text):
                drawn = Drawn(
                    match[0], "", document.published or "", "", "spelled", around(document.text, *match.span())
                )
                (known if chance.random() < 0.5 else other).setdefault(fold(match[0]), drawn)
    for found in (known, other):
        kinds = sorted({one.rule for one in found.values()})
        some = [sorted(one for one in found.values() if one.rule == kind) for kind in kinds]
        for names in some:
            chance.shuffle(names)
        taken = 0
        while taken < CANDIDATES // 2:  # one of each kind in turn, of people three
            for names in some:
                for _ in range(3 if names and names[-1].rule == "person" else 1):
                    if names and taken < CANDIDATES // 2:
                        taken += 1
                        yield names.pop()


def around(text: str, start: int, end: int) -> str:
    """What stands around a name, for the reader alone: it is not kept."""
    return " ".join(f"{text[max(0, start - AROUND) : start]}[{text[start:end]}]{text[end : end + AROUND]}".split())


def gathered(drawn: list[Drawn], judged: dict[str, str], chance: random.Random) -> Iterator[tuple[str, ...]]:
    """300 rows of the list: `judged` gives the key of a name from a text, - for none, x where the name alone tells nothing."""
    chosen = [one for one in drawn if one.key]
    rest = [one for one in drawn if not one.key and judged[one.name] != "x"]
    chance.shuffle(rest)
    for wanted, number in ((True, KNOWN), (False, UNKNOWN)):
        fitting = [one for one in rest if (judged[one.name] != "-") == wanted][:number]
        chosen += [one._replace(key=judged[one.name].strip("-"), rule="text") for one in fitting]
    chance.shuffle(chosen)
    for number, one in enumerate(chosen):
        yield "unseen" if number % 3 else "seen", *one[:-1]


def main() -> None:
    """Print what was drawn; with a file of names and keys, the list."""
    ontology, chance = load_ontology(), random.Random(SEED)
    drawn = [*from_ontology(ontology, chance), *from_texts(Path(sys.argv[1]), ontology, chance)]
    rows: Iterable[tuple[str, ...]] = drawn
    if len(sys.argv) > 2:
        judged = dict(line.split("\t") for line in Path(sys.argv[2]).read_text(encoding="utf-8").splitlines())
        rows = [HEAD, *gathered(drawn, judged, chance)]
    sys.stdout.writelines("\t".join(row) + "\n" for row in rows)


if __name__ == "__main__":
    main()
