"""The description of the API: OpenAPI 3.1 for programs, a page for people; both are read from the operations.

https://spec.openapis.org/oas/v3.1.0
"""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg import __version__
from kg.serving.api.answers import json_response, tagged
from kg.serving.api.forms import COMPONENTS, Schema, columns, components, schema
from kg.serving.api.operations import FORMATS, Listing, Lookup
from kg.serving.api.parameters import Parameter
from kg.serving.api.resources import OPERATIONS
from kg.serving.builds import Build
from kg.serving.requests import build_of

__all__ = ["described", "openapi", "page", "to_page"]

ABOUT = (
    "Who says what about nuclear weapons, read from Chinese-language texts. A claim is what somebody says, never a fact: it "
    "comes with its speaker, its sentence, its place in the document, and an IRI. Keys look like state:CHN. Answers belong to "
    "one build of the graph, named by 'build' and by the header KG-Build; ids keep their meaning in later builds."
)
ERROR: Schema = {
    "type": "object", "description": "What was wrong, and what to do.", "properties": {"error": {"type": "string"}},
    "required": ["error"], "additionalProperties": False,
}  # fmt: skip
FAILURES = {
    "400": "a parameter is unknown or has no such value; the reason names it and what is possible",
    "404": "no such thing in this build",
    "429": "too many requests at once; try again in a second",
    "503": "no answer within the time allowed; ask for less",
}
TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 0}


def openapi(request: Request) -> Response:
    """/api/openapi.json."""
    build = build_of(request)
    return tagged(request, "json", lambda: json_response(build.once("api.description", lambda: described(build))))


def page(request: Request) -> Response:
    """/api/: what there is to ask for, for people."""
    from kg.serving.pages.templates import rendered

    build = build_of(request)
    operations = [
        {
            "operation": one,
            "example": _example(one),
            "parameters": [_told(parameter, build) for parameter in one.takes] if isinstance(one, Listing) else [],
            "columns": columns(one.gives) if isinstance(one, Listing) else [],
        }
        for one in OPERATIONS
    ]
    return HTMLResponse(rendered(request, "api.html", operations=operations, about=ABOUT))


def to_page(request: Request) -> Response:
    """/api: links in the page are relative to /api/."""
    return RedirectResponse("/api/", 308)


def _example(one: Listing | Lookup) -> str:
    """An address to try."""
    if isinstance(one, Lookup):
        return one.path.replace(f"{{{one.variable}}}", one.example)
    return one.path + "".join(
        f"?{parameter.name}={parameter.example}" for parameter in one.parameters if parameter.required
    )


def _told(one: Parameter, build: Build) -> dict[str, Any]:
    known = one.schema(build)
    return {
        "parameter": one,
        "choices": known.get("enum", ()),
        "least": known.get("minimum"),
        "most": known.get("maximum"),
    }


# -- OpenAPI -----------------------------------------------------------------------------------------------------------


def described(build: Build) -> dict[str, Any]:
    """The description as data; choices are those of the build."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "nuclear-kg", "version": __version__, "description": ABOUT, "x-build": build.id,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {one.path: {"get": _operation(one, build)} for one in OPERATIONS},
        "components": {"schemas": {"Error": ERROR, **components(*(one.gives for one in OPERATIONS))}},
    }  # fmt: skip


def _operation(one: Listing | Lookup, build: Build) -> dict[str, Any]:
    if isinstance(one, Listing):
        parameters = [_parameter(parameter, build) for parameter in one.takes]
        answer = _object(build=TEXT, total=NUMBER, offset=NUMBER, limit=NUMBER, next=schema(str | None), items={"type": "array", "items": schema(one.gives)})  # fmt: skip
        content = {FORMATS["json"]: {"schema": answer}, FORMATS["csv"]: {"schema": TEXT}}
        headers = {
            "Link": _header('the next page, rel="next" (RFC 8288)', TEXT, required=False),
            "KG-Total": _header("how many there are", TEXT),
        }
    else:
        parameters = [_variable(one)]
        content = {FORMATS["json"]: {"schema": _object(build=TEXT, item=schema(one.gives))}}
        headers = {}
    headers |= {"ETag": _header("for If-None-Match", TEXT), "KG-Build": _header("the build of the graph", TEXT)}
    answers: dict[str, Any] = {"200": {"description": one.summary[1], "headers": headers, "content": content}}
    answers["304"] = {"description": "the client has it, as its If-None-Match says"}
    for status, reason in FAILURES.items():
        if status != "404" or isinstance(one, Lookup):
            answers[status] = {
                "description": reason,
                "content": {FORMATS["json"]: {"schema": {"$ref": f"{COMPONENTS}Error"}}},
            }
    return {
        "operationId": one.name, "summary": one.summary[1], "description": one.summary[0], "parameters": parameters,
        "responses": answers,
    }  # fmt: skip


def _parameter(one: Parameter, build: Build) -> dict[str, Any]:
    values = one.schema(build)
    if one.default is not None:
        values |= {"default": one.default}
    if one.several:
        values = {"type": "array", "items": values}
    found: dict[str, Any] = {
        "name": one.name, "in": "query", "required": one.required, "description": f"{one.about[0]} / {one.about[1]}", "schema": values,
    }  # fmt: skip
    if one.several:
        found |= {"style": "form", "explode": True}
    if one.example:
        found["example"] = [one.example] if one.several else one.example
    return found


def _variable(one: Lookup) -> dict[str, Any]:
    about = f"{one.within[0]} / {one.within[1]}"
    return {"name": one.variable, "in": "path", "required": True, "description": about, "schema": {"type": "string", "minLength": 1}, "example": one.example}  # fmt: skip


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _header(about: str, values: Schema, *, required: bool = True) -> dict[str, Any]:
    return {"description": about, "required": required, "schema": values}
