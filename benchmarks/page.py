"""How fast the page is beside that of another revision, in headless Chromium, in turns.

    python -m benchmarks.page NODES --against REVISION [--pairs 3]

Each revision makes the page of the same synthetic graph with its own code (`tests/benchmarks/page.py`; before that lay in
its folder, `tests/benchmark_page.py`); then the pages are opened in turns and the medians are printed, with the ratios within
pairs: their median, least and most. On a machine that does other things too, only ratios count, those of task time (what the
main thread worked, as Chromium counts it) before those of wall time.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

__all__ = ["main"]

MAKE = """
import sys
from pathlib import Path
try:
    from tests.benchmarks.page import made
except ImportError:
    from tests.benchmark_page import made
try:
    from kg.export.formats.page import page
except ImportError:
    from kg.exporters.page import page
Path(sys.argv[2]).write_text(page(made(int(sys.argv[1]))), encoding="utf-8")
"""
ARRIVED = """async (selector) => { // milliseconds until the view rests
  const { network } = kgPage, start = performance.now(), view = () => JSON.stringify([network.getScale(), network.getViewPosition()]);
  document.querySelector(selector).click();
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  let last = performance.now(), before = view();
  for (;;) {
    await new Promise((done) => requestAnimationFrame(done));
    const now = view();
    if (now !== before) { before = now; last = performance.now(); }
    if (performance.now() - last > 700 && performance.now() - start > 900) return last - start;
  }
}"""
FRAMES = """milliseconds => new Promise((done) => {
  let frames = 0; const start = performance.now();
  const step = () => { frames += 1; const gone = performance.now() - start;
    gone < milliseconds ? requestAnimationFrame(step) : done(frames * 1000 / gone); };
  requestAnimationFrame(step);
})"""
FOUND = """async (words) => {
  const box = document.getElementById("search"), start = performance.now();
  box.focus(); box.value = words; box.dispatchEvent(new Event("input"));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - start;
}"""
SPAN = 1.5  # seconds of panning and zooming
READY = 120_000


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("nodes", type=int)
    asked.add_argument("--against", metavar="REVISION")
    asked.add_argument("--pairs", type=int, default=3)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = {"here": made(Path.cwd(), given.nodes, Path(folder) / "here.html")}
        if given.against:
            tree = Path(folder) / "tree"
            tree.mkdir()
            packed = subprocess.run(["git", "archive", given.against], check=True, capture_output=True).stdout
            subprocess.run(["tar", "-x", "-C", str(tree)], input=packed, check=True)
            pages[given.against] = made(tree, given.nodes, Path(folder) / "there.html")
        print(f"{given.nodes:,} nodes")
        show(measured(pages, given.pairs))


def made(tree: Path, nodes: int, page: Path) -> Path:
    """The page as the code of a tree makes it."""
    start = time.monotonic()
    subprocess.run(
        [sys.executable, "-c", MAKE, str(nodes), str(page)],
        cwd=tree,
        env={"PYTHONPATH": str(tree), "PATH": ""},
        check=True,
    )
    print(f"{tree.name}: {page.stat().st_size / 1e6:.1f} MB, made in {time.monotonic() - start:.0f} s", flush=True)
    return page


def measured(pages: dict[str, Path], pairs: int) -> dict[str, dict[str, list[float]]]:
    from playwright.sync_api import sync_playwright

    found: dict[str, dict[str, list[float]]] = {name: {} for name in pages}
    with sync_playwright() as driver:
        binary = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = driver.chromium.launch(executable_path=binary, args=["--no-sandbox"])
        for pair in range(pairs):
            for name in list(pages) if pair % 2 == 0 else reversed(list(pages)):
                for what, figure in visited(browser, pages[name]).items():
                    found[name].setdefault(what, []).append(figure)
        browser.close()
    return found


def visited(browser: Any, path: Path) -> dict[str, float]:
    """What one reader waits for, in ms, and frames a second."""
    visit = browser.new_page(viewport={"width": 1280, "height": 800})
    visit.set_default_timeout(READY)
    session = visit.context.new_cdp_session(visit)
    session.send("Performance.enable")
    before = worked(session)
    start = time.monotonic()
    visit.goto(path.as_uri(), wait_until="commit")
    visit.wait_for_selector("html[data-ready]", state="attached", timeout=READY)
    found = {"first use": 1000 * (time.monotonic() - start)}
    opened = worked(session)
    found["first use, task"] = opened - before
    if visit.is_visible("#banner button"):
        found["show all"] = visit.evaluate(ARRIVED, "#banner button")
        found["show all, task"] = worked(session) - opened
    found["pan by mouse"] = frames(
        visit, lambda step: visit.mouse.move(640 + 4 * (step % 40), 420 + 2 * (step % 40)), True
    )
    found["zoom by mouse"] = frames(visit, lambda step: visit.mouse.wheel(0, -60 if step % 20 < 10 else 60))
    visit.focus("#canvas")
    found["pan by keys"] = frames(
        visit, lambda step: visit.keyboard.press("ArrowRight" if step % 20 < 10 else "ArrowLeft")
    )
    found["zoom by keys"] = frames(visit, lambda step: visit.keyboard.press("+" if step % 4 < 2 else "-"))
    found["search"] = visit.evaluate(FOUND, "核武")
    visit.close()
    return found


def worked(session: Any) -> float:
    """Milliseconds that the main thread of the page has worked."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def frames(visit: Any, move: Any, held: bool = False) -> float:
    """Frames a second while something moves the picture."""
    visit.mouse.move(640, 420)
    if held:
        visit.mouse.down()
    handle = visit.evaluate_handle(f"() => ({{counted: ({FRAMES})({SPAN * 1000})}})")
    stop, step = time.monotonic() + SPAN, 0
    while time.monotonic() < stop:
        step += 1
        move(step)
        time.sleep(0.012)
    if held:
        visit.mouse.up()
    return float(visit.evaluate("handle => handle.counted", handle))


def show(found: dict[str, dict[str, list[float]]]) -> None:
    names = list(found)
    for what in found[names[0]]:
        every = [found[name].get(what, [float("nan")]) for name in names]
        unit = "fps" if " by " in what else "ms"
        medians = "  ".join(
            f"{name} {statistics.median(one):,.0f} {unit}" for name, one in zip(names, every, strict=True)
        )
        print(f"{what:16} {medians}{ratio(*every)}")


def ratio(here: list[float], there: list[float] | None = None) -> str:
    if there is None:
        return ""
    found = sorted(one / other for one, other in zip(here, there, strict=True))
    return f"  here / there {statistics.median(found):.2f} ({found[0]:.2f}-{found[-1]:.2f})"


if __name__ == "__main__":
    main()
