"""Where things are: the page of an IRI, the IRIs that a path may mean, and addresses with their parameters.

`/id/<kind>/<key>` names a thing and answers 303 with the address of its page (`/page/…`) or of its data (`/data/….ttl`), as
linked data has it: what a name is of cannot be sent, what is known of it can. `/graph/…` likewise names a part of the graph.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote_to_bytes, urlencode

from starlette.requests import Request

from kg.catalog.citing.outward import outward
from kg.model.namespaces import Namespace

__all__ = ["address", "candidates", "data_path", "outward", "page_path", "path_after", "uri"]

KEPT = "%/:@!$&'(),;=-._~+*"  # of an IRI, as they stand: its %2F is a part of its name


def uri(iri: str) -> str:
    """An IRI as a browser sends it."""
    return quote(iri, safe=KEPT + "#?")


def page_path(iri: str, base: str) -> str:
    """The page of an IRI on this server; of one that is not ours the IRI, if it can be followed, else nothing."""
    if not iri.startswith(base):
        return outward(iri) or ""
    name = iri.removeprefix(base)
    if name == "ontology" or name.startswith("ontology#"):
        return "/" + uri(name)
    return "/page/" + quote(name.removeprefix("id/"), safe=KEPT)


def data_path(iri: str, suffix: str, base: str) -> str:
    """The data of an IRI of ours."""
    return "/data/" + quote(iri.removeprefix(base).removeprefix("id/"), safe=KEPT) + f".{suffix}"


def path_after(request: Request, prefix: str) -> str:
    """The path behind a prefix as it was sent, with its percent signs."""
    raw: bytes = request.scope.get("raw_path") or quote(request.scope["path"]).encode()
    return raw.partition(b"?")[0].decode("latin-1").removeprefix(prefix)


def candidates(path: str, namespace: Namespace) -> Iterator[str]:
    """The IRIs that a path may mean, likeliest first: Chinese is sent percent-encoded, an encoded slash is one of a name."""
    parts = [_decoded(part) for part in path.split("/")]
    written = "/".join(_unescaped(part) for part in path.split("/"))
    tried = [f"{namespace.base}id/{written}"]
    if len(parts) > 1 and all(parts):
        tried.append(namespace.thing(parts[0], "/".join(parts[1:])))
    tried.append(f"{namespace.base}{written}")
    yield from dict.fromkeys(tried)


def _decoded(part: str) -> str:
    return unquote_to_bytes(part).decode("utf-8", "replace")


def _unescaped(part: str) -> str:
    """Letters of other scripts as they stand in an IRI; what is ASCII stays escaped."""
    found = ""
    for one in _decoded(part) if "%" in part else part:
        found += one if one.isalnum() or one in KEPT.replace("/", "").replace("%", "") else quote(one, safe="")
    return found


def address(path: str, parameters: Mapping[str, object], **changed: object) -> str:
    """A path with parameters, some of them changed; those that are None or empty are left out."""
    said = {name: value for name, value in {**parameters, **changed}.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(said, doseq=True)}" if said else path
