"""Tracks to and from pysrt's ``SubRipFile``, for programs that already use pysrt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from overlay.formats.subrip.reader import parse
from overlay.model import Track

if TYPE_CHECKING:
    from pysrt import SubRipFile, SubRipItem, SubRipTime


def to_pysrt(track: Track) -> SubRipFile:
    r"""The track's cues as a ``SubRipFile``: numbered from 1, settings as ``position``.

    >>> str(to_pysrt(parse("1\n00:00:01,000 --> 00:00:02,000\nHello."))[0].start)
    '00:00:01,000'
    """
    from pysrt import SubRipFile, SubRipItem, SubRipTime

    return SubRipFile(
        [
            SubRipItem(
                number,
                SubRipTime.from_ordinal(cue.start),
                SubRipTime.from_ordinal(cue.end),
                cue.text,
                cue.settings,
            )
            for number, cue in enumerate(track.cues, 1)
        ],
        eol=track.newline,
    )


def from_pysrt(subs: SubRipFile) -> Track:
    """The items of a ``SubRipFile`` as a track, in order of their starts.

    An item may hold what no cue can: an empty line, a negative time, the glued text of the item
    below. It is read as a file with that content would be, and the track's ``warnings`` say what
    was repaired, by cue. Raises SubtitleError for an item that can't be read so.
    """
    newline = subs.eol if subs.eol in ("\n", "\r\n", "\r") else "\n"
    if not subs:
        return Track((), newline=newline)
    track = parse("\n".join(_block(item, number) for number, item in enumerate(subs, 1)))
    warnings = tuple(replace(warning, line=None) for warning in track.warnings)
    return replace(track, newline=newline, tail="\n", warnings=warnings)


def _block(item: SubRipItem, number: int) -> str:
    """An item as it would stand in a file; unlike pysrt's own, it shows that a time is negative."""
    text = str(item.text).rstrip("\r\n")
    times = f"{_stamp(item.start)} --> {_stamp(item.end)}"
    return f"{number}\n{times} {item.position}".rstrip() + f"\n{text}\n"


def _stamp(time: SubRipTime) -> str:
    from pysrt import SubRipTime

    sign = "-" if time.ordinal < 0 else ""
    return f"{sign}{SubRipTime.from_ordinal(abs(time.ordinal))}"
