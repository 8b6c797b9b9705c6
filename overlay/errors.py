"""The failures and findings that a user can meet, each with its place and its mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

Severity = Literal["error", "finding", "warning"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing that a user should know about a file: a warning, a finding or an error.

    ``line`` and ``column`` count from 1 in ``file``; ``cue`` is the 1-based position in the
    track; ``note`` is a note's id. ``hint`` says what to do next.
    """

    code: str
    message: str
    severity: Severity = "warning"
    file: str | None = None
    line: int | None = None
    column: int | None = None
    cue: int | None = None
    note: str | None = None
    hint: str | None = None

    def at(self, file: str | None) -> Diagnostic:
        """The same diagnostic, placed in ``file`` unless it already names one."""
        return self if self.file is not None else replace(self, file=file)

    @property
    def place(self) -> str:
        """Where it is, as ``file:line:column, cue 4, note "x"``; empty when unknown.

        >>> Diagnostic("x", "y", file="a.srt", line=12, cue=4).place
        'a.srt:12, cue 4'
        """
        spot = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        if self.file is None and self.line is not None:
            spot = "line " + spot
        parts = [spot] if spot else []
        if self.cue is not None:
            parts.append(f"cue {self.cue}")
        if self.note is not None:
            parts.append(f'note "{self.note}"')
        return ", ".join(parts)

    def __str__(self) -> str:
        text = f"{self.place}: {self.message}" if self.place else self.message
        return f"{text}\n  {self.hint}" if self.hint else text


class OverlayError(Exception):
    """Base of every failure that reaches a user; holds one or more diagnostics.

    ``exit_code`` is what the command ends with (2 wrong usage, 3 input refused).
    """

    exit_code: ClassVar[int] = 3
    code: ClassVar[str] = "error"

    def __init__(
        self,
        message: str,
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
        cue: int | None = None,
        note: str | None = None,
        hint: str | None = None,
        code: str | None = None,
    ) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = (
            Diagnostic(code or self.code, message, "error", file, line, column, cue, note, hint),
        )
        super().__init__(message)

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic]) -> OverlayError:
        """One failure made of several diagnostics, in the order given; at least one."""
        several = tuple(diagnostics)
        error = cls(several[0].message)
        error.diagnostics = several
        return error

    def at(self, file: str | None) -> OverlayError:
        """The same failure with every diagnostic placed in ``file``."""
        return type(self).of(diagnostic.at(file) for diagnostic in self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(str(diagnostic) for diagnostic in self.diagnostics)


class UsageError(OverlayError):
    """The command was called in a way that can't work."""

    exit_code = 2
    code = "usage"


class FileError(OverlayError):
    """A file can't be read or written."""

    code = "file"


class EncodingError(FileError):
    """The bytes of a file are not text in the encoding expected."""

    code = "encoding"


class SubtitleError(OverlayError):
    """A subtitle file that can't be read without losing something."""

    code = "subtitle"


class PackError(OverlayError):
    """A note pack that breaks the format; holds every problem found."""

    code = "pack"


class NothingToMergeError(OverlayError):
    """No note of the pack belongs to the track at hand."""

    code = "nothing-to-merge"


class MissingExtraError(OverlayError):
    """A part of the tool needs a package or program that is not installed."""

    code = "missing"
