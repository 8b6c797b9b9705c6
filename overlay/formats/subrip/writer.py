"""Track to text: untouched cues as they were read, every other one through pysrt."""

from __future__ import annotations

from overlay.formats.subrip.lines import BOM, is_blank, is_number, is_settings, may_be_times
from overlay.model import Cue, Track

_LAST_TIME = 9_999 * 3_600_000 + 3_599_999


def render(track: Track) -> str:
    r"""Write a track as SubRip: numbers from 1, canonical times, one empty line between cues.

    A cue that this format's reader took in verbatim is written as the slice it was read from. Line
    ends are the track's. Raises ValueError for a cue that would not be read back as it is, such as
    a text with an empty line or with a line that looks like times. A track without cues is an empty
    text, which can't be read back.

    >>> render(Track((Cue(1000, 2500, "Hello."),)))
    '1\n00:00:01,000 --> 00:00:02,500\nHello.\n'
    """
    verbatim = track.format == "srt"
    blocks = [
        f"{number}\n{cue.raw}" if verbatim and cue.raw is not None else _written(cue, number)
        for number, cue in enumerate(track.cues, 1)
    ]
    if not blocks:
        return ""
    # An empty cue has a line end for its text; at the end of the file that is the tail's to say.
    blocks[-1] = blocks[-1].removesuffix("\n") + track.tail
    text = "\n\n".join(blocks)
    return text if track.newline == "\n" else text.replace("\n", track.newline)


def _written(cue: Cue, number: int) -> str:
    """A cue in canonical form, without the line end behind it."""
    from pysrt import SubRipItem, SubRipTime  # a track that is written as it was read needs no pysrt

    reason = _obstacle(cue)
    if reason is not None:
        raise ValueError(f"cue {number} can't be written as SubRip: {reason}")
    start, end = SubRipTime.from_ordinal(cue.start), SubRipTime.from_ordinal(cue.end)
    return str(SubRipItem(number, start, end, cue.text, cue.settings)).removesuffix("\n")


def _obstacle(cue: Cue) -> str | None:
    """Why a cue would not be read back as it is; None when it would."""
    if max(cue.start, cue.end) > _LAST_TIME:
        return "its time is over 9999 hours"
    if cue.settings and not is_settings(cue.settings):
        return f"{cue.settings!r} are no settings of a cue"
    if "\r" in cue.text or "\0" in cue.text:
        return "its text holds a carriage return or a NUL"
    lines = cue.lines
    if any(is_blank(line) for line in lines):
        return "its text holds an empty line"
    if any(_opens_cue(line, is_number(above)) for line, above in zip(lines, ["", *lines], strict=False)):
        return "its text holds a line that looks like times"
    return None


def _opens_cue(line: str, below_number: bool) -> bool:
    """Whether a line of text would be read as times, or would be refused as damaged ones."""
    if not may_be_times(line):
        return False
    from overlay.formats.subrip.timing import UnreadableTimesError, read_timing

    try:
        timing = read_timing(line.replace(BOM, ""))
    except UnreadableTimesError:
        return True
    return timing is not None and (below_number or not timing.loose)
