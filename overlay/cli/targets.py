"""Which files a merge reads, and where it writes what becomes of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from overlay import files
from overlay.errors import FileError, OverlayError, UsageError
from overlay.load import output_name


class Job(NamedTuple):
    """One subtitle file and the path of its copy with notes; None is standard output."""

    subtitle: Path
    target: Path | None


def jobs(subtitles: Sequence[Path], output: str | None, *, force: bool) -> list[Job]:
    """What is to be merged: everything that can be told to fail is told now, before a byte is written.

    Of several subtitles, ``output`` is the folder of the copies, and is made if it is not there. A
    subtitle that is the copy of another one among them is left out, so that a pattern of file
    names can be used twice. Raises FileError or UsageError with every problem found.
    """
    if len(subtitles) > 1 and output == "-":
        raise UsageError(
            f"{len(subtitles)} results don't go to one standard output",
            hint="Give a folder with -o, or merge one file at a time.",
        )
    _raise(_failures(files.check_input, subtitles))
    folder = _folder(output, several=len(subtitles) > 1)
    planned = [Job(subtitle, _target(subtitle, output, folder)) for subtitle in subtitles]
    copies = {job.target for job in planned if job.target != job.subtitle}
    chosen = [job for job in planned if job.subtitle not in copies]
    _raise(_same_targets(chosen))
    if folder is not None:
        _make(folder)
    inputs = [job.subtitle for job in chosen]
    check = partial(files.check_output, force=force, inputs=inputs)
    _raise(_failures(check, [job.target for job in chosen if job.target is not None]))
    return chosen


def _folder(output: str | None, *, several: bool) -> Path | None:
    """The folder that an output names, if it does."""
    if output is None or output == "-":
        return None
    path = Path(output)
    return path if several or path.is_dir() else None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as failure:
        raise FileError(
            f"this can't be a folder: {failure.strerror}",
            file=str(folder),
            hint="Of several subtitles, -o names the folder for the results.",
        ) from None


def _target(subtitle: Path, output: str | None, folder: Path | None) -> Path | None:
    if output == "-":
        return None
    if folder is not None:
        return folder / output_name(subtitle).name
    return Path(output) if output else output_name(subtitle)


def _same_targets(planned: Sequence[Job]) -> list[OverlayError]:
    seen: dict[Path | None, Path] = {}
    problems: list[OverlayError] = []
    for subtitle, target in planned:
        first = seen.setdefault(target, subtitle)
        if first is not subtitle:
            problems.append(
                UsageError(
                    f"{first} and {subtitle} would both be written here",
                    file=str(target),
                    hint="Merge them into different folders, one after the other.",
                )
            )
    return problems


def _failures(check: Callable[[Path], object], paths: Iterable[Path]) -> list[OverlayError]:
    problems: list[OverlayError] = []
    for path in paths:
        try:
            check(path)
        except OverlayError as problem:
            problems.append(problem)
    return problems


def _raise(problems: Sequence[OverlayError]) -> None:
    """Raise the only problem as it is, or one failure that tells of all."""
    if len(problems) == 1:
        raise problems[0]
    if problems:
        raise FileError.of(one for problem in problems for one in problem.diagnostics)
