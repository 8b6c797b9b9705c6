"""Which formats there are, and what is said about the others."""

from __future__ import annotations

import pytest

from overlay.errors import SubtitleError
from overlay.formats import FORMATS, of_file_name
from overlay.model import Cue, Track


def test_every_format_reads_what_it_writes() -> None:
    for name, known in FORMATS.items():
        track = Track((Cue(0, 1500, "Hello."),), format=name)
        assert known.name == name
        assert known.parse(known.render(track)) == track
        assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in known.suffixes)


@pytest.mark.parametrize("name", ["a.srt", "A.SRT", "x/y.z/a.en.srt", "C:\\films\\a.srt", "a b.srt"])
def test_subrip_is_known_by_its_suffix(name: str) -> None:
    assert of_file_name(name) is FORMATS["srt"]


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("a.vtt", "WebVTT, which is not read yet; .srt is", 'ffmpeg -i "a.vtt" "a.srt"'),
        ("x/A.ASS", "Advanced SubStation Alpha, which is not read yet", 'ffmpeg -i "x/A.ASS" "x/A.srt"'),
        ("a.mkv", "this is a video", 'ffmpeg -i "a.mkv" -map 0:s:0 Episode.srt'),
        ("a.sup", "PGS subtitles are pictures", "recognises letters"),
        ("a.doc", "the suffix .doc names no subtitle format", "ends in .srt"),
        ("a", "a name without a suffix names no subtitle format", "ends in .srt"),
        (".srt", "a name without a suffix", "ends in .srt"),
        ("folder.srt/a", "a name without a suffix", "ends in .srt"),
    ],
)
def test_other_suffixes_are_refused_with_a_way_out(name: str, message: str, hint: str) -> None:
    with pytest.raises(SubtitleError) as caught:
        of_file_name(name)
    (diagnostic,) = caught.value.diagnostics
    assert message in diagnostic.message
    assert hint in (diagnostic.hint or "")
    assert diagnostic.file == name
    assert diagnostic.code == "unknown-format"
