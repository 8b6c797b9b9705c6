"""Fixtures for tests that look at rendered pictures."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.players.clip import Clip, make_clip
from tests.players.picture import Shot, shots
from tests.players.render import PLAYERS, PROGRAMS

Show = Callable[[str], list[Shot]]
"""Renders a subtitle text over the whole clip."""

_SECONDS = 12


@pytest.fixture(scope="session")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    _require("ffmpeg")
    return make_clip(tmp_path_factory.mktemp("clip") / "clip.mkv", _SECONDS)


@pytest.fixture(scope="session")
def stage(clip: Clip, tmp_path_factory: pytest.TempPathFactory) -> Stage:
    return Stage(clip, tmp_path_factory.mktemp("stage"))


@pytest.fixture(params=PLAYERS)
def show(request: pytest.FixtureRequest, stage: Stage) -> Show:
    """Each player in turn."""
    return stage.player(request.param)


@pytest.fixture(params=["ffmpeg", "mpv"])
def show_exactly(request: pytest.FixtureRequest, stage: Stage) -> Show:
    """Each player that renders every frame, and the same text always to the same pixels."""
    return stage.player(request.param)


class Stage:
    """Where players show texts; a text that a player has shown before is not shown again."""

    def __init__(self, clip: Clip, folder: Path) -> None:
        self._clip = clip
        self._subtitle = folder / "subtitle.srt"
        self._shown: dict[tuple[str, str], list[Shot]] = {}

    def player(self, name: str) -> Show:
        for program in PROGRAMS[name]:
            _require(program)
        return partial(self._show, name)

    def _show(self, player: str, text: str) -> list[Shot]:
        if (player, text) not in self._shown:
            self._subtitle.write_text(text, encoding="utf-8", newline="")
            frames = PLAYERS[player](self._clip, self._subtitle, 0, self._clip.seconds)
            self._shown[player, text] = shots(frames)
        return self._shown[player, text]


def _require(program: str) -> None:
    if shutil.which(program) is None:
        message = f"{program} is not installed"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
