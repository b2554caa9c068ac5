"""Every word list of the ontology, as the type that those who use it get."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import OntologyError
from kg.ontology import load_ontology
from kg.ontology.lexicons import LEXICONS, Lexicons
from kg.ontology.lexicons.ambiguous import AmbiguousLexicon
from kg.ontology.lexicons.appearance import AppearanceLexicon
from kg.ontology.lexicons.blockers import BlockersLexicon
from kg.ontology.lexicons.boilerplate import BoilerplateLexicon
from kg.ontology.lexicons.cues import CuesLexicon
from kg.ontology.lexicons.documents import DocumentsLexicon
from kg.ontology.lexicons.events import EventsLexicon
from kg.ontology.lexicons.names import NamesLexicon
from kg.ontology.lexicons.nominals import NominalsLexicon
from kg.ontology.lexicons.organizations import OrganizationsLexicon
from kg.ontology.lexicons.places import PlacesLexicon
from kg.ontology.lexicons.plover import PloverLexicon
from kg.ontology.lexicons.polarity import PolarityLexicon
from kg.ontology.lexicons.positions import PositionsLexicon
from kg.ontology.lexicons.posts import PostsLexicon
from kg.ontology.lexicons.publishers import PublishersLexicon
from kg.ontology.lexicons.stance import StanceLexicon
from kg.ontology.lexicons.states import StatesLexicon
from kg.ontology.lexicons.utterances import UtterancesLexicon
from kg.ontology.lexicons.words import NOTHING, Words, not_after, one_of

KINDS: dict[str, tuple[type, str]] = {  # name -> its type, and a list in it that is never empty
    "ambiguous": (AmbiguousLexicon, "words"), "appearance": (AppearanceLexicon, "kinds"), "blockers": (BlockersLexicon, "words"),
    "boilerplate": (BoilerplateLexicon, "lines"), "cues": (CuesLexicon, "cue"), "documents": (DocumentsLexicon, "bracketed"),
    "events": (EventsLexicon, "event"), "names": (NamesLexicon, "chinese"), "nominals": (NominalsLexicon, "group"),
    "organizations": (OrganizationsLexicon, "suffixes"), "places": (PlacesLexicon, "sites"), "plover": (PloverLexicon, "claim"),
    "polarity": (PolarityLexicon, "negators"), "positions": (PositionsLexicon, "stances"), "posts": (PostsLexicon, "post"),
    "publishers": (PublishersLexicon, "publisher"), "stance": (StanceLexicon, "step"), "states": (StatesLexicon, "lists"),
    "utterances": (UtterancesLexicon, "likeness"),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_a_list_is_of_its_type_read_once_and_not_empty(name: str) -> None:
    kind, part = KINDS[name]
    found: Any = getattr(load_ontology().lexicons, name)
    assert type(found) is kind and getattr(load_ontology().lexicons, name) is found
    assert getattr(found, part)
    assert name in LEXICONS


@pytest.mark.parametrize("name", KINDS)
def test_a_key_that_nobody_reads_is_told_with_its_file(tmp_path: Path, name: str) -> None:
    text = (load_ontology().folder / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    (tmp_path / f"{name}.toml").write_text("nobody_reads_this = 1\n" + text, encoding="utf-8")
    with pytest.raises(OntologyError, match=rf"{name}\.toml.*nobody_reads_this"):
        getattr(Lexicons(tmp_path), name)


def test_one_of_several_words_is_the_longest_and_none_fits_nowhere() -> None:
    assert one_of(["美", "美国", "a.b"]) == r"a\.b|美国|美" and one_of([]) == NOTHING
    assert Words(("美", "美国")).pattern.fullmatch("美国") and not Words().pattern.search("美国")
    assert not_after(["亚", "欧"]) == "(?<!亚)(?<!欧)"
