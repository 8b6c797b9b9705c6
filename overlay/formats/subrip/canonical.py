"""The fast way to read SubRip: only files in canonical form, everything else is left alone."""

from __future__ import annotations

import re

from overlay.formats.subrip.lines import EDGE, is_settings, may_be_times
from overlay.model import Cue

_STAMPS = len("00:00:00,000 --> 00:00:00,000")


class _Pieces(dict[str, int]):
    """Milliseconds by a piece of a time, such as ``01:23:``, ``45`` or ``,678``, learned when first met.

    Two digits of a piece count up to 59 unless they are hours, so it stays small. A piece of any
    other shape is a KeyError.
    """

    def __init__(self, shape: str, *factors: int) -> None:
        super().__init__()
        self._shape = shape
        self._factors = factors

    def __missing__(self, piece: str) -> int:
        match = re.fullmatch(self._shape, piece)
        if match is None:
            raise KeyError(piece)
        fields = zip(match.groups(), self._factors, strict=True)
        self[piece] = total = sum(int(digits) * factor for digits, factor in fields)
        return total


_MINUTES = _Pieces("([0-9][0-9]):([0-5][0-9]):", 3_600_000, 60_000)
_SECONDS = _Pieces("([0-5][0-9])", 1000)
_BEFORE_ARROW = _Pieces(",([0-9][0-9][0-9]) --> ", 1)
_AT_LINE_END = _Pieces(r",([0-9][0-9][0-9])\n?", 1)


def read_canonical(body: str) -> tuple[list[Cue], int] | None:
    r"""Cues, and how many characters of numbers and times; None as soon as anything is irregular.

    ``body`` has the line end ``\n``, and none at its end. Canonical is what needs neither repair
    nor thought: from the first character to the last, blocks of a number,
    ``HH:MM:SS,mmm --> HH:MM:SS,mmm`` and text, with one empty line between (two behind an empty
    cue), in order of their starts. The tolerant reader would give the same cues, without a warning.
    """
    first, *blocks = re.split(r"\n\n[0-9]+\n", f"\n\n{body}")
    if first or _doubtful(body, len(blocks)):
        return None
    numbers = len(body) + 2 - sum(map(len, blocks)) - 3 * len(blocks)
    try:
        cues = _read_blocks(blocks)
    except (KeyError, ValueError):
        return None
    settings = sum([1 for cue in cues if cue.settings])
    return cues, numbers + settings + len(blocks) * _STAMPS


def _doubtful(text: str, cues: int) -> bool:
    """Whether the text may hold, outside its times, what the tolerant reader treats in its own way."""
    if "\0" in text or "\ufffd" in text or "→" in text:
        return True
    # Every colon belongs to a cue's times in most files: then none is left for times without an arrow.
    if text.count(":") != 4 * cues and any(map(_lacks_arrow, text.split("\n"))):
        return True
    if text.count("\n\n") != cues - 1:
        return True
    if re.search(r"\n[ \t\ufeff]+(?:\n|\Z)", text):
        return True
    # One arrow for each cue: then none is left over to make another line look like times.
    return text.count(">") != cues and len(re.findall(r">(?<=[-‐‑‒–—―−=~\s]>)", text)) != cues


def _lacks_arrow(line: str) -> bool:
    return ">" not in line and may_be_times(line)


def _read_blocks(blocks: list[str]) -> list[Cue]:
    """Cues of blocks without their numbers; KeyError or ValueError at the first that is not canonical."""
    minutes, seconds, before_arrow, at_line_end = _MINUTES, _SECONDS, _BEFORE_ARROW, _AT_LINE_END
    cues: list[Cue] = []
    last = 0
    for raw in blocks:
        settings = _settings(raw) if raw[_STAMPS : _STAMPS + 1] == " " else ""
        start = minutes[raw[0:6]] + seconds[raw[6:8]] + before_arrow[raw[8:17]]
        end = minutes[raw[17:23]] + seconds[raw[23:25]]
        end += at_line_end[raw[25:30] if not settings else raw[25:29]]
        text = raw[30:] if not settings else raw.partition("\n")[2]
        if not last <= start < end or (text and text[-1] == "\n"):
            raise ValueError(raw)
        last = start
        cues.append(Cue.verbatim(start, end, text, settings, raw))
    return cues


def _settings(raw: str) -> str:
    """What stands behind the times of a cue; raises ValueError unless it is settings, in canonical form."""
    behind = raw.partition("\n")[0][_STAMPS:]
    settings = behind.strip(EDGE)
    if behind != f" {settings}" or not is_settings(settings):
        raise ValueError(raw)
    return settings
