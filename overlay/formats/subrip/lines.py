"""What SubRip's lines are made of: line ends, blanks, numbers and settings."""

from __future__ import annotations

import re

BOM = "\ufeff"
BLANK = " \t" + BOM
"""What a blank line may hold. Other white space, such as U+00A0 or U+2028, is dialogue."""

EDGE = BLANK + "\u00a0\u3000\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""What may stand around a number or around times without being seen."""

_COLONS = 4
"""So many a line holds that holds two whole times."""

DASHES = "-‐‑‒–—―−=~"
"""What the shaft of an arrow is made of."""

_TIME = r"(\d{1,4}:\d\d:\d\d[.,]\d{1,3})"
_WITHOUT_ARROW = rf"{_TIME}[ \t]*(-{{1,4}}|[‐‑‒–—―−]|[Tt][Oo])[ \t]*{_TIME}"

_SETTING = (
    r"[XY][12]:-?\d+"
    r"|(?:align|a):(?:start|center|middle|end|left|right)"
    r"|(?:line|position|size|l|t|s):-?\d+(?:\.\d+)?%?(?:,[a-z-]+)?"
    r"|(?:vertical|d):(?:rl|lr|vertical(?:-lr)?)"
    r"|region:\S+"
)


def unify(text: str) -> tuple[str, str]:
    r"""Text with every line end as ``\n``, and the line end that the text uses most.

    Line ends are CR CR LF (counted as CR LF), CR LF, LF and CR; nothing else is one.

    >>> unify("a\r\nb\r\r\nc\n")
    ('a\nb\nc\n', '\r\n')
    """
    returns = text.count("\r")
    if not returns:
        return text, "\n"
    feeds, pairs = text.count("\n"), text.count("\r\n")
    if returns == feeds == pairs:
        return text.replace("\r\n", "\n"), "\r\n"
    if not feeds:
        return text.replace("\r", "\n"), "\r"
    doubled = text.count("\r\r\n")
    counts = {"\r\n": pairs, "\n": feeds - pairs, "\r": returns - pairs - doubled}
    return re.sub(r"\r\r?\n|\r", "\n", text), max(counts, key=lambda end: counts[end])


def is_blank(line: str) -> bool:
    """Whether a line separates: it is empty or holds only spaces and tabs (and byte order marks)."""
    return not line.strip(BLANK)


def is_number(line: str) -> bool:
    """Whether a line holds decimal digits only, of any script, as a cue's number does."""
    return line.strip(EDGE).isdecimal()


def without_arrow(line: str) -> re.Match[str] | None:
    """Two whole times with a dash or a word where the arrow belongs, and nothing else: groups 1 to 3.

    >>> without_arrow("00:00:05,000 - 00:00:08,000").groups()
    ('00:00:05,000', '-', '00:00:08,000')
    """
    return re.fullmatch(_WITHOUT_ARROW, line.strip(EDGE))


def may_be_times(line: str) -> bool:
    """A cheap test that every line of a cue's times passes: it holds an arrow, or what stands for one.

    >>> may_be_times("0:01 - > 0:02"), may_be_times("<i>Brest-Litovsk</i>")
    (True, False)
    """
    before, head, rest = line.partition(">")
    while head:
        if before and (before[-1] in DASHES or before[-1].isspace()):
            return True
        before, head, rest = rest.partition(">")
    return "→" in line or (line.count(":") >= _COLONS and without_arrow(line) is not None)


def is_settings(text: str) -> bool:
    """Whether text behind the times is coordinates or cue settings, separated by white space.

    >>> is_settings("X1:100 X2:200 Y1:30 Y2:60"), is_settings("Note: he lied")
    (True, False)
    """
    parts = text.split()
    return bool(parts) and all(re.fullmatch(_SETTING, part, re.IGNORECASE) for part in parts)
