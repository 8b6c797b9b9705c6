"""Where a text may break, and how it is broken into balanced lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from overlay.reading.width import cells, graphemes

_NO_LINE_START = set(
    "!%),.:;?]}¢°·’”›»…、。々〉》」』】〕〗〙〛ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶー！％），．：；？］｝～"
)
_NO_LINE_END = set("([{‘“‹«〈《「『【〔〖〘〚（［｛")
"""Kinsoku: characters that may not begin or end a line of Chinese or Japanese (JIS X 4051)."""

_AFTER_SENTENCE = tuple(".!?…。！？؟")
_AFTER_CLAUSE = tuple(",;:—–、，；：،؛")


class Unit(NamedTuple):
    """A piece of text that is never broken, its width, and whether a space stands before it."""

    text: str
    width: int
    spaced: bool


def units_of(text: str, width: int) -> list[Unit]:
    """The unbreakable pieces of a text: words, or single ideographs and kana.

    A word wider than ``width`` is cut between grapheme clusters, so that every unit fits.
    """
    units: list[Unit] = []
    for word in text.split():
        if len(word) <= width and word.isascii():
            units.append(Unit(word, len(word), True))
            continue
        pieces = [word] if word.isascii() else _pieces(word)
        spaced = True
        for piece in pieces:
            for part in _cut(piece, width):
                units.append(Unit(part, cells(part), spaced))
                spaced = False
    return units


def _pieces(word: str) -> list[str]:
    pieces: list[str] = []
    for cluster in graphemes(word):
        if pieces and not _may_break(pieces[-1][-1], cluster[0]):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after in _NO_LINE_START or before in _NO_LINE_END:
        return False
    return _ideographic(before) or _ideographic(after)


def _ideographic(character: str) -> bool:
    """Whether text breaks beside a character: radicals, kana, ideographs and full-width forms."""
    code = ord(character)
    return (
        0x2E80 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0xFF00 <= code <= 0xFF60
        or 0x20000 <= code <= 0x3FFFF
    )


def _cut(piece: str, width: int) -> list[str]:
    if cells(piece) <= width:
        return [piece]
    parts = [""]
    for cluster in graphemes(piece):
        if parts[-1] and cells(parts[-1] + cluster) > width:
            parts.append("")
        parts[-1] += cluster
    return parts


def joined(units: Sequence[Unit]) -> str:
    """The text of a run of units, without a space before the first."""
    return "".join(
        f" {unit.text}" if unit.spaced and place else unit.text for place, unit in enumerate(units)
    )


def break_quality(units: Sequence[Unit], stop: int) -> int:
    """How well a line or page ends before units[stop]: 2 after a sentence, 1 after a clause, else 0.

    It is -1 before a number, which belongs to the word in front of it: "November 1918".
    """
    text = units[stop - 1].text.rstrip("\"')]»”’")
    if text.endswith(_AFTER_SENTENCE):
        return 2
    if text.endswith(_AFTER_CLAUSE):
        return 1
    return -1 if stop < len(units) and units[stop].text[0].isdecimal() else 0


def wrap(units: Sequence[Unit], width: int, lines: int) -> tuple[str, ...] | None:
    """The units on as few lines as they need, evenly filled; None when ``lines`` do not hold them.

    Among breaks of equal count the one with the least sum of squared widths wins; a break after
    punctuation is worth an eighth of a full line's square, one before a number costs as much.
    """
    ends = list(accumulate(unit.width + unit.spaced for unit in units))
    if _run_width(units, ends, 0, len(units)) <= width:
        return (joined(units),)
    count = _fewest_lines(units, width)
    if count > lines:
        return None
    stops = _even_breaks(units, ends, width, count)
    return tuple(joined(units[start:stop]) for start, stop in pairwise([0, *stops]))


def _run_width(units: Sequence[Unit], ends: Sequence[int], start: int, stop: int) -> int:
    """The width of units[start:stop] on a line of their own."""
    if start == stop:
        return 0
    return ends[stop - 1] - (ends[start - 1] if start else 0) - units[start].spaced


def _fewest_lines(units: Sequence[Unit], width: int) -> int:
    count, filled = 1, 0
    for unit in units:
        wider = filled + unit.width + (unit.spaced if filled else 0)
        if wider > width:
            count, filled = count + 1, unit.width
        else:
            filled = wider
    return count


def _even_breaks(units: Sequence[Unit], ends: Sequence[int], width: int, count: int) -> list[int]:
    """Where each of ``count`` lines ends at the least cost; ``count`` lines are known to suffice."""
    bonus = width * width // 8
    best: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for left in range(count - 1, 0, -1):
        reached: dict[int, tuple[int, list[int]]] = {}
        for start, (cost, stops) in best.items():
            before = (ends[start - 1] if start else 0) + units[start].spaced
            for stop in range(start + 1, len(units) - left + 1):
                filled = ends[stop - 1] - before
                if filled > width:
                    break
                total = cost + filled * filled - bonus * min(1, break_quality(units, stop))
                if stop not in reached or total < reached[stop][0]:
                    reached[stop] = (total, [*stops, stop])
        best = reached
    rests = ((start, _run_width(units, ends, start, len(units))) for start in best)
    costs = [(best[start][0] + rest * rest, start) for start, rest in rests if rest <= width]
    return [*best[min(costs)[1]][1], len(units)]
