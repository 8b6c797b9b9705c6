"""What can be read off a rendered picture: where its text stands, and whether two texts look the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tests.players.clip import BRIGHT, CLOCK_BOTTOM, CLOCK_TOP, HEIGHT, WIDTH

FRAME_BYTES = WIDTH * HEIGHT * 3 // 2

_BRIGHT_TO_ONE = bytes(value > BRIGHT for value in range(256))


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture that a player showed: its time in milliseconds, and its pixels (planar YUV 4:2:0)."""

    time: float
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Shot:
    """A frame without its colours and without the frame number in the middle.

    ``upper`` and ``lower`` are the brightness of the pixels above and below that number, row by row.
    """

    time: float
    upper: bytes
    lower: bytes


@dataclass(frozen=True, slots=True)
class Box:
    """Where text stands in some rows of pixels: rows [top, bottom), columns [left, right)."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def shots(frames: Iterable[Frame]) -> list[Shot]:
    """Frames reduced to what subtitles can change; equal pixels are kept in memory once."""
    seen: dict[bytes, bytes] = {}
    found = []
    for frame in frames:
        upper = frame.pixels[: CLOCK_TOP * WIDTH]
        lower = frame.pixels[CLOCK_BOTTOM * WIDTH : HEIGHT * WIDTH]
        found.append(Shot(frame.time, seen.setdefault(upper, upper), seen.setdefault(lower, lower)))
    return found


def text_box(rows: bytes) -> Box | None:
    """The smallest box around all bright pixels; None when there are none."""
    bright = rows.translate(_BRIGHT_TO_ONE)
    first = bright.find(1)
    if first < 0:
        return None
    top, bottom = first // WIDTH, bright.rfind(1) // WIDTH + 1
    lines = [bright[row * WIDTH : (row + 1) * WIDTH] for row in range(top, bottom)]
    inked = [line for line in lines if 1 in line]
    return Box(top, bottom, min(line.find(1) for line in inked), max(line.rfind(1) for line in inked) + 1)


def crop(rows: bytes, box: Box) -> bytes:
    """The full rows of pixels between the top and the bottom of a box."""
    return rows[box.top * WIDTH : box.bottom * WIDTH]
