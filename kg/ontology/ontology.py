"""The only reader of `ontology/`: entities with their names, organs of states, lexicons and rules."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pyoxigraph as ox

from kg.model import Entity, Kind
from kg.model.keys import EntityKey, kind_of, name_of
from kg.model.kinds import KINDS
from kg.model.namespaces import DCTERMS, RDF, Namespace
from kg.ontology.compiled import compiled, described_of, entities_of, names_of, plain, state_of
from kg.ontology.described import Table, called, described, entities, keys_of, names
from kg.ontology.files import table_of
from kg.ontology.folder import ontology_folder
from kg.ontology.lexicons import Lexicons
from kg.ontology.records import Description, Name, Organ, Tenure, Value, organ_of_row, tenure_of
from kg.ontology.triples import triples_of
from kg.ontology.weights import Weights, weights_in
from kg.text.script import fold

if TYPE_CHECKING:
    from kg.ontology.rules import Rules

__all__ = ["Ontology", "load_ontology"]

DATES = ("adopted", "openedForSignature", "signedOn", "entryIntoForce", "terminated", "date", "start")
TABLES = tuple((kind, of.table) for kind, of in KINDS.items() if of.table and not of.folder)  # others have files


class Ontology:
    """What is known before a text is read. Everything is read on first use, once."""

    def __init__(self, folder: Path, base: str | None = None) -> None:
        self.folder = folder
        self.namespace = Namespace(base)

    @cached_property
    def rules(self) -> "Rules":
        """What relations, events and propositions are worded like."""
        from kg.ontology.rules import Rules

        return Rules(self.folder / "rules", self._state)

    @cached_property
    def lexicons(self) -> Lexicons:
        """The word lists."""
        return Lexicons(self.folder / "lexicon", self._state)

    @cached_property
    def weights(self) -> dict[str, Weights]:
        """What decides where rules are unsure, by the name of its scorer: acts, places."""
        return weights_in(self.folder)

    def _table(self, name: str) -> list[dict[str, str]]:
        return table_of(self.folder / "entities" / f"{name}.csv")

    @cached_property
    def _tables(self) -> tuple[Table, ...]:
        return tuple((kind, self._table(table)) for kind, table in TABLES)

    @cached_property
    def triples(self) -> tuple[ox.Triple, ...]:
        """All triples of the Turtle files but the shapes, and of the table of organizations."""
        return tuple(triples_of(self.folder, self.namespace))

    @cached_property
    def _state(self) -> str | None:
        return state_of(self.folder)

    def _compiled(self, name: str, make: Callable[[], Any]) -> Any:
        return compiled(self._state, self.namespace.base, name, make)

    @cached_property
    def _described(self) -> dict[str, Description]:
        """Subject IRI -> property (local name or IRI) -> values."""
        return described_of(self._compiled("described", lambda: plain(described(self.triples, self.namespace))))

    @cached_property
    def _keys_of(self) -> dict[str, str]:
        """Described IRI -> the key of its entity."""
        return keys_of(self._described, self.namespace.base)

    def _key(self, iri: str) -> str | None:
        """The key of an IRI: of a described person its label's, else made of its last two parts."""
        if iri in self._keys_of:
            return self._keys_of[iri]
        kind, _, last = iri.removeprefix(self.namespace.base + "id/").partition("/")
        return f"{kind}:{last}" if kind in get_args(Kind) and last and "/" not in last else None

    @cached_property
    def _named(self) -> tuple[dict[str, Entity], tuple[Name, ...], dict[str, tuple[str, ...]]]:
        """Entities, names, and members of groups: what a question needs."""
        known = self._compiled(
            "named",
            lambda: [
                [astuple(one) for one in entities(self._tables, self._described, self._keys_of).values()],
                [astuple(one) for one in names(self._tables, self._described, self._keys_of)],
                self._map("member"),
            ],
        )
        return entities_of(known[0]), names_of(known[1]), {key: tuple(some) for key, some in known[2].items()}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Every curated entity by its key."""
        return self._named[0]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name of every entity, folded."""
        return self._named[1]

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Closed group -> its members."""
        return self._named[2]

    @cached_property
    def short_states(self) -> dict[str, str]:
        """One character -> state: 美 -> state:USA."""
        rows = ((row, char) for row in self._table("states") for char in row["short"].split("|") if char)
        return {fold(char): str(EntityKey("state", row["key"])) for row, char in rows}

    @cached_property
    def called(self) -> dict[str, tuple[str, ...]]:
        """Folded name that only a post before it makes sure (约翰逊) -> the people called so."""
        return called(self.names)

    @cached_property
    def state_names(self) -> frozenset[str]:
        """Folded full names of states."""
        return frozenset(name.text for name in self.names if name.kind == "state" and name.form == "name")

    @cached_property
    def metonyms(self) -> dict[str, str]:
        """Capital -> state whose government it may stand for: 北京 -> state:CHN."""
        rows = ((row, word) for row in self._table("states") for word in row["metonyms"].split("|") if word)
        return {fold(word): str(EntityKey("state", row["key"])) for row, word in rows}

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """The kinds of state organs."""
        return tuple(map(organ_of_row, self._table("organs")))

    @cached_property
    def organ_names(self) -> frozenset[str]:
        """The names of all kinds of state organs."""
        return frozenset(name for organ in self.organs for name in organ.names)

    def organ(self, name: str, state: str) -> Organ | None:
        """The organ of that name in a state (an ISO code), if the table has one."""
        return next((organ for organ in self.organs if name in organ.names and organ.fits(state)), None)

    @cached_property
    def posts(self) -> dict[str, str]:
        """Folded post -> for whom it speaks: state, organ, none or news."""
        return {fold(name): post.speaks_for for post in self.lexicons.posts.post for name in post.names}

    def base_of(self, post: str) -> str:
        """The listed post that a printed one ends in: 北约秘书长 -> 秘书长."""
        folded = fold(post)
        return next((folded[at:] for at in range(len(folded)) if folded[at:] in self.posts), folded)

    def organ_entity(self, key: str) -> Entity | None:
        """The entity of an organ that only the table makes: org:CHN-MFA is 中国外交部."""
        state, organ = self._made_of(key)
        return organ.of(state) if state and organ else None

    def _made_of(self, key: str) -> tuple[Entity | None, Organ | None]:
        """State and kind of organ from which the table makes a key: org:CHN-MFA."""
        code, _, suffix = name_of(key).partition("-")
        organ = next((one for one in self.organs if one.suffix == suffix and one.fits(code)), None)
        return self.entities.get(str(EntityKey("state", code))), organ

    def state_of(self, key: str) -> str | None:
        """The state whose organ an organization is, by `:organOf` or the table of organs, never by its key; a state itself."""
        if kind_of(key) == "state" or key in self.entities:
            return key if kind_of(key) == "state" else self.organ_of.get(key)
        state, organ = self._made_of(key) if kind_of(key) == "org" else (None, None)
        return state.key if state and organ and organ.speaks_for_state else None

    def principal_of(self, key: str) -> str | None:
        """For whom an organization speaks besides itself: its state, else the organization that `:speaksFor` names."""
        principal = self.state_of(key) or self.speaks_for.get(key)
        return None if principal == key else principal

    def _keys(self, about: Description, prop: str) -> tuple[str, ...]:
        return tuple(key for x in about[prop] if (key := self._key(x.text)))

    def _map(self, prop: str) -> dict[str, tuple[str, ...]]:
        pairs = ((key, self._keys(self._described[iri], prop)) for iri, key in self._keys_of.items())
        return {key: values for key, values in pairs if values}

    def _one(self, prop: str) -> dict[str, str]:
        return {key: values[0] for key, values in self._map(prop).items()}

    @cached_property
    def facts(self) -> tuple[ox.Triple, ...]:
        """The curated facts as triples: of the Turtle files and the tables."""
        from kg.ontology.tables import organ_triples, table_triples

        named = {held.of for tenures in self.tenures.values() for held in tenures if held.of}
        organs = [organ for key in sorted(named - self.entities.keys()) if (organ := self.organ_entity(key))]
        tables = table_triples(self._table("states"), self._table("places"), self.namespace)
        ties = self.ties(organ.key for organ in organs)
        key = self.namespace.term("key")  # which the graph has of what its texts name only
        own = (one for one in self.triples if one.predicate.value != key)
        return (*own, *tables, *organ_triples(organs, self.namespace), *ties)

    @cached_property
    def fact_lines(self) -> tuple[str, ...]:
        """The curated facts as N-Triples writes them, without the points at the ends; sorted, each once."""
        return tuple(self._compiled("facts", lambda: sorted(set(map(str, self.facts)))))

    def ties(self, organs: Iterable[str]) -> Iterator[ox.Triple]:
        """Whose organs those are, by their keys, that only the table makes; nothing of those that are no state's."""
        from kg.ontology.tables import organ_tie

        owned = ((key, self.state_of(key)) for key in organs if key not in self.entities)
        return (organ_tie(key, state, self.namespace) for key, state in owned if state)

    @cached_property
    def organ_of(self) -> dict[str, str]:
        """Organ of a state -> the state."""
        return self._one("organOf")

    @cached_property
    def speaks_for(self) -> dict[str, str]:
        """Organization that is no organ of one state -> the organization it speaks for, which may be itself."""
        return self._one("speaksFor")

    @cached_property
    def seats(self) -> dict[str, tuple[str, ...]]:
        """Authorities kept as an organization -> the places of their seat."""
        return self._map("seat")

    @cached_property
    def home(self) -> dict[str, str]:
        """Outlet -> the state, or the organization of authorities, whose organs it means when it names none."""
        return self._one("homeState") | self._one("homeAuthorities")

    @cached_property
    def creators(self) -> dict[str, tuple[str, ...]]:
        """Document -> who issued it."""
        return self._map(DCTERMS + "creator")

    @cached_property
    def about(self) -> dict[str, tuple[str, ...]]:
        """Event or document -> the instruments it is about."""
        return self._map("about")

    @cached_property
    def belligerents(self) -> dict[str, tuple[str, ...]]:
        """War or conflict -> those who fight it."""
        return self._map("belligerent")

    def concepts(self, scheme: str) -> dict[str, Description]:
        """The concepts of a scheme of `concepts.ttl` by IRI: topic, illocution, status."""
        prefix = f"{self.namespace.base}id/{scheme}/"
        return {iri: about for iri, about in self._described.items() if iri.startswith(prefix)}

    def dates(self, key: str) -> set[str]:
        """An entity's curated dates, each as day, month or year: adopted, opened, signed, in force, ended; begun."""
        iris = [iri for iri, known in self._keys_of.items() if known == key]
        return {x.text for prop in DATES for x in self._described[iris[0]][prop]} if iris else set()

    def years(self, key: str) -> set[str]:
        """The years of its curated dates."""
        return {date[:4] for date in self.dates(key)}

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Keys of media and wire services."""
        return self.of_class("MediaOutlet")

    def of_class(self, name: str) -> frozenset[str]:
        """Keys of the entities of a class of the schema."""
        wanted = Value(self.namespace.term(name))
        return frozenset(key for iri, key in self._keys_of.items() if wanted in self._described[iri][RDF + "type"])

    @cached_property
    def unnamed(self) -> frozenset[str]:
        """Keys of actors that are never linked: 个别国家."""
        return self.of_class("UnnamedActor")

    @cached_property
    def tenures(self) -> dict[str, tuple[Tenure, ...]]:
        """Person -> posts held."""
        held = ((key, self._described[iri]["tenure"]) for iri, key in self._keys_of.items())
        return {key: tuple(tenure_of(self._described[one.text], self._key) for one in of) for key, of in held if of}


@cache
def load_ontology(folder: Path | None = None, base: str | None = None) -> Ontology:
    """The ontology of a folder (else `KG_ONTOLOGY`, else the project's own); one object a folder."""
    return Ontology(folder or ontology_folder(), base)
