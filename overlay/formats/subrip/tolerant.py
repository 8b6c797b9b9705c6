"""The patient way to read SubRip: line by line, with every repair told."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from typing import NamedTuple

from overlay.errors import Diagnostic, SubtitleError
from overlay.formats.subrip.codes import WarningCode
from overlay.formats.subrip.lines import BOM, EDGE, is_blank, is_number, may_be_times
from overlay.formats.subrip.timing import TimingLine, UnreadableTimesError, read_timing
from overlay.model import Cue
from overlay.timecode import clock

_EXAMPLE = "00:01:02,345 --> 00:01:04,000"


class Reading(NamedTuple):
    """What was read: cues in order of their starts, what was repaired, and the count for the proof.

    ``structure`` is the number of characters that went into no cue.
    """

    cues: tuple[Cue, ...]
    warnings: tuple[Diagnostic, ...]
    tail: str
    structure: int


class _Kind(Enum):
    BLANK = "blank"
    NUMBER = "number"
    TIMES = "times"
    TEXT = "text"


class _Draft:
    """A cue being read: its first line and the line of its times (from 0), and its text so far."""

    __slots__ = ("first", "numbered", "text", "times", "timing")

    def __init__(self, first: int, times: int, timing: TimingLine) -> None:
        self.first = first
        self.times = times
        self.timing = timing
        self.numbered = first != times
        self.text = [timing.dialogue] if timing.dialogue else []


def read_tolerant(text: str, file: str | None = None) -> Reading:
    r"""Read any text whose line end is ``\n``.

    Only a line of times opens a cue. A line of digits is a cue's number when times follow it;
    every other line that is not blank is text, of the cue above it. Raises SubtitleError when
    times can't be read and when there are none at all.
    """
    return _Reader(text.split("\n"), file).read()


class _Reader:
    """One pass over the lines; holds what has been read so far."""

    def __init__(self, lines: list[str], file: str | None) -> None:
        self.file = file
        self.findings: list[tuple[int, WarningCode, str]] = []
        self.nuls = 0
        self.lines = self._without_nul(lines)
        self.timings: dict[int, TimingLine] = {}
        self.kinds = self._kinds()
        self.drafts: list[_Draft] = []
        self.preamble: list[int] = []
        self.structure: list[str] = []
        self.marks = 0

    def read(self) -> Reading:
        if not self.timings:
            raise SubtitleError(
                f"no line with times such as {_EXAMPLE} was found: this is no SubRip file",
                file=self.file,
                hint="Give the episode's subtitle file; a transcript without times can't be merged.",
                code="no-cue",
            )
        self._walk()
        self._tell_of_preamble()
        self._tell_of_lost_letters()
        order = sorted(range(len(self.drafts)), key=lambda i: self.drafts[i].timing.start)
        self._tell_of_times()
        return Reading(
            tuple(self._cue(self.drafts[i]) for i in order),
            self._warnings(order),
            "\n" * (len(self.lines) - 1 - self._last_solid()),
            self._structure_count(),
        )

    def _without_nul(self, lines: list[str]) -> list[str]:
        for i, line in enumerate(lines):
            if "\0" in line:
                self._find(i, "nul", "a NUL character was removed")
                self.nuls += line.count("\0")
                lines[i] = line.replace("\0", "")
        return lines

    def _kinds(self) -> list[_Kind]:
        """What each line is."""
        kinds: list[_Kind] = []
        for i, line in enumerate(self.lines):
            kinds.append(self._kind(i, line, kinds))
        following: _Kind | None = None
        for i in range(len(kinds) - 1, -1, -1):
            if kinds[i] is _Kind.NUMBER and following is not _Kind.TIMES:
                kinds[i] = _Kind.TEXT
            if kinds[i] is not _Kind.BLANK:
                following = kinds[i]
        return kinds

    def _kind(self, i: int, line: str, above: list[_Kind]) -> _Kind:
        if is_blank(line):
            return _Kind.BLANK
        if not may_be_times(line):
            return _Kind.NUMBER if is_number(line) else _Kind.TEXT
        try:
            timing = read_timing(line.replace(BOM, ""))
        except UnreadableTimesError:
            raise SubtitleError(
                f'the times of this line can\'t be read: "{_excerpt(line)}"',
                file=self.file,
                line=i + 1,
                hint=f"Write them like this: {_EXAMPLE}",
                code="unreadable-times",
            ) from None
        if timing is None or (timing.loose and not self._may_open(i, above)):
            return _Kind.TEXT
        self.timings[i] = timing
        return _Kind.TIMES

    def _may_open(self, i: int, above: list[_Kind]) -> bool:
        """Whether a cue can begin at a line, judged by the line above it."""
        if i == 0 or above[-1] in (_Kind.BLANK, _Kind.NUMBER):
            return True
        return above[-1] is _Kind.TIMES and is_number(self.timings[i - 1].dialogue)

    def _walk(self) -> None:
        """Give each line to its cue."""
        number: int | None = None
        blank: int | None = None
        for i, kind in enumerate(self.kinds):
            if kind is _Kind.BLANK:
                self._strip(i)
                blank = i if blank is None else blank
                continue
            if kind is _Kind.NUMBER and self._is_index(i):
                self._strip(i)
                number = i
            elif kind is _Kind.TIMES:
                self._open(i if number is None else number, i)
                number = None
            else:
                self._add_text(i, blank)
            blank = None

    def _is_index(self, i: int) -> bool:
        """Whether a line of digits that times follow is the number of their cue.

        In a file without numbers, digits that end a cue's text and stand apart from the times
        below them are what somebody says.
        """
        apart = self.kinds[i + 1] is _Kind.BLANK
        after_text = i > 0 and self.kinds[i - 1] is not _Kind.BLANK
        unnumbered = bool(self.drafts) and not self.drafts[-1].numbered
        return not (apart and after_text and unnumbered)

    def _open(self, first: int, times: int) -> None:
        timing = self.timings[times]
        if self.drafts and self.kinds[first - 1] is not _Kind.BLANK:
            self._find(
                first,
                "missing-separator",
                "no empty line stands above this cue; what stands there is text of the cue before",
            )
        for code, message in timing.findings:
            self._find(times, code, message)
        self._strip(times, timing.settings or timing.dialogue)
        self.drafts.append(_Draft(first, times, timing))

    def _add_text(self, i: int, blank: int | None) -> None:
        if not self.drafts:
            self.preamble.append(i)
            return
        if blank is not None:
            self._find(
                blank, "blank-line", "an empty line inside the cue was removed; the text below it is kept"
            )
        self.drafts[-1].text.append(self.lines[i])

    def _strip(self, i: int, kept: str = "") -> None:
        """Count a line, but for what was kept of it, as structure."""
        line = self.lines[i]
        if BOM in line:
            self._find(i, "byte-order-mark", "a byte order mark in the middle of the file was removed")
            self.marks += line.count(BOM)
            line = line.replace(BOM, "")
        at = line.rindex(kept)
        self.structure += (line[:at], line[at + len(kept) :])

    def _find(self, i: int, code: WarningCode, message: str) -> None:
        self.findings.append((i, code, message))

    def _tell_of_preamble(self) -> None:
        if self.preamble:
            text = " / ".join(self.lines[i] for i in self.preamble)
            self._find(
                self.preamble[0], "text-before-cues", f'text before the first cue is left out: "{text}"'
            )

    def _tell_of_lost_letters(self) -> None:
        for i, line in enumerate(self.lines):
            if "\ufffd" in line:
                self._find(i, "replacement-character", "a letter was lost before this file was made (U+FFFD)")

    def _tell_of_times(self) -> None:
        above = 0
        for draft in self.drafts:
            start, end = draft.timing.start, draft.timing.end
            if end <= start:
                self._find(
                    draft.times,
                    "no-duration",
                    "the cue does not end after it starts; it is kept and never shown",
                )
            if start < above:
                self._find(
                    draft.times, "out-of-order", "the cue starts before the one above it; the cues are sorted"
                )
            above = start

    def _cue(self, draft: _Draft) -> Cue:
        timing, text = draft.timing, "\n".join(draft.text)
        line = self.lines[draft.times]
        settings = f" {timing.settings}" if timing.settings else ""
        if line != f"{clock(timing.start)} --> {clock(timing.end)}{settings}":
            return Cue(timing.start, timing.end, text, timing.settings)
        raw = f"{line}\n{text}" if text or self._has_room(draft.times) else line
        return Cue.verbatim(timing.start, timing.end, text, timing.settings, raw)

    def _has_room(self, times: int) -> bool:
        """Whether two empty lines follow the times, which is how most programs write an empty cue."""
        return self.lines[times + 1 : times + 3] == ["", ""]

    def _warnings(self, order: list[int]) -> tuple[Diagnostic, ...]:
        """The findings by line, each with the position in the sorted track of the cue it belongs to."""
        firsts = [draft.first for draft in self.drafts]
        position = {draft: number for number, draft in enumerate(order, 1)}
        return tuple(
            Diagnostic(
                code, message, file=self.file, line=i + 1, cue=position.get(bisect_right(firsts, i) - 1)
            )
            for i, code, message in sorted(self.findings, key=lambda finding: finding[0])
        )

    def _last_solid(self) -> int:
        return next(i for i in range(len(self.kinds) - 1, -1, -1) if self.kinds[i] is not _Kind.BLANK)

    def _structure_count(self) -> int:
        """How many characters are in no cue; raises SubtitleError if any of them could be dialogue."""
        structure = "".join(self.structure)
        if re.search(rf"[^\d\s{EDGE}:：.,．，٫‐‑‒–—―−=~>→-]", structure):
            raise SubtitleError(
                "reading would lose text: dialogue was taken for times",
                file=self.file,
                hint="This is a defect of overlay, not of the file. Please report it with the file.",
                code="internal",
            )
        return len(structure) + self.nuls + self.marks + sum(len(self.lines[i]) for i in self.preamble)


def _excerpt(line: str) -> str:
    line = line.strip()
    return line if len(line) <= 80 else f"{line[:80]}…"
