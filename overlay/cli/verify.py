"""`overlay verify`: the promises, proven on finished files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from overlay.cli.options import (
    SUBTITLE,
    Merging,
    Search,
    json_option,
    merging_options,
    search_options,
    settings_for,
)
from overlay.cli.words import echo_json, say
from overlay.compose import strip
from overlay.errors import Diagnostic, UsageError
from overlay.load import load_pack, load_track
from overlay.pipeline import prove


@click.command("verify")
@click.argument("original", type=SUBTITLE)
@click.argument("merged", type=SUBTITLE)
@click.argument("pack")
@merging_options
@search_options
@json_option
def command(original: Path, merged: Path, pack: str, merging: Merging, search: Search, as_json: bool) -> int:
    """Prove on finished files that no dialogue is lost and every note is right.

    Give the options that the merge was made with.

    \b
    overlay verify Episode.srt Episode.annotated.srt annotations/trotsky-2017
    """
    before = load_track(original, search.encoding)
    after = load_track(merged, search.encoding)
    notes = load_pack(pack)
    if strip(before).marked and not strip(after).marked:
        raise UsageError(
            f"{original} has notes in it, and {merged} has none",
            hint="Name the original first and the merged file second: overlay verify ORIGINAL MERGED PACK.",
        )
    settings = settings_for(original, notes, search, merging)
    found = [one.at(str(merged)) for one in prove(before, after, notes, settings)]
    if as_json:
        from overlay.report import findings_report

        about = {"original": str(original), "merged": str(merged), "pack": notes.id}
        echo_json(findings_report(found, about))
    else:
        for one in found:
            click.echo(f"{one.severity}: {one}")
        say(_verdict(found, len(before.cues)))
    return 1 if any(one.severity != "warning" for one in found) else 0


def _verdict(found: Sequence[Diagnostic], cues: int) -> str:
    broken = sum(one.severity == "error" for one in found)
    findings = sum(one.severity == "finding" for one in found)
    if broken:
        return f"{broken} promises broken"
    return (
        f"No promise is broken; {findings} findings" if findings else f"Every promise holds for {cues} cues."
    )
