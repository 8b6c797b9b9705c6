"""`overlay merge`: the subtitles with the notes in them."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import click

from overlay import files, formats
from overlay.cli.entry import INTERRUPTED
from overlay.cli.options import (
    SUBTITLE,
    Merging,
    Search,
    force_option,
    json_option,
    merging_options,
    search_options,
    settings_for,
)
from overlay.cli.targets import Job, jobs, make_folder
from overlay.cli.words import contents, counted, echo_json, say, tell_failure, warn
from overlay.errors import NothingToMergeError, OverlayError
from overlay.load import load_file, load_pack
from overlay.model import Pack, Settings, Track, Unplaced
from overlay.pipeline import STAGES, Result, annotate

_SHOWN = 8
"""So many notes that no file has are named; the report as JSON has them all."""

_LONG_TRACK = 20_000
"""From this many cues on a merge takes long enough for a progress bar."""


class _Merged(NamedTuple):
    """What became of one file: the result and its settings, or the failure that wrote nothing."""

    job: Job
    outcome: tuple[Result, Settings] | OverlayError

    @property
    def result(self) -> Result | None:
        """What was merged, unless the file was refused."""
        return None if isinstance(self.outcome, OverlayError) else self.outcome[0]


@click.command("merge")
@click.argument("subtitles", metavar="SUBTITLE...", nargs=-1, type=SUBTITLE)
@click.argument("pack")
@click.option(
    "-o",
    "--output",
    metavar="OUT",
    help="Where to write: a file, or a folder; - is standard output. [NAME.annotated.SUFFIX]",
)
@merging_options
@search_options
@click.option("--output-encoding", metavar="NAME", help="The output's encoding. [the input's]")
@force_option
@json_option
def command(
    subtitles: tuple[Path, ...],
    pack: str,
    output: str | None,
    merging: Merging,
    search: Search,
    output_encoding: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Merge the notes of PACK into each SUBTITLE.

    PACK is a path, or the name of a pack at hand (see `overlay packs`). SUBTITLE stays as it is;
    the result is a new file. A merged file can be merged again: its notes are replaced. SUBTITLE
    may be a video: then its own subtitle track is merged, which needs ffmpeg. Of several subtitles
    each is merged on its own; one that is refused does not stop the others.

    \b
    overlay merge Episode.srt annotations/trotsky-2017 -o Episode.annotated.srt
    overlay merge S01E05.ru.srt trotsky-2017 --placement flat
    overlay merge Episode.mkv trotsky-2017
    overlay merge Season/*.en.srt trotsky-2017 -o annotated
    """
    if not subtitles:
        raise click.UsageError("Missing argument 'PACK': name the subtitles first, then the pack.")
    if len(subtitles) > 1 and search.episode is not None:
        raise click.UsageError("--episode names the episode of one file; merge the files one at a time.")
    notes = load_pack(pack)
    planned = jobs(subtitles, output, force=force)
    alone, interrupted = len(subtitles) == 1, False
    done: list[_Merged] = []
    for job in planned:
        try:
            result, settings, data = _merge(job.subtitle, notes, search, merging, output_encoding)
            _write(job, data, [one.subtitle for one in planned], force=force)
            done.append(_Merged(job, (result, settings)))
        except OverlayError as failure:
            if alone:
                raise
            done.append(_Merged(job, failure))
        except KeyboardInterrupt:
            if alone:
                raise
            interrupted = True
            break
        if not as_json:
            _tell(done[-1], notes, pack if alone else None)
    if as_json:
        _report(done, notes, alone=alone, to_error=output == "-")
    elif not alone:
        _sum_up(done, notes, len(planned))
    if interrupted:
        say(f"Interrupted before {planned[len(done)].subtitle}.")
    return INTERRUPTED if interrupted else _code(done)


def _merge(
    subtitle: Path, notes: Pack, search: Search, merging: Merging, encoding: str | None
) -> tuple[Result, Settings, bytes]:
    """Merge one file: the result, the settings it was made with, and the bytes to write."""
    loaded = load_file(subtitle, search.encoding)
    settings = settings_for(subtitle, notes, search, merging)
    result = _annotated(loaded.track, notes, settings)
    if not result.found:
        raise _nothing_found(result, notes, str(subtitle))
    bom = loaded.bom and encoding is None
    data, _, unencodable = files.encode(formats.render(result.track), encoding or loaded.encoding, bom)
    if unencodable is not None:
        result = replace(result, warnings=(*result.warnings, unencodable))
    return result, settings, data


def _write(job: Job, data: bytes, inputs: Sequence[Path], *, force: bool) -> None:
    if job.target is None:
        sys.stdout.buffer.write(data)
    else:
        make_folder(job.target.parent)
        files.write_atomically(job.target, data, force=force, inputs=inputs)


def _annotated(track: Track, pack: Pack, settings: Settings) -> Result:
    """Merge, with a progress bar on a terminal where the track is long."""
    if len(track.cues) < _LONG_TRACK or not sys.stderr.isatty():
        return annotate(track, pack, settings)
    with click.progressbar(length=len(STAGES), label="Merging", file=sys.stderr) as bar:
        return annotate(track, pack, settings, progress=lambda _: bar.update(1))


def _nothing_found(result: Result, pack: Pack, subtitle: str) -> NothingToMergeError:
    reasons = Counter(one.reason for one in result.unplaced)
    counts = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    hint = (
        "Is it the right episode, and do the pack's anchors speak its language? "
        "`overlay locate --all` tells what was tried for each note."
    )
    if set(reasons) == {"filtered"}:
        known = sorted({note.category for note in pack.notes if note.category})
        hint = "The options --category and --basis hold all of them back."
        hint += f" The pack's categories are {', '.join(known)}." if known else ""
    return NothingToMergeError(
        f"none of the {len(pack.notes)} notes of the pack {pack.id} is found in this track ({counts})",
        file=subtitle,
        hint=hint,
    )


def _code(done: Sequence[_Merged]) -> int:
    """The exit code of all files together.

    That none of the notes belongs to an episode is a refusal only where it holds for all of them.
    """
    codes = [0]
    for one in done:
        if not isinstance(one.outcome, OverlayError):
            codes.append(1 if one.outcome[0].findings else 0)
        elif not isinstance(one.outcome, NothingToMergeError) or all(other.result is None for other in done):
            codes.append(one.outcome.exit_code)
    return max(codes)


def _tell(merged: _Merged, pack: Pack, given: str | None) -> None:
    """What a file's merge did: each note under its claim.

    For a single file, whose pack is then ``given`` as it was typed, also what to do next.
    """
    subtitle, target = merged.job
    alone = given is not None
    if not alone:
        say(click.style(_heading(merged), bold=True))
    if isinstance(merged.outcome, OverlayError):
        tell_failure(merged.outcome)
    else:
        result, _ = merged.outcome
        warn(result.warnings, str(subtitle))
        for row in contents(result.placed, result.unplaced):
            say(row)
        if alone:
            say(counted(len({one.note.id for one in result.placed}), len(pack.notes)))
            if any(map(_is_elsewhere, result.unplaced)):
                from shlex import join  # seldom needed

                again = join(["overlay", "locate", "--all", str(subtitle), str(given)])
                say(f"What was tried for the others: {again}")
            if target is not None:
                say(f"Written: {target}")
                say(f'Play it: mpv VIDEO --sub-file="{target}"   (or: vlc VIDEO --sub-file="{target}")')
    if not alone:
        say()


def _heading(merged: _Merged) -> str:
    subtitle = merged.job.subtitle
    episode = None if isinstance(merged.outcome, OverlayError) else merged.outcome[1].episode
    return str(subtitle) if episode is None else f"Episode {episode} ({subtitle})"


def _sum_up(done: Sequence[_Merged], pack: Pack, planned: int) -> None:
    """What became of all files together, and which notes belong to none of them."""
    results = [result for one in done if (result := one.result) is not None]
    placed = {one.note.id for result in results for one in result.placed}
    say(counted(len(placed), len(pack.notes)))
    missed = {one.note.id for result in results for one in result.unplaced if not _is_elsewhere(one)}
    nowhere = [note.id for note in pack.notes if note.id not in placed | missed]
    read = len(results) + sum(isinstance(one.outcome, NothingToMergeError) for one in done)
    if nowhere and read == planned:
        more = f" and {len(nowhere) - _SHOWN} more" if len(nowhere) > _SHOWN else ""
        say(f"Claimed in none of these files: {', '.join(nowhere[:_SHOWN])}{more}")
    folders = sorted({str(one.job.target.parent) for one in done if one.result and one.job.target})
    say(f"Written: {len(results)} of {planned} files" + (f", in {', '.join(folders)}" if folders else ""))


def _is_elsewhere(one: Unplaced) -> bool:
    """Whether a file simply does not make a note's claim."""
    return one.status == "absent" and one.reason in ("not-found", "other-episode")


def _report(done: Sequence[_Merged], pack: Pack, *, alone: bool, to_error: bool) -> None:
    from overlay.report import merge_report, refusal_report

    reports: list[dict[str, Any]] = []
    for (subtitle, target), outcome in done:
        if isinstance(outcome, OverlayError):
            reports.append(refusal_report(outcome.diagnostics, source=str(subtitle), pack=pack.id))
        else:
            result, settings = outcome
            written = str(target or "-")
            reports.append(merge_report(result, settings, source=str(subtitle), output=written, pack=pack.id))
    echo_json(reports[0] if alone else reports, to_error=to_error)
