"""Paths to values: a subtitle file becomes a track, a folder of notes becomes a pack."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from overlay import files, formats
from overlay.model import Pack, Track


def load_track(path: str | Path, encoding: str | None = None) -> Track:
    """Read a subtitle file; the track's warnings tell what was repaired and which encoding guessed.

    Raises FileError, EncodingError or SubtitleError when it can't be read without losing something.
    """
    return load_source(path, encoding)[0]


def load_source(path: str | Path, encoding: str | None = None) -> tuple[Track, files.Source]:
    """A subtitle file as a track, and as the text it was read from (its encoding and BOM)."""
    place = Path(path)
    known = formats.of_file_name(place.name)
    source = files.read_subtitle(place, encoding)
    track = known.parse(source.text, file=str(path))
    return replace(track, warnings=(*source.warnings, *track.warnings)), source


def load_pack(path: str | Path) -> Pack:
    """Read a pack: one YAML or JSON file, or a folder with ``pack.yaml`` and ``notes/``.

    ``path`` may also be the name of a pack at hand. Raises FileError when there is no such pack,
    PackError with every problem when it breaks the format.
    """
    from overlay import pack, shelf

    return pack.parse(files.read_pack_documents(shelf.find_pack(str(path))))
