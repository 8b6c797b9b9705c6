"""`overlay schema`: the JSON Schema of packs."""

from __future__ import annotations

from typing import Literal

import click

from overlay.cli.words import echo_json


@click.command("schema")
@click.option(
    "--part",
    type=click.Choice(["pack", "notes"]),
    default="pack",
    show_default=True,
    help="The schema of a pack, or of a file in its notes folder.",
)
def command(part: Literal["pack", "notes"]) -> int:
    """Print the JSON Schema of packs, for editors that complete and check.

    \b
    overlay schema > overlay-pack.schema.json
    """
    from overlay.pack.schema import schema

    echo_json(schema(part))
    return 0
