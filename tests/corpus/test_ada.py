"""A real film's subtitles, made by others, with a pack written for them."""

from __future__ import annotations

from pathlib import Path

import pytest

import overlay
from overlay.model import PLACEMENTS, Placement, Settings

FOUND = {
    "room-sized": "When he was young, computers were huge machines",
    "bank-balance": "No sheet of paper in the world was big enough",
    "fingertip": "The smallest ones even fit on his fingertip.",
    "junkyard": "Luckily, Ada lived right next to the junkyard.",
    "pocket": "In fact, by the time he finished school, they were so small",
}


@pytest.fixture(scope="module")
def track(corpus: Path) -> overlay.Track:
    path = corpus / "ada-zangemann" / "en.srt"
    if not path.is_file():
        pytest.skip("the film's subtitles are not there")
    return overlay.load_track(path)


@pytest.fixture(scope="module")
def pack() -> overlay.Pack:
    return overlay.load_pack(Path(__file__).with_name("ada.yaml"))


@pytest.mark.parametrize("placement", PLACEMENTS)
def test_every_claim_is_found_and_every_promise_holds(
    track: overlay.Track, pack: overlay.Pack, placement: Placement
) -> None:
    settings = Settings(placement=placement)
    result = overlay.annotate(track, pack, settings)
    located = [one.located for one in result.placed]
    located += [one.located for one in result.unplaced if one.located is not None]
    first_cues = {one.note.id: track.cues[one.cues[0]].text for one in located}
    assert {name: text[: len(FOUND[name])] for name, text in first_cues.items()} == FOUND
    errors = [one for one in overlay.prove(track, result.track, pack, settings) if one.severity == "error"]
    assert errors == []
    if placement in ("top", "flat", "track"):
        assert {one.note.id for one in result.placed} == set(FOUND)
    if placement != "track":
        assert overlay.strip(result.track).track.cues == track.cues


def test_real_files_come_back_from_a_round(corpus: Path) -> None:
    paths = sorted(corpus.rglob("*.srt"))
    assert paths
    for path in paths:
        track = overlay.load_track(path)
        written = overlay.render(track)
        assert overlay.parse(written) == track
        if not track.warnings:
            assert written.encode() == path.read_bytes()
