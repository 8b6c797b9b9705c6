"""The packs at hand: those in OVERLAY_PACKS, in ./annotations, and those that come with the tool."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from overlay.errors import FileError

_PACK_FILES = ("pack.yaml", "pack.yml", "pack.json")
_SUFFIXES = (".yaml", ".yml", ".json")


def packs_at_hand() -> list[tuple[str, Path]]:
    """Each pack's name and path, in order of name; where two share a name the nearer one stands.

    The nearest are those in the folders of OVERLAY_PACKS, then ./annotations, then bundled ones.
    """
    found: dict[str, Path] = {}
    for folder in _shelves():
        for name, path in _in_folder(folder):
            found.setdefault(name, path)
    return sorted(found.items())


def find_pack(given: str) -> Path:
    """The path of a pack given as a path or as the name of a pack at hand.

    Raises FileError, naming the packs at hand, when there is none.
    """
    path = Path(given)
    if path.exists():
        return path
    at_hand = dict(packs_at_hand())
    if given in at_hand:
        return at_hand[given]
    if at_hand:
        known = ", ".join(at_hand)
        hint = f"Give the path of a pack (a folder with pack.yaml, or one file), or one of: {known}."
    else:
        hint = "Give the path of a pack: a folder with pack.yaml, or one file."
    raise FileError("there is no such pack", file=given, code="missing-file", hint=hint)


def is_pack(path: Path) -> bool:
    """Whether a folder is a pack."""
    return path.is_dir() and any((path / name).is_file() for name in _PACK_FILES)


def _shelves() -> Iterator[Path]:
    named = os.environ.get("OVERLAY_PACKS", "")
    yield from (Path(part) for part in named.split(os.pathsep) if part)
    yield Path("annotations")
    package = Path(__file__).resolve().parent
    yield package / "annotations"
    if (package.parent / "pyproject.toml").is_file():
        yield package.parent / "annotations"


def _in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if is_pack(entry):
            yield entry.name, entry
        elif entry.is_file() and entry.suffix in _SUFFIXES:
            yield entry.stem, entry
