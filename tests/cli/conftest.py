"""A folder with an episode and a pack, and a way to run the command in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from overlay.cli.entry import run


class Outcome(NamedTuple):
    """What a run of the command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]

EPISODE = """\
1
00:00:01,000 --> 00:00:03,000
Good evening, and welcome.

2
00:00:03,083 --> 00:00:06,000
As everybody knows,
the sun goes round the earth.

3
00:00:06,083 --> 00:00:08,500
And the stars are lamps.

4
00:00:14,000 --> 00:00:16,000
Good night.
"""

PACK = """\
format: 1
id: sky
title: The sky
work: {title: A film, kind: film}
language: en
license: CC0-1.0
sources:
  almanac: {title: An almanac}
notes:
  - id: orbit
    anchors:
      - quote: {en: "The sun goes round the earth", ru: "Солнце ходит вокруг Земли"}
    claim: The sun goes round the earth.
    verdict: wrong
    basis: record
    text: {en: "The earth goes round the sun.", ru: "Земля ходит вокруг Солнца."}
    sources: [almanac]
    category: motion
  - id: moon
    anchors:
      - quote: "The moon is made of cheese"
    claim: The moon is made of cheese.
    verdict: wrong
    basis: record
    text: "The moon is made of rock."
    sources: [almanac]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with Episode.srt and sky.yaml in it."""
    (tmp_path / "Episode.srt").write_text(EPISODE, encoding="utf-8")
    (tmp_path / "sky.yaml").write_text(PACK, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("OVERLAY_PACKS", raising=False)
    return tmp_path


@pytest.fixture
def overlay(folder: Path, capfd: pytest.CaptureFixture[str]) -> Run:  # noqa: ARG001 (runs in it)
    """Run the command in the folder."""

    def run_it(*arguments: str) -> Outcome:
        code = run(arguments)
        out, err = capfd.readouterr()
        assert "Traceback" not in err
        return Outcome(code, out, err)

    return run_it
