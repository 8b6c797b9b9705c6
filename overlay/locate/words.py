"""Where given words are said close together."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple

from overlay.locate.folding import fold
from overlay.locate.places import Finding, Place, ranks, select
from overlay.locate.transcript import Transcript
from overlay.model import Words

# How sure words make us: at most so much for one word, and from here to there for several.
_ONE_WORD, _ONE_PHRASE = 0.6, 0.75
_LIKELY_BY_CHANCE, _NEVER_BY_CHANCE = 0.5, 0.9
_BITS_OF_NO_CHANCE = 10.0
_LESS_WHEN_REPEATED = (1.0, 0.85, 0.75, 0.6)


class Piece(NamedTuple):
    """One word of an alternative, or the beginning of any word."""

    word: str
    open_end: bool


Alternative = tuple[Piece, ...]


class Hit(NamedTuple):
    """Where an alternative is said: its time in ms, and the positions of its first and last word."""

    time: int
    first: int
    last: int


class Window(NamedTuple):
    """The shortest stretch in which every group is said: times in ms, first and last word."""

    start: int
    end: int
    first: int
    last: int


class Group(NamedTuple):
    """The alternatives of one thing that must be said, as the author wrote them and ready to look up."""

    written: str
    alternatives: tuple[Alternative, ...]


class Version(NamedTuple):
    """An anchor in one language: the groups that must be said, and what rules a place out."""

    language: str
    needed: tuple[Group, ...]
    barring: Group


class Search(NamedTuple):
    """What came of an anchor in one language: its places in order of time, and words about it."""

    language: str
    places: list[Place]
    tried: str


def find_words(
    transcript: Transcript, anchors: Sequence[Words], language: str | None = None
) -> list[Finding]:
    """Look up each anchor's words, in all of its languages; one finding for each, in order.

    Where several languages of an anchor are said, that one counts in which most anchors are; of
    equals ``language``.
    """
    versions = [_versions(anchor) for anchor in anchors]
    groups = (group for own in versions for one in own for group in (*one.needed, one.barring))
    speech = _Speech(transcript, groups)
    searches = [
        [_search(speech, anchor, version) for version in own]
        for anchor, own in zip(anchors, versions, strict=True)
    ]
    rank = ranks(([search.language for search in own if search.places] for own in searches), language)
    return [_finding(anchor, own, rank) for anchor, own in zip(anchors, searches, strict=True)]


def _finding(anchor: Words, searches: Sequence[Search], rank: Mapping[str, int]) -> Finding:
    said = [search for search in searches if search.places]
    if not said:
        return select([], anchor.occurrence, "; ".join(search.tried for search in searches))
    best = min(said, key=lambda search: rank[search.language])
    settled = len(best.places) < len(_LESS_WHEN_REPEATED)
    return select(best.places, anchor.occurrence, best.tried, settled=settled)


def _versions(anchor: Words) -> list[Version]:
    versions = []
    for language, groups in anchor.groups:
        barring = anchor.unless.match(language) if anchor.unless else None
        needed = tuple(_group(alternatives) for alternatives in groups)
        versions.append(Version(language, needed, _group(barring[1] if barring else ())))
    return versions


def _group(alternatives: Iterable[str]) -> Group:
    listed = tuple(alternatives)
    read = (_alternative(text) for text in listed)
    return Group("/".join(listed), tuple(alternative for alternative in read if alternative))


def _alternative(text: str) -> Alternative:
    pieces: list[Piece] = []
    for written in text.split():
        words = fold(written).split()
        pieces += [Piece(word, open_end=False) for word in words[:-1]]
        pieces += [Piece(word, written.endswith("*")) for word in words[-1:]]
    return tuple(pieces)


class _Speech:
    """A transcript with an index of the words that some groups name."""

    def __init__(self, transcript: Transcript, groups: Iterable[Group]) -> None:
        self.transcript = transcript
        pieces = {piece for group in groups for alternative in group.alternatives for piece in alternative}
        vocabulary = sorted(transcript.counts) if any(piece.open_end for piece in pieces) else []
        self._forms = {piece: self._expand(piece, vocabulary) for piece in pieces}
        self._index = transcript.index({form for forms in self._forms.values() for form in forms})

    @staticmethod
    def _expand(piece: Piece, vocabulary: Sequence[str]) -> frozenset[str]:
        if not piece.open_end:
            return frozenset((piece.word,))
        low = bisect_left(vocabulary, piece.word)
        high = bisect_right(vocabulary, piece.word + "\U0010ffff")
        return frozenset(vocabulary[low:high])

    def hits(self, group: Group) -> list[Hit]:
        """Where one of the alternatives is said, in order of time; speaker labels are not said."""
        found = {hit for alternative in group.alternatives for hit in self._said(alternative)}
        return sorted(found)

    def _said(self, alternative: Alternative) -> Iterable[Hit]:
        words, labels = self.transcript.words, self.transcript.labels
        rest = alternative[1:]
        for form in self._forms[alternative[0]]:
            for at in self._index[form]:
                end = at + len(alternative)
                if at in labels or end > len(words):
                    continue
                if all(
                    word in self._forms[piece] for word, piece in zip(words[at + 1 : end], rest, strict=True)
                ):
                    yield Hit(self.transcript.time_of(at), at, end - 1)


def _search(speech: _Speech, anchor: Words, version: Version) -> Search:
    hits = [speech.hits(group) for group in version.needed]
    met = _windows(hits, anchor.within)
    barring = speech.hits(version.barring)
    allowed = [window for window in met if not _is_barred(window, barring, anchor.within)]
    apart = _apart(allowed, anchor.within)
    score = _score(speech.transcript, version.needed, hits, anchor.within, len(apart))
    places = [_place(speech.transcript, window, anchor.after, score) for window in apart]
    return Search(version.language, places, _tried(version, hits, anchor.within, len(met), len(apart)))


def _windows(hits: Sequence[Sequence[Hit]], within: int) -> list[Window]:
    """For each mention of the rarest group the shortest window with all groups, where one is short enough."""
    rarest = min(range(len(hits)), key=lambda group: len(hits[group]), default=None)
    if rarest is None:
        return []
    found = (
        _window(hit, [near for group, near in enumerate(hits) if group != rarest], within)
        for hit in hits[rarest]
    )
    return sorted({window for window in found if window is not None})


def _window(hit: Hit, others: Sequence[Sequence[Hit]], within: int) -> Window | None:
    """The shortest window of at most ``within`` ms that holds a hit and one of each other group."""
    nearest = [_nearest(hit, hits) for hits in others]
    befores = [before for before, _ in nearest if before is not None]
    best: Window | None = None
    for first in sorted([hit, *befores], reverse=True):
        used = [hit]
        for before, after in nearest:
            chosen = before if before is not None and before >= first else after
            if chosen is None:
                break
            used.append(chosen)
        else:
            window = _around(used)
            if best is None or window.end - window.start < best.end - best.start:
                best = window
    return best if best is not None and best.end - best.start <= within else None


def _nearest(hit: Hit, hits: Sequence[Hit]) -> tuple[Hit | None, Hit | None]:
    """The last of some hits up to a time and the first of them from it on."""
    at = bisect_left(hits, hit)
    return (hits[at - 1] if at else None, hits[at] if at < len(hits) else None)


def _around(used: Sequence[Hit]) -> Window:
    times = [hit.time for hit in used]
    return Window(min(times), max(times), min(hit.first for hit in used), max(hit.last for hit in used))


def _is_barred(window: Window, against: Sequence[Hit], within: int) -> bool:
    """Whether a word that rules the place out is said so near that one window could hold both."""
    return any(window.start - within <= hit.time <= window.end + within for hit in against)


def _apart(windows: Iterable[Window], within: int) -> list[Window]:
    """One window, the shortest, for each conversation: windows no further apart than ``within`` are one."""
    apart: list[Window] = []
    last_end = 0
    for window in windows:
        if apart and window.start - last_end <= within:
            apart[-1] = min(apart[-1], window, key=lambda one: one.end - one.start)
        else:
            apart.append(window)
        last_end = max(last_end, window.end)
    return apart


def _score(
    transcript: Transcript, need: Sequence[Group], hits: Sequence[Sequence[Hit]], within: int, places: int
) -> float:
    """How sure the words make us: surer the less they would meet by chance, less when they do so again."""
    if not places:
        return 0.0
    if len(need) == 1:
        one_word = any(len(alternative) == 1 for alternative in need[0].alternatives)
        sure = _ONE_WORD if one_word else _ONE_PHRASE
    else:
        share = min(_bits_against_chance(transcript, hits, within) / _BITS_OF_NO_CHANCE, 1.0)
        sure = _LIKELY_BY_CHANCE + (_NEVER_BY_CHANCE - _LIKELY_BY_CHANCE) * max(share, 0.0)
    return sure * _LESS_WHEN_REPEATED[min(places, len(_LESS_WHEN_REPEATED)) - 1]


def _bits_against_chance(transcript: Transcript, hits: Sequence[Sequence[Hit]], within: int) -> float:
    """The negative logarithm to base 2 of how often the words would meet if they were strewn at random."""
    length = max(transcript.cues[-1].end - transcript.cues[0].start, within, 1)
    counts = sorted(len(group) for group in hits)
    return -log2(counts[0]) - sum(log2(min(count * within / length, 1.0)) for count in counts[1:])


def _place(transcript: Transcript, window: Window, after: int, score: float) -> Place:
    first, last = transcript.cue_of(window.first), transcript.cue_of(window.last)
    start = transcript.cues[first].start
    end = max(start, transcript.cues[first].end, transcript.cues[last].end)
    return Place(start + after, end + after, first, last, "words", score)


def _tried(version: Version, hits: Sequence[Sequence[Hit]], within: int, met: int, apart: int) -> str:
    """What was looked for and what came of it, in words."""
    shown = f"the words {', '.join(group.written for group in version.needed)} ({version.language})"
    silent = [group.written for group, said in zip(version.needed, hits, strict=True) if not said]
    if silent:
        return f"{shown}: “{silent[0]}” is never said"
    if not met:
        return f"{shown} are never said within {within / 1000:g} s"
    if not apart:
        return f"{shown} are only said near a word that rules the place out"
    return f"{shown} are said together {apart} times" if apart > 1 else f"{shown} are said together once"
