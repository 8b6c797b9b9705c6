"""The line of a cue's times, in every shape that it is met in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from overlay.formats.subrip.codes import WarningCode
from overlay.formats.subrip.lines import DASHES, EDGE, is_settings, without_arrow
from overlay.timecode import thousandths

# Every repetition is bounded, so that no line, however long, takes more than linear time.
_ARROW = re.compile(rf"(?:[{DASHES}]\s{{0,3}}){{1,4}}>|→")
_CLOCK = re.compile(
    r"(?P<sign>[-−])?(?:(?P<hours>\d{1,4}) ?[:：] ?)?"
    r"(?P<minutes>[-−]?\d{1,6}) ?[:：] ?(?P<seconds>[-−]?\d{1,6})"
    r"(?P<mark>(?: ?[.,．，٫] ?(?P<fraction>[-−]?\d{1,30})|[.,．，])(?P<more>[.,]\d{0,30})?)?"
    r"(?![\w:：;.,．，])"
)
_COLONS = ":：;"
_WINDOW = 60

Findings = tuple[tuple[WarningCode, str], ...]


class UnreadableTimesError(ValueError):
    """The line is meant to hold a cue's times, and they can't be read."""


@dataclass(frozen=True, slots=True)
class TimingLine:
    """A line of times, taken apart.

    ``settings`` and ``dialogue`` are what stood behind the times, verbatim; at most one is not
    empty. ``loose`` says that neither clock has hours or a fraction, so that the line may also be
    talk ("10:20 -> 11:30"). ``findings`` are the repairs to warn of.
    """

    start: int
    end: int
    settings: str
    dialogue: str
    loose: bool
    findings: Findings


def read_timing(line: str) -> TimingLine | None:
    """The times that a line without byte order marks holds; None when it is any other line.

    Raises UnreadableTimesError for a line that looks like times and is not.

    >>> read_timing("0:01,5 -> 0:02").start
    1500
    """
    parts = _take_apart(line)
    if parts is None:
        if _looks_like_times(line):
            raise UnreadableTimesError(line)
        return None
    start, end, arrow, behind = parts
    if _take_apart(behind) is not None or _looks_like_times(behind):
        raise UnreadableTimesError(line)
    settings, dialogue = _split_behind(behind)
    loose = not any(clock["hours"] or clock["mark"] for clock in (start, end))
    if loose and dialogue:
        return None
    findings = _arrow_findings(arrow) + _clock_findings(start) + _clock_findings(end)
    if dialogue:
        findings += (("text-behind-times", "the text behind the times is read as the cue's first line"),)
    return TimingLine(_milliseconds(start), _milliseconds(end), settings, dialogue, loose, findings)


def _take_apart(line: str) -> tuple[re.Match[str], re.Match[str], str, str] | None:
    """Both clocks, the arrow and what stands behind the times; None without a clock on either side."""
    arrow = _ARROW.search(line)
    if arrow is None:
        return _take_apart_without_arrow(line)
    left = line[: arrow.start()].rstrip(EDGE + DASHES)
    right = line[arrow.end() :].lstrip(EDGE)
    start, end = _CLOCK.fullmatch(left.strip(EDGE)), _CLOCK.match(right)
    if start is None or end is None:
        return None
    return start, end, line[len(left) : arrow.end()].strip(), right[end.end() :]


def _take_apart_without_arrow(line: str) -> tuple[re.Match[str], re.Match[str], str, str] | None:
    """The same where a dash stands for the arrow; a word there can't be taken away without a loss."""
    plain = without_arrow(line)
    if plain is None:
        return None
    if plain[2].isalpha():
        raise UnreadableTimesError(line)
    start, end = _CLOCK.fullmatch(plain[1]), _CLOCK.fullmatch(plain[3])
    return (start, end, plain[2], "") if start is not None and end is not None else None


def _split_behind(behind: str) -> tuple[str, str]:
    """Settings and dialogue of what stands behind the times."""
    settings = behind.strip(EDGE)
    if not settings:
        return "", ""
    if is_settings(settings):
        return settings, ""
    return "", behind.lstrip(" \t")


def _milliseconds(clock: re.Match[str]) -> int:
    if _is_negative(clock):
        return 0
    whole = (int(clock["hours"] or 0) * 60 + int(clock["minutes"])) * 60 + int(clock["seconds"])
    return whole * 1000 + thousandths(clock["fraction"] or "0")


def _is_negative(clock: re.Match[str]) -> bool:
    return "-" in clock[0] or "−" in clock[0]


def _clock_findings(clock: re.Match[str]) -> Findings:
    if _is_negative(clock):
        return (("negative-time", f"the time {clock[0]} is negative and is read as 0"),)
    findings: Findings = ()
    if int(clock["minutes"]) > 59 or int(clock["seconds"]) > 59:
        findings += (
            ("large-field", f"the time {clock[0]} has minutes or seconds over 59, taken as they are"),
        )
    if clock["mark"] and (len(clock["fraction"] or "") != 3 or clock["more"]):
        read = thousandths(clock["fraction"] or "0")
        findings += (
            (
                "milliseconds",
                f"the time {_cut(clock[0])} has not three digits of milliseconds; read as {read} ms",
            ),
        )
    return findings


def _arrow_findings(arrow: str) -> Findings:
    bare = "".join(arrow.split())
    if bare == "-->" or (bare.strip("-") == ">" and bare != arrow):
        return ()
    return (("arrow", f"{_cut(arrow)} stands between the times and is read as -->"),)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _looks_like_times(line: str) -> bool:
    """Whether an arrow stands where a person would say that damaged times were meant.

    That is: between two damaged clocks, behind one that begins the line (a number may stand before
    it), or before one that nothing but a single word stands before.
    """
    for arrow in _ARROW.finditer(line):
        if not any(
            colon in line[max(0, arrow.start() - _WINDOW) : arrow.end() + _WINDOW] for colon in _COLONS
        ):
            continue
        before = _words(line[max(0, arrow.start() - _WINDOW) : arrow.start()])
        after = _words(line[arrow.end() : arrow.end() + _WINDOW])
        left = bool(before) and _like_clock(before[-1])
        right = bool(after) and _like_clock(after[0])
        begins = arrow.start() <= _WINDOW
        if left and (
            right or (begins and (len(before) == 1 or (len(before) == 2 and before[0].isdecimal())))
        ):
            return True
        if right and begins and len(before) < 2:
            return True
    return False


def _words(window: str) -> list[str]:
    return re.sub(r"(?<=\d)\s?([:：,.])\s?(?=\d)", r"\1", window).strip(EDGE + DASHES).split()


def _like_clock(word: str) -> bool:
    """Whether a word is a clock, perhaps a damaged one: digits and their marks, at most two other signs."""
    digits = sum(map(str.isdecimal, word))
    colons = sum(map(word.count, _COLONS))
    marks = colons + sum(map(word.count, ".,．，"))
    return colons >= 1 and marks >= 2 and digits >= 3 and len(word) - digits - marks <= 2
