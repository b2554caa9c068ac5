"""The word lists of an ontology: `lexicon/<name>.toml`, each as the dataclass of the module of that name."""

from functools import cached_property
from pathlib import Path
from typing import TypeVar

from kg.ontology.lexicons import loading
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

T = TypeVar("T")


def _of(kind: type[T], name: str) -> cached_property[T]:
    def lexicon(lexicons: "Lexicons") -> T:
        return loading.read(kind, lexicons.folder / f"{name}.toml")

    return cached_property(lexicon)


class Lexicons:
    """Each is read on first use, once; OntologyError names the file and key that is wrong in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read_all(self) -> None:
        """Read what is not read yet, so that a mistake in any file comes now and not after hours of work."""
        for name in LEXICONS:
            getattr(self, name)

    ambiguous = _of(AmbiguousLexicon, "ambiguous")
    appearance = _of(AppearanceLexicon, "appearance")
    blockers = _of(BlockersLexicon, "blockers")
    boilerplate = _of(BoilerplateLexicon, "boilerplate")
    cues = _of(CuesLexicon, "cues")
    defaults = _of(DefaultsLexicon, "defaults")
    documents = _of(DocumentsLexicon, "documents")
    english = _of(EnglishLexicon, "english")
    events = _of(EventsLexicon, "events")
    grammar = _of(GrammarLexicon, "grammar")
    matching = _of(MatchingLexicon, "matching")
    names = _of(NamesLexicon, "names")
    noclaims = _of(NoclaimsLexicon, "noclaims")
    nominals = _of(NominalsLexicon, "nominals")
    organizations = _of(OrganizationsLexicon, "organizations")
    places = _of(PlacesLexicon, "places")
    plover = _of(PloverLexicon, "plover")
    polarity = _of(PolarityLexicon, "polarity")
    positions = _of(PositionsLexicon, "positions")
    posts = _of(PostsLexicon, "posts")
    publishers = _of(PublishersLexicon, "publishers")
    records = _of(RecordsLexicon, "records")
    stance = _of(StanceLexicon, "stance")
    states = _of(StatesLexicon, "states")
    topics = _of(TopicsLexicon, "topics")
    utterances = _of(UtterancesLexicon, "utterances")


LEXICONS = tuple(name for name, one in vars(Lexicons).items() if isinstance(one, cached_property))
