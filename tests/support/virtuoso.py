"""A Virtuoso of one's own for a test: Debian's package, in a temporary folder, on ports that are free, gone afterwards."""

import json
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["installed", "rows", "running", "serving"]

SETTINGS = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DirsAllowed = {folder}
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
ResultSetMaxRows = 100000
"""
PATIENCE = 120.0  # seconds until it has to be up


def installed() -> bool:
    return bool(shutil.which("virtuoso-t") and shutil.which("isql-vt"))


@contextmanager
def serving(quads: bytes, folder: Path) -> Iterator[str]:
    """The SPARQL endpoint of a Virtuoso that holds these N-Quads; its default graph is the union of all graphs."""
    (folder / "graph.nq").write_bytes(quads)
    with running(folder) as (sql, address):
        load = f"ld_dir('{folder}', 'graph.nq', 'http://example.org/'); rdf_loader_run();"
        subprocess.run(
            ["isql-vt", f"{sql}", "dba", "dba", f"exec={load}"], check=True, capture_output=True, timeout=PATIENCE
        )
        yield f"{address}/sparql"


@contextmanager
def running(folder: Path) -> Iterator[tuple[int, str]]:
    """An empty one: its SQL port and its address. Who may write there is dba, with the password dba."""
    sql, http = _free(), _free()
    (folder / "virtuoso.ini").write_text(SETTINGS.format(folder=folder, sql=sql, http=http))
    command = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with (folder / "out").open("w") as out, subprocess.Popen(command, cwd=folder, stdout=out, stderr=out) as server:
        try:
            _wait(sql, server)
            _wait(http, server)
            yield sql, f"http://127.0.0.1:{http}"
        finally:
            server.kill()


def rows(endpoint: str, sparql: str) -> list[str]:
    """The solutions of a SELECT in their order, cells joined by ` | `; of an ASK the one answer."""
    form = urllib.parse.urlencode({"query": sparql, "format": "application/sparql-results+json"}).encode()
    with urllib.request.urlopen(endpoint, form, timeout=PATIENCE) as answer:
        found = json.load(answer)
    if "boolean" in found:
        return [str(found["boolean"]).lower()]
    names, bindings = found["head"]["vars"], found["results"]["bindings"]
    if names == ["__ASK_RETVAL"]:  # a new database says it in this way
        return ["true" if bindings else "false"]
    return [" | ".join(row.get(name, {}).get("value", "") for name in names) for row in bindings]


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < until:
        with socket.socket() as one:
            if not one.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.2)
    raise RuntimeError("Virtuoso did not start; its own words are in the file `out` of its folder")
