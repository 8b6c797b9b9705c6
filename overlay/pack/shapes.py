"""The shapes of single values in a pack: each reads a node, or reports what is wrong with it.

``read`` gives None for a node that it has reported; nothing in the format is null.
"""

from __future__ import annotations

import re

from overlay.model import Occurrence
from overlay.pack import patterns
from overlay.pack.context import Context, is_null
from overlay.pack.tree import Path, Plain, Tree, shown
from overlay.timecode import parse_clock, seconds_to_ms

_QUOTED_NUMBER = "Write the number without quotes."
_ONE_TEXT = "Write one text, in quotes where it begins with a bracket or a brace."


class Text:
    """A text for people, never blank, each run of white space read as one space.

    Spaces that do not break are kept. ``on_screen`` refuses web addresses.
    """

    __slots__ = ("on_screen",)

    def __init__(self, *, on_screen: bool = False) -> None:
        self.on_screen = on_screen

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        if not isinstance(node, str) or is_null(node):
            context.refuse(node, path, "a text", _ONE_TEXT)
            return None
        text = node
        # A printable text, the usual case, holds neither control characters nor any space but " ".
        if "  " in text or not text.isprintable():
            text = re.sub("[ \t\n\r\x85\u2028\u2029]+", " ", text)
        text = text.strip(" ")
        if not _is_sound(text, path, context):
            return None
        # The search is slow, and nearly all texts can do without it.
        suspect = self.on_screen and ("://" in text or "www." in text.lower())
        if suspect and re.search(patterns.WEB_ADDRESS, text):
            hint = 'Put it in "sources", as the "url" of a source.'
            context.report(path, "holds a web address, which is never put on screen", hint)
            return None
        return text


class Spoken(Text):
    """A word or words of the dialogue; ``*`` stands for any ending of a word."""

    __slots__ = ()

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        text = super().read(node, path, context)
        if text is not None and "*" in text and not re.fullmatch(patterns.SPOKEN, text):
            hint = "mutin* stands for mutiny, mutinied and mutineers."
            context.refuse(node, path, "a word or words, with * only at the end of a word", hint)
            return None
        return text


class Markdown:
    """A text for people, never blank, whose lines are kept."""

    __slots__ = ()

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        if not isinstance(node, str) or is_null(node):
            context.refuse(node, path, "a text", _ONE_TEXT)
            return None
        text = node.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        return text if _is_sound(text, path, context) else None


def _is_sound(text: str, path: Path, context: Context) -> bool:
    """Whether a text says something and holds no control character; it is reported otherwise."""
    if text.isprintable() and text.strip():
        return True
    if (control := re.search(f"[{patterns.CONTROL}{patterns.HALF}]", text)) is not None:
        named = f"U+{ord(control[0]):04X}"
        context.report(path, f"holds a control character ({named})", "Remove the character.")
    elif not text.strip():
        context.report(path, "is blank", "Give it a text, or remove it.")
    else:
        return True
    return False


class Word:
    """A text of a fixed form, taken as it is.

    ``plain`` are the JSON types, and ``least`` and ``most`` the numbers, that have that form when they
    are written without quotes.
    """

    __slots__ = ("_match", "hint", "least", "most", "pattern", "plain", "wanted")

    def __init__(
        self,
        wanted: str,
        pattern: str,
        *,
        hint: str,
        plain: tuple[str, ...] = (),
        least: float | None = None,
        most: float | None = None,
    ) -> None:
        self.wanted = wanted
        self.pattern = pattern
        self.hint = hint
        self.plain = plain
        self.least = least
        self.most = most
        self._match: re.Pattern[str] | None = None

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        if self._match is None:  # compiled on its first use: most runs need few of the patterns
            self._match = re.compile(self.pattern)
        if isinstance(node, str) and self._match.fullmatch(node) and not is_null(node):
            return str(node)
        context.refuse(node, path, self.wanted, self.hint)
        return None


class License(Word):
    """A well-formed SPDX license expression."""

    __slots__ = ()

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        text = super().read(node, path, context)
        if text is None:
            return None
        depth = 0
        for mark in text:
            depth += (mark == "(") - (mark == ")")
            if depth < 0:
                break
        if depth:
            context.report(path, "has a bracket without its partner", "Close each bracket that you open.")
            return None
        return text


class Choice:
    """One word of a closed list."""

    __slots__ = ("words",)

    def __init__(self, words: tuple[str, ...]) -> None:
        self.words = words

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        if isinstance(node, str) and node in self.words:
            return str(node)
        near = (node.casefold(), self.words) if isinstance(node, str) else None
        context.refuse(node, path, f"one of {', '.join(self.words)}", near=near)
        return None


class Integer:
    """A whole number from ``least`` to ``most``."""

    __slots__ = ("least", "most", "wanted")

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most
        self.wanted = f"a whole number from {least} to {most}"

    def read(self, node: Tree, path: Path, context: Context) -> int | None:
        if isinstance(node, str) and node.isascii() and node.isdigit() and len(node) < 10:
            number = int(node)
            if type(node) is Plain and self.least <= number <= self.most:
                return number
            context.refuse(node, path, self.wanted, None if type(node) is Plain else _QUOTED_NUMBER)
        else:
            context.refuse(node, path, self.wanted)
        return None


class Seconds:
    """A number of seconds, read as milliseconds of which there are at least ``least``."""

    __slots__ = ("least", "wanted")

    def __init__(self, least: int) -> None:
        self.least = least
        self.wanted = "a number of seconds above 0" if least else "a number of seconds, 0 or more"

    def read(self, node: Tree, path: Path, context: Context) -> int | None:
        try:
            milliseconds = seconds_to_ms(node) if isinstance(node, str) else None
        except ValueError:
            milliseconds = None
        if milliseconds is None:
            context.refuse(node, path, self.wanted, "Write it in digits, for example 2.5.")
        elif type(node) is not Plain:
            context.refuse(node, path, self.wanted, _QUOTED_NUMBER)
        elif milliseconds < self.least:
            context.refuse(node, path, self.wanted)
        else:
            return milliseconds
        return None


class Clock:
    """A time on the clock of a track, read as milliseconds."""

    __slots__ = ()

    def read(self, node: Tree, path: Path, context: Context) -> int | None:
        if isinstance(node, str) and re.fullmatch(patterns.CLOCK, node):
            return parse_clock(node)
        context.refuse(node, path, "a time", 'Write hours, minutes and seconds: "00:12:04.500".')
        return None


class Reference:
    """The key of an entry in another part of the pack, ``part``."""

    __slots__ = ("part",)

    def __init__(self, part: str) -> None:
        self.part = part

    def read(self, node: Tree, path: Path, context: Context) -> str | None:
        known = context.known[self.part]
        if isinstance(node, str) and node in known:
            return str(node)
        if not isinstance(node, str) or is_null(node):
            context.refuse(node, path, f"a key of {self.part}")
            return None
        context.report(
            path,
            f"names {shown(node)}, which is no key of {self.part}",
            f'Add it to "{self.part}" of the pack, or use one of its keys.',
            code="pack-reference",
            near=(node, known),
        )
        return None


class Occurrences:
    """Which of several matches is meant: ``first``, ``all`` or a number from 1."""

    __slots__ = ()

    def read(self, node: Tree, path: Path, context: Context) -> Occurrence:
        if node == "all" or node == "first":
            return "all" if node == "all" else 1
        if type(node) is Plain and re.fullmatch("0*[1-9][0-9]{0,8}", node):
            return int(node)
        context.refuse(node, path, "first, all or a whole number from 1", "Write a number without quotes.")
        return None


class Version:
    """The version of the format, ``current``; a higher one is told from a mistake."""

    __slots__ = ("current",)

    def __init__(self, current: int) -> None:
        self.current = current

    def is_newer(self, node: Tree) -> bool:
        """Whether a node is the number of a version yet to come."""
        return type(node) is Plain and node.isascii() and node.isdigit() and int(node[:9]) > self.current

    def read(self, node: Tree, path: Path, context: Context) -> int | None:
        if type(node) is Plain and node == str(self.current):
            return self.current
        if self.is_newer(node):
            context.report(
                path, f"is {shown(node)}: the pack is written for a newer version", "Update overlay."
            )
        else:
            context.refuse(node, path, str(self.current), f"Write format: {self.current}, without quotes.")
        return None
