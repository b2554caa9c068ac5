"""Resources and a prompt: claims and entities by address, the vocabulary for SPARQL, and how to compare two sides."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError
from pydantic import Field

from kg.errors import KGError
from kg.rdf.sparql import saved
from kg.serving.agents.answers import Answer
from kg.serving.agents.claims import ClaimTools
from kg.serving.agents.looking import LookingTools
from kg.serving.agents.telling import written
from kg.serving.builds import Build, Builds

__all__ = ["add_resources", "vocabulary"]

JSON = "application/json"
NAMES = """SELECT ?term ?kind (SAMPLE(?text) AS ?label) WHERE {
  ?term a ?kind ; rdfs:label ?text FILTER(LANG(?text) = "en" && STRSTARTS(STR(?term), "%s"))
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty rdf:Property rdfs:Class }
} GROUP BY ?term ?kind ORDER BY ?kind ?term"""


def add_resources(server: MCPServer[Any], builds: Builds) -> None:
    """Those of each build, and those that are always the same."""
    claims, looking = ClaimTools(builds), LookingTools(builds)

    @server.resource(
        "kg://vocabulary",
        title="Vocabulary for SPARQL",
        mime_type="text/plain",
        description="Classes, properties and prefixes of the graph, and its saved questions.",
    )
    def words() -> str:
        build = builds.current()
        return build.once("agents.vocabulary", lambda: vocabulary(build))

    @server.resource(
        "kg://claim/{id}", title="A claim", mime_type=JSON, description="One claim with its sentence, document and IRI."
    )
    def claim(id: str) -> str:
        return _found(lambda: claims.get_claim(id))

    @server.resource(
        "kg://entity/{key}",
        title="An entity",
        mime_type=JSON,
        description="What the graph knows of a thing, by its key: kg://entity/state:CHN.",
    )
    def entity(key: str) -> str:
        return _found(lambda: looking.explain(key))

    @server.prompt(title="Compare two sides")
    def compare(
        one: Annotated[str, Field(description="An actor: 中国")],
        other: Annotated[str, Field(description="Another: 美国")],
        topic: Annotated[str, Field(description="A topic or treaty: 中导条约")],
    ) -> str:
        """What two actors say on a topic, side by side, with the sentences."""
        return (
            f"Compare what {one!r} and {other!r} say on {topic!r}. Call positions for each of them, then differences for both. "
            "Lay out side by side what each is reported to say, with date, speaker, publisher and the IRI of the claim; name "
            "changes over time; say where the graph has nothing. Report claims as claims, and do not judge who is right."
        )


def vocabulary(build: Build) -> str:
    """Names of classes and properties with their English labels, prefixes, saved questions."""
    return "\n".join(_vocabulary(build)) + "\n"


def _vocabulary(build: Build) -> Iterator[str]:
    space = build.namespace
    yield "prefixes (known without PREFIX lines)"
    yield from (f"  {name}: <{start}>" for name, start in space.prefixes().items())
    start = space.term("")
    yield "classes and properties"
    for row in build.graph.rows(NAMES % start):
        kind = str(row["kind"]).rpartition("#")[2]
        yield f"  kg:{str(row['term']).removeprefix(start)}  {kind}  {row['label']}"
    yield "saved questions: give the name as the query"
    yield from (
        f"  {name}  {question} / {english}"
        for name, question, english in saved.listing(build.graph.ontology.folder).rows
    )


def _found(ask: Callable[[], Answer]) -> str:
    try:
        return written(ask().model_dump(mode="json", exclude_defaults=True))
    except KGError as error:
        raise ResourceNotFoundError(str(error)) from error
