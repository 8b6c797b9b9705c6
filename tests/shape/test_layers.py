"""No module imports what its layer may not know."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.shape.layers import breaches

ROOT = Path(__file__).parents[2]
STANDARD_LIBRARY = frozenset(sys.stdlib_module_names)


def modules() -> list[tuple[str, Path]]:
    """Every module of the package but its front door, which hands out names of the others."""
    found = []
    for path in sorted((ROOT / "overlay").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name not in ("overlay", "overlay.__main__"):
            found.append((name, path))
    return found


@pytest.mark.parametrize(("module", "path"), modules(), ids=[name for name, _ in modules()])
def test_a_module_keeps_to_its_layer(module: str, path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    found = list(breaches(module, source, STANDARD_LIBRARY))
    assert found == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("overlay.compose.merge", "from overlay.schedule import schedule"),
        ("overlay.verify", "import overlay.compose.strip"),
        ("overlay.locate.match", "def f():\n    from overlay import formats"),
        (
            "overlay.pack",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from overlay.pipeline import Result",
        ),
        ("overlay.errors", "from overlay.model import Cue"),
        ("overlay.schedule.cost", "from ..compose import compose"),
        ("overlay.files", "from overlay.model import Track"),
        ("overlay.formats.subrip", "import pathlib"),
        ("overlay.reading", "from os.path import join"),
        ("overlay.pipeline", "def f():\n    from time import monotonic"),
        ("overlay.locate", "import pysrt"),
        ("overlay.locate", "import numpy"),
        ("overlay.model", "print('x')"),
        ("overlay.verify.proof", "def f(path):\n    return open(path)"),
        ("overlay.pack", "yaml = __import__('yaml')"),
        ("overlay.helpers", "x = 1"),
    ],
)
def test_a_breach_is_found(module: str, source: str) -> None:
    assert len(list(breaches(module, source, STANDARD_LIBRARY))) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("overlay.compose.merge", "from overlay.compose.marker import MARKER\nfrom overlay.model import Cue"),
        ("overlay.formats.subrip", "def f():\n    import pysrt"),
        ("overlay.pipeline", "from overlay.verify import verify\nimport re"),
        ("overlay.files", "import os\nopen('x')"),
    ],
)
def test_what_is_allowed_is_let_through(module: str, source: str) -> None:
    assert not list(breaches(module, source, STANDARD_LIBRARY))
