"""How a claim or a report is worded on pages, in reports and in citations, so that nobody who repeats it says the opposite: through whom, who, for whom,
what is done by words, and in what manner (a negated sentence, a question, indirect speech)."""

from collections.abc import Iterable
from functools import cache

from kg.catalog.citing.denials import is_denied, is_undone
from kg.catalog.citing.words import Words
from kg.catalog.nouns import Claim, Ref, Relation
from kg.catalog.things import UNNAMED
from kg.model.keys import name_of

__all__ = [
    "act", "article", "dated", "in_post", "joined", "lead", "manner", "named", "quoted", "report", "reported", "through", "worded",
]  # fmt: skip

OPEN = ("assert", "ask", "request", "endorse", "accept", "commit")  # acts that need nobody to be aimed at
PLAIN = ("asserted", "actual")  # modalities of whoever just says it


@cache
def _with_article() -> frozenset[str]:
    return frozenset(Words("en")("with_article").split())


def named(thing: Ref, words: Words, first: bool = False) -> str:
    """Its name within a sentence, or at its beginning: the United States, the IAEA."""
    return article(thing, words, first) + thing.label(words.language)


def article(thing: Ref, words: Words, first: bool = False) -> str:
    """What stands before the name in English."""
    if (
        words.language != "en"
        or not thing.en
        or thing.key not in _with_article()
        or thing.en.startswith(("The ", "the "))
    ):
        return ""
    return "The " if first else "the "


def joined(names: Iterable[str], words: Words) -> str:
    """甲、乙、丙; A, B and C."""
    *most, last = names
    return words("joined_by").join(most) + (words("joined_last") if most else "") + last


def act(claim: Claim, words: Words) -> str:
    """What is done by words, with {targets} where it is aimed at somebody.

    Who denies either says that something is not so, or is said to deny words that then say the opposite of what is meant.
    """
    name = name_of(claim.illocution.key)
    if is_undone(claim):
        name = "assert"
    elif name == "deny" and not is_denied(claim):
        name = "deny_saying"
    if _aimed_at(claim):
        return words.known(f"toward_{name}", "{targets}")
    return words.known(f"illocution_{name}", claim.illocution.label(words.language))


def _aimed_at(claim: Claim) -> tuple[Ref, ...]:
    """The targets to be named: that one of a request is not named goes without saying, of a reproach it is worth saying."""
    known = tuple(one for one in claim.targets if one.key != UNNAMED)
    return known if known or name_of(claim.illocution.key) in OPEN else claim.targets


def manner(claim: Claim, words: Words) -> tuple[str, ...]:
    """What a reader must know to read the words as they are meant; nothing of a plain statement."""
    said = []
    if claim.polarity == "negative":
        said.append(words("manner_negative"))
    if is_undone(claim):
        label = words.known(f"illocution_{name_of(claim.illocution.key)}", claim.illocution.label(words.language))
        said.append(words("manner_classed", act=label))
    if claim.modality and claim.modality not in PLAIN:
        said.append(words.known(f"manner_{claim.modality}", claim.modality))
    return tuple(said)


def through(claim: Claim, outer: Claim | None) -> tuple[tuple[str, Ref], ...]:
    """By whom we have it: the word for how (`according_to`, `as_relayed_by`), and who."""
    found = [("according_to", outer.speaker)] if outer else []
    if claim.relayed_by and not (outer and outer.speaker == claim.relayed_by):
        found.append(("as_relayed_by", claim.relayed_by))
    return tuple(found)


def worded(claim: Claim, outer: Claim | None, words: Words) -> str:
    """The claim in one sentence, with its words in quotation marks."""
    return words("cite_said", speaker=lead(claim, outer, words), quote=quoted(claim.content_at.quote))


def lead(claim: Claim, outer: Claim | None, words: Words) -> str:
    """What stands before the words: through whom, who, in which post, for whom, when, what is done by them and how."""
    via = "".join(words(how, name=named(who, words)) for how, who in through(claim, outer))
    via = via[:1].upper() + via[1:]
    behalf = claim.on_behalf_of if claim.on_behalf_of != claim.speaker else None
    who = in_post(claim, words, first=not via)
    who += words("for_whom", name=named(behalf, words)).rstrip(",") if behalf else ""
    done = act(claim, words)
    if aimed := _aimed_at(claim):
        done = done.replace("{targets}", joined((named(one, words) for one in aimed), words))
    apart = "" if words.language == "zh" else ", " if behalf or done.startswith("in ") else " "
    how = [*manner(claim, words), *filter(None, [words.known(f"quoted_{claim.quotation}", "")])]
    when = dated(claim.date, words)
    if words.language == "zh":
        who += f"于{when}" if when else ""
    elif when:
        how.insert(0, when)
    told = words("in_brackets", said=words("between_manners").join(how)) if how else ""
    return f"{via}{who}{apart}{done}{told}"


def in_post(claim: Claim, words: Words, first: bool = False) -> str:
    """The speaker with the post in which it is said, unless the name has it: 外交部军控司司长傅聪."""
    name, post = named(claim.speaker, words, first), claim.capacity.label(words.language) if claim.capacity else ""
    if not post or post in name:
        return name
    return words("in_post" if claim.speaker.kind == "person" else "in_post_of", name=name, post=post)


def reported(relation: Relation, words: Words) -> str:
    """A relation in one sentence, with its words in quotation marks."""
    return words("cite_said", speaker=report(relation, words), quote=quoted(relation.passage.quote))


def report(relation: Relation, words: Words) -> str:
    """What is reported: what is denied, claimed or intended is said to be so."""
    blank = "" if words.language == "zh" else " "
    parts = (named(relation.subject, words), relation.predicate.label(words.language), named(relation.object, words))
    said = blank.join(parts)
    if relation.polarity == "negative":
        said = words("not_so", said=said)
    if relation.claimed_by:
        said = words("claimed_by", name=named(relation.claimed_by, words), said=said)
    elif relation.modality == "claimed":
        said = words("claimed_by_somebody", said=said)
    elif relation.modality and relation.modality != "actual":
        said = words("not_yet", said=said)
    when = dated(relation.date, words)
    told = words("in_brackets", said=when) if when else ""
    return said[:1].upper() + said[1:] + told


def quoted(said: str) -> str:
    """In marks that the words themselves do not have."""
    return f"「{said}」" if "“" in said or "”" in said else f"“{said}”"


def dated(date: str | None, words: Words) -> str:
    """2019年7月29日; in English as it is written."""
    if not date or words.language != "zh":
        return date or ""
    return "至".join(map(_in_chinese, date.split("/")))


def _in_chinese(date: str) -> str:
    parts = date.split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return date
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
