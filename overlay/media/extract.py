"""The subtitle track of a video file, as SubRip text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from overlay.errors import FileError
from overlay.media.process import program, run

_TEXT_CODECS = frozenset(("subrip", "srt", "mov_text", "webvtt", "ass", "ssa", "text"))
_LOCAL_ONLY = "file,pipe"
"""The protocols that ffmpeg may open: a playlist inside a file must not make it call somebody."""


def extract_subtitles(path: Path) -> bytes:
    """Take the first text subtitle track out of a video, the default one if there is any.

    Forced tracks (signs only) are taken last. Returns SubRip in UTF-8. Raises FileError when the
    file holds none or can't be read, MissingExtraError without ffmpeg.
    """
    import ffmpeg

    streams = _subtitle_streams(path)
    readable = [stream for stream in streams if stream.get("codec_name") in _TEXT_CODECS]
    if not readable:
        held = ", ".join(str(stream.get("codec_name")) for stream in streams)
        raise FileError(
            f"its subtitles are pictures ({held}), not text" if held else "it holds no subtitle track",
            file=str(path),
            code="no-subtitles",
            hint="Give a subtitle file of its own; pictures can be turned into text with an OCR program.",
        )
    chosen = min(readable, key=_rank)
    given = ffmpeg.input(_local(path), protocol_whitelist=_LOCAL_ONLY)
    # A mux may shift timestamps to begin at 0; copyts keeps the times that a player shows.
    taken = given[str(chosen["index"])].output("pipe:1", format="srt", scodec=_codec(chosen), copyts=None)
    command = taken.global_args("-nostdin", "-v", "error").compile(cmd=program("ffmpeg"))
    return run(command, str(path))


def _subtitle_streams(path: Path) -> list[dict[str, Any]]:
    command = [program("ffprobe"), "-v", "error", "-protocol_whitelist", _LOCAL_ONLY]
    command += ["-select_streams", "s", "-show_streams", "-of", "json", _local(path)]
    streams: list[dict[str, Any]] = json.loads(run(command, str(path))).get("streams", [])
    return streams


def _local(path: Path) -> str:
    """A path that ffmpeg takes for a file, whatever its name looks like."""
    return f"file:{path.absolute()}"


def _rank(stream: dict[str, Any]) -> tuple[bool, bool, int]:
    disposition = stream.get("disposition", {})
    return bool(disposition.get("forced")), not disposition.get("default"), int(stream["index"])


def _codec(stream: dict[str, Any]) -> str:
    """SubRip is copied as it is; what is written otherwise is converted."""
    return "copy" if stream.get("codec_name") in ("subrip", "srt") else "srt"
