"""Which files a merge reads, and where it writes what becomes of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from overlay import files
from overlay.errors import FileError, OverlayError, UsageError
from overlay.load import check_episode, is_episode_name, output_name


class Job(NamedTuple):
    """One subtitle file and the path of its copy with notes; None is standard output."""

    subtitle: Path
    target: Path | None


def jobs(subtitles: Sequence[Path], output: str | None, *, force: bool) -> list[Job]:
    """What is to be merged: everything that can be told to fail is told now, before a byte is written.

    Of several subtitles, ``output`` is the folder of the copies. A file named twice is merged once,
    and one that a merge of another one among them writes is left out, so that a pattern of file
    names can be used again. Raises FileError or UsageError with every problem found.
    """
    several = len(subtitles) > 1
    if several:
        _check_output_of_several(output, len(subtitles))
    _raise(_failures(check_episode, subtitles))
    folder = _folder(output, several=several)
    chosen = _without_copies(_each_once(subtitles))
    planned = [Job(subtitle, _target(subtitle, output, folder)) for subtitle in chosen]
    _raise(_same_targets(planned))
    if folder is None or folder.is_dir():
        check = partial(files.check_output, force=force, inputs=chosen)
        _raise(_failures(check, [job.target for job in planned if job.target is not None]))
    return planned


def make_folder(folder: Path) -> None:
    """Make the folder of a copy, where it is not there yet. Raises FileError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        raise _no_folder(folder, failure.strerror) from None


def _check_output_of_several(output: str | None, count: int) -> None:
    if output == "-":
        raise UsageError(
            f"{count} results don't go to one standard output",
            hint="Give a folder with -o, or merge one file at a time.",
        )
    if output is not None and is_episode_name(Path(output)) and not Path(output).is_dir():
        raise UsageError(
            f"{count} results don't go to one file {output}",
            hint="Of several subtitles, -o names the folder for the results.",
        )


def _folder(output: str | None, *, several: bool) -> Path | None:
    """The folder that an output names, if it does: by a separator at its end, or because it is one."""
    if output is None or output == "-":
        return None
    path = Path(output)
    if several or path.is_dir() or output.endswith(tuple(filter(None, (os.sep, os.altsep)))):
        if path.exists() and not path.is_dir():
            raise _no_folder(path, "a file has that name")
        return path
    return None


def _no_folder(path: Path, why: str | None) -> FileError:
    hint = "Of several subtitles, -o names the folder for the results."
    return FileError(f"this can't be a folder: {why}", file=str(path), hint=hint)


def _each_once(subtitles: Iterable[Path]) -> list[Path]:
    seen: dict[Path, Path] = {}
    for subtitle in subtitles:
        seen.setdefault(_resolved(subtitle), subtitle)
    return list(seen.values())


def _without_copies(subtitles: Sequence[Path]) -> list[Path]:
    """The subtitles without those that a merge of another one among them writes."""
    copies = {_resolved(output_name(one)) for one in subtitles if output_name(one) != one}
    return [one for one in subtitles if _resolved(one) not in copies]


def _resolved(path: Path) -> Path:
    """A path that is the same for one place, however it is named; a link at its end is not followed."""
    return path.parent.resolve() / path.name


def _target(subtitle: Path, output: str | None, folder: Path | None) -> Path | None:
    if output == "-":
        return None
    if folder is not None:
        return folder / output_name(subtitle).name
    return Path(output) if output else output_name(subtitle)


def _same_targets(planned: Sequence[Job]) -> list[OverlayError]:
    seen: dict[Path, Path] = {}
    problems: list[OverlayError] = []
    for subtitle, target in planned:
        if target is None:
            continue
        first = seen.setdefault(_resolved(target), subtitle)
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
    """Raise the only problem as it is, or one failure of the gravest kind that tells of all."""
    if problems:
        kind = type(max(problems, key=lambda problem: problem.exit_code))
        raise kind.of(one for problem in problems for one in problem.diagnostics)
