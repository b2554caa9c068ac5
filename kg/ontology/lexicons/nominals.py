"""`lexicon/nominals.toml`: nouns that stand for an entity named before."""

from dataclasses import dataclass

from kg.ontology.lexicons.words import Patterns, Words

__all__ = ["Group", "Named", "NominalsLexicon", "That", "Treaty"]


@dataclass(frozen=True, slots=True)
class Treaty:
    """Nouns of treaties, and what may and may not stand around the bare noun."""

    words: Words
    determiners: Words
    no_determiner: Words  # before a determiner: another word
    resting: Words  # 以, before a treaty on which something only rests
    basis: Words
    before: Words
    not_after: Words


@dataclass(frozen=True, slots=True)
class Named:
    """Words for a curated thing where the text names `needs` more often than `rivals`."""

    key: str
    words: Words
    needs: Words
    rivals: Words
    not_before: Words
    not_after: Words


@dataclass(frozen=True, slots=True)
class That:
    """该国, 该机构; 该研究所, of which a name must end so."""

    state: Words
    helping: Patterns  # after a state by whose help something is done
    org: Words
    determiners: Words
    of_its_name: Words
    speaking_of_its_name: Words


@dataclass(frozen=True, slots=True)
class Pair:
    """两国, 双方, and the ranks after them whose holders say which two: 两国元首."""

    words: Words
    ranks: Words


@dataclass(frozen=True, slots=True)
class Group:
    """Words for a curated group, where one of `needs` is in the text (always, if there are none)."""

    key: str
    words: Words
    needs: Words
    not_before: Words


@dataclass(frozen=True, slots=True)
class NominalsLexicon:
    """Nouns, by what they stand for."""

    treaty: Treaty
    pair: Pair
    name: tuple[Named, ...]
    that: That
    group: tuple[Group, ...]
