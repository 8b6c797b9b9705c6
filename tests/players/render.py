"""The players: each shows a clip with a subtitle file and gives back the pictures."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import ffmpeg

from tests.players import vlc
from tests.players.clip import HEIGHT, WIDTH, Clip
from tests.players.picture import FRAME_BYTES, Frame

Player = Callable[[Clip, Path, float, float], Iterator[Frame]]
"""Renders the seconds from a start to an end of a clip, with one subtitle file."""


def with_ffmpeg(clip: Clip, subtitle: Path, start: float, end: float) -> Iterator[Frame]:
    """Frames with the subtitles burnt in by ffmpeg's ``subtitles`` filter (libass)."""
    # The filter goes by the time stamps that it sees, and seeking sets them back to zero.
    video = (
        ffmpeg.input(f"file:{clip.path}", ss=start, t=end - start)
        .filter("setpts", f"PTS+{start}/TB")
        .filter("subtitles", filename=str(subtitle.resolve()))
        .filter("setpts", f"PTS-{start}/TB")
    )
    graph = video.output("pipe:1", format="rawvideo", pix_fmt="yuv420p")
    yield from _piped(clip, graph.global_args("-nostdin", "-v", "error").compile())


def with_mpv(clip: Clip, subtitle: Path, start: float, end: float) -> Iterator[Frame]:
    """Frames as mpv draws them, written by its encoder instead of shown in a window."""
    options = ["--no-config", "--no-audio", "--sub-auto=no", "--ovc=rawvideo", "--of=rawvideo"]
    window = [f"--start={start}", f"--length={end - start}"]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "frames.yuv")
        command = ["mpv", *options, *window, f"--sub-file={subtitle}", f"--o={out}", "--", str(clip.path)]
        _run(command)
        with out.open("rb") as stream:
            yield from _frames(clip, stream)


def with_vlc(clip: Clip, subtitle: Path, start: float, end: float) -> Iterator[Frame]:
    """Frames seen on a virtual screen while VLC plays in real time; some may be missing or come twice."""
    with tempfile.TemporaryDirectory() as folder:
        recording = Path(folder, "screen.yuv")
        vlc.record(clip, subtitle, start, end, recording)
        with recording.open("rb") as stream:
            yield from _frames(clip, stream)


PLAYERS: dict[str, Player] = {"ffmpeg": with_ffmpeg, "mpv": with_mpv, "vlc": with_vlc}

PROGRAMS: dict[str, tuple[str, ...]] = {
    "ffmpeg": ("ffmpeg",),
    "mpv": ("ffmpeg", "mpv"),
    "vlc": ("ffmpeg", "vlc", "Xvfb"),
}
"""What must be installed for each player's pictures."""


def _piped(clip: Clip, command: list[str]) -> Iterator[Frame]:
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield from _frames(clip, process.stdout)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def _frames(clip: Clip, stream: IO[bytes]) -> Iterator[Frame]:
    while len(pixels := stream.read(FRAME_BYTES)) == FRAME_BYTES:
        time = clip.time(pixels[: WIDTH * HEIGHT])
        if time is not None:
            yield Frame(time, pixels)
