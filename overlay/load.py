"""Paths to values: a subtitle file becomes a track, a folder of notes becomes a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from overlay import files, formats
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
    files.check_input(place)
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


def is_video(path: Path) -> bool:
    """Whether a file's name says that it is a video, whose subtitle track is meant."""
    return path.suffix.lower() in _VIDEO_SUFFIXES


def output_name(path: Path) -> Path:
    """Where a merge is written unless it is told: beside its input, as a subtitle file."""
    return files.annotated_name(path.with_suffix(".srt") if is_video(path) else path)


_VIDEO_SUFFIXES = frozenset((".mkv", ".mp4", ".m4v", ".mov", ".webm", ".avi", ".ts", ".mks"))


def load_pack(path: str | Path) -> Pack:
    """Read a pack: one YAML or JSON file, or a folder with ``pack.yaml`` and ``notes/``.

    ``path`` may also be the name of a pack at hand. Raises FileError when there is no such pack,
    PackError with every problem when it breaks the format.
    """
    from overlay import pack, shelf

    return pack.parse(files.read_pack_documents(shelf.find_pack(str(path))))
