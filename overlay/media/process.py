"""Running ffmpeg and ffprobe: without a shell, without input, with one clear message on failure."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from overlay.errors import FileError, MissingExtraError

_LAST_LINES = 3


def program(name: str) -> str:
    """The path of an installed program. Raises MissingExtraError when there is none."""
    found = shutil.which(name)
    if found is None:
        raise MissingExtraError(
            f"{name} is not installed, and reading a video needs it",
            hint="Install ffmpeg (on Debian and Ubuntu: apt install ffmpeg), or give a subtitle file.",
        )
    return found


def run(command: Sequence[str], file: str) -> bytes:
    """Run a command to its end and give back what it printed.

    The child reads nothing and both its streams are drained, so it can't hang on either. Raises
    FileError with the last lines of its complaint when it fails; Ctrl-C ends it too.
    """
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        try:
            printed, complaint = child.communicate()
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        lines = [line for line in complaint.decode(errors="replace").splitlines() if line.strip()]
        said = " / ".join(lines[-_LAST_LINES:]) or f"it ended with code {child.returncode}"
        name = os.path.basename(command[0])  # noqa: PTH119 (a command is text, not a path of ours)
        raise FileError(
            f"{name} can't read it: {said}",
            file=file,
            code="media",
            hint="See whether a player opens it; a damaged or unfinished file must be fetched again.",
        )
    return printed
