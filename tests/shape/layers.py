"""Who may import whom, and what the pure part of the project may not touch."""

from __future__ import annotations

import ast
from collections.abc import Iterator

VALUES = frozenset({"errors", "model", "timecode", "reading"})
"""What every stage is written in."""

STAGES = frozenset({"formats", "pack", "locate", "schedule", "compose", "verify"})
"""Values in, values out. No stage knows another: only `pipeline` knows their order."""

MAY_IMPORT: dict[str, frozenset[str]] = {
    "errors": frozenset(),
    "timecode": frozenset(),
    "model": frozenset({"errors"}),
    "reading": VALUES - {"reading"},
    **dict.fromkeys(STAGES, VALUES),
    "pipeline": VALUES | STAGES,
    "review": VALUES | {"locate"},
    "report": VALUES | {"pipeline", "review"},
    "files": frozenset({"errors"}),
    "shelf": frozenset({"errors"}),
    "media": frozenset({"errors"}),
    "load": frozenset({"errors", "model", "formats", "pack", "files", "shelf", "media"}),
    "cli": VALUES
    | STAGES
    | {"pipeline", "review", "report", "files", "shelf", "media", "load", "__version__"},
}
"""For every room (a module or folder right under the package): the other rooms that it may import."""

PURE = VALUES | STAGES | {"pipeline", "review", "report"}
"""The rooms that do no input or output, read no clock, roll no dice and print nothing."""

OUTSIDE: dict[str, frozenset[str]] = {
    "reading": frozenset({"wcwidth"}),
    "formats": frozenset({"pysrt"}),
    "pack": frozenset({"yaml"}),
    "files": frozenset({"chardet"}),
    "media": frozenset({"ffmpeg"}),
    "cli": frozenset({"click"}),
}
"""The packages of others that a room may import."""

FILES = frozenset({"os", "pathlib", "io", "sys", "glob", "shutil", "tempfile", "fileinput", "mmap"})
PROCESSES = frozenset(
    {"subprocess", "multiprocessing", "threading", "concurrent", "asyncio", "signal", "ctypes"}
)
NETWORK = frozenset({"socket", "ssl", "http", "urllib"})
CLOCKS = frozenset({"time", "datetime", "calendar", "zoneinfo"})
CHANCE = frozenset({"random", "secrets", "uuid"})
SURROUNDINGS = frozenset({"locale", "platform", "getpass", "importlib", "builtins"})
TALK = frozenset({"logging", "warnings"})

IMPURE_MODULES = FILES | PROCESSES | NETWORK | CLOCKS | CHANCE | SURROUNDINGS | TALK

IMPURE_CALLS = frozenset({"print", "open", "input", "breakpoint", "exec", "eval", "compile", "__import__"})


def breaches(module: str, source: str, standard_library: frozenset[str]) -> Iterator[str]:
    """What in a module's source breaks the table: one sentence each, with its line.

    ``module`` is the dotted name, of a package without ``__init__``. Imports inside functions and
    those for type checkers count like any other.
    """
    room = _room(module)
    if room not in MAY_IMPORT:
        yield f"{module}: the room {room!r} is not in the table of layers"
        return
    tree = ast.parse(source)
    for line, imported in _imports(tree):
        top = imported.split(".")[0]
        if top == "overlay":
            target = _room(imported)
            if target != room and target not in MAY_IMPORT[room]:
                yield f"{module}:{line}: {room} may not import {imported}"
        elif top not in standard_library:
            if top not in OUTSIDE.get(room, ()):
                yield f"{module}:{line}: {room} may not import the package {top}"
        elif room in PURE and top in IMPURE_MODULES:
            yield f"{module}:{line}: {room} is pure and may not import {top}"
    if room in PURE:
        for line, name in _calls(tree):
            if name in IMPURE_CALLS:
                yield f"{module}:{line}: {room} is pure and may not call {name}()"


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield node.lineno, name.name
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "overlay." + "." * node.level + (node.module or "")
            elif node.module == "overlay":
                for name in node.names:
                    yield node.lineno, f"overlay.{name.name}"
            else:
                yield node.lineno, node.module or ""


def _calls(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.lineno, node.func.id
