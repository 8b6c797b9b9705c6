"""Files and folders to text, with a reason and a way out for everything that can't be read."""

from __future__ import annotations

import os
from pathlib import Path

from overlay.errors import EncodingError, FileError
from overlay.files.encodings import Source, decode

_LARGEST_DOCUMENT = 16 * 1024 * 1024
_PACK_NAMES = ("pack.yaml", "pack.yml", "pack.json")
_DOCUMENTS = (".yaml", ".yml", ".json")


def read_subtitle(path: str | os.PathLike[str], encoding: str | None = None) -> Source:
    """The text of a subtitle file of any length; see `decode` for how its encoding is found.

    Raises FileError for what can't be read, EncodingError for what is no text.
    """
    return decode(_read(Path(path)), encoding=encoding, file=os.fspath(path))


def check_input(path: Path) -> None:
    """Raise FileError now for a file that is missing or is a folder, before anything else is said of it."""
    try:
        if path.is_dir():
            raise IsADirectoryError
        path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def read_pack_documents(path: str | os.PathLike[str]) -> tuple[tuple[str, str], ...]:
    """Name and text of each document of a pack, ``pack.yaml`` first and then its notes by name.

    A pack is one file, or a folder with ``pack.yaml`` and ``notes/*.yaml``; ``.yml`` and ``.json``
    do as well. The names are paths, for messages. Raises FileError for what is missing, unreadable
    or over 16 MiB, EncodingError for what is not UTF-8.
    """
    place = Path(path)
    files = [place] if not place.is_dir() else [_pack_file(place), *_note_files(place / "notes")]
    return tuple((str(file), _document(file)) for file in files)


def _pack_file(folder: Path) -> Path:
    found = [folder / name for name in _PACK_NAMES if (folder / name).exists()]
    if not found:
        raise FileError(
            "this folder is no pack: it holds no pack.yaml",
            file=str(folder),
            hint="Give the folder that has a pack.yaml in it, or a pack that is one file.",
        )
    if len(found) > 1:
        names = " and ".join(file.name for file in found)
        raise FileError(
            f"this folder holds {names}; only one can be the pack", file=str(folder), hint="Remove the other."
        )
    return found[0]


def _note_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        found = sorted(folder.iterdir(), key=lambda file: file.name)
    except OSError as error:
        raise _unreadable(folder, error) from None
    return [file for file in found if file.suffix.lower() in _DOCUMENTS and not file.name.startswith(".")]


def _document(path: Path) -> str:
    data = _read(path, _LARGEST_DOCUMENT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise EncodingError(
            f"the byte 0x{data[error.start]:02x} does not decode: a pack is UTF-8",
            file=str(path),
            line=line,
            hint="Save the file as UTF-8.",
        ) from None


def _read(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a file; raises FileError when there are more than ``limit``."""
    try:
        with path.open("rb") as file:
            data = file.read() if limit is None else file.read(limit + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if limit is not None and len(data) > limit:
        raise FileError(f"the file is over {limit // 1024 // 1024} MiB", file=str(path), hint="Split it.")
    return data


def _unreadable(path: Path, error: OSError | ValueError) -> FileError:
    file = str(path)
    match error:
        case FileNotFoundError():
            return _missing(path)
        case IsADirectoryError():
            return FileError("this is a folder, not a file", file=file, hint="Give a file in it.")
        case PermissionError():
            return FileError("you may not read this file", file=file, hint="Ask for the right to read it.")
        case OSError():
            return FileError(
                f"the file can't be read: {error.strerror}",
                file=file,
                hint="Copy it elsewhere and try again.",
            )
        case _:
            return FileError(f"this can't be the name of a file: {error}", file=file, hint="Check the path.")


def _missing(path: Path) -> FileError:
    if not path.parent.is_dir():
        return FileError("there is no such folder", file=str(path.parent), hint="Check the path.")
    near = _near_names(path)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Check the name and the folder."
    return FileError("there is no such file", file=str(path), hint=hint)


def _near_names(path: Path) -> list[str]:
    from difflib import get_close_matches  # only needed for the hint

    try:
        names = sorted(entry.name for entry in path.parent.iterdir())
    except OSError:
        return []
    return get_close_matches(path.name, names, n=2)
