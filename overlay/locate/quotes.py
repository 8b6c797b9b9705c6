"""Where quoted lines are said: exactly, or nearly so."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from overlay.locate.alignment import Alignment, align
from overlay.locate.candidates import Index, Line, Stretch, exact, line, reach, stretches
from overlay.locate.phrases import Phrase, bound, phrase
from overlay.locate.places import Finding, Place, ranks, select
from overlay.locate.tokens import tokenise
from overlay.locate.transcript import Transcript
from overlay.model import Quote

# A line of this many telling words may differ a little; one of fewer must be nearly exact.
_TELLING_WORDS, _FEW_TELLING_WORDS = 4.0, 2.0
_NEEDED, _NEEDED_OF_FEW = 0.78, 0.9
_EXACT = 0.999
_EQUALLY_LIKE = 0.05
# A line that tells less than one rare word says too little to choose the first of so many places.
_TOO_OFTEN = 4
_MOST_COMPARED = 64
_LONGEST_SILENCE = 10_000
_CONTEXT_WORDS, _CONTEXT_NEEDED = 60, 0.6
_SHOWN_LETTERS = 60


class Search(NamedTuple):
    """What came of a quote in one language: where it is said, else how near the track comes to it."""

    line: Line
    said: list[Alignment]
    nearest: Alignment | None = None
    needed: float = 1.0


def find_quotes(
    transcript: Transcript, quotes: Sequence[Quote], language: str | None = None
) -> list[Finding]:
    """Look up each quote, in all of its languages; one finding for each, in order.

    Where several languages of a quote are said, that one counts in which most quotes are; of
    equals ``language``.
    """
    versions = _lines(transcript, quotes)
    index = transcript.index(seed.key for own in versions for wanted in own for seed in wanted.seeds)
    searches = [
        [_search(transcript, wanted, index, everywhere=quote.occurrence is not None) for wanted in own]
        for quote, own in zip(quotes, versions, strict=True)
    ]
    rank = ranks(([search.line.language for search in own if search.said] for own in searches), language)
    return [_finding(transcript, quote, own, rank) for quote, own in zip(quotes, searches, strict=True)]


def _lines(transcript: Transcript, quotes: Sequence[Quote]) -> list[list[Line]]:
    """For each quote the lines of its languages: as written, and without speaker labels and brackets."""
    texts = [version for quote in quotes for version in quote.text]
    tokens = tokenise([text for _, text in texts])
    versions = iter(enumerate(texts))
    lines: list[list[Line]] = []
    for quote in quotes:
        own: list[Line] = []
        for at, (language, text) in islice(versions, len(quote.text.languages)):
            own.append(line(transcript, language, text, tokens.of(at)))
            if tokens.asides and 0 < len(spoken := tokens.spoken(at)) < len(own[-1].words):
                own.append(line(transcript, language, text, spoken))
        lines.append(own)
    return lines


def _search(transcript: Transcript, wanted: Line, index: Index, *, everywhere: bool) -> Search:
    """Look up one line. Where it is said exactly, fuzzy matches count only ``everywhere``."""
    length = len(wanted.words)
    exactly = (Alignment(range(start, start + length), 1.0) for start in exact(transcript, wanted, index))
    said = [alignment for alignment in exactly if not _is_broken(transcript, alignment)]
    if said and not everywhere:
        return Search(wanted, said)
    ready = phrase(transcript, wanted.text, wanted.words)
    needed = _needed(transcript, ready)
    compared = _compare(
        transcript, ready, stretches(transcript, wanted, ready, index), needed, everywhere=everywhere
    )
    said += [alignment for alignment in compared if alignment.score >= needed]
    return Search(wanted, said, max(compared, key=lambda one: one.score, default=None), needed)


def _compare(
    transcript: Transcript, ready: Phrase, likely: Sequence[Stretch], needed: float, *, everywhere: bool
) -> list[Alignment]:
    """The phrase laid along the likeliest stretch, and along each that can be good enough to matter."""
    spread = reach(transcript, ready)
    alignments: list[Alignment] = []
    for stretch in likely[:_MOST_COMPARED]:
        low, high = stretch.low - spread, stretch.high + len(ready.words) + spread
        least = needed * ready.total
        if alignments and (stretch.bound < least or bound(transcript, ready, low, high) < least):
            continue
        alignment = align(transcript, ready, low, high)
        if alignment is None or _is_broken(transcript, alignment):
            continue
        alignments.append(alignment)
        if not everywhere:
            needed = max(needed, alignment.score - _EQUALLY_LIKE)
    return alignments


def _needed(transcript: Transcript, ready: Phrase) -> float:
    """The score from which on a phrase counts as said: higher when it holds few telling words."""
    telling = ready.total / transcript.rarest
    short = (_TELLING_WORDS - telling) / (_TELLING_WORDS - _FEW_TELLING_WORDS)
    return _NEEDED + (_NEEDED_OF_FEW - _NEEDED) * min(max(short, 0.0), 1.0)


def _is_broken(transcript: Transcript, alignment: Alignment) -> bool:
    """Whether a silence in the middle shows that this is not one line."""
    if transcript.cue_of(alignment.first) == transcript.cue_of(alignment.last):
        return False
    cues = [transcript.cues[at] for at in _cues_of(transcript, alignment)]
    return any(later.start - earlier.end > _LONGEST_SILENCE for earlier, later in pairwise(cues))


def _cues_of(transcript: Transcript, alignment: Alignment) -> list[int]:
    return sorted({transcript.cue_of(at) for at in alignment.matched})


def _finding(
    transcript: Transcript, quote: Quote, searches: Sequence[Search], rank: Mapping[str, int]
) -> Finding:
    said = [search for search in searches if search.said]
    if not said:
        return select([], quote.occurrence, max(_miss(transcript, search) for search in searches)[1])
    search = min(said, key=lambda one: (rank[one.line.language], -max(match.score for match in one.said)))
    alignments = _by_context(transcript, quote, search.line.language, _apart(search.said))
    places = [_place(transcript, alignment, quote.after) for alignment in alignments]
    times = f"{len(places)} times" if len(places) > 1 else "once"
    tried = f"{_shown(search.line)} is said {times}"
    return select(places, quote.occurrence, tried, settled=_is_settled(transcript, search.line, alignments))


def _apart(alignments: Sequence[Alignment]) -> list[Alignment]:
    """Alignments in order; of those that share words the best."""
    apart: list[Alignment] = []
    for alignment in sorted(alignments, key=lambda one: (one.first, one.last)):
        if apart and alignment.first <= apart[-1].last:
            apart[-1] = max(apart[-1], alignment, key=lambda one: one.score)
        else:
            apart.append(alignment)
    return apart


def _by_context(
    transcript: Transcript, quote: Quote, language: str, alignments: list[Alignment]
) -> list[Alignment]:
    """Of several alignments those that the quote's prefix and suffix speak for, if there is any."""
    if len(alignments) < 2 or (quote.prefix is None and quote.suffix is None):
        return alignments
    prefix, suffix = (texts.match(language) if texts else None for texts in (quote.prefix, quote.suffix))
    marks = [
        _context(transcript, prefix[1] if prefix else None, suffix[1] if suffix else None, alignment)
        for alignment in alignments
    ]
    best = max(marks)
    if best < _CONTEXT_NEEDED:
        return alignments
    return [one for one, mark in zip(alignments, marks, strict=True) if mark >= best - _EQUALLY_LIKE]


def _context(transcript: Transcript, prefix: str | None, suffix: str | None, alignment: Alignment) -> float:
    """How far what is said around a line is what the quote says of it: the mean of prefix and suffix."""
    first, end = alignment.first, alignment.last + 1
    sides = ((prefix, first - _CONTEXT_WORDS, first), (suffix, end, end + _CONTEXT_WORDS))
    marks = [_likeness(transcript, text, low, high) for text, low, high in sides if text is not None]
    return sum(marks) / len(marks) if marks else 0.0


def _likeness(transcript: Transcript, text: str, low: int, high: int) -> float:
    alignment = align(transcript, phrase(transcript, text, tokenise([text]).of(0)), low, high)
    return alignment.score if alignment else 0.0


def _place(transcript: Transcript, alignment: Alignment, after: int) -> Place:
    """From the start of the first to the end of the last cue with matched words, shifted to the claim."""
    positions = _cues_of(transcript, alignment)
    start = transcript.cues[positions[0]].start
    end = max(start, *(transcript.cues[at].end for at in positions))
    return Place(start + after, end + after, positions[0], positions[-1], "quote", alignment.score)


def _is_settled(transcript: Transcript, wanted: Line, alignments: Sequence[Alignment]) -> bool:
    """Whether one place is meant without more evidence: an exact one, or a fuzzy one without rival."""
    if len(alignments) == 1:
        return True
    best = max(alignment.score for alignment in alignments)
    close = [alignment for alignment in alignments if alignment.score >= best - _EQUALLY_LIKE]
    if best >= _EXACT:
        return len(close) < _TOO_OFTEN or sum(map(transcript.weight, wanted.words)) >= transcript.rarest
    return len({tuple(transcript.words[at] for at in alignment.matched) for alignment in close}) == 1


def _miss(transcript: Transcript, search: Search) -> tuple[float, str]:
    """How near the track comes to a phrase, as a score and in words."""
    shown, nearest = _shown(search.line), search.nearest
    if not search.line.words:
        return 0.0, f"{shown} holds no word"
    if nearest is None:
        return 0.0, f"{shown} shares no telling word with any line"
    cue = transcript.cue_of(nearest.first) + 1
    return (
        nearest.score,
        f"{shown} comes nearest at cue {cue} (“{_cut(transcript.cues[cue - 1].text)}”): "
        f"score {nearest.score:.2f}, {search.needed:.2f} needed",
    )


def _shown(wanted: Line) -> str:
    return f"the quote “{_cut(wanted.text)}” ({wanted.language})"


def _cut(text: str) -> str:
    line = " ".join(re.sub(r"<[^<>]*>|\{[^{}]*\}", "", text).split())
    return line if len(line) <= _SHOWN_LETTERS else line[: _SHOWN_LETTERS - 1].rstrip() + "…"
