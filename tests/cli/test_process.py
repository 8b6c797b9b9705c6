"""The command as a process of its own: signals, pipes, terminals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import EPISODE, PACK

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "overlay"]

# Ends the process with a signal at the moment at which the output's bytes are on their way to the disk.
_STRUCK = """
import os, signal, sys
from overlay.cli import main
fsync = os.fsync
def struck(file):
    os.kill(os.getpid(), {signal})
    fsync(file)
os.fsync = struck
main()
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "Episode.srt").write_text(EPISODE, encoding="utf-8")
    (tmp_path / "sky.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_in_mid_write_leaves_nothing(place: Path, number: signal.Signals) -> None:
    script = [sys.executable, "-c", _STRUCK.format(signal=int(number)), "merge", "Episode.srt", "sky.yaml"]
    outcome = subprocess.run(script, cwd=place, capture_output=True, text=True, timeout=60)
    assert outcome.returncode == 130
    assert "Interrupted; nothing was written." in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert sorted(path.name for path in place.iterdir()) == ["Episode.srt", "sky.yaml"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_in_mid_write_keeps_the_file_that_was_there(place: Path, number: signal.Signals) -> None:
    (place / "out.srt").write_text("precious")
    script = [sys.executable, "-c", _STRUCK.format(signal=int(number))]
    arguments = ["merge", "Episode.srt", "sky.yaml", "-o", "out.srt", "--force"]
    outcome = subprocess.run([*script, *arguments], cwd=place, capture_output=True, timeout=60)
    assert outcome.returncode == 130
    assert (place / "out.srt").read_text() == "precious"
    assert sorted(path.name for path in place.iterdir()) == ["Episode.srt", "out.srt", "sky.yaml"]


def test_a_reader_that_has_enough_is_no_failure(place: Path) -> None:
    (place / "Episode.srt").write_text(EPISODE + "\n" + long_talk(20_000), encoding="utf-8")
    command = [*COMMAND, "strip", "Episode.srt"]
    with subprocess.Popen(
        command, cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
    assert "Traceback" not in said
    assert "BrokenPipe" not in said
    assert child.returncode == 0


def test_the_same_input_gives_the_same_bytes(place: Path) -> None:
    outputs = set()
    for seed in ("0", "1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C"}
        command = [*COMMAND, "merge", "Episode.srt", "sky.yaml", "-o", "-", "--placement", "flat"]
        outputs.add(
            subprocess.run(command, cwd=place, env=environment, capture_output=True, check=True).stdout
        )
    assert len(outputs) == 1


def test_colours_and_a_bar_are_for_terminals_only(place: Path) -> None:
    (place / "Episode.srt").write_text(EPISODE + "\n" + long_talk(20_000), encoding="utf-8")
    command = [*COMMAND, "merge", "Episode.srt", "sky.yaml", "--force", "--episode", "1"]
    piped = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=60)
    assert "\x1b[" not in piped.stderr
    assert "Merging" not in piped.stderr
    leader, follower = pty.openpty()
    with subprocess.Popen(command, cwd=place, stdout=follower, stderr=follower, stdin=follower):
        os.close(follower)
        shown = b""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                piece = os.read(leader, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    assert b"Merging" in shown
    assert all(len(line) <= 200 for line in shown.decode().splitlines())


def long_talk(cues: int) -> str:
    """So many cues of talk, from the first minute on."""
    lines = []
    for number in range(cues):
        start = 60 + 2 * number
        clock = f"{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}"
        lines.append(f"{number + 5}\n{clock},000 --> {clock},900\nThis is line {number}.\n")
    return "\n".join(lines)
