"""Note text made safe to lay out: no controls, no hidden characters, right-to-left lines kept whole."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
_CONTROLS = ("Cc", "Cs", "Zl", "Zp")
_RIGHT_TO_LEFT_ISOLATE = "\u2067"
_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"


def plain(text: str) -> str:
    """A text as one paragraph of visible characters, words apart by one space.

    Controls, zero-width and direction characters go: a marker for notes is made of them, and an
    unclosed override would turn the dialogue's direction.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    visible = re.sub(_HIDDEN, "", text)
    spaced = "".join(
        " " if unicodedata.category(character) in _CONTROLS else character for character in visible
    )
    return " ".join(spaced.split())


_CONTROLS = ("Cc", "Cs", "Zl", "Zp")


def right_to_left(text: str) -> bool:
    """Whether a text's first strong character is written from right to left (annex 9, rule P2)."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def isolated(text: str) -> str:
    """A text whose direction neither takes from nor gives to what stands beside it (annex 9)."""
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP_ISOLATE}"


def line_right_to_left(line: str) -> str:
    """A line that runs from right to left whatever the player takes for the paragraph's direction."""
    return f"{_RIGHT_TO_LEFT_ISOLATE}{line}{_POP_ISOLATE}"
