"""`overlay locate`: where each note would land, and how sure; writes nothing."""

from __future__ import annotations

from pathlib import Path

import click

from overlay.cli.options import SUBTITLE, Merging, Search, json_option, search_options, settings_for
from overlay.cli.words import counted, echo_json, located_table, say, warn
from overlay.load import load_pack, load_track
from overlay.pipeline import find


@click.command("locate")
@click.argument("subtitle", type=SUBTITLE)
@click.argument("pack")
@search_options
@click.option("--all", "everything", is_flag=True, help="Also tell what was tried for notes not found.")
@json_option
def command(subtitle: Path, pack: str, search: Search, everything: bool, as_json: bool) -> int:
    """Show where the claims that PACK answers are made in SUBTITLE.

    \b
    overlay locate Episode.srt annotations/trotsky-2017 --all
    """
    track = load_track(subtitle, search.encoding)
    notes = load_pack(pack)
    settings = settings_for(subtitle, notes, search, Merging())
    located, unplaced = find(track, notes, settings)
    if as_json:
        from overlay.report import locate_report

        echo_json(locate_report(located, unplaced, source=str(subtitle), pack=notes.id))
    else:
        warn(track.warnings, str(subtitle))
        for row in located_table(located, unplaced, everything=everything):
            click.echo(row)
        say(counted(len({one.note.id for one in located}), len(notes.notes)))
    return 1 if any(one.status == "unplaced" for one in unplaced) else 0
