"""Where given words are said close together."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import islice
from math import log2
from typing import NamedTuple

from overlay.locate.mentions import Group, Hit, Mentions
from overlay.locate.places import Finding, Place, ranks, select
from overlay.locate.transcript import Transcript
from overlay.model import Words
from overlay.timecode import short_clock

# How sure words make us: at most so much for one word, and from here to there for several.
_ONE_WORD, _ONE_PHRASE = 0.6, 0.75
_LIKELY_BY_CHANCE, _NEVER_BY_CHANCE = 0.5, 0.9
_BITS_OF_NO_CHANCE = 10.0
_MOST_MENTIONS = 2_000
_SHOWN_ALTERNATIVES = 3
_LESS_WHEN_REPEATED = (1.0, 0.85, 0.75, 0.6)


class Window(NamedTuple):
    """A stretch in which every group is said: times in ms, first and last word."""

    start: int
    end: int
    first: int
    last: int


class Version(NamedTuple):
    """An anchor in one language: the groups that must be said."""

    language: str
    needed: tuple[Group, ...]


class Meeting(NamedTuple):
    """Where a version's groups are said, and the windows in which all of them are."""

    version: Version
    hits: list[list[Hit]]
    windows: list[Window]


class Search(NamedTuple):
    """What came of an anchor in one language.

    Its places in order of time, how many of its groups are never said, and words about both.
    """

    language: str
    places: list[Place]
    silent: int
    tried: str


def find_words(
    transcript: Transcript, anchors: Sequence[Words], language: str | None = None
) -> list[Finding]:
    """Look up each anchor's words, in all of its languages; one finding for each, in order.

    Where several languages of an anchor are said, that one counts in which most anchors are; of
    equals ``language``.
    """
    mentions = Mentions(
        transcript, [texts for anchor in anchors for _, groups in anchor.groups for texts in groups]
    )
    meetings = [[_meet(mentions, anchor, tag, groups) for tag, groups in anchor.groups] for anchor in anchors]
    barring = _barring(transcript, anchors, meetings, language)
    searches = [
        [_search(mentions, anchor, *case) for case in zip(own, barred, strict=True)]
        for anchor, own, barred in zip(anchors, meetings, barring, strict=True)
    ]
    rank = ranks(([search.language for search in own if search.places] for own in searches), language)
    return [_finding(anchor, own, rank) for anchor, own in zip(anchors, searches, strict=True)]


def _finding(anchor: Words, searches: Sequence[Search], rank: Mapping[str, int]) -> Finding:
    said = [search for search in searches if search.places]
    if not said:
        return select([], anchor.occurrence, min(searches, key=lambda search: search.silent).tried)
    best = min(said, key=lambda search: rank[search.language])
    settled = len(best.places) < len(_LESS_WHEN_REPEATED)
    return select(best.places, anchor.occurrence, best.tried, settled=settled)


def _meet(mentions: Mentions, anchor: Words, language: str, groups: Sequence[Sequence[str]]) -> Meeting:
    needed = tuple(map(mentions.group, groups))
    hits = [mentions.hits(group) for group in needed]
    return Meeting(Version(language, needed), hits, _windows(mentions.transcript, hits, anchor.within))


def _barring(
    transcript: Transcript,
    anchors: Sequence[Words],
    meetings: Sequence[Sequence[Meeting]],
    language: str | None,
) -> list[list[list[Hit]]]:
    """For each version where the words that rule its places out are said, looked up only if it has places.

    They are those of its language and those of the track's: words of a related language may be
    said in a track, and what rules them out is then said in the track's own.
    """
    languages = (language, _most_met(meetings))
    listed = [
        _barring_words(anchor, meeting.version.language, *languages) if meeting.windows else ()
        for anchor, own in zip(anchors, meetings, strict=True)
        for meeting in own
    ]
    mentions = Mentions(transcript, listed)
    said = iter([mentions.hits(mentions.group(words)) for words in listed])
    return [list(islice(said, len(own))) for own in meetings]


def _most_met(meetings: Sequence[Sequence[Meeting]]) -> str | None:
    """The language in which most anchors' words meet: the track's, by all that is known."""
    met = Counter(one.version.language for own in meetings for one in own if one.windows)
    return max(met, key=lambda tag: met[tag], default=None)


def _barring_words(anchor: Words, *languages: str | None) -> tuple[str, ...]:
    if anchor.unless is None:
        return ()
    found = (anchor.unless.match(language) for language in languages if language is not None)
    return tuple(dict.fromkeys(word for entry in found if entry is not None for word in entry[1]))


def _search(mentions: Mentions, anchor: Words, meeting: Meeting, barring: Sequence[Hit]) -> Search:
    transcript, (version, hits, met) = mentions.transcript, meeting
    bars = sorted((transcript.time_of(hit.first), hit) for hit in barring)
    barred_by = [_bar(window, bars, anchor.within) for window in met]
    allowed = [window for window, bar in zip(met, barred_by, strict=True) if bar is None]
    apart = _apart(transcript, allowed, anchor.within)
    score = _score(transcript, version.needed, hits, anchor.within, len(apart))
    places = [_place(transcript, window, anchor.after, score) for window in apart]
    tried = _tried(mentions, anchor, meeting, barred_by, len(apart))
    return Search(version.language, places, sum(not said for said in hits), tried)


def _windows(transcript: Transcript, hits: Sequence[Sequence[Hit]], within: int) -> list[Window]:
    """For each mention of the rarest group the narrowest window with all groups, if it is short enough."""
    if not all(hits):
        return []
    rarest = min(range(len(hits)), key=lambda group: len(hits[group]))
    if len(hits[rarest]) > _MOST_MENTIONS:
        return []
    others = [own for group, own in enumerate(hits) if group != rarest]
    found = (_window(transcript, hit, others, within) for hit in hits[rarest])
    return sorted({window for window in found if window is not None})


def _window(transcript: Transcript, hit: Hit, others: Sequence[Sequence[Hit]], within: int) -> Window | None:
    """The narrowest window of at most ``within`` ms that holds a hit and one of each other group."""
    time = transcript.time_of(hit.first)
    nearest: list[list[Hit]] = []
    for hits in others:
        at = bisect_left(hits, hit)
        near = [
            one
            for one in hits[max(at - 1, 0) : at + 1]
            if abs(transcript.time_of(one.first) - time) <= within
        ]
        if not near:
            return None
        nearest.append(near)
    befores = [near[0] for near in nearest if near[0] < hit]
    # With a given first hit each group's earliest one from there on makes the narrowest window.
    choices = (
        [next((one for one in near if one >= first), None) for near in nearest] for first in (hit, *befores)
    )
    windows = [
        _around(transcript, [hit, *(one for one in choice if one is not None)])
        for choice in choices
        if None not in choice
    ]
    best = min(windows, key=partial(_width, transcript), default=None)
    return best if best is not None and best.end - best.start <= within else None


def _around(transcript: Transcript, used: Sequence[Hit]) -> Window:
    times = [transcript.time_of(hit.first) for hit in used]
    return Window(min(times), max(times), min(hit.first for hit in used), max(hit.last for hit in used))


def _width(transcript: Transcript, window: Window) -> tuple[int, int, int]:
    """How many cues a window runs over, and how long; the earlier of equals is the narrower."""
    return (
        transcript.cue_of(window.last) - transcript.cue_of(window.first),
        window.end - window.start,
        window.start,
    )


def _bar(window: Window, bars: Sequence[tuple[int, Hit]], within: int) -> Hit | None:
    """What rules a place out: said so near that one window could hold both."""
    at = bisect_left(bars, (window.start - within,))
    return bars[at][1] if at < len(bars) and bars[at][0] <= window.end + within else None


def _apart(transcript: Transcript, windows: Iterable[Window], within: int) -> list[Window]:
    """One window, the narrowest, for each conversation: windows no further apart than ``within`` are one."""
    apart: list[Window] = []
    last_end = 0
    for window in windows:
        if apart and window.start - last_end <= within:
            apart[-1] = min(apart[-1], window, key=partial(_width, transcript))
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
        one_word = any(len(alternative) == 1 for alternative in need[0].sayable)
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


def _tried(
    mentions: Mentions, anchor: Words, meeting: Meeting, barred_by: Sequence[Hit | None], apart: int
) -> str:
    """What was looked for and what came of it, in words."""
    version, hits, met = meeting
    shown = f"the words {', '.join(map(_shown, version.needed))} ({version.language})"
    silent = [group for group, said in zip(version.needed, hits, strict=True) if not said]
    if silent:
        return f"{shown}: “{_shown(silent[0])}” is never said{_nearest(mentions, silent[0])}"
    if min(map(len, hits)) > _MOST_MENTIONS:
        return f"{shown} are said too often to tell a place"
    if not met:
        return f"{shown} are never said within {anchor.within / 1000:g} s"
    if not apart:
        return f"{shown} are only said where a word rules the place out: {_said(mentions, barred_by)}"
    return f"{shown} are said together {apart} times" if apart > 1 else f"{shown} are said together once"


def _said(mentions: Mentions, barred_by: Sequence[Hit | None]) -> str:
    """The first word that rules a place out, and when it is said."""
    transcript = mentions.transcript
    first = next(hit for hit in barred_by if hit is not None)
    words = " ".join(transcript.words[first.first : first.last + 1])
    return f"“{words}” at {short_clock(transcript.time_of(first.first))}"


def _nearest(mentions: Mentions, group: Group) -> str:
    """What is said instead of a group, if that is another form of one of its words, or a speaker's name."""
    if any(len(alternative) == 1 for alternative in group.sayable):
        return " but as a speaker's name, before a colon"
    form = mentions.other_form(group)
    return f", but “{form}” is" if form else ""


def _shown(group: Group) -> str:
    more = "/…" if len(group.written) > _SHOWN_ALTERNATIVES else ""
    return "/".join(group.written[:_SHOWN_ALTERNATIVES]) + more
