"""The options that several commands share, and the settings they make."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from overlay.files import episode_of_name, language_of_name
from overlay.model import BASES, PLACEMENTS, Basis, LabelStyle, Pack, Placement, Settings
from overlay.reading import PROFILES

SUBTITLE = click.Path(path_type=Path)
"""Files are opened by `overlay.files`, whose messages say more than click's."""


class Merging(NamedTuple):
    """What the options that say how notes are merged were set to."""

    placement: Placement = "top"
    profile: str = "default"
    labels: LabelStyle = "words"
    delay: float = 10.0
    categories: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()


class Search(NamedTuple):
    """What the options that say which episode a file is, and how to read it, were set to."""

    episode: int | None
    language: str | None
    encoding: str | None


def merging_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say how notes are merged, as one value ``merging``."""
    return _gathered(command, "merging", Merging, _MERGING)


def search_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that say what a subtitle file is, as one value ``search``."""
    return _gathered(command, "search", Search, _SEARCH)


def _gathered(
    command: Callable[..., int],
    name: str,
    kind: type[Merging] | type[Search],
    options: Sequence[Callable[[Callable[..., int]], Callable[..., int]]],
) -> Callable[..., int]:
    """A command whose options of one kind reach it as one typed value."""

    @wraps(command)
    def gathering(**values: Any) -> int:
        values[name] = kind(**{field: values.pop(field) for field in kind._fields})
        return command(**values)

    decorated: Callable[..., int] = gathering
    for option in reversed(options):
        decorated = option(decorated)
    return decorated


json_option = click.option("--json", "as_json", is_flag=True, help="Report as JSON.")
force_option = click.option("--force", is_flag=True, help="Replace the output if it exists.")


def _language_tag(_context: click.Context, _option: click.Parameter, tag: str | None) -> str | None:
    """A language as it was given, if it is a tag of BCP 47."""
    if tag is not None:
        from overlay.pack import patterns

        if not re.fullmatch(patterns.LANGUAGE, tag):
            raise click.BadParameter(f"{tag} is no language tag; use one such as en, de or pt-BR (BCP 47).")
    return tag


_SEARCH = (
    click.option(
        "--episode",
        type=click.IntRange(min=1),
        metavar="N",
        help="The episode, if the file name does not tell.",
    ),
    click.option(
        "--language",
        metavar="TAG",
        callback=_language_tag,
        help="The notes' language, such as en or pt-BR. [the file name's, else the pack's]",
    ),
    click.option("--encoding", metavar="NAME", help="The subtitle file's encoding, if it is guessed wrong."),
)

_MERGING = (
    click.option(
        "--placement",
        type=click.Choice(PLACEMENTS),
        default="top",
        show_default=True,
        help="top: above the dialogue; flat: one cue at a time, for any player; "
        "gap: only in pauses; track: the notes alone, for a second subtitle slot.",
    ),
    click.option(
        "--profile",
        type=click.Choice(PROFILES),
        default="default",
        show_default=True,
        help="The standard for reading speed and layout.",
    ),
    click.option(
        "--labels",
        type=click.Choice(["words", "marks"]),
        default="words",
        show_default=True,
        help="What leads a note: its verdict in a word, or a mark such as [✗].",
    ),
    click.option(
        "--delay",
        type=click.FloatRange(min=0, max=600),
        default=10.0,
        show_default=True,
        metavar="SECONDS",
        help="The longest time from the end of a claim to its note.",
    ),
    click.option(
        "--category", "categories", multiple=True, metavar="NAME", help="Only notes of this category."
    ),
    click.option(
        "--basis", "bases", multiple=True, type=click.Choice(BASES), help="Only notes with this basis."
    ),
)


def settings_for(subtitle: Path, pack: Pack, search: Search, merging: Merging) -> Settings:
    """The settings that options and file name make together.

    The language is the one asked for, else the file name's where the pack has notes in it, else
    the pack's own.
    """
    named = language_of_name(subtitle)
    spoken = named if named and any(note.text.match(named) for note in pack.notes) else None
    return Settings(
        placement=merging.placement,
        profile=merging.profile,
        episode=search.episode or episode_of_name(subtitle),
        language=search.language or spoken or pack.language,
        labels=merging.labels,
        delay=round(merging.delay * 1000),
        categories=merging.categories,
        bases=merging.bases,
    )
