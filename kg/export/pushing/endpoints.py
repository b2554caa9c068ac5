"""Where a store takes what: said by the user, or found by the addresses that stores are known to use."""

from dataclasses import dataclass, replace
from itertools import product
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import PushError
from kg.export.pushing.connection import Connection, Reply, is_local

__all__ = ["LAYOUTS", "Endpoints", "Layout", "checked", "find", "query_of", "resolved"]

ASK = b"query=ASK%20%7B%7D"
FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
KEPT = "/%:@!$&'()=~,;*+"  # of a path, besides letters, digits and -._


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of one store; empty where there is none. `quads` takes several graphs at once."""

    graph_store: str = ""
    quads: str = ""
    update: str = ""
    query: str = ""
    store: str = ""  # whose ways these are, for people


@dataclass(frozen=True, slots=True)
class Layout:
    """What lies where behind the address that people know a store by; "" is that address, None that there is none."""

    name: str
    graph_store: str
    quads: str | None
    update: str
    query: str

    def at(self, url: str) -> Endpoints:
        quads = "" if self.quads is None else url + self.quads
        return Endpoints(url + self.graph_store, quads, url + self.update, url + self.query, self.name)


LAYOUTS = (
    Layout("Oxigraph", "/store", "/store", "/update", "/query"),
    Layout("Fuseki", "/data", "/data", "/update", "/query"),
    Layout("GraphDB or RDF4J", "/rdf-graphs/service", "/statements", "/statements", ""),
    Layout("Virtuoso", "/sparql-graph-crud-auth", None, "/sparql-auth", "/sparql"),
    Layout("one address for all", "", None, "", ""),  # QLever's way
)


def checked(url: str, *, credentials: bool, insecure: bool = False) -> str:
    """The address as it is asked. Raises PushError for what is none, holds a password, or would give one away on its way."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.username is not None or parts.password is not None:
        raise PushError("an address with a name or password in it stays in histories and logs; say --user NAME instead")
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment:
        raise PushError(f"{url[:200]!r} is no address of a store; give one like http://localhost:7878, without ? and #")
    if credentials and parts.scheme == "http" and not is_local(url) and not insecure:
        raise PushError(
            f"http://{parts.netloc} would show the password or token to everybody on the way; use https, or say --insecure"
        )
    return urlunsplit((parts.scheme, parts.netloc, quote(parts.path, safe=KEPT).rstrip("/"), "", ""))


def resolved(url: str, said: Endpoints, protocol: str, connection: Connection) -> Endpoints:
    """The addresses to use: those that are `said`, else those of the layout that answers at `url`.

    If none does and a protocol is named, `url` is taken for its address. Raises PushError.
    """
    if said.graph_store or said.update:
        return replace(said, query=said.query or query_of(said))
    try:
        found = find(url, connection)
    except PushError:
        if protocol == "auto":
            raise
        found = Endpoints(update=url) if protocol == "update" else Endpoints(graph_store=url)
    return replace(found, query=said.query or found.query)


def find(url: str, connection: Connection) -> Endpoints:
    """The addresses of the store at `url`, or at the address of which `url` is a part. Raises PushError if none answers.

    It only reads: asks each known layout for its default graph, or for an answer to ASK {}.
    """
    heard = []
    # In this order, since Virtuoso takes /sparql/anything for /sparql.
    bases = tuple(dict.fromkeys((_without_ending(url), url)))
    for layout, base in product(LAYOUTS, bases):
        here = layout.at(base)
        reply = _probed(here, connection)
        if reply.status == 401:
            wrong = "does not take that name and password, or token" if connection.credentials else "asks who you are"
            raise PushError(f"{here.graph_store} {wrong} ({reply}); say --user NAME, or --token")
        if _answers(here, reply):
            return here
        heard.append(f"{urlsplit(here.graph_store).path or '/'} {reply.status}")
    raise PushError(
        f"no store of a kind that is known here answers at {url} (it says of {', '.join(dict.fromkeys(heard))}). "
        "Name its addresses: --graph-store URL or --update URL, and --query URL"
    )


def query_of(endpoints: Endpoints) -> str:
    """Where to ask a store whose other addresses are known, by the layout that has them; empty if none does."""
    for layout in LAYOUTS:
        for given, ending in ((endpoints.graph_store, layout.graph_store), (endpoints.update, layout.update)):
            if given and ending and given.endswith(ending):
                return given.removesuffix(ending) + layout.query
    return ""


def _probed(here: Endpoints, connection: Connection) -> Reply:
    if here.graph_store == here.query:
        return connection.request("POST", here.query, ASK, kind=FORM, accept=RESULTS)
    asked = "?default" if here.quads else ""  # Virtuoso's graph store has no default graph
    return connection.request("GET", here.graph_store + asked, accept=TRIPLES, most=1 << 16)


def _answers(here: Endpoints, reply: Reply) -> bool:
    """Whether it is this layout that has answered: not a web page that stands for all addresses, nor a refusal."""
    if here.graph_store == here.query:
        return reply.is_good and "json" in reply.kind
    if here.quads:
        return reply.is_good and "html" not in reply.kind
    return reply.status in (400, 406) or reply.is_good and "html" not in reply.kind  # it misses the name of a graph


def _without_ending(url: str) -> str:
    endings = {path for one in LAYOUTS for path in (one.graph_store, one.quads, one.update, one.query) if path}
    for ending in sorted(endings):
        if url.endswith(ending):
            return url.removesuffix(ending)
    return url
