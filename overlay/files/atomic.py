"""Writing a file whole or not at all, and never over what was read."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from overlay.errors import FileError, UsageError

_FULL = {errno.ENOSPC: "the disk is full", errno.EFBIG: "the file would be larger than is allowed here"}
if hasattr(errno, "EDQUOT"):
    _FULL[errno.EDQUOT] = "the disk quota is used up"


def write_atomically(path: Path, data: bytes, *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Write ``data`` to ``path``: all of it, or, on any failure, none.

    The bytes go to a temporary file in the same folder, are flushed to the disk, and take the name
    in one step. An existing file is kept unless ``force`` is given, even when it appears while this
    runs; then its permissions stay, and a symbolic link goes on pointing to it. A device or a pipe
    is written to directly.

    Raises UsageError when ``path`` is one of ``inputs``, under whatever name; FileError when it
    exists, or can't be written.
    """
    try:
        existing = _checked(path, force, inputs)
        if existing is not None and not stat.S_ISREG(existing.st_mode):
            path.write_bytes(data)
        else:
            _write_and_rename(Path(os.path.realpath(path)), data, existing, path)
    except OSError as error:
        raise _unwritable(path, error) from None
    except ValueError as error:
        raise FileError(
            f"this can't be the name of a file: {error}", file=str(path), hint="Give another name with -o."
        ) from None


def check_output(path: Path, *, force: bool = False, inputs: Sequence[Path] = ()) -> None:
    """Raise now what `write_atomically` would raise later, as far as that can be told without writing."""
    try:
        existing = _checked(path, force, inputs)
        if existing is None and not path.absolute().parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "no such folder")
    except OSError as error:
        raise _unwritable(path, error) from None
    except ValueError as error:
        raise FileError(
            f"this can't be the name of a file: {error}", file=str(path), hint="Give another name with -o."
        ) from None


def _checked(path: Path, force: bool, inputs: Sequence[Path]) -> os.stat_result | None:
    """What stands at an output's path now, where writing there is permitted."""
    _refuse_input(path, inputs)
    existing = _stat(path)
    if existing is not None and stat.S_ISDIR(existing.st_mode):
        raise FileError("this is a folder", file=str(path), hint="Give the name of a file in it with -o.")
    if existing is not None and stat.S_ISREG(existing.st_mode) and not force:
        raise _exists(path)
    return existing


def _refuse_input(path: Path, inputs: Sequence[Path]) -> None:
    for source in inputs:
        try:
            same = path.samefile(source)
        except FileNotFoundError:
            continue
        if same:
            raise UsageError(
                f"the output would replace the input {source}",
                file=str(path),
                hint="Give another name with -o; the original is never touched.",
            )


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _write_and_rename(target: Path, data: bytes, existing: os.stat_result | None, asked: Path) -> None:
    temporary = target.parent / f".overlay-{os.getpid()}-{os.urandom(4).hex()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if existing is not None:
            temporary.chmod(stat.S_IMODE(existing.st_mode))
            temporary.replace(target)
        elif not _take_new_name(temporary, target):
            raise _exists(asked)
    finally:
        temporary.unlink(missing_ok=True)


def _take_new_name(temporary: Path, target: Path) -> bool:
    """Give the file a name that nothing has; False when something has it by now."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EACCES, errno.EMLINK):
            raise
        return _reserve_and_replace(temporary, target)
    return True


def _reserve_and_replace(temporary: Path, target: Path) -> bool:
    """The same where the file system has no hard links."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return False
    try:
        temporary.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return True


def _exists(path: Path) -> FileError:
    return FileError(
        "the output already exists",
        file=str(path),
        hint="Give another name with -o, or --force to replace it.",
        code="exists",
    )


def _unwritable(path: Path, error: OSError) -> FileError:
    file, folder = str(path), path.parent
    match error.errno:
        case number if number in _FULL:
            return FileError(
                f"{_FULL[number]}; nothing was written", file=file, hint="Make room, or write elsewhere."
            )
        case errno.ENOENT:
            return FileError(
                "the folder of the output does not exist", file=str(folder), hint="Create it first."
            )
        case errno.ENOTDIR:
            return FileError(
                "the folder of the output is a file", file=str(folder), hint="Give another path."
            )
        case errno.EACCES | errno.EPERM:
            return FileError(
                "you may not write here", file=file, hint="Give a path in a folder of yours with -o."
            )
        case errno.EROFS:
            return FileError("this place is read-only", file=file, hint="Give a path elsewhere with -o.")
        case errno.ENAMETOOLONG:
            return FileError(
                "the name of the output is too long", file=file, hint="Give a shorter one with -o."
            )
        case _:
            return FileError(
                f"the output can't be written: {error.strerror}",
                file=file,
                hint="Write elsewhere with -o.",
            )
