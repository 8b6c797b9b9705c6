"""Golden cases: a track, a pack and the track that must come of them, each case one file.

A file holds `key = value` settings, then sections led by `=== track`, `=== pack` and
`=== merged`. Markers, which nobody could read, stand in the expected track as the numbers that they
say: `«0»`. Each case is also checked for what holds of all: verify finds nothing, strip gives the
track back, merging twice is merging once. Set OVERLAY_WRITE_GOLDEN=1 to write the expected tracks
anew after a change that is meant.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import overlay
from overlay.compose.marker import decode
from overlay.model import Settings

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
_MARKER = re.compile("\u2060[\u2060-\u2064]+\u2060")


def sections(text: str) -> dict[str, str]:
    head, *rest = re.split(r"^=== (\w+)\n", text, flags=re.MULTILINE)
    return {"settings": head, **dict(zip(rest[::2], rest[1::2], strict=True))}


def settings_of(text: str) -> Settings:
    pairs = [line.split(" = ", 1) for line in text.splitlines() if line and not line.startswith("#")]
    values: dict[str, Any] = {name: int(value) if value.isdigit() else value for name, value in pairs}
    return replace(Settings(), **values)


def readable(text: str) -> str:
    """A merged track with the numbers of each marker in its place."""

    def spelled(match: re.Match[str]) -> str:
        found = decode(match[0])
        return f"«{' '.join(map(str, found[0]))}»" if found else match[0]

    return _MARKER.sub(spelled, text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_golden(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    parts = sections(text)
    settings = settings_of(parts["settings"])
    track = overlay.parse(parts["track"])
    pack = overlay.parse_pack([("pack.yaml", parts["pack"])])
    result = overlay.annotate(track, pack, settings)
    merged = readable(overlay.render(result.track))
    if os.environ.get("OVERLAY_WRITE_GOLDEN"):
        case.write_text(text[: text.index("=== merged\n")] + "=== merged\n" + merged, encoding="utf-8")
    assert merged == parts["merged"]
    assert [
        one for one in overlay.prove(track, result.track, pack, settings) if one.severity == "error"
    ] == []
    if settings.placement != "track":
        assert overlay.strip(result.track).track.cues == overlay.strip(track).track.cues
        assert overlay.annotate(result.track, pack, settings).track == result.track


def test_there_are_cases_for_every_placement() -> None:
    chosen = {settings_of(sections(case.read_text(encoding="utf-8"))["settings"]).placement for case in CASES}
    assert chosen == {"top", "flat", "gap", "track"}
