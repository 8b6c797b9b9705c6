"""What all the anchors of one note say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from overlay.locate.choice import NEAR, Known, Option
from overlay.locate.places import Finding, Place
from overlay.model import How, Moment, Note

_TRUST: tuple[How, ...] = ("quote", "words", "time")
_SAME_MOMENT = 10_000
_WORTH_OF_SURE = 10_000
_WORTH_OF_SUPPORT = 2 * NEAR + 1
_MOST_OPTIONS = 32


class Evidence(NamedTuple):
    """The places where a note may belong, and what each is worth to the choice of all.

    ``settled`` and ``every`` are those of `Finding`; a note that means every place takes no part
    in the choice and has no options. ``tried`` says why there is no place.
    """

    places: tuple[Place, ...]
    options: tuple[Option, ...]
    settled: bool
    every: bool
    tried: tuple[str, ...]


def weigh(findings: Sequence[Finding]) -> Evidence:
    """Put a note's findings together, in the order of its anchors.

    The places are those of the most trusted anchor that found any: a quote before words before a
    time, one that is sure of its place before one that is not. A place is surer for each other
    anchor that found it too.
    """
    found = sorted((finding for finding in findings if finding.places), key=_distrust)
    if not found:
        tried = tuple(finding.tried for finding in findings)
        return Evidence((), (), settled=True, every=False, tried=tried)
    trusted, others = found[0], found[1:]
    places, options = [], []
    for place in trusted.places if trusted.every else trusted.places[:_MOST_OPTIONS]:
        supports = [support for other in others if (support := _support(place, other)) is not None]
        doubt = 1.0 - place.score
        for support in supports:
            doubt *= 1.0 - support.score
        places.append(place._replace(score=1.0 - doubt))
        options.append(Option(place.start, _worth(1.0 - doubt, len(supports))))
    worth = () if trusted.every else tuple(options)
    return Evidence(tuple(places), worth, trusted.settled, trusted.every, ())


def _distrust(finding: Finding) -> tuple[int, bool]:
    return _TRUST.index(finding.places[0].how), not finding.settled


def _support(place: Place, other: Finding) -> Place | None:
    """The surest place of another anchor that is the same moment."""
    near = [
        one
        for one in other.places
        if one.start - _SAME_MOMENT < place.end and place.start < one.end + _SAME_MOMENT
    ]
    return max(near, key=lambda one: one.score, default=None)


def _worth(score: float, supports: int) -> int:
    return max(round(score * _WORTH_OF_SURE), 1) + supports * _WORTH_OF_SUPPORT


def known_times(notes: Sequence[Note]) -> list[Known | None]:
    """For each note its time in a release: in the one that most notes know, if it has several."""
    moments = [
        [anchor for anchor in note.anchors if isinstance(anchor, Moment) and anchor.release is not None]
        for note in notes
    ]
    shared = Counter(moment.release for own in moments for moment in own)
    best = (max(own, key=lambda moment: shared[moment.release], default=None) for own in moments)
    return [Known(moment.release or "", moment.at) if moment else None for moment in best]
