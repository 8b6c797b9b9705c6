"""The invisible marker by which a note, or a cut piece of dialogue, is known again.

A marker is a run of characters that no tested player draws (word joiner and the invisible
operators, U+2060 to U+2064), begun by a signature and ended by a checksum. It stands before the
first letter of a cue, because at a cue's end some players move the text for it. What it says is a
sequence of small numbers in base 4, so it survives whatever keeps the text of a cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SIGNATURE = "\u2060\u2063\u2060"
"""What every marker begins with."""

NOTE, PIECE = 0, 1
"""The first number of a marker: on a cue that is a note and nothing else; on a piece of dialogue, with
or without a note above it."""

STARTS, ENDS, HAS_SETTINGS = 1, 2, 4
"""What the flags of one part of a piece say: that its cue starts here, ends here, has settings."""

_END = "\u2060"
_DIGITS = "\u2061\u2062\u2063\u2064"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}
_CHECK_DIGITS = 5
_PATTERN = f"{SIGNATURE}([{_DIGITS}]+){_END}"


def encode(numbers: Sequence[int]) -> str:
    """The marker that says these numbers, each at least 0.

    >>> decode(encode([0, 7, 1000]) + "text")
    ((0, 7, 1000), 'text')
    """
    payload = "".join(_written(number) for number in numbers)
    return f"{SIGNATURE}{payload}{_checksum(payload)}{_END}"


def decode(text: str) -> tuple[tuple[int, ...], str] | None:
    """What the first marker in a text says, and the text without it; None when there is none.

    A run of the same characters that is not a marker (another signature, a wrong checksum, half a
    number) is dialogue and stays.
    """
    if SIGNATURE not in text:
        return None
    for match in re.finditer(_PATTERN, text):
        payload, check = match[1][:-_CHECK_DIGITS], match[1][-_CHECK_DIGITS:]
        if payload and _checksum(payload) == check:
            numbers = _read(payload)
            if numbers is not None:
                return numbers, text[: match.start()] + text[match.end() :]
    return None


def _written(number: int) -> str:
    """A number in groups of two digits: three bits of it, the least first, and one for "more follows"."""
    groups: list[str] = []
    while True:
        number, bits = divmod(number, 8)
        group = bits | (8 if number else 0)
        groups.append(_DIGITS[group >> 2] + _DIGITS[group & 3])
        if not number:
            return "".join(groups)


def _read(payload: str) -> tuple[int, ...] | None:
    if len(payload) % 2:
        return None
    numbers: list[int] = []
    number = shift = 0
    for place in range(0, len(payload), 2):
        group = _VALUES[payload[place]] << 2 | _VALUES[payload[place + 1]]
        number |= (group & 7) << shift
        shift += 3
        if not group & 8:
            numbers.append(number)
            number = shift = 0
    return None if shift else tuple(numbers)


def _checksum(payload: str) -> str:
    total = len(payload)
    for digit in payload:
        total = (total * 5 + _VALUES[digit] + 1) % 1021
    return "".join(_DIGITS[total >> 2 * place & 3] for place in range(_CHECK_DIGITS))
