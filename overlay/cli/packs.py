"""`overlay packs`: the packs at hand."""

from __future__ import annotations

import click

from overlay.cli.options import json_option
from overlay.cli.words import echo_json, say, table, warn
from overlay.errors import Diagnostic, OverlayError
from overlay.load import load_pack
from overlay.shelf import packs_at_hand


@click.command("packs")
@json_option
def command(as_json: bool) -> int:
    """List the packs at hand: in OVERLAY_PACKS, in ./annotations, and bundled ones.

    \b
    overlay packs
    """
    rows: list[tuple[str, int, str, str]] = []
    broken: list[Diagnostic] = []
    for name, path in packs_at_hand():
        try:
            pack = load_pack(path)
        except OverlayError as failure:
            broken.extend(failure.diagnostics)
            continue
        rows.append((name, len(pack.notes), pack.title, str(path)))
    if as_json:
        from overlay.report import packs_report

        echo_json(packs_report(rows, broken))
    else:
        shown = [(name, f"{notes} notes", title, path) for name, notes, title, path in rows]
        for row in table(shown, elastic=2):
            click.echo(row)
        warn(broken)
        if not rows:
            say("There is no pack at hand. Set OVERLAY_PACKS to a folder of packs, or give a path.")
    return 1 if broken else 0
