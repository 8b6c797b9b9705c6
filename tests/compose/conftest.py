"""A small track and a note for examples."""

from __future__ import annotations

import pytest

from overlay.model import Cue, Placed, Track
from tests.values import placed


@pytest.fixture
def two_voices() -> Track:
    first, second = Cue(1000, 4000, "First voice."), Cue(3000, 6000, "Second voice.")
    return Track((first, second, Cue(6083, 8000, "Third.")))


@pytest.fixture
def one_note() -> Placed:
    return placed("a-note", [(4000, 8000)])
