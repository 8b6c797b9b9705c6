"""Everything that starts ffmpeg."""

from overlay.media.extract import extract_subtitles

__all__ = ["extract_subtitles"]
