#!/usr/bin/env bash
# @zazuko/yasgui 4.6.2: the default graphs that are set are not sent; the named graphs are sent in their place.
#
# A good guess: requestConfig.defaultGraphs (and the field of that name in a tab's settings) becomes default-graph-uri of the
# SPARQL 1.1 Protocol, as namedGraphs becomes named-graph-uri.
# Seen: default-graph-uri has the values of namedGraphs; with none of those, an empty list is sent, that is nothing, so the
# query is answered over other graphs than the reader chose, without a word (packages/yasqe/src/sparql.ts, getUrlArguments).
#
# Versions: @zazuko/yasgui 4.6.2, playwright 1.65.2, Chromium 156. Needs npm, and chromium on the path. Exits non-zero if this changes.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
(cd "$place" && npm pack --silent @zazuko/yasgui@4.6.2 >/dev/null && tar xzf ./*.tgz)
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2
"$place/venv/bin/python" - "$place/package/build" <<'PYTHON'
import pathlib
import shutil
import sys
import urllib.parse

from playwright.sync_api import sync_playwright

script = (pathlib.Path(sys.argv[1]) / "yasgui.min.js").read_text("utf-8")
answer = '{"head": {"vars": []}, "results": {"bindings": []}}'


def sent(default: list[str], named: list[str]) -> dict[str, list[str]]:
    """The parameters of the request that a tab makes."""
    seen: list[str] = []

    def serve(route):
        if route.request.method == "POST":
            seen.append(route.request.post_data)
            route.fulfill(body=answer, content_type="application/sparql-results+json")
        else:
            route.fulfill(body="<!doctype html><div id=y></div>", content_type="text/html")

    page = browser.new_page()
    page.route("**/*", serve)
    page.goto("http://example.org/")
    page.add_script_tag(content=script)
    config = {"endpoint": "http://example.org/sparql", "defaultGraphs": default, "namedGraphs": named}
    page.evaluate("config => new Yasgui(document.getElementById('y'), { requestConfig: config }).getTab().query()", config)
    page.close()
    return urllib.parse.parse_qs(seen[0])


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    both, alone = sent(["urn:default"], ["urn:named"]), sent(["urn:default"], [])
    browser.close()
print("default-graph-uri:", both.get("default-graph-uri"), "| without named graphs:", alone.get("default-graph-uri"))
sys.exit(not (both["default-graph-uri"] == ["urn:named"] and "default-graph-uri" not in alone))
PYTHON
