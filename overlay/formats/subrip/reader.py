"""Text to track: the fast reader, the tolerant one behind it, and the proof that nothing was lost."""

from __future__ import annotations

from collections.abc import Sequence

from overlay.errors import SubtitleError
from overlay.formats.subrip.canonical import read_canonical
from overlay.formats.subrip.lines import BLANK, BOM, unify
from overlay.model import Cue, Track


def parse(text: str, *, file: str | None = None) -> Track:
    r"""Read the text of a SubRip file.

    ``text`` may have any line ends and a byte order mark; ``file`` is only named in messages. What
    was repaired is told in the track's ``warnings`` (`codes.WARNINGS`). Raises SubtitleError for a
    text that can't be read without losing something: no cue, times that can't be read, another
    format.

    >>> parse("1\n00:00:01,000 --> 00:00:02,500\nHello.\n").cues[0]
    Cue(start=1000, end=2500, text='Hello.', settings='')
    """
    source = text.removeprefix(BOM)
    plain, newline = unify(source)
    body = plain.rstrip("\n")
    canonical = read_canonical(body)
    if canonical is not None:
        cues, structure = canonical
        prove(source, cues, structure, file)
        return Track(tuple(cues), "srt", newline, plain[len(body) :])
    return _parse_irregular(source, plain, newline, file)


def _parse_irregular(source: str, plain: str, newline: str, file: str | None) -> Track:
    # Most files never come here, and these two take time to load.
    from overlay.formats.foreign import beginning
    from overlay.formats.subrip.tolerant import read_tolerant

    start = plain.lstrip("\n" + BLANK)
    if not start:
        raise SubtitleError(
            "the file is empty",
            file=file,
            hint="Fetch or export the subtitles again; nothing is left of them here.",
            code="empty",
        )
    other = beginning(start.partition("\n")[0])
    if other is not None:
        raise SubtitleError(
            f"this is {other}, not SubRip",
            file=file,
            line=plain[: len(plain) - len(start)].count("\n") + 1,
            hint="Convert it to SubRip first; ffmpeg can do that for most formats.",
            code="other-format",
        )
    reading = read_tolerant(plain, file)
    prove(source, reading.cues, reading.structure, file)
    return Track(reading.cues, "srt", newline, reading.tail, reading.warnings)


def prove(source: str, cues: Sequence[Cue], structure: int, file: str | None) -> None:
    r"""Raise SubtitleError unless every character of the source is accounted for.

    All of ``source`` but its line ends must be found again: in the finished cues, or among the
    ``structure`` characters (numbers, times, blanks, and what a warning told to be left out).
    """
    found = "".join([cue.text + cue.settings for cue in cues])
    kept = len(found) - found.count("\n")
    expected = len(source) - source.count("\n") - source.count("\r")
    if kept + structure != expected:
        raise SubtitleError(
            f"reading would lose text: {expected} characters stand in the file, {kept + structure} were read",
            file=file,
            hint="This is a defect of overlay, not of the file. Please report it with the file.",
            code="internal",
        )
