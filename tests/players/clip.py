"""A plain clip whose every frame carries its own number, so that a screenshot tells its time."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import ffmpeg

WIDTH, HEIGHT = 640, 360
BACKGROUND = 0x30
BRIGHT = 128

# The number stands in the middle of the picture, clear of subtitles at the top and at the bottom: a row of
# boxes, white where a bit is set, above a row of their opposites, by which a torn picture is recognised.
BITS = 18
BOX_WIDTH, BOX_HEIGHT = 20, 10
CLOCK_LEFT, CLOCK_TOP = (WIDTH - BITS * BOX_WIDTH) // 2, HEIGHT // 2 - BOX_HEIGHT
CLOCK_BOTTOM = CLOCK_TOP + 2 * BOX_HEIGHT


@dataclass(frozen=True, slots=True)
class Clip:
    """A video file of ``seconds`` at ``rate`` frames a second."""

    path: Path
    seconds: int
    rate: int

    @property
    def frame_length(self) -> float:
        """How long a frame is up, in milliseconds."""
        return 1000 / self.rate

    def time(self, luma: bytes) -> float | None:
        """The time in milliseconds of the frame that a picture shows; None when it shows no whole frame."""
        number = 0
        for bit in range(BITS):
            left = CLOCK_LEFT + bit * BOX_WIDTH + BOX_WIDTH // 2
            upper = luma[(CLOCK_TOP + BOX_HEIGHT // 2) * WIDTH + left] > BRIGHT
            lower = luma[(CLOCK_TOP + BOX_HEIGHT + BOX_HEIGHT // 2) * WIDTH + left] > BRIGHT
            if upper == lower:
                return None
            number |= upper << bit
        return number * self.frame_length


def make_clip(path: Path, seconds: int, rate: int = 25) -> Clip:
    """Write the clip with ffmpeg, without sound; the picture is dark grey behind the frame's number."""
    video = ffmpeg.input(
        f"color=0x{BACKGROUND:02x}{BACKGROUND:02x}{BACKGROUND:02x}:s={WIDTH}x{HEIGHT}:r={rate}",
        f="lavfi",
        t=seconds,
    )
    for bit in range(BITS):
        left = CLOCK_LEFT + bit * BOX_WIDTH
        is_set = f"mod(floor(n/{2**bit}),2)"
        for top, when in ((CLOCK_TOP, is_set), (CLOCK_TOP + BOX_HEIGHT, f"not({is_set})")):
            video = video.filter(
                "drawbox", x=left, y=top, w=BOX_WIDTH, h=BOX_HEIGHT, color="white", t="fill", enable=when
            )
    graph = video.output(f"file:{path}", format="matroska", vcodec="ffv1", pix_fmt="yuv420p")
    command = graph.global_args("-nostdin", "-v", "error").overwrite_output().compile()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, timeout=600)
    return Clip(path, seconds, rate)
