"""The tool for SPARQL: within the server's limits, and short enough to be read."""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from pydantic import Field

from kg.catalog import Claim
from kg.errors import KGError
from kg.model.namespaces import Namespace
from kg.rdf.sparql import saved
from kg.rdf.sparql.replies import Wanted
from kg.serving.agents.answers import Rows
from kg.serving.agents.arguments import Text
from kg.serving.agents.telling import fitting, teller
from kg.serving.builds import Build, Builds
from kg.serving.queries import answered
from kg.serving.settings import Settings

__all__ = ["QueryTools"]

ROWS = 200
CELL = 1_000  # characters of a value
SIZE = 30_000  # characters of all rows, or of Turtle
CLAIMS, CLAIMS_SIZE = 10, 20_000  # that are told with the rows
PATIENCE = 15.0  # seconds that a query waits for its turn
PREFIXES = re.compile(r"\A(?:@prefix [^\n]*\n)*")  # which the tool knows, as its queries do
NAME = re.compile(r"[\w.-]+")  # NPT | no-first-use | 王毅

ROWS_ARE = "rows are what was matched, claims among them, and no facts: tell a claim as `claims` or get_claim has it"
CUT = "cut: use LIMIT and OFFSET, ask for fewer variables, or count"


class QueryTools:
    def __init__(self, builds: Builds, settings: Settings) -> None:
        self._builds, self._settings = builds, settings
        self._limits = replace(settings.sparql, rows=min(ROWS, settings.sparql.rows or ROWS), raisable=False)
        self._turns = threading.BoundedSemaphore(settings.queries)

    def sparql(
        self,
        query: Annotated[
            Text,
            Field(
                description="SELECT, ASK, CONSTRUCT or DESCRIBE, without PREFIX lines; or the name of a saved question."
            ),
        ],
    ) -> Rows:
        """Ask the graph in SPARQL 1.1 (read only), for what the other tools do not give: counting, joining, comparing.

        Prefixes are known: kg: (classes and properties), state: org: person: treaty: group: topic: illocution: claim:
        document: …, rdf: rdfs: skos: xsd: dcterms:. A kg:Claim has kg:speaker, kg:onBehalfOf, kg:illocution, kg:polarity,
        kg:target, kg:topic, kg:mentionsInstrument, kg:contentText, kg:claimDateFrom (xsd:date), kg:statedIn: a kg:Document, which
        has rdfs:label (its title), kg:publisherName, dcterms:issued; things have kg:key and rdfs:label. The resource
        kg://vocabulary has all of it, and the saved questions. Select ?claim too: the claims of the rows then come with
        their sentences. Example:
        SELECT ?speaker (COUNT(?c) AS ?n) { ?c kg:illocution illocution:criticize ; kg:target state:USA ; kg:speaker/kg:key ?speaker }
        GROUP BY ?speaker ORDER BY DESC(?n) LIMIT 20
        """
        build = self._builds.current()
        if not self._turns.acquire(timeout=PATIENCE):
            raise KGError("too many queries at once; ask again in some seconds")
        try:
            wanted = Wanted(_text(build, query))
            found = answered(build, self._settings, wanted, self._limits)
        finally:
            self._turns.release()
        if found.media_type == wanted.triples:
            turtle = PREFIXES.sub("", found.body.decode())
            cut = found.more or len(turtle) > SIZE
            return Rows(
                build=build.id, notes=(ROWS_ARE, CUT) if cut else (ROWS_ARE,), rows=(), turtle=turtle[:SIZE], cut=cut,
                claims=tuple(fitting(_claims(build, turtle[:SIZE]), teller(build.catalog), CLAIMS_SIZE)),
            )  # fmt: skip
        said = json.loads(found.body)
        if "boolean" in said:
            return Rows(
                build=build.id,
                notes=(ROWS_ARE,),
                columns=("answer",),
                rows=((str(said["boolean"]).lower(),),),
                cut=False,
            )
        columns = tuple(said["head"]["vars"])
        every = said["results"]["bindings"]
        rows, shortened = _shown(Namespace(build.base), columns, every)
        cut = found.more or shortened or len(rows) < len(every)
        named = " ".join(
            value["value"] for row in every[: len(rows)] for value in row.values() if value["type"] == "uri"
        )
        return Rows(
            build=build.id, notes=(ROWS_ARE, CUT) if cut else (ROWS_ARE,), columns=columns, rows=tuple(rows), cut=cut,
            claims=tuple(fitting(_claims(build, named), teller(build.catalog), CLAIMS_SIZE)),
        )  # fmt: skip


def _text(build: Build, query: str) -> str:
    """The query, or the saved one of that name; no file is ever opened by a name that is not saved."""
    folder = build.graph.ontology.folder
    name = query.strip()
    return saved.text_of(name, folder) if name in {row[0] for row in saved.listing(folder).rows} else query


def _shown(
    space: Namespace, columns: tuple[str, ...], every: list[dict[str, Any]]
) -> tuple[list[tuple[str | None, ...]], bool]:
    """As many rows as there is room for; and whether a value was shortened."""
    rows: list[tuple[str | None, ...]] = []
    left, shortened = SIZE, False
    for binding in every:
        values = [_value(space, binding.get(name)) for name in columns]
        shortened |= any(value is not None and len(value) > CELL for value in values)
        row = tuple(value if value is None or len(value) <= CELL else value[: CELL - 1] + "…" for value in values)
        left -= sum(len(value or "") + 4 for value in row)
        if left < 0 and rows:
            break
        rows.append(row)
    return rows, shortened


def _value(space: Namespace, term: dict[str, Any] | None) -> str | None:
    if term is None:
        return None
    if term["type"] == "triple":
        return json.dumps(term["value"], ensure_ascii=False)
    text = str(term["value"])
    if term["type"] != "uri":
        return text
    for prefix, start in space.prefixes().items():
        if text.startswith(start) and NAME.fullmatch(text, len(start)):
            return f"{prefix}:{text[len(start) :]}"
    return f"<{text}>"


def _claims(build: Build, text: str) -> Iterator[Claim]:
    """The first claims that are named in it."""
    place = re.compile(rf"(?:{re.escape(build.namespace.thing('claim', ''))}|\bclaim:)([0-9a-f]+)")
    names = list(dict.fromkeys(place.findall(text)))[:CLAIMS]
    yield from (claim for name in names if (claim := build.catalog.claim(name)))
