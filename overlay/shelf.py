"""The packs at hand: those in OVERLAY_PACKS, in ./annotations, and those that come with the tool."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from overlay.errors import FileError

_PACK_FILES = ("pack.yaml", "pack.yml", "pack.json")
_HEAD = 4096
"""In so many characters at its beginning a pack gives its id."""

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
    """The path of a pack given as a path, or as the name or the id of a pack at hand.

    A name is that of its folder or file. Raises FileError, naming the packs at hand, when there is
    none.
    """
    path = Path(given)
    if path.exists():
        # Who names the file means the pack that it is a part of.
        whole = path.name in _PACK_FILES and (path.parent / "notes").is_dir()
        return path.parent if whole else path
    at_hand = dict(packs_at_hand())
    if given in at_hand:
        return at_hand[given]
    for known_path in at_hand.values():
        if _id_of(known_path) == given:
            return known_path
    if at_hand:
        known = ", ".join(at_hand)
        hint = f"Give the path of a pack (a folder with pack.yaml, or one file), or one of: {known}."
    else:
        hint = "Give the path of a pack: a folder with pack.yaml, or one file."
    raise FileError("there is no such pack", file=given, code="missing-file", hint=hint)


def is_pack(path: Path) -> bool:
    """Whether a folder is a pack."""
    return path.is_dir() and any((path / name).is_file() for name in _PACK_FILES)


def _id_of(path: Path) -> str | None:
    """The id that a pack's own file gives it, as far as its first lines tell."""
    file = next((path / name for name in _PACK_FILES if (path / name).is_file()), path)
    try:
        with file.open(encoding="utf-8") as lines:
            head = lines.read(_HEAD)
    except (OSError, UnicodeDecodeError):
        return None
    form = r'"id"\s*:\s*"([^"]+)"' if file.suffix == ".json" else r"(?m)^id\s*:\s*[\"']?([a-z0-9-]+)"
    found = re.search(form, head)
    return found[1] if found else None


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
