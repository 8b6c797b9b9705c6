"""`overlay merge`: the subtitles with the notes in them."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import click

from overlay import files, formats
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
from overlay.cli.words import counted, echo_json, placed_table, say, warn
from overlay.errors import NothingToMergeError
from overlay.load import load_file, load_pack, output_name
from overlay.model import Pack, Settings, Track
from overlay.pipeline import STAGES, Result, annotate
from overlay.shelf import find_pack

_LONG_TRACK = 20_000
"""From this many cues on a merge takes long enough for a progress bar."""


@click.command("merge")
@click.argument("subtitle", type=SUBTITLE)
@click.argument("pack")
@click.option(
    "-o", "--output", metavar="OUT", help="Where to write; - is standard output. [NAME.annotated.SUFFIX]"
)
@merging_options
@search_options
@click.option("--output-encoding", metavar="NAME", help="The output's encoding. [the input's]")
@force_option
@json_option
def command(
    subtitle: Path,
    pack: str,
    output: str | None,
    merging: Merging,
    search: Search,
    output_encoding: str | None,
    force: bool,
    as_json: bool,
) -> int:
    """Merge the notes of PACK into SUBTITLE.

    PACK is a path, or the name of a pack at hand (see `overlay packs`). SUBTITLE stays as it is;
    the result is a new file. A merged file can be merged again: its notes are replaced. SUBTITLE
    may be a video: then its own subtitle track is merged, which needs ffmpeg.

    \b
    overlay merge Episode.srt annotations/trotsky-2017 -o Episode.annotated.srt
    overlay merge S01E05.ru.srt trotsky-2017 --placement flat
    overlay merge Episode.mkv trotsky-2017
    """
    files.check_input(subtitle)
    target = None if output == "-" else Path(output) if output else output_name(subtitle)
    if target is not None:
        files.check_output(target, force=force, inputs=[subtitle])
    found_pack = find_pack(pack)
    loaded = load_file(subtitle, search.encoding)
    notes = load_pack(found_pack)
    settings = settings_for(subtitle, notes, search, merging)
    result = _annotated(loaded.track, notes, settings)
    if not result.found:
        raise _nothing_found(result, notes, str(subtitle))
    bom = loaded.bom and output_encoding is None
    data, _, unencodable = files.encode(formats.render(result.track), output_encoding or loaded.encoding, bom)
    if unencodable is not None:
        result = replace(result, warnings=(*result.warnings, unencodable))
    if target is None:
        sys.stdout.buffer.write(data)
    else:
        files.write_atomically(target, data, force=force, inputs=[subtitle])
    if as_json:
        from overlay.report import merge_report

        report = merge_report(
            result, settings, source=str(subtitle), output=str(target or "-"), pack=notes.id
        )
        echo_json(report, to_error=target is None)
    else:
        _tell(result, notes, str(subtitle), target)
    return 1 if result.findings else 0


def _annotated(track: Track, pack: Pack, settings: Settings) -> Result:
    """Merge, with a progress bar on a terminal where the track is long."""
    if len(track.cues) < _LONG_TRACK or not sys.stderr.isatty():
        return annotate(track, pack, settings)
    with click.progressbar(length=len(STAGES), label="Merging", file=sys.stderr) as bar:
        return annotate(track, pack, settings, progress=lambda _: bar.update(1))


def _nothing_found(result: Result, pack: Pack, subtitle: str) -> NothingToMergeError:
    reasons = Counter(one.reason for one in result.unplaced)
    counts = ", ".join(f"{count} {reason}" for reason, count in reasons.most_common())
    return NothingToMergeError(
        f"none of the {len(pack.notes)} notes of the pack {pack.id} is found in this track ({counts})",
        file=subtitle,
        hint="Is it the right episode, and do the pack's anchors speak its language? "
        "`overlay locate` tells what was tried for each note.",
    )


def _tell(result: Result, pack: Pack, subtitle: str, target: Path | None) -> None:
    warn(result.warnings, subtitle)
    for row in placed_table(result.placed, result.unplaced):
        say(row)
    say(counted(len({one.note.id for one in result.placed}), len(pack.notes)))
    if target is not None:
        say(f"Written: {target}")
        say(f'Play it: mpv VIDEO --sub-file="{target}"   (or: vlc VIDEO --sub-file="{target}")')
