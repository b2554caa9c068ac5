"""The scripts of the page are joined by their own imports, and a linter knows what each of them uses."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.export.formats.page import TEMPLATES
from kg.export.page.scripts import ScriptError, collected, joined
from tests.support.places import ROOT

SCRIPTS = TEMPLATES / "scripts"
LINTER = shutil.which("oxlint", path=str(Path(sys.executable).parent)) or shutil.which("oxlint")
lints = pytest.mark.skipif(LINTER is None, reason="no oxlint: it comes with the extra dev")


def written(folder: Path, **scripts: str) -> Path:
    for name, text in scripts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def lint(*paths: Path) -> subprocess.CompletedProcess[str]:
    assert LINTER
    command = [LINTER, "--config", str(ROOT / ".oxlintrc.json"), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True)


# ---- joining ----


def test_a_script_comes_after_those_it_imports(tmp_path: Path) -> None:
    main = (
        'import { one } from "./b.js";\nimport {\n  two,\n} from "./c.js";\nimport "./d.js";\nwindow.sum = one + two;\n'
    )
    found = collected(
        written(
            tmp_path,
            main=main,
            b='import { two } from "./c.js";\nexport const one = two - 1;\n',
            c="const two = 2;\nexport { two };\n",
            d="window.there = true;\n",
        )
    )
    assert list(found) == ["c", "b", "d", "main"]
    assert found["main"].imports == {"b": ("one",), "c": ("two",), "d": ()}
    text = joined(tmp_path)
    assert "import" not in text and "export" not in text
    assert "const { one } = $modules.b;" in text and text.index("return { two };") < text.index("two - 1")


def test_every_script_of_the_page_is_joined_the_same_each_time() -> None:
    assert sorted(collected(SCRIPTS)) == sorted(path.stem for path in SCRIPTS.glob("*.js"))
    assert joined(SCRIPTS) == joined(SCRIPTS)


def test_what_a_script_exports_another_imports() -> None:
    found = collected(SCRIPTS)
    used = {(other, name) for one in found.values() for other, names in one.imports.items() for name in names}
    assert {(one.name, name) for one in found.values() for name in one.exports} == used


@pytest.mark.parametrize(
    ("scripts", "said"),
    [
        ({"main": 'import { a } from "./b.js";\n', "b": 'import "./c.js";\nexport const a = 1;\n', "c": 'import "./b.js";\n'},
         "b → c → b import each other"),
        ({"main": 'import "./main.js";\n'}, "main → main"),
        ({"main": 'import { a } from "./nowhere.js";\n'}, "main needs nowhere.js, which is not there"),
        ({"main": 'import { a, b } from "./c.js";\n', "c": "export const b = 1;\nconst a = 2;\n"},
         "main.js imports a from c.js, which exports no such name"),
        ({"main": 'import a from "./c.js";\n', "c": ""}, "cannot be joined"),
        ({"main": "export default 1;\n"}, "cannot be joined"),
        ({"main": "export let changing = 1;\n"}, "cannot be joined"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_said(tmp_path: Path, scripts: dict[str, str], said: str) -> None:
    with pytest.raises(ScriptError, match=said):
        joined(written(tmp_path, **scripts))


def test_an_entry_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(ScriptError, match=r"the page needs main\.js"):
        joined(tmp_path)


# ---- the linter ----


@lints
def test_the_linter_finds_nothing() -> None:
    found = lint(SCRIPTS)
    assert found.returncode == 0, found.stdout
    assert f"{len(list(SCRIPTS.glob('*.js')))} files" in found.stdout


@lints
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("window.x = nowhere + 1;\nexport const here = 1;\n", "no-undef"),
        ('import { there } from "./other.js";\nexport const here = 1;\n', "no-unused-vars"),
        ('import { gone } from "./other.js";\nexport const here = gone;\n', "import(named)"),
        ('import { bound } from "./other.js";\nexport const here = bound;\n', "import(no-cycle)"),
        ("const idle = 2;\nexport const here = 1;\n", "no-unused-vars"),
        ("export const here = (rows) => rows.map(({ used, idle }) => used);\n", "no-unused-vars"),
        ("export let here = 1;\nhere += 1;\n", "import(no-mutable-exports)"),
        ("export const here = 1;\nif (here == 2) window.x = here;\n", "eqeqeq"),
    ],
)  # fmt: skip
def test_the_linter_knows_this_mistake(tmp_path: Path, text: str, rule: str) -> None:
    cyclic = 'import { here } from "./main.js";\nexport const bound = here;\n' if "bound" in text else ""
    found = lint(written(tmp_path, main=text, other=f"{cyclic}export const there = 1;\n"))
    assert found.returncode == 1 and rule in found.stdout
