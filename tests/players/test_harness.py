"""The harness sees what it must see: a hole, text at the top, a tag that shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.players.clip import Clip
from tests.players.conftest import Show
from tests.players.picture import Box, Shot, shots, text_box
from tests.players.render import PLAYERS
from tests.players.sheet import main as sheet

pytestmark = pytest.mark.slow

CUES = """\
1
00:00:01,000 --> 00:00:03,000
The harbour is quiet tonight.

2
00:00:03,200 --> 00:00:05,000
The harbour is quiet tonight.

3
00:00:06,000 --> 00:00:08,000
{\\an8}The harbour is quiet tonight.

4
00:00:09,000 --> 00:00:11,000
The harbour is quiet tonight.<!-- x -->
"""

# What a frame shows may be off by one frame at the edges of a cue.
EDGE = 50


def test_each_player_shows_what_the_file_says_when_it_says(show: Show) -> None:
    shots = show(CUES)
    hole_is_seen(shots)
    text_at_the_top_is_told_from_text_at_the_bottom(shots)
    tag_that_shows_makes_the_text_wider(shots)


def hole_is_seen(shots: list[Shot]) -> None:
    boxes = [(shot.time, text_box(shot.lower)) for shot in shots if shot.time < 6000]
    assert all(box for time, box in boxes if within(time, 1000, 3000) or within(time, 3200, 5000))
    unlit = [box for time, box in boxes if time < 950 or within(time, 3000, 3200) or time > 5050]
    assert len(unlit) > 20
    assert not any(unlit)


def text_at_the_top_is_told_from_text_at_the_bottom(shots: list[Shot]) -> None:
    raised = [shot for shot in shots if within(shot.time, 6000, 8000)]
    assert len(raised) > 20
    assert all(text_box(shot.upper) and not text_box(shot.lower) for shot in raised)


def tag_that_shows_makes_the_text_wider(shots: list[Shot]) -> None:
    plain = {text_box(shot.lower) for shot in shots if within(shot.time, 1000, 3000)}
    tagged = {text_box(shot.lower) for shot in shots if within(shot.time, 9000, 11000)}
    assert widths(tagged) > widths(plain) + 20


def widths(boxes: set[Box | None]) -> int:
    (box,) = boxes
    assert box is not None
    return box.width


def within(time: float, start: int, end: int) -> bool:
    return start + EDGE < time < end - EDGE


@pytest.mark.parametrize("start", [0.0, 4.0])
@pytest.mark.parametrize("player", ["ffmpeg", "mpv"])
def test_frames_are_complete_and_in_order(player: str, start: float, clip: Clip, tmp_path: Path) -> None:
    subtitle = tmp_path / "it's [one], really.srt"
    subtitle.write_text(CUES, encoding="utf-8")
    frames = list(PLAYERS[player](clip, subtitle, start, start + 2))
    first = round(start * clip.rate)
    assert [frame.time / clip.frame_length for frame in frames] == list(range(first, first + 2 * clip.rate))
    lit = [shot.time for shot in shots(frames) if text_box(shot.lower)]
    assert lit == [frame.time for frame in frames if 1000 <= frame.time < 5000]


@pytest.mark.usefixtures("clip")
def test_a_contact_sheet_is_a_picture(tmp_path: Path) -> None:
    subtitle, out = tmp_path / "it's [one], really.srt", tmp_path / "sheet.png"
    subtitle.write_text(CUES, encoding="utf-8")
    assert sheet([str(subtitle), str(out), "--player", "ffmpeg", "--times", "2", "3.1", "4"]) == 0
    assert out.read_bytes().startswith(b"\x89PNG")
