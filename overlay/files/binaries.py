"""Files that are no text: what they are known by, and what to do with them."""

from __future__ import annotations

from overlay.errors import EncodingError

_SIGNATURES = (
    (0, b"\x1aE\xdf\xa3", "a Matroska or WebM video", True),
    (4, b"ftyp", "an MP4 or QuickTime video", True),
    (0, b"\x00\x00\x01\xba", "an MPEG video or a VobSub stream", True),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a Windows Media video", True),
    (0, b"FLV\x01", "a Flash video", True),
    (8, b"AVI LIST", "an AVI video", True),
    (0, b"OggS", "an Ogg file", True),
    (0, b"PK\x03\x04", "a ZIP archive", False),
    (0, b"PK\x05\x06", "a ZIP archive", False),
    (0, b"\x1f\x8b", "a gzip archive", False),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", False),
    (0, b"Rar!\x1a\x07", "a RAR archive", False),
    (0, b"\xfd7zXZ\x00", "an xz archive", False),
    (0, b"BZh", "a bzip2 archive", False),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture", False),
    (0, b"\xff\xd8\xff", "a JPEG picture", False),
    (0, b"GIF8", "a GIF picture", False),
    (0, b"%PDF-", "a PDF document", False),
    (0, b"PG\x00", "a PGS subtitle stream, which holds pictures and not text", False),
    (0, b"\x7fELF", "a program", False),
    (0, b"SQLite format 3\x00", "an SQLite database", False),
)
_CONTROLS = bytes(byte for byte in range(1, 32) if byte not in b"\t\n\v\f\r\x1a\x1b")


def refuse_known(data: bytes, file: str | None) -> None:
    """Raise EncodingError for bytes that begin as a video, an archive or a picture does."""
    for at, signature, what, has_tracks in _SIGNATURES:
        if data.startswith(signature, at):
            if has_tracks:
                hint = (
                    f'Take its subtitle track out first: ffmpeg -i "{file or "video"}" -map 0:s:0 Episode.srt'
                )
            elif "archive" in what:
                hint = "Unpack it first, and give the subtitle file that is in it."
            else:
                hint = "Give a text file, such as Episode.srt."
            raise EncodingError(f"this is {what}, not a subtitle file", file=file, hint=hint, code="binary")


def refuse_control_bytes(data: bytes, file: str | None) -> None:
    """Raise EncodingError for bytes that hold more control characters than damaged text does.

    NULs at the very end do not count: interrupted copies leave them behind whole text.
    """
    body = data.rstrip(b"\0")
    nuls = body.count(0)
    controls = len(body) - len(body.translate(None, _CONTROLS))
    if not body or nuls * 10 > len(body) * 3 or controls * 20 > len(body):
        raise EncodingError(
            "this is no text: it is full of control bytes",
            file=file,
            hint="Give a text file, such as Episode.srt.",
            code="binary",
        )
