"""How far what the track says is the line that a quote means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from overlay.locate.meaning import count_negations, is_number, names
from overlay.locate.phrases import Phrase, Tie
from overlay.locate.transcript import Transcript

# The share of what words tell that is lost when they belong to somebody else's cue in the middle.
_INTERRUPTION = 0.5
# The first word of a sentence is a name if it has at least this share of the rarest word's information.
_NAME = 0.5
_NOT_LITTLE = 5
_KEY_WORD_CHANGED = 0.8
_OTHER_MEANING = 0.6


class Gap(NamedTuple):
    """Where phrase and track differ: words of the phrase by index, and words of the track by position.

    ``foreign`` stand in the cues of the matched words, ``interrupting`` in cues between these.
    """

    missing: range
    foreign: list[int]
    interrupting: list[int]


def sameness(transcript: Transcript, wanted: Phrase, chain: Sequence[Tie]) -> float:
    """The share of the information of both that is matched, from 0 to 1, less if the meaning changes."""
    gaps = list(_gaps(transcript, wanted, chain))
    weights, said = transcript.weights, transcript.words
    total = sum(tie.reading.weight for tie in chain)
    for gap in gaps:
        total += sum(wanted.weights[index] for index in gap.missing)
        total += sum(weights[said[at]] for at in gap.foreign)
        total += sum(weights[said[at]] for at in gap.interrupting) * _INTERRUPTION
    matched = sum(tie.reading.gain for tie in chain) / total
    return matched * _meaning_kept(transcript, wanted, chain, gaps) if gaps else matched


def _gaps(transcript: Transcript, wanted: Phrase, chain: Sequence[Tie]) -> Iterator[Gap]:
    """The gaps between the ties, and at each edge with as many words of the cue as are missing there."""
    cues = {transcript.cue_of(at) for tie in chain for at in range(tie.first, tie.end)}
    head = chain[0].reading.start
    if head:
        around = range(max(chain[0].first - head, 0), chain[0].first)
        yield Gap(range(head), _foreign(transcript, cues, around)[0], [])
    for tie, after in pairwise(chain):
        index = tie.reading.start + tie.reading.words
        if index < after.reading.start or tie.end < after.first:
            between = _foreign(transcript, cues, range(tie.end, after.first))
            yield Gap(range(index, after.reading.start), *between)
    last = chain[-1]
    missing = range(last.reading.start + last.reading.words, len(wanted.words))
    if missing:
        around = range(last.end, min(last.end + len(missing), len(transcript.words)))
        yield Gap(missing, _foreign(transcript, cues, around)[0], [])


def _foreign(transcript: Transcript, cues: Collection[int], between: range) -> tuple[list[int], list[int]]:
    """Of some words those that belong to given cues, and those of others' cues that come in turn."""
    foreign, interrupting = [], []
    for at in between:
        if at in transcript.asides:
            continue
        cue = transcript.cue_of(at)
        if cue in cues:
            foreign.append(at)
        elif cue not in transcript.overlapped:
            interrupting.append(at)
    return foreign, interrupting


def _meaning_kept(transcript: Transcript, wanted: Phrase, chain: Sequence[Tie], gaps: Sequence[Gap]) -> float:
    """1, or less when words differ that a line's meaning hangs on: numbers, denials, names, telling words."""
    missing = [wanted.words[index] for gap in gaps for index in gap.missing]
    foreign = [at for gap in gaps for at in gap.foreign]
    said = transcript.words
    if any(map(is_number, missing)) or any(is_number(said[at]) for at in foreign):
        return _OTHER_MEANING
    if _denials_differ(transcript, wanted, chain, foreign):
        return _OTHER_MEANING
    if _is_name_among(transcript, missing, wanted.text) or any(
        _is_name_replaced(transcript, gap) for gap in gaps
    ):
        return _OTHER_MEANING
    return float(_KEY_WORD_CHANGED ** sum(_is_key_word_changed(transcript, wanted, gap) for gap in gaps))


def _denials_differ(
    transcript: Transcript, wanted: Phrase, chain: Sequence[Tie], foreign: Sequence[int]
) -> bool:
    """Whether one side denies more often; a misspelt word denies as much as the one it stands for."""
    said = transcript.words
    meant = list(wanted.words)
    for tie in chain:
        if tie.reading.words == tie.end - tie.first == 1:
            meant[tie.reading.start] = said[tie.first]
    matched = (at for tie in chain for at in range(tie.first, tie.end))
    return count_negations([said[at] for at in sorted({*matched, *foreign})]) != count_negations(meant)


def _is_name_among(transcript: Transcript, words: Iterable[str], text: str) -> bool:
    inside, heads = names(text)
    heads = {word for word in heads if transcript.weight(word) >= _NAME * transcript.rarest}
    return not (inside | heads).isdisjoint(words)


def _is_name_replaced(transcript: Transcript, gap: Gap) -> bool:
    """Whether the track says a name where the phrase has another word."""
    if not gap.missing:
        return False
    return any(
        _is_name_among(transcript, (transcript.words[at],), transcript.cues[transcript.cue_of(at)].text)
        for at in gap.foreign
    )


def _is_key_word_changed(transcript: Transcript, wanted: Phrase, gap: Gap) -> bool:
    """Whether a telling word is missing, or has been replaced, or replaces one.

    Where one word stands for another, both are telling if they are long, or rare in the track.
    """
    missing = [wanted.words[index] for index in gap.missing]
    foreign = [transcript.words[at] for at in gap.foreign]
    if not missing:
        return False
    if not all(map(transcript.is_common, (*missing, *foreign))):
        return True
    if max(map(len, missing)) >= _NOT_LITTLE and max(map(len, foreign), default=0) >= _NOT_LITTLE:
        return True
    return any(map(transcript.is_rare, missing)) and any(map(transcript.is_rare, foreign))
