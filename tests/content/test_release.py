"""An episode in another release: other frames a second, a later start, a scene cut, a break for adverts."""

from __future__ import annotations

from fractions import Fraction

from overlay.formats.subrip import parse
from overlay.model import Cue, Pack, Settings
from overlay.pipeline import annotate, prove
from tests.content.material import SAMPLES, claims, episode

STREAMED = episode("S01E06.en.srt")
BROADCAST = parse((SAMPLES / "releases" / "S01E06.broadcast.en.srt").read_text(encoding="utf-8"))
FASTER = Fraction(24_000, 1_001) / 25
LATER = 7_300
ADVERTS = 5
CUT_NOTE = "red-terror-context"


CUT = next(at for at, cue in enumerate(STREAMED.cues) if "LUBYANKA" in cue.text)
GOES_ON = next(at for at, cue in enumerate(STREAMED.cues) if "OMSK" in cue.text)


def shared() -> list[tuple[Cue, Cue]]:
    """The cues that both releases have, in order."""
    streamed = STREAMED.cues[:CUT] + STREAMED.cues[GOES_ON:]
    broadcast = BROADCAST.cues[:CUT] + BROADCAST.cues[CUT + ADVERTS :]
    return list(zip(streamed, broadcast, strict=True))


def test_one_scene_is_cut_and_one_break_is_new() -> None:
    assert [one.text for one, _ in shared()] == [other.text for _, other in shared()]
    assert GOES_ON - CUT >= 8
    streamed = {cue.text for cue in STREAMED.cues}
    assert not streamed & {cue.text for cue in BROADCAST.cues[CUT : CUT + ADVERTS]}


def test_the_clock_runs_faster_and_starts_later() -> None:
    shifts = [other.start - round(one.start * FASTER) for one, other in shared()]
    assert {abs(shift - LATER) <= 1 for shift in shifts[:CUT]} == {True}
    after = shifts[CUT:]
    assert max(after) - min(after) <= 1
    assert after[0] > LATER + 10_000


def test_notes_are_found_in_either_release(pack: Pack) -> None:
    settings = Settings(language="en", episode=6)
    streamed = annotate(STREAMED, pack, settings)
    broadcast = annotate(BROADCAST, pack, settings)
    expected = [claim.note for claim in claims("S01E06.en.srt") if claim.note != CUT_NOTE]
    assert [one.note.id for one in broadcast.placed] == expected
    said = [
        {one.note.id: track.cues[one.located.cues[1]].text for one in result.placed}
        for track, result in ((STREAMED, streamed), (BROADCAST, broadcast))
    ]
    assert said[0] == {**said[1], CUT_NOTE: said[0][CUT_NOTE]}
    assert [one for one in prove(BROADCAST, broadcast.track, pack, settings) if one.severity == "error"] == []
