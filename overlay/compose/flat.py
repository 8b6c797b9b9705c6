"""Dialogue and notes as one cue at a time, for players that show no more.

Where cues overlap one another or a note, the time is cut at every boundary and each piece shows
all that is on screen then, the note above the dialogue, so that the dialogue's lowest line stays
where it was. A piece carries in its marker what `strip` needs to put the cues together again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from overlay.compose.marker import ENDS, HAS_SETTINGS, NOTE, PIECE, STARTS, encode
from overlay.compose.markup import at_top, harmless, marked
from overlay.model import Cue, Placed, TimedPage

BRIDGED = 500
"""Shorter pauses under a note are bridged: the line before stays up, or the note would jump down and
up again within half a second. The marker remembers by how much."""


class _Line(NamedTuple):
    """A shown cue of the source, with its place there, its rank among the cues of the same start
    (never-shown ones included), and the end up to which it is shown now.
    """

    cue: Cue
    place: int
    rank: int
    until: int


def flattened(cues: Sequence[Cue], notes: Sequence[Placed]) -> tuple[Cue, ...]:
    """The cues with the notes among them, never two at a time; cues that take no time stay as they are."""
    pages = [page for note in notes for page in note.pages]
    flat: list[tuple[int, int, Cue]] = []
    lasting: list[_Line] = []
    rank = 0
    for place, cue in enumerate(cues):
        rank = rank + 1 if place and cues[place - 1].start == cue.start else 0
        if cue.end > cue.start:
            lasting.append(_Line(cue, place, rank, cue.end))
        else:
            flat.append((cue.start, place, cue))
    for lines, beside in _clusters(lasting, pages):
        if len(lines) == 1 and not beside:
            flat.append((lines[0].cue.start, lines[0].place, lines[0].cue))
        else:
            flat.extend(_pieces(_bridged(lines, beside), beside))
    flat.sort(key=lambda item: item[:2])
    return tuple(cue for _, _, cue in flat)


def _clusters(
    lines: Sequence[_Line], pages: Sequence[TimedPage]
) -> Iterator[tuple[list[_Line], list[TimedPage]]]:
    """Groups of cues and pages that share time with one another, in order."""
    group: tuple[list[_Line], list[TimedPage]] = ([], [])
    end = -1
    page_place = 0
    for line in (*lines, None):
        start = line.cue.start if line else None
        while page_place < len(pages) and (start is None or pages[page_place].span.start <= start):
            page = pages[page_place]
            if page.span.start >= end and (group[0] or group[1]):
                yield group
                group = ([], [])
            group[1].append(page)
            end = max(end, page.span.end)
            page_place += 1
        if line is None:
            break
        if line.cue.start >= end and (group[0] or group[1]):
            yield group
            group = ([], [])
        group[0].append(line)
        end = max(end, line.cue.end)
    if group[0] or group[1]:
        yield group


def _bridged(lines: Sequence[_Line], pages: Sequence[TimedPage]) -> list[_Line]:
    """The cues, some of them shown longer so that no short pause falls under a page."""
    ends: dict[int, int] = {}
    for page in pages:
        times = sorted((line.cue.start, line.cue.end) for line in lines)
        quiet = max((end for start, end in times if start <= page.span.start), default=page.span.start)
        for start, end in (*times, (page.span.end, page.span.end)):
            if (
                page.span.start < quiet < min(start, page.span.end)
                and min(start, page.span.end) - quiet < BRIDGED
            ):
                ends[quiet] = min(start, page.span.end)
            quiet = max(quiet, end)
    return [line._replace(until=ends.get(line.cue.end, line.cue.end)) for line in lines]


def _pieces(lines: Sequence[_Line], pages: Sequence[TimedPage]) -> Iterator[tuple[int, int, Cue]]:
    """The cues that show a cluster piece by piece, each with its start and its place in the source."""
    times = {time for line in lines for time in (line.cue.start, line.until)}
    times.update(time for page in pages for time in (page.span.start, page.span.end))
    last_place = max((line.place for line in lines), default=0)
    for start, end in pairwise(sorted(times)):
        spoken = [line for line in lines if line.cue.start < end and line.until > start]
        page = next((page for page in pages if page.span.start < end and page.span.end > start), None)
        if page is None and len(spoken) == 1 and spoken[0].cue.start == start and spoken[0].cue.end == end:
            yield start, spoken[0].place, spoken[0].cue
        elif page is not None or spoken:
            place = min((line.place for line in spoken), default=last_place)
            yield start, place, _piece(start, end, spoken, page)


def _piece(start: int, end: int, spoken: Sequence[_Line], page: TimedPage | None) -> Cue:
    note = [harmless(line) for line in page.lines] if page else []
    if not spoken:
        return Cue(start, end, marked("\n".join(note), encode([NOTE])))
    parts = _from_the_top(spoken)
    above = sum(at_top(line.cue.text) for line in parts)
    texts = [line.cue.text for line in parts]
    text = "\n".join(filter(None, [*texts[:above], *note, *texts[above:]]))
    settings = spoken[0].cue.settings if len(spoken) == 1 else ""
    numbers = [PIECE, len(note), above, len(parts)]
    for line in parts:
        numbers.extend(_part(line, start, end))
    return Cue(start, end, marked(text, encode(numbers)), settings)


def _from_the_top(spoken: Iterable[_Line]) -> list[_Line]:
    """Cues in the order in which they stand on screen: those at the top in the order of the file,
    then the others, which stack upwards from the bottom.
    """
    at_bottom = [line for line in spoken if not at_top(line.cue.text)]
    return [line for line in spoken if at_top(line.cue.text)] + at_bottom[::-1]


def _part(line: _Line, start: int, end: int) -> list[int]:
    """What a marker says of one cue in a piece: lines, flags, and what restores it.

    A cue that starts here gives its rank; one that ends here gives by how many milliseconds it is
    shown too long.
    """
    begins, finishes = line.cue.start == start, line.until == end
    settings = line.cue.settings if begins else ""
    flags = STARTS * begins | ENDS * finishes | HAS_SETTINGS * bool(settings)
    numbers = [len(line.cue.lines), flags]
    if begins:
        numbers.append(line.rank)
    if finishes:
        numbers.append(line.until - line.cue.end)
    if settings:
        written = settings.encode()
        numbers.extend([len(written), *written])
    return numbers
