"""What a schedule costs, all in one place: the one number that the scheduler makes least.

The unit is a millisecond of waiting: a cost of 1000 weighs as much as a note that comes one second
after its claim. Every figure is an integer, so that each machine finds the same schedule.

- A note belongs right after its claim. Up to two seconds later a viewer still links the two (BBC
  Subtitle Guidelines: never late by more than two seconds), after that each second counts triple.
  A note that comes while its claim is being made takes the eyes off it: each second counts double.
- A note over dialogue makes two texts to read. A shared millisecond costs an eighth of the reading
  load of both together, in characters a second: beside slow talk (16 together) two of waiting, so
  that the next pause is preferred to talking over somebody, but not one far away. Each character a
  second above 20, where comprehension falls (Kruger and others), costs another quarter. Above 28
  nothing can be read: such a page is not permitted at all.
- A cut of the dialogue in the middle of a page pulls the eyes away; in the flat placement the note
  is drawn anew with it. There, an edge of the note inside a line makes the dialogue flicker, which
  is worth three seconds to avoid.
- A page that stays up longer than needed is in the way: half of that time counts.
- The short form says less. It is for where the full text does not fit, so it costs half a minute:
  more than the full text's longer time beside dialogue, less than leaving another note out.
- A note left out costs more than everything else together. One of priority 1 weighs as much as
  four of priority 2, and so on.
"""

from __future__ import annotations

from overlay.model import Placement

SOFT_DELAY = 2000
SHORT_FORM = 30_000
_LEFT_OUT = {1: 256 * 10**12, 2: 64 * 10**12, 3: 16 * 10**12, 4: 4 * 10**12, 5: 10**12}
_CUT: dict[Placement, int] = {"top": 150, "track": 150, "gap": 150, "flat": 500}
_FLICKER = 3000


def waiting(start: int, claim_end: int) -> int:
    """The cost of a note that starts at ``start``: nothing at the claim's end, more around it.

    >>> waiting(9_000, 8_000), waiting(13_000, 8_000), waiting(7_000, 8_000)
    (1000, 11000, 2000)
    """
    late = start - claim_end
    if late < 0:
        return -2 * late
    return late if late <= SOFT_DELAY else 3 * late - 2 * SOFT_DELAY


def sharing(shared: int, load: int, dense: int) -> int:
    """The cost of ``shared`` milliseconds beside dialogue at ``load`` thousandths of characters a second.

    >>> sharing(2_000, 16_000, 20), sharing(2_000, 24_000, 20)
    (4000, 8000)
    """
    above = max(0, load - dense * 1000)
    return shared * load // 8000 + shared * above // 4000


def cutting(cuts: int, placement: Placement) -> int:
    """The cost of ``cuts`` of the dialogue inside a page."""
    return cuts * _CUT[placement]


def flickering(edges: int) -> int:
    """The cost of ``edges`` of a page in the flat placement that fall inside a cue."""
    return edges * _FLICKER


def lingering(shown: int, needed: int) -> int:
    """The cost of a page shown for longer than it takes to read."""
    return (shown - needed) // 2


def leaving_out(priority: int) -> int:
    """The cost of not showing a note at all.

    >>> leaving_out(1) == 4 * leaving_out(2)
    True
    """
    return _LEFT_OUT[priority]
