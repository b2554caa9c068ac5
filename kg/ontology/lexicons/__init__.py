"""The word lists of an ontology: `lexicon/<name>.toml`, each as the dataclass of the module of that name."""

from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.ontology.lexicons import loading

if TYPE_CHECKING:
    from kg.ontology.lexicons.ambiguous import AmbiguousLexicon
    from kg.ontology.lexicons.appearance import AppearanceLexicon
    from kg.ontology.lexicons.blockers import BlockersLexicon
    from kg.ontology.lexicons.boilerplate import BoilerplateLexicon
    from kg.ontology.lexicons.cues import CuesLexicon
    from kg.ontology.lexicons.defaults import DefaultsLexicon
    from kg.ontology.lexicons.documents import DocumentsLexicon
    from kg.ontology.lexicons.english import EnglishLexicon
    from kg.ontology.lexicons.events import EventsLexicon
    from kg.ontology.lexicons.grammar import GrammarLexicon
    from kg.ontology.lexicons.matching import MatchingLexicon
    from kg.ontology.lexicons.names import NamesLexicon
    from kg.ontology.lexicons.noclaims import NoclaimsLexicon
    from kg.ontology.lexicons.nominals import NominalsLexicon
    from kg.ontology.lexicons.organizations import OrganizationsLexicon
    from kg.ontology.lexicons.places import PlacesLexicon
    from kg.ontology.lexicons.plover import PloverLexicon
    from kg.ontology.lexicons.polarity import PolarityLexicon
    from kg.ontology.lexicons.positions import PositionsLexicon
    from kg.ontology.lexicons.posts import PostsLexicon
    from kg.ontology.lexicons.publishers import PublishersLexicon
    from kg.ontology.lexicons.records import RecordsLexicon
    from kg.ontology.lexicons.stance import StanceLexicon
    from kg.ontology.lexicons.states import StatesLexicon
    from kg.ontology.lexicons.topics import TopicsLexicon
    from kg.ontology.lexicons.utterances import UtterancesLexicon

__all__ = ["LEXICONS", "Lexicons"]


def _of(name: str) -> cached_property[Any]:
    """The lexicon of a name; its module too is loaded on first use, for a question needs one or two of them."""

    def lexicon(lexicons: "Lexicons") -> Any:
        kind = getattr(import_module(f"{__name__}.{name}"), f"{name.capitalize()}Lexicon")
        return loading.read(kind, lexicons.folder / f"{name}.toml", lexicons.state)

    return cached_property(lexicon)


class Lexicons:
    """Each is read on first use, once; OntologyError names the file and key that is wrong in it."""

    def __init__(self, folder: Path, state: str | None = None) -> None:
        """`state` as of `kg.ontology.compiled.state_of`; without it nothing is kept."""
        self.folder, self.state = folder, state

    def read_all(self) -> None:
        """Read what is not read yet, so that a mistake in any file comes now and not after hours of work."""
        for name in LEXICONS:
            getattr(self, name)

    ambiguous: "cached_property[AmbiguousLexicon]" = _of("ambiguous")
    appearance: "cached_property[AppearanceLexicon]" = _of("appearance")
    blockers: "cached_property[BlockersLexicon]" = _of("blockers")
    boilerplate: "cached_property[BoilerplateLexicon]" = _of("boilerplate")
    cues: "cached_property[CuesLexicon]" = _of("cues")
    defaults: "cached_property[DefaultsLexicon]" = _of("defaults")
    documents: "cached_property[DocumentsLexicon]" = _of("documents")
    english: "cached_property[EnglishLexicon]" = _of("english")
    events: "cached_property[EventsLexicon]" = _of("events")
    grammar: "cached_property[GrammarLexicon]" = _of("grammar")
    matching: "cached_property[MatchingLexicon]" = _of("matching")
    names: "cached_property[NamesLexicon]" = _of("names")
    noclaims: "cached_property[NoclaimsLexicon]" = _of("noclaims")
    nominals: "cached_property[NominalsLexicon]" = _of("nominals")
    organizations: "cached_property[OrganizationsLexicon]" = _of("organizations")
    places: "cached_property[PlacesLexicon]" = _of("places")
    plover: "cached_property[PloverLexicon]" = _of("plover")
    polarity: "cached_property[PolarityLexicon]" = _of("polarity")
    positions: "cached_property[PositionsLexicon]" = _of("positions")
    posts: "cached_property[PostsLexicon]" = _of("posts")
    publishers: "cached_property[PublishersLexicon]" = _of("publishers")
    records: "cached_property[RecordsLexicon]" = _of("records")
    stance: "cached_property[StanceLexicon]" = _of("stance")
    states: "cached_property[StatesLexicon]" = _of("states")
    topics: "cached_property[TopicsLexicon]" = _of("topics")
    utterances: "cached_property[UtterancesLexicon]" = _of("utterances")


LEXICONS = tuple(name for name, one in vars(Lexicons).items() if isinstance(one, cached_property))
