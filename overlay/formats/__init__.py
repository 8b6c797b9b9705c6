"""The subtitle formats that can be read and written, by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from overlay.errors import SubtitleError
from overlay.formats import subrip
from overlay.model import Track

__all__ = ["FORMATS", "Format", "Parse", "of_file_name", "parse", "render"]


class Parse(Protocol):
    """Text to track; ``file`` is only named in warnings and errors."""

    def __call__(self, text: str, *, file: str | None = None) -> Track: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A subtitle format: the name that `Track.format` holds, file suffixes, and two pure functions."""

    name: str
    suffixes: tuple[str, ...]
    parse: Parse
    render: Callable[[Track], str]


FORMATS: dict[str, Format] = {
    "srt": Format("srt", (".srt",), subrip.parse, subrip.render),
}
"""To add a format: write its two functions in a module beside `subrip` and name them here."""


def parse(text: str, *, name: str = "srt", file: str | None = None) -> Track:
    """Read text in the format of a name; ``file`` is only named in warnings and errors.

    Raises SubtitleError when the text can't be read without losing something.
    """
    return FORMATS[name].parse(text, file=file)


def render(track: Track) -> str:
    """Write a track in its own format. Raises ValueError for a cue that the format can't hold."""
    return FORMATS[track.format].render(track)


def of_file_name(name: str) -> Format:
    """The format that a file's name says it is in, by its suffix in any case.

    Raises SubtitleError for a suffix that names no format here; the hint says how to get one.

    >>> of_file_name("Episode.en.SRT").name
    'srt'
    """
    base = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = base.rpartition(".")
    suffix = f".{ending.lower()}" if stem and dot else ""
    for known in FORMATS.values():
        if suffix in known.suffixes:
            return known
    from overlay.formats.foreign import described  # only needed for the refusal

    message, hint = described(name, suffix, tuple(s for known in FORMATS.values() for s in known.suffixes))
    raise SubtitleError(message, file=name, hint=hint, code="unknown-format")
