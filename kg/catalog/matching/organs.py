"""Organs of states that only the table makes: 法国外交部, 俄国防部, Ministry of Defence of Japan."""

from functools import cached_property

from kg.catalog.matching.names import KnownNames
from kg.catalog.matching.spelling import plain
from kg.model.keys import kind_of, name_of
from kg.ontology.records import Organ

__all__ = ["Organs"]

SAID_OF_STATES = ("label", "alias", "short", "letter")


class Organs:
    """The organs of states by the names of both."""

    def __init__(self, names: KnownNames) -> None:
        self.names = names
        self.ontology = names.ontology

    def called(self, spelled: str) -> tuple[str, ...]:
        """The keys of the organs that a plain name may stand for: a state's name and the organ's, or one that only one state has."""
        found: dict[str, None] = {}
        for state, organ in self._divided(spelled):
            for key in self._of(state, organ):
                found.setdefault(key)
        if not found:
            found |= dict.fromkeys(self._of_one.get(spelled, ()))
        return tuple(found)

    def _divided(self, spelled: str) -> list[tuple[str, str]]:
        """State and organ: 法国 + 外交部; ministryofdefence + of + japan."""
        found = []
        for at in range(1, len(spelled)):
            if spelled[at:] in self._names:
                found += [(state, spelled[at:]) for state in self._states(spelled[:at])]
            if spelled.isascii() and spelled[:at] in self._names:
                for word in map(plain, self.ontology.lexicons.matching.words.of):
                    if spelled.startswith(word, at):
                        found += [(state, spelled[:at]) for state in self._states(spelled[at + len(word) :])]
        return found

    def _states(self, spelled: str) -> list[str]:
        names = self.names.of(spelled)
        return [one.key for one in names if one.form in SAID_OF_STATES and kind_of(one.key) == "state"]

    def _of(self, state: str, organ: str) -> list[str]:
        """The keys of a state's organs of that name: the first row of the table that fits, as for texts."""
        code = name_of(state)
        return [one.key(code) for one in self._names[organ] if one.fits(code)][:1]

    @cached_property
    def _names(self) -> dict[str, list[Organ]]:
        """Plain name -> the organs called so."""
        found: dict[str, list[Organ]] = {}
        for organ in self.ontology.organs:
            for name in (*organ.names, organ.label_en):
                found.setdefault(plain(name), []).append(organ)
        return found

    @cached_property
    def _of_one(self) -> dict[str, tuple[str, ...]]:
        """Name -> the organs called so, where no state but one has such an organ: 五角大楼."""
        return {
            name: tuple(one.key(state) for one in organs for state in sorted(one.states))
            for name, organs in self._names.items()
            if all(one.states for one in organs) and len({state for one in organs for state in one.states}) == 1
        }
