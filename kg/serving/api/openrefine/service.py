"""The endpoint: its manifest, batches of queries, and data extension."""

import json
from typing import Any

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kg import __version__
from kg.serving.api.answers import json_response
from kg.serving.api.openrefine.extending import extended
from kg.serving.api.openrefine.preview import HEIGHT, WIDTH
from kg.serving.api.openrefine.queries import BATCH, results
from kg.serving.api.openrefine.types import types_of
from kg.serving.builds import Build
from kg.serving.requests import Parameters, build_of, form_of, parsed

__all__ = ["answer"]

NAME = "nuclear-kg: 谁就核武器说了什么"


async def answer(request: Request) -> Response:
    """GET with nothing is the manifest; `queries` and `extend` come by GET or as a form."""
    sent = parsed(request.scope["query_string"])
    if request.method == "POST":
        sent = Parameters((*sent.pairs, *(await form_of(request)).pairs))
    if sent.all("callback"):
        raise HTTPException(
            400, "callback: JSONP would run what is answered; scripts of this machine may read the JSON itself"
        )
    build, queries, extend = build_of(request), sent.one("queries"), sent.one("extend")
    if queries:
        return json_response(await anyio.to_thread.run_sync(results, build, _json("queries", queries)))
    if extend:
        return json_response(await anyio.to_thread.run_sync(extended, build, _json("extend", extend)))
    if request.method == "POST" or sent.all("query"):
        raise HTTPException(400, 'no `queries` and no `extend`; send a form with queries={"q0": {"query": "中国"}}')
    return json_response(await anyio.to_thread.run_sync(_manifest, build, str(request.base_url).rstrip("/")))


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, f"{name}: no JSON ({error or 'too deep'}); send an object") from error


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _manifest(build: Build, here: str) -> dict[str, Any]:
    """What the service is and does. https://reconciliation-api.github.io/specs/0.2/#service-manifest"""
    endpoint = f"{here}/reconcile"
    return {
        "versions": ["0.2"],
        "name": NAME,
        "identifierSpace": f"{build.base}id/",
        "schemaSpace": f"{build.base}ontology#",
        "documentation": f"{here}/api/",
        "serviceVersion": f"{__version__} ({build.id})",
        "defaultTypes": list(types_of(build).values()),
        "view": {"url": f"{endpoint}/view?id={{{{id}}}}"},
        "preview": {"url": f"{endpoint}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            name: {"service_url": endpoint, "service_path": f"/suggest/{name}"}
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": endpoint, "service_path": "/properties"},
            "property_settings": [],
        },
        "batchSize": BATCH,
    }
