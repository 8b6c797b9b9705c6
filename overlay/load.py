"""Paths to values: a subtitle file becomes a track, a folder of notes becomes a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from overlay import files, formats, shelf
from overlay.errors import FileError
from overlay.model import Pack, Track


def load_track(path: str | Path, encoding: str | None = None) -> Track:
    """Read a subtitle file, or the subtitle track of a video (which needs ffmpeg).

    The track's warnings tell what was repaired and which encoding guessed. Raises FileError,
    EncodingError or SubtitleError when it can't be read without losing something.
    """
    return load_file(path, encoding).track


class Loaded(NamedTuple):
    """A track, and how its file held the text: the encoding, and whether a byte order mark stood first."""

    track: Track
    encoding: str
    bom: bool


def load_file(path: str | Path, encoding: str | None = None) -> Loaded:
    """Read as `load_track` does, and tell the encoding too."""
    place = Path(path)
    check_episode(place)
    if is_video(place):
        from overlay.media import extract_subtitles

        known, data = formats.FORMATS["srt"], extract_subtitles(place)
        source = files.decode(data, encoding="utf-8", file=str(path))
    else:
        known = formats.of_file_name(place.name)
        source = files.read_subtitle(place, encoding)
    track = known.parse(source.text, file=str(path))
    track = replace(track, warnings=(*source.warnings, *track.warnings))
    return Loaded(track, source.encoding, source.bom)


def check_episode(path: Path) -> None:
    """Raise FileError now for what is no file to take subtitles from, before anything else is said of it."""
    if shelf.is_pack(path):
        raise FileError(
            "this is a pack of notes, not an episode",
            file=str(path),
            hint="An episode is wanted here. To merge, name the pack last: overlay merge SUBTITLE PACK.",
        )
    files.check_input(path)


def is_episode_name(path: Path) -> bool:
    """Whether a file's name says that it holds subtitles, or is a video."""
    return path.suffix.lower() in _SUBTITLE_SUFFIXES | _VIDEO_SUFFIXES


def is_video(path: Path) -> bool:
    """Whether a file's name says that it is a video, whose subtitle track is meant."""
    return path.suffix.lower() in _VIDEO_SUFFIXES


def output_name(path: Path) -> Path:
    """Where a merge is written unless it is told: beside its input, as a subtitle file."""
    return files.annotated_name(path.with_suffix(".srt") if is_video(path) else path)


_SUBTITLE_SUFFIXES = frozenset((".srt", ".vtt", ".ass", ".ssa", ".sub"))
_VIDEO_SUFFIXES = frozenset((".mkv", ".mp4", ".m4v", ".mov", ".webm", ".avi", ".ts", ".mks"))


def load_pack(path: str | Path) -> Pack:
    """Read a pack: one YAML or JSON file, or a folder with ``pack.yaml`` and ``notes/``.

    ``path`` may also be the name of a pack at hand. Raises FileError when there is no such pack,
    PackError with every problem when it breaks the format.
    """
    from overlay import pack

    place = shelf.find_pack(str(path))
    if place.is_file() and is_episode_name(place):
        raise FileError(
            "this is no pack of notes but an episode",
            file=str(path),
            hint="A pack is wanted here. To merge, name the episode first: overlay merge SUBTITLE PACK.",
        )
    return pack.parse(files.read_pack_documents(place))
