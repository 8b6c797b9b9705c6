"""SubRip (.srt): read without losing a character of dialogue, and written."""

from overlay.formats.subrip.codes import WARNINGS, WarningCode
from overlay.formats.subrip.reader import parse
from overlay.formats.subrip.writer import render

__all__ = ["WARNINGS", "WarningCode", "parse", "render"]
