"""How a note fills pages: as few as its length and reading time allow, broken where sense breaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from overlay.model import Page, Profile
from overlay.reading.pace import characters, reading_time
from overlay.reading.plain import isolated, line_right_to_left, plain, right_to_left
from overlay.reading.width import cells
from overlay.reading.wrap import Unit, break_quality, units_of, wrap

_MOST_BALANCED = 4
"""Beyond this many pages each is filled in turn: nobody reads that far, and a search would be slow."""


class _Sheet(NamedTuple):
    """What all pages of one note share."""

    label: str
    isolate: bool
    rightward: bool
    profile: Profile


def paginate(text: str, label: str, profile: Profile) -> tuple[Page, ...]:
    """Lay a note out: each page led by its label, within the profile's lines, width and time.

    A note of several pages counts them in the label: ``[wrong 1/2]``. The fewest pages win, then
    breaks after sentences and clauses, then pages of equal length. A label that runs against the
    text's direction is isolated from it, and right-to-left lines carry their direction with them.

    >>> from overlay.reading.profiles import profile_for
    >>> paginate("Kiel mutinied in November 1918.", "wrong", profile_for("default", "en"))
    (Page(lines=('[wrong] Kiel mutinied in November 1918.',), reading=4250),)
    """
    clean = plain(text)
    rightward = right_to_left(clean)
    sheet = _Sheet(plain(label), rightward != right_to_left(label), rightward, profile)
    units = units_of(clean, _longest_unit(sheet.label, profile))
    single = _page(sheet, units, 1, 1)
    if single is not None:
        return (single,)
    count = 2
    while len(stops := _filled(sheet, units, count)) > count:
        count = len(stops)
    if count <= _MOST_BALANCED:
        stops = _balanced(sheet, units, count)
    starts = [0, *stops[:-1]]
    return tuple(
        _page(sheet, units[start:stop], number, count) or _squeezed(sheet, units[start:stop])
        for number, (start, stop) in enumerate(zip(starts, stops, strict=True), 1)
    )


@lru_cache(maxsize=64)
def _longest_unit(label: str, profile: Profile) -> int:
    """The widest piece that fits a page beside a label, by room and by time, in cells."""
    head = f"[{label} 99/99]"
    room = profile.width - cells(head) - 1
    spare = profile.longest - reading_time([head], profile)
    readable = spare * profile.characters_per_second // 1000 - 1
    return max(2, min(room, readable if profile.characters_per_second else room))


def _page(sheet: _Sheet, units: Sequence[Unit], number: int, count: int) -> Page | None:
    """One page of these units, or None when they do not fit."""
    counted = f"[{sheet.label} {number}/{count}]" if count > 1 else f"[{sheet.label}]"
    head = isolated(counted) if sheet.isolate else counted
    led = [Unit(head, cells(counted), False), units[0]._replace(spaced=True), *units[1:]]
    if sum(unit.width for unit in led) > sheet.profile.width * sheet.profile.lines:
        return None
    lines = wrap(led, sheet.profile.width, sheet.profile.lines)
    if lines is None:
        return None
    needed = reading_time(lines, sheet.profile)
    if needed > sheet.profile.longest:
        return None
    return Page(tuple(map(line_right_to_left, lines)) if sheet.rightward else lines, needed)


def _squeezed(sheet: _Sheet, units: Sequence[Unit]) -> Page:
    """A page for a unit that no page holds (a label as wide as the screen): shown all the same."""
    text = "".join(unit.text for unit in units)
    return Page((f"[{sheet.label}]", text), sheet.profile.longest)


def _filled(sheet: _Sheet, units: Sequence[Unit], count: int) -> list[int]:
    """Where pages end that each take as much as fits; the fewest pages there can be."""
    stops: list[int] = []
    start = 0
    while start < len(units):
        stop = start + 1
        while stop < len(units) and _page(sheet, units[start : stop + 1], min(len(stops) + 1, count), count):
            stop += 1
        stops.append(stop)
        start = stop
    return stops


def _balanced(sheet: _Sheet, units: Sequence[Unit], count: int) -> list[int]:
    """Where ``count`` pages end so that they break well and are about equally long.

    The cost of a page is the square of its length in characters; a break inside a clause costs a
    third of an even page's square on top, one after a clause a sixth, one before a number a half.
    """
    lengths = [characters(unit.text) + unit.spaced for unit in units]
    even = sum(lengths) // count
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for number in range(1, count + 1):
        reached: dict[int, tuple[int, list[int]]] = {}
        for start, (cost, stops) in best.items():
            for stop in range(start + 1, len(units) + 1):
                if (number == count) != (stop == len(units)):
                    continue
                if _page(sheet, units[start:stop], number, count) is None:
                    if number < count and stop > start + 1:
                        break
                    continue
                abrupt = (2 - break_quality(units, stop)) * even * even // 6 if number < count else 0
                total = cost + sum(lengths[start:stop]) ** 2 + abrupt
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, [*stops, stop])
        best = reached
    return best[len(units)][1] if len(units) in best else _filled(sheet, units, count)
