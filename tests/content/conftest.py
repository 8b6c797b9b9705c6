"""What the tests of the content need."""

from __future__ import annotations

import pytest

from overlay.model import Pack
from overlay.pack import parse
from tests.content.material import PACK


@pytest.fixture(scope="session")
def pack() -> Pack:
    paths = [PACK / "pack.yaml", *sorted((PACK / "notes").glob("*.yaml"))]
    return parse([(str(path.relative_to(PACK)), path.read_text(encoding="utf-8")) for path in paths])
