"""Clock text to milliseconds and back; the only place that rounds."""

from __future__ import annotations

import re

_CLOCK = re.compile(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,4}):)?([0-9]{1,6})(?:[.,]([0-9]{1,9}))?")


def clock(milliseconds: int, separator: str = ",") -> str:
    """Format a time as ``HH:MM:SS,mmm``; hours grow past two digits when they must.

    >>> clock(3_723_004)
    '01:02:03,004'
    """
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{separator}{thousandths:03}"


def short_clock(milliseconds: int) -> str:
    """Format a time for a person: ``12:04`` or ``1:02:03``; seconds are cut, not rounded.

    >>> short_clock(724_900), short_clock(3_723_004)
    ('12:04', '1:02:03')
    """
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def parse_clock(text: str) -> int:
    """Read ``[[H:]M:]S[.fraction]`` as milliseconds; the fraction is decimal and rounds down.

    Raises ValueError when the text is no time.

    >>> parse_clock("00:12:04.500"), parse_clock("12:04"), parse_clock("1.5")
    (724500, 724000, 1500)
    """
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"{text!r} is not a time")
    hours, minutes, seconds, fraction = match.groups()
    whole = (int(hours or 0) * 60 + int(minutes or 0)) * 60 + int(seconds)
    return whole * 1000 + thousandths(fraction or "0")


def thousandths(digits: str) -> int:
    """The milliseconds that the digits after a decimal mark stand for, rounded down.

    >>> thousandths("5"), thousandths("50"), thousandths("123456")
    (500, 500, 123)
    """
    return int(digits[:3].ljust(3, "0"))


def seconds_to_ms(text: str) -> int:
    """Read a decimal number of seconds, which may be negative, as milliseconds.

    Raises ValueError when the text is no number of seconds.

    >>> seconds_to_ms("-7.25")
    -7250
    """
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    match = re.fullmatch(r"([0-9]{1,9})(?:\.([0-9]{1,9}))?", digits)
    if match is None:
        raise ValueError(f"{text!r} is not a number of seconds")
    return sign * (int(match[1]) * 1000 + thousandths(match[2] or "0"))
