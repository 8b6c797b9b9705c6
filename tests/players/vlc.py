"""VLC on a virtual screen, and a recording of what that screen shows."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import ffmpeg

from tests.players.clip import HEIGHT, WIDTH, Clip

_OPTIONS = [
    "--intf=dummy",
    "--ignore-config",
    "--no-audio",
    "--no-osd",
    "--no-video-title-show",
    "--no-sub-autodetect-file",
    "--vout=xcb_x11",
    "--avcodec-hw=none",
    "--no-embedded-video",
    "--no-video-deco",
    f"--width={WIDTH}",
    f"--height={HEIGHT}",
    "--video-x=0",
    "--video-y=0",
    "--play-and-exit",
]

# How long after the clip's end VLC may still take: it starts slowly on a busy machine.
_PATIENCE = 60


def record(clip: Clip, subtitle: Path, start: float, end: float, recording: Path) -> None:
    """Play part of a clip in real time and write what the screen shows, as raw YUV 4:2:0 frames."""
    with tempfile.TemporaryDirectory() as name, _screen() as display:
        folder = Path(name)
        # VLC refuses to run as root, and another user must be able to read what it plays.
        folder.chmod(0o755)
        for source, target in ((clip.path, "clip.mkv"), (subtitle, "subtitle" + subtitle.suffix)):
            shutil.copyfile(source, folder / target)
            (folder / target).chmod(0o644)
        with _recorder(display, clip.rate, recording):
            _play(folder, subtitle.suffix, start, end, display)


def _play(folder: Path, suffix: str, start: float, end: float, display: str) -> None:
    home = folder / "home"
    home.mkdir()
    user: int | None = None
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        user = nobody.pw_uid
        os.chown(home, nobody.pw_uid, nobody.pw_gid)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "DISPLAY": display,
        "LC_ALL": "C.UTF-8",
    }
    files = [f"--sub-file={folder / f'subtitle{suffix}'}", str(folder / "clip.mkv")]
    command = ["vlc", *_OPTIONS, f"--start-time={start}", f"--stop-time={end}", *files]
    done = subprocess.run(
        command,
        cwd=home,
        env=environment,
        user=user,
        extra_groups=None if user is None else [],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=end - start + _PATIENCE,
    )
    if done.returncode:
        raise RuntimeError(f"vlc failed:\n{done.stderr}")


@contextlib.contextmanager
def _screen() -> Iterator[str]:
    """A virtual X screen of the clip's size; gives its display name."""
    read_end, write_end = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-ac", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as process:
        os.close(write_end)
        try:
            with os.fdopen(read_end) as stream:
                display = stream.readline().strip()
            if not display:
                raise RuntimeError("Xvfb did not start")
            yield f":{display}"
        finally:
            process.terminate()


@contextlib.contextmanager
def _recorder(display: str, rate: int, recording: Path) -> Iterator[None]:
    grab = ffmpeg.input(display, f="x11grab", draw_mouse=0, framerate=rate, video_size=(WIDTH, HEIGHT))
    graph = grab.output(f"file:{recording}", format="rawvideo", pix_fmt="yuv420p")
    command = graph.global_args("-nostdin", "-v", "error").compile()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            yield
            if process.poll() is not None:
                raise RuntimeError("the screen was not recorded: ffmpeg ended early")
        finally:
            process.terminate()
