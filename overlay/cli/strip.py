"""`overlay strip`: the track without notes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from overlay import files, formats
from overlay.cli.options import SUBTITLE, force_option
from overlay.cli.words import say, warn
from overlay.compose import strip
from overlay.errors import SubtitleError
from overlay.load import load_file


@click.command("strip")
@click.argument("merged", type=SUBTITLE)
@click.option("-o", "--output", metavar="OUT", default="-", help="Where to write. [standard output]")
@click.option("--encoding", metavar="NAME", help="The file's encoding, if it is guessed wrong.")
@force_option
def command(merged: Path, output: str, encoding: str | None, force: bool) -> int:
    """Take the notes out of MERGED again.

    \b
    overlay strip Episode.annotated.srt -o Episode.srt
    """
    files.check_input(merged)
    target = None if output == "-" else Path(output)
    if target is not None:
        files.check_output(target, force=force, inputs=[merged])
    loaded = load_file(merged, encoding)
    stripped = strip(loaded.track)
    if stripped.marked and not stripped.track.cues:
        raise SubtitleError(
            "this file holds nothing but notes",
            file=str(merged),
            hint="It was made with --placement track: the dialogue is in the file it was made from.",
        )
    data, _, unencodable = files.encode(formats.render(stripped.track), loaded.encoding, loaded.bom)
    if target is None:
        sys.stdout.buffer.write(data)
    else:
        files.write_atomically(target, data, force=force, inputs=[merged])
    told = [*loaded.track.warnings, *stripped.doubts, *([unencodable] if unencodable else [])]
    warn(told, str(merged))
    say(f"{stripped.marked} marked cues undone" if stripped.marked else "There are no notes in this file.")
    return 1 if stripped.doubts else 0
