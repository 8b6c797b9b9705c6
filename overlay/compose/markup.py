"""How a note is written in SubRip: its lines made harmless, and the tags around a stacked note."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TOP = "{\\an8}"
_OPEN = '<font color="#ffff00"><i>'
_CLOSE = "</i></font>"
_LOOKALIKES = str.maketrans({"<": "‹", ">": "›", "→": "›", "{": "(", "}": ")", "\\": "⧵"})
_LEADING_ALIGNMENT = r"\{\\an?[0-9]{1,2}\}"
_TOP_ALIGNMENT = r"\{\\(?:an[789]|a(?:5|6|7))\}"


def harmless(line: str) -> str:
    """A line of a note in which no player finds a tag, an override, an escape or a time.

    SubRip has no escapes, so the signs that mean something are replaced by ones that look alike.

    >>> harmless("0:01 --> 0:02 <i> {x}")
    '0:01 --› 0:02 ‹i› (x)'
    """
    return line.translate(_LOOKALIKES)


def stacked(lines: Sequence[str], marker: str) -> str:
    """The text of a note at the top of the picture, above whatever is said."""
    return f"{_TOP}{paused(lines, marker)}"


def paused(lines: Sequence[str], marker: str) -> str:
    """The text of a note where the dialogue would stand, for a pause of it."""
    return f"{_OPEN}{marker}{chr(10).join(map(harmless, lines))}{_CLOSE}"


def marked(text: str, marker: str) -> str:
    """A text with a marker before its first letter, behind a leading alignment tag."""
    leading = re.match(_LEADING_ALIGNMENT, text)
    place = leading.end() if leading else 0
    return text[:place] + marker + text[place:]


def at_top(text: str) -> bool:
    """Whether a cue's text asks to be shown at the top of the picture."""
    return "{\\a" in text and re.search(_TOP_ALIGNMENT, text) is not None
