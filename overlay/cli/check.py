"""`overlay check`: is a pack right."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from overlay.cli.options import json_option
from overlay.cli.words import echo_json, say
from overlay.errors import Diagnostic, PackError
from overlay.load import load_pack
from overlay.reading import PROFILES

_MANY = 20
"""From this many packs on a check takes long enough for a progress bar."""


@click.command("check")
@click.argument("packs", metavar="PACK...", nargs=-1, required=True)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="default",
    show_default=True,
    help="The standard that the texts must fit.",
)
@json_option
def command(packs: tuple[str, ...], profile: str, as_json: bool) -> int:
    """Check that each PACK is right: its form, sources, lengths and anchors.

    \b
    overlay check annotations/trotsky-2017
    """
    found: list[Diagnostic] = []
    clean = 0
    hidden = len(packs) < _MANY or not sys.stderr.isatty()
    with click.progressbar(packs, label="Checking", file=sys.stderr, hidden=hidden) as several:
        for pack in several:
            findings = list(_findings(pack, profile))
            found.extend(findings)
            clean += not findings
    if as_json:
        from overlay.report import findings_report

        echo_json(findings_report(found, {"packs": ", ".join(packs)}))
    else:
        for one in found:
            click.echo(f"{one.severity}: {one}")
        say(f"{clean} of {len(packs)} packs without a finding")
    return 1 if any(one.severity != "warning" for one in found) else 0


def _findings(path: str, profile: str) -> Iterator[Diagnostic]:
    """What is wrong with one pack; everything that breaks the format where it does."""
    from overlay.pack.check import check
    from overlay.pack.fit import fit

    try:
        pack = load_pack(path)
    except PackError as failure:
        yield from failure.diagnostics
        return
    yield from (one.at(path) for one in (*check(pack), *fit(pack, profile)))
