"""Subtitles out of videos, and merged subtitles through a container and back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import ffmpeg
import pytest

import overlay
from overlay.errors import FileError, MissingExtraError
from overlay.model import Placement, Settings
from tests.cli.conftest import EPISODE, PACK

pytestmark = pytest.mark.slow

NASTY_NAMES = (
    "it's.mkv", 'say "hi".mkv', "a:b.mkv", "back\\slash.mkv", "[brackets], {braces}.mkv", "100%d.mkv",
    "-dash.mkv", "new\nline.mkv", "Кронштадт.mkv", "喀琅 施塔得.mkv", "pipe|and;semi.mkv", "http:..x.mkv",
)  # fmt: skip


def need(*programs: str) -> None:
    for program in programs:
        if shutil.which(program) is None:
            if os.environ.get("CI") == "true":
                pytest.fail(f"{program} is not installed")
            pytest.skip(f"{program} is not installed")


def make_video(path: Path, subtitles: Sequence[tuple[str, dict[str, str]]], codec: str = "srt") -> None:
    """A short video with these subtitle tracks; each has its text and ffmpeg's output options."""
    need("ffmpeg", "ffprobe")
    picture = ffmpeg.input("color=c=gray:s=64x36:d=17:r=5", f="lavfi")
    inputs = []
    for number, (text, _) in enumerate(subtitles):
        source = path.parent / f"source{number}.srt"
        source.write_text(text, encoding="utf-8")
        inputs.append(ffmpeg.input(f"file:{source}"))
    options = {name: value for _, several in subtitles for name, value in several.items()}
    given = {"scodec": codec} if subtitles else {}
    graph = ffmpeg.output(picture, *inputs, f"file:{path}", vcodec="mpeg4", **given, **options)
    command = graph.global_args("-v", "error", "-nostdin").overwrite_output().compile()
    subprocess.run(command, check=True, timeout=120)


def test_the_subtitles_of_a_video_are_read(tmp_path: Path) -> None:
    video = tmp_path / "Episode.mkv"
    make_video(video, [(EPISODE, {})])
    assert overlay.load_track(video).cues == overlay.parse(EPISODE).cues


def test_mp4_subtitles_are_read_too(tmp_path: Path) -> None:
    video = tmp_path / "Episode.mp4"
    make_video(video, [(EPISODE, {})], codec="mov_text")
    assert [cue.text for cue in overlay.load_track(video).cues] == [
        cue.text for cue in overlay.parse(EPISODE).cues
    ]


def test_the_default_track_is_taken_and_a_forced_one_last(tmp_path: Path) -> None:
    signs = "1\n00:00:01,000 --> 00:00:02,000\nSIGN\n"
    video = tmp_path / "Episode.mkv"
    dispositions = {"disposition:s:0": "forced+default", "disposition:s:1": "0", "disposition:s:2": "default"}
    other = EPISODE.replace("Good night.", "Bonne nuit.")
    make_video(video, [(signs, {}), (other, {}), (EPISODE, dispositions)])
    assert overlay.load_track(video).cues == overlay.parse(EPISODE).cues


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    plain = tmp_path / "plain.mkv"
    make_video(plain, [(EPISODE, {})])
    plain.rename(tmp_path / name)
    assert len(overlay.load_track(tmp_path / name).cues) == 4


def test_a_video_without_subtitles_says_so(tmp_path: Path) -> None:
    video = tmp_path / "Silent.mkv"
    make_video(video, [])
    with pytest.raises(FileError, match="it holds no subtitle track"):
        overlay.load_track(video)


def test_a_fake_video_says_so(tmp_path: Path) -> None:
    need("ffmpeg", "ffprobe")
    for content in (b"", b"not a video at all", bytes(4096)):
        fake = tmp_path / "Fake.mkv"
        fake.write_bytes(content)
        with pytest.raises(FileError, match="ffprobe can't read it"):
            overlay.load_track(fake)


def test_a_playlist_in_a_video_s_clothes_calls_nobody(tmp_path: Path) -> None:
    need("ffmpeg", "ffprobe")
    fake = tmp_path / "Playlist.ts"
    fake.write_text("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/never.ts\n#EXT-X-ENDLIST\n")
    with pytest.raises(FileError, match="ffprobe can't read it"):
        overlay.load_track(fake)


def test_without_ffmpeg_the_way_out_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Episode.mkv").write_bytes(b"x")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingExtraError) as caught:
        overlay.load_track(tmp_path / "Episode.mkv")
    assert "Install ffmpeg" in str(caught.value)


@pytest.mark.parametrize("muxer", ["ffmpeg", "mkvmerge"])
@pytest.mark.parametrize("placement", ["top", "flat", "gap"])
def test_notes_come_out_again_after_a_trip_through_a_container(
    tmp_path: Path, placement: Placement, muxer: str
) -> None:
    need(muxer)
    overlapping = EPISODE.replace("00:00:08,500", "00:00:15,000")
    original = overlay.parse(overlapping)
    pack = overlay.parse_pack([("sky.yaml", PACK)])
    settings = Settings(placement=placement)
    merged = overlay.annotate(original, pack, settings).track
    video = tmp_path / "Merged.mkv"
    if muxer == "ffmpeg":
        make_video(video, [(overlay.render(merged), {})])
    else:
        source = tmp_path / "merged.srt"
        source.write_text(overlay.render(merged), encoding="utf-8")
        subprocess.run(["mkvmerge", "-q", "-o", video, source], check=True, timeout=120)
    back = overlay.load_track(video)
    assert back.cues == merged.cues
    assert overlay.strip(back).track.cues == original.cues
    assert [one for one in overlay.prove(original, back, pack, settings) if one.severity == "error"] == []
