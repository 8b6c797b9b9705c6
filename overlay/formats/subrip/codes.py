"""The closed list of what the SubRip reader repairs with a warning."""

from __future__ import annotations

from typing import Literal, get_args

WarningCode = Literal[
    "blank-line",  # an empty or space-only line inside a cue, or between its times and its text
    "missing-separator",  # no empty line between two cues
    "milliseconds",  # not three digits: 0,5 is read as 0,500
    "arrow",  # -> or another sign for -->
    "large-field",  # minutes or seconds over 59, taken as they are
    "negative-time",  # read as 0
    "text-behind-times",  # text on the line of the times becomes the cue's first line
    "text-before-cues",  # text before the first cue, which no cue can hold
    "no-duration",  # the end is not after the start; the cue is kept
    "out-of-order",  # the cue starts before the one above it; the cues are sorted
    "byte-order-mark",  # U+FEFF in the middle, on a line that is not dialogue: removed
    "nul",  # U+0000, removed
    "replacement-character",  # U+FFFD: a letter was lost before the file came here; kept
]

WARNINGS: tuple[WarningCode, ...] = get_args(WarningCode)
