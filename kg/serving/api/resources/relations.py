"""/api/relations and /api/votes: what texts report that somebody did; who says so stands beside, if it is not the text itself."""

from kg.catalog import Found, Page, Relation
from kg.positions.votes import STANCES
from kg.serving.api.finding import predicates
from kg.serving.api.operations import Listing
from kg.serving.api.parameters import Choice, Key, Parameter, Values
from kg.serving.builds import Build

__all__ = ["OPERATIONS"]

ENDS: tuple[Parameter, ...] = (
    Key(name="subject", about=("主体", "who did it"), example="state:CHN"),
    Key(name="object", about=("客体", "to what"), example="treaty:NPT"),
    Key(name="about", about=("主体或客体", "subject or object"), example="treaty:NPT"),
)


def _found(build: Build, values: Values, page: Page) -> Found[Relation]:
    return _relations(build, values, values["predicate"], page)


def _votes(build: Build, values: Values, page: Page) -> Found[Relation]:
    return _relations(build, values, values["vote"] or tuple(STANCES), page)


def _relations(build: Build, values: Values, wanted: str | tuple[str, ...] | None, page: Page) -> Found[Relation]:
    return build.catalog.relations(
        values["about"], wanted, subject=values["subject"], thing=values["object"], page=page
    )


OPERATIONS = (
    Listing(
        path="/api/relations", summary=("文中报道的关系", "Relations that texts report"), gives=Relation, find=_found,
        parameters=(*ENDS, Choice(name="predicate", about=("关系", "what was done"), choices=predicates, example="ratified")),
    ),
    Listing(
        path="/api/votes", summary=("表决与共提", "Votes, and who sponsored what"), gives=Relation, find=_votes,
        parameters=(*ENDS, Choice(name="vote", about=("如何投票", "how"), choices=tuple(STANCES), example="votedAgainst")),
    ),
)  # fmt: skip
