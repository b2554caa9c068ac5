#!/usr/bin/env bash
# @zazuko/yasgui 4.6.2: a graph without triples, which in Turtle and N-Triples may be no bytes at all, is shown as JSON about
# the response (`"ok": true, "status": 200 …`), and its type is said to be JSON.
#
# A good guess: a CONSTRUCT that finds nothing, answered by 200, `text/turtle` and an empty body, is an answer with no statements.
# Seen: an empty content is falsy, so the response is taken for a stored summary (packages/yasr/src/parsers/index.ts); the
# content type is lost, and plugins get an object without `head`. One blank line as the body, and all is well.
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

from playwright.sync_api import sync_playwright

script = (pathlib.Path(sys.argv[1]) / "yasgui.min.js").read_text("utf-8")
ASK = """async () => {
    const yasgui = new Yasgui(document.getElementById("y"), {
        requestConfig: { endpoint: "http://example.org/sparql" }, yasqe: { value: "CONSTRUCT WHERE { ?s ?p ?o }" },
    });
    await yasgui.getTab().query().catch(() => {});
    return yasgui.getTab().getYasr().results.getType();
}"""


def type_of(body: str) -> str:
    """What YASGUI takes an answer in Turtle for."""

    def serve(route):
        if route.request.method == "POST":
            route.fulfill(body=body, content_type="text/turtle")
        else:
            route.fulfill(body="<!doctype html><div id=y></div>", content_type="text/html")

    page = browser.new_page()
    page.route("**/*", serve)
    page.goto("http://example.org/")
    page.add_script_tag(content=script)
    found = str(page.evaluate(ASK))
    page.close()
    return found


with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    nothing, blank = type_of(""), type_of("\n")
    browser.close()
print("no bytes:", nothing, "| one blank line:", blank)
sys.exit((nothing, blank) != ("json", "ttl"))
PYTHON
