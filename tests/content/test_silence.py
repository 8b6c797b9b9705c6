"""No note stands where its claim is not made: in other works, harmless lines, a lecture that is right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from overlay.formats.subrip import parse as parse_track
from overlay.model import Cue, Pack, Track
from tests.content.material import HERE, LANGUAGES, found, spaced, told


@pytest.mark.parametrize("language", [None, *LANGUAGES])
def test_real_subtitles_of_other_works_get_no_note(pack: Pack, corpus: Path, language: str | None) -> None:
    paths = sorted(path for path in corpus.rglob("*") if path.suffix in (".srt", ".vtt"))
    assert paths
    for path in paths:
        track = spoken(path)
        assert len(track.cues) > 5, path
        assert [(path.name, one.note.id) for one in found(track, pack, language, None)] == []


def spoken(path: Path) -> Track:
    """The cues of a real file, of which only the words matter here."""
    text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    if path.suffix == ".srt":
        return parse_track(text)
    timed = (block.split("\n") for block in text.split("\n\n") if "-->" in block)
    texts = ("\n".join(line for line in lines if "-->" not in line) for lines in timed)
    return Track(tuple(Cue(at * 3_000, at * 3_000 + 2_900, words) for at, words in enumerate(texts)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lecture_that_gets_it_right_gets_no_note(pack: Pack, language: str) -> None:
    track = parse_track((HERE / f"lecture.{language}.srt").read_text(encoding="utf-8"))
    assert len(track.cues) >= 200
    located = found(track, pack, language, None)
    said = {
        one.note.id: " / ".join(cue.text for cue in track.cues[one.cues[0] : one.cues[1] + 1])
        for one in located
    }
    assert said == {}


def test_the_lecture_speaks_of_every_subject() -> None:
    words = set(re.findall(r"\w+", (HERE / "lecture.en.srt").read_text(encoding="utf-8").casefold()))
    named = (
        "kiel kronstadt parvus freud mercader kolchak kahlo reisner sedova jacson ludendorff smolny pogrom"
    )
    assert set(named.split()) - words == set()


def test_what_is_right_or_only_near_a_claim_gets_no_note(pack: Pack) -> None:
    lines = told("harmless.en.txt")
    located = found(spaced(lines), pack, "en", 8)
    assert [(one.note.id, lines[one.cues[0]]) for one in located] == []
