"""`overlay check`: is a pack right."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from overlay.cli.options import SUBTITLE, json_option
from overlay.cli.words import echo_json, say
from overlay.errors import Diagnostic, OverlayError, PackError
from overlay.files import episode_of_name, language_of_name
from overlay.load import load_pack, load_track
from overlay.model import Pack, Track
from overlay.reading import PROFILES

_MANY = 20
"""From this many packs on a check takes long enough for a progress bar."""


class _Watched(NamedTuple):
    """A track to try anchors on, with what its file's name says."""

    name: str
    track: Track
    episode: int | None
    language: str | None


@click.command("check")
@click.argument("packs", metavar="PACK...", nargs=-1, required=True)
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="default",
    show_default=True,
    help="The standard that the texts must fit.",
)
@click.option(
    "--in",
    "inside",
    metavar="SUBTITLE",
    type=SUBTITLE,
    multiple=True,
    help="Subtitles of the work itself: no anchor may fit too many places in them.",
)
@click.option(
    "--not-in",
    "outside",
    metavar="SUBTITLE",
    type=SUBTITLE,
    multiple=True,
    help="Subtitles of another work: no note may be shown in them.",
)
@click.option("--explain", is_flag=True, help="Say why each finding matters, with an example of a mend.")
@json_option
def command(
    packs: tuple[str, ...],
    profile: str,
    inside: tuple[Path, ...],
    outside: tuple[Path, ...],
    explain: bool,
    as_json: bool,
) -> int:
    """Check that each PACK is right: its form, sources, lengths and anchors.

    \b
    overlay check annotations/trotsky-2017
    overlay check my-pack --in Episode.srt --not-in OtherFilm.srt --explain
    """
    work, elsewhere = [_watched(path) for path in inside], [_watched(path) for path in outside]
    found: list[Diagnostic] = []
    clean, refused = 0, 0
    hidden = len(packs) < _MANY or not sys.stderr.isatty()
    with click.progressbar(packs, label="Checking", file=sys.stderr, hidden=hidden) as several:
        for pack in several:
            try:
                told = list(_findings(pack, profile, work, elsewhere))
            except OverlayError as failure:
                if len(packs) == 1:
                    raise
                told, refused = list(failure.diagnostics), failure.exit_code
            found.extend(told)
            clean += not _grave(told)
    if as_json:
        from overlay.report import check_report

        echo_json(check_report(found, packs, explain=explain))
    else:
        for one in found:
            click.echo(f"{one.severity}: {replace(one, message=f'{one.message} [{one.code}]')}")
        if explain:
            _explain({one.code for one in found})
        warnings = sum(one.severity == "warning" for one in found)
        say(
            f"{clean} of {len(packs)} packs without a finding"
            + (f"; {warnings} warnings" if warnings else "")
        )
    return refused or (1 if _grave(found) else 0)


def _grave(found: Iterable[Diagnostic]) -> bool:
    return any(one.severity != "warning" for one in found)


def _watched(path: Path) -> _Watched:
    return _Watched(str(path), load_track(path), episode_of_name(path), language_of_name(path))


def _findings(
    path: str, profile: str, work: Iterable[_Watched], elsewhere: Iterable[_Watched]
) -> Iterator[Diagnostic]:
    """What is wrong with one pack; everything that breaks the format where it does."""
    from overlay.review import review

    try:
        pack = load_pack(path)
    except PackError as failure:
        yield from failure.diagnostics
        return
    for one in (*review(pack, profile), *_tried_on(pack, work, elsewhere)):
        yield one.at(path)


def _tried_on(pack: Pack, work: Iterable[_Watched], elsewhere: Iterable[_Watched]) -> Iterator[Diagnostic]:
    """What the anchors do in given tracks."""
    from overlay.review import review_in, review_outside

    for one in work:
        for found in review_in(one.track, pack, episode=one.episode, language=one.language):
            yield replace(found, message=f"in {one.name}, {found.message}")
    for one in elsewhere:
        for found in review_outside(one.track, pack, language=one.language):
            yield replace(found, message=f"in {one.name}, {found.message}")


def _explain(codes: Iterable[str]) -> None:
    """Say of each kind of finding why it matters, and show a mend."""
    from overlay.review import RULES

    for code, rule in RULES.items():
        if code in codes:
            click.echo(f"\n{code} ({rule.severity})")
            click.echo(textwrap.fill(rule.why, 78, initial_indent="  ", subsequent_indent="  "))
            for heading, example in (("before", rule.before), ("after", rule.after)):
                click.echo(f"\n  {heading}:\n{textwrap.indent(example.rstrip(), '      ')}")
