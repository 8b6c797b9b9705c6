"""Contact sheets: pictures of a subtitle file at given times, as a real player shows it.

python -m tests.players.sheet SUBTITLE OUT.png --player mpv --times 1.0 2.5 61
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from math import ceil
from pathlib import Path

import ffmpeg

from tests.players.clip import CLOCK_BOTTOM, CLOCK_TOP, HEIGHT, WIDTH, make_clip
from tests.players.picture import Frame
from tests.players.render import PLAYERS

_RATE = 10
_LEAD = 2.0
_COLUMNS = 2


def pictures(player: str, subtitle: Path, times: Sequence[float]) -> list[Frame]:
    """One frame for each time in seconds: the one that is up at that time."""
    with tempfile.TemporaryDirectory() as folder:
        clip = make_clip(Path(folder, "clip.mkv"), ceil(max(times)) + 2, _RATE)
        found = []
        for time in times:
            frames = PLAYERS[player](clip, subtitle, max(0.0, time - _LEAD), time + 1.0)
            shown = [frame for frame in frames if frame.time <= time * 1000]
            if not shown:
                raise RuntimeError(f"{player} showed no picture at {time:g} s")
            found.append(shown[-1])
        return found


def write_sheet(frames: Sequence[Frame], out: Path) -> None:
    """Write the frames as one PNG, row by row, without the frame numbers in their middle."""
    columns = min(_COLUMNS, len(frames))
    tiles = f"{columns}x{ceil(len(frames) / columns)}"
    raw = ffmpeg.input("pipe:0", f="rawvideo", pix_fmt="yuv420p", s=f"{WIDTH}x{HEIGHT}")
    sheet = raw.filter("tile", layout=tiles, padding=4, color="white")
    graph = sheet.output(f"file:{out}", vframes=1, format="image2", update=1, vcodec="png")
    command = graph.global_args("-v", "error").overwrite_output().compile()
    subprocess.run(command, input=b"".join(map(_without_number, frames)), check=True, timeout=60)


def _without_number(frame: Frame) -> bytes:
    above = frame.pixels[(CLOCK_TOP - 1) * WIDTH : CLOCK_TOP * WIDTH]
    rows = CLOCK_BOTTOM - CLOCK_TOP
    return frame.pixels[: CLOCK_TOP * WIDTH] + above * rows + frame.pixels[CLOCK_BOTTOM * WIDTH :]


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.players.sheet", description=__doc__)
    parser.add_argument("subtitle", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--player", choices=sorted(PLAYERS), default="mpv")
    parser.add_argument("--times", type=float, nargs="+", required=True, metavar="SECONDS")
    options = parser.parse_args(arguments)
    write_sheet(pictures(options.player, options.subtitle, options.times), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
