"""Formats that are not read: how their files are named and begin, and what to do with them."""

from __future__ import annotations

import re

_TEXT = {
    ".vtt": "WebVTT",
    ".ass": "Advanced SubStation Alpha",
    ".ssa": "SubStation Alpha",
    ".sub": "MicroDVD or VobSub",
    ".smi": "SAMI",
    ".sami": "SAMI",
    ".ttml": "TTML",
    ".dfxp": "TTML",
    ".xml": "XML",
    ".sbv": "SubViewer",
    ".mpl": "MPL2",
    ".lrc": "LRC",
    ".json": "JSON",
}
_PICTURES = {".sup": "PGS", ".idx": "VobSub"}
_CONTAINERS = frozenset(
    {".mkv", ".mks", ".mp4", ".m4v", ".mov", ".webm", ".avi", ".ts", ".m2ts", ".ogm", ".wmv"}
)

_BEGINNINGS = (
    ("WebVTT", r"WEBVTT(?![^\s\ufeff])"),
    ("SubStation Alpha", r"\[Script Info\]|\[V4\+? Styles\]|\[Events\]"),
    ("MicroDVD", r"\{\d+\}\{\d*\}"),
    ("SAMI", r"<SAMI\b"),
    ("TTML", r"<(?:\w+:)?tt[\s>]"),
    ("XML", r"<\?xml\b"),
    ("HTML", r"<!DOCTYPE html|<html\b"),
    ("MPL2", r"\[\d+\]\[\d*\]"),
    ("SubViewer", r"\[INFORMATION\]|\d{1,2}:\d\d:\d\d\.\d{2,3},\d{1,2}:\d\d:\d\d\.\d{2,3}\s*$"),
    ("LRC", r"\[(?:ar|al|ti|au|by|length|offset):|\[\d\d:\d\d[.:]\d\d\]"),
    ("VobSub", r"# VobSub index file"),
    ("JSON", r"\{\s*\"|\{\s*$"),
)


def beginning(line: str) -> str | None:
    """The name of the other format whose files begin with this line, their first that is not blank.

    >>> beginning("WEBVTT - captions"), beginning("1")
    ('WebVTT', None)
    """
    start = line[:200].lstrip()
    for name, pattern in _BEGINNINGS:
        if re.match(pattern, start, re.IGNORECASE):
            return name
    return None


def described(name: str, suffix: str, readable: tuple[str, ...]) -> tuple[str, str]:
    """Message and hint for a file whose suffix (with its dot, lower case, or empty) is not readable."""
    works = " or ".join(readable)
    if suffix in _CONTAINERS:
        return (
            "this is a video, not a subtitle file",
            f'Take its subtitle track out first: ffmpeg -i "{name}" -map 0:s:0 Episode{readable[0]}',
        )
    if suffix in _PICTURES:
        return (
            f"{_PICTURES[suffix]} subtitles are pictures, not text",
            f"Turn them into text ({works}) with a program that recognises letters.",
        )
    if suffix in _TEXT:
        converted = name[: -len(suffix)] + readable[0]
        return (
            f"the suffix {suffix} stands for {_TEXT[suffix]}, which is not read yet; {works} is",
            f'Convert it first, for example: ffmpeg -i "{name}" "{converted}"',
        )
    said = f"the suffix {suffix} names" if suffix else "a name without a suffix names"
    return f"{said} no subtitle format", f"Give a file whose name ends in {works}."
