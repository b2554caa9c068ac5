"""The scripts of the page: ES modules, joined into one by their own imports, so that the page needs no server.

Each module becomes a function that runs once, after those it imports and in the order of ES modules; what it exports is
handed on through one object. Of the syntax, what the scripts use: `import { a, b } from "./x.js";`, `import "./x.js";`,
`export const`, `export function`, `export { a, b };`, each at the beginning of a line.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KGError

__all__ = ["Script", "ScriptError", "collected", "joined", "lines"]

# import { find, make } from "./elements.js";
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"\./(\w+)\.js";$', re.M)
EXPORT = re.compile(r"^export (?=(?:const|function) (\w+))", re.M)  # export const color = …
EXPORTED = re.compile(r"^export \{([^}]*)\};\n", re.M)  # export { dashes, options };
REMARK = re.compile(r"^//.*\n", re.M)  # a comment of whole lines, which the page can do without
OTHER = re.compile(r"^(?:import|export)\b.*", re.M)
REGISTRY = "$modules"


class ScriptError(KGError):
    """A script of the page that cannot be joined with the others."""


@dataclass(frozen=True, slots=True)
class Script:
    """One module: what it imports, name by name, what it exports, and its text as a function of the joined script."""

    name: str
    imports: dict[str, tuple[str, ...]]
    exports: tuple[str, ...]
    body: str


def joined(folder: Path, first: str = "main") -> str:
    """The module `first` and all that it needs as one script, with nothing of theirs in the global scope."""
    bodies = [script.body for script in collected(folder, first).values()]
    return "\n".join(['(() => {\n"use strict";', f"const {REGISTRY} = {{}};", *bodies, "})();\n"])


def collected(folder: Path, first: str = "main") -> dict[str, Script]:
    """The modules by name, each after those it imports; a circle, or an import of what is not there, is an error."""
    found: dict[str, Script] = {}

    def collect(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = " → ".join([*way[way.index(name) :], name])
            raise ScriptError(
                f"{folder.name}: the scripts {circle} import each other; move what both need into a third"
            )
        if name in found:
            return
        script = read(folder, name, way)
        for other, names in script.imports.items():
            collect(other, (*way, name))
            if missing := sorted(set(names) - set(found[other].exports)):
                raise ScriptError(f"{name}.js imports {', '.join(missing)} from {other}.js, which exports no such name")
        found[name] = script

    collect(first, ())
    return found


def read(folder: Path, name: str, way: tuple[str, ...] = ()) -> Script:
    path = folder / f"{name}.js"
    if not path.is_file():
        raise ScriptError(f"{folder.name}: {way[-1] if way else 'the page'} needs {name}.js, which is not there")
    text = REMARK.sub("", lines(path))
    imports: dict[str, tuple[str, ...]] = {}
    for taken, other in IMPORT.findall(text):
        imports[other] = (*imports.get(other, ()), *names_in(taken))
    exports = (*EXPORT.findall(text), *(one for group in EXPORTED.findall(text) for one in names_in(group)))
    body = EXPORTED.sub("", EXPORT.sub("", IMPORT.sub(handed, text)))
    if left := OTHER.search(body):
        raise ScriptError(f"{name}.js: {left.group()!r} cannot be joined; write it as the head of scripts.py shows")
    ends = f"return {{ {', '.join(exports)} }};\n" if exports else ""
    return Script(name, imports, exports, f"{REGISTRY}.{name} = (() => {{\n{body}{ends}}})();")


def handed(found: re.Match[str]) -> str:
    """An import as the joined script words it; nothing is taken from a module that is imported for what it does."""
    names = names_in(found[1] or "")
    return f"const {{ {', '.join(names)} }} = {REGISTRY}.{found[2]};" if names else ""


def names_in(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\s,]+", text))


def lines(path: Path) -> str:
    """The text of a file with line ends as the browser will hash them."""
    return path.read_text(encoding="utf-8").replace("\r\n", "\n").replace("\r", "\n")
