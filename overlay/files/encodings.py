"""Bytes to text and back: byte order marks, UTF-8, UTF-16 without a mark, guesses, and refusals."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from overlay.errors import Diagnostic, EncodingError, UsageError
from overlay.files.binaries import refuse_control_bytes, refuse_known

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNSURE = 0.3
_OTHER_ENCODING = "If this is wrong, name the encoding with --encoding, for example --encoding {}."


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, without its byte order mark, and how its bytes held it.

    ``encoding`` is Python's name of the codec; ``bom`` says whether a byte order mark stood first.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    warnings: tuple[Diagnostic, ...] = ()


def decode(data: bytes, *, encoding: str | None = None, file: str | None = None) -> Source:
    """Text of a subtitle file's bytes, in the encoding given or else found.

    Without ``encoding``: a byte order mark, strict UTF-8, UTF-16 or UTF-32 by its pattern of NULs,
    then chardet's guess, which is told in a warning. ``file`` is only named in messages.

    Raises EncodingError for bytes that do not decode, with their line, and for what is no text;
    UsageError for an ``encoding`` that is not known.
    """
    if encoding is not None:
        refuse_known(data, file)
        return _decode_as(data, _codec(encoding), file)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Source(file or "", _strict(data[len(mark) :], name, file), name, True)
    if b"\0" not in data:
        try:
            return Source(file or "", data.decode("utf-8"))
        except UnicodeDecodeError:
            pass
    refuse_known(data, file)
    return _decode_odd(data, file)


def encode(text: str, encoding: str, bom: bool) -> tuple[bytes, str, Diagnostic | None]:
    """Bytes of a text, the encoding used, and a warning where that had to be another: UTF-8.

    ``encoding`` and ``bom`` are a `Source`'s, or a person's choice. Raises EncodingError for a text
    with half of a surrogate pair, which no encoding can hold; UsageError for an ``encoding`` that
    is not known.
    """
    mark = "\ufeff" if bom else ""
    try:
        return (mark + text).encode(_codec(encoding)), encoding, None
    except UnicodeEncodeError as error:
        letter = text[error.start - len(mark)]
    if "\ud800" <= letter <= "\udfff":
        raise EncodingError(
            f"the text holds U+{ord(letter):04X}, half of a pair, which no file can hold",
            hint="Take this character out of the subtitles or the note.",
        )
    name = (
        f"{letter!r} (U+{ord(letter):04X})" if letter.isprintable() else f"the invisible U+{ord(letter):04X}"
    )
    warning = Diagnostic(
        "encoding-changed",
        f"{encoding} can't hold {name}: written as UTF-8",
        hint=f"Most players know UTF-8 by themselves; one that is set to {encoding} must be told.",
    )
    return text.encode("utf-8"), "utf-8", warning


def _decode_odd(data: bytes, file: str | None) -> Source:
    """Text of bytes that have no byte order mark and are not plain UTF-8."""
    wide = _wide_without_mark(data)
    if wide is not None:
        return Source(file or "", _strict(data, wide, file), wide, False, (_guess_warning(wide, None, file),))
    refuse_control_bytes(data, file)
    try:
        return Source(file or "", data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data):
            raise _undecodable(error, data, "utf-8", file) from None
    return _guessed(data, file)


def _codec(encoding: str) -> str:
    """Python's name for an encoding of text."""
    try:
        codec = codecs.lookup(encoding)
        "".encode(codec.name)
    except (LookupError, UnicodeError, ValueError):
        raise UsageError(
            f"{encoding!r} is not an encoding that is known here",
            hint="Common ones are utf-8, cp1252, cp1251, koi8-r, shift_jis and gb18030.",
        ) from None
    return codec.name


def _decode_as(data: bytes, name: str, file: str | None) -> Source:
    """Text in the encoding that a person named; a byte order mark of that encoding is taken off."""
    family = name.removesuffix("-sig")
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(family):
            return Source(file or "", _strict(data[len(mark) :], marked, file), marked, True)
    exact = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name)
    return Source(file or "", _strict(data, exact, file), exact, False)


def _strict(data: bytes, encoding: str, file: str | None) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(error, data, encoding, file) from None
    except UnicodeError as error:
        raise EncodingError(
            f"the file does not decode as {encoding}: {error}",
            file=file,
            hint="Name the encoding with --encoding.",
        ) from None


def _undecodable(error: UnicodeDecodeError, data: bytes, encoding: str, file: str | None) -> EncodingError:
    above = data[: error.start].decode(encoding, "ignore")
    line = above.count("\n") + 1 if "\n" in above else above.count("\r") + 1
    return EncodingError(
        f"the byte 0x{data[error.start]:02x} does not decode as {encoding}",
        file=file,
        line=line,
        hint="Correct that line, or name the encoding that the file is in with --encoding.",
    )


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, known by where the NULs stand; else None.

    Line ends, digits and spaces have a NUL for a high byte in any language, and half the file or
    more is made of them and their like; in a low byte a NUL is rare.
    """
    quads = len(data) // 4
    nuls = [data[i : quads * 4 : 4].count(0) for i in range(4)]
    if nuls[2] == nuls[3] == quads and nuls[0] * 10 < quads:
        return "utf-32-le"
    if nuls[0] == nuls[1] == quads and nuls[3] * 10 < quads:
        return "utf-32-be"
    even, odd = nuls[0] + nuls[2], nuls[1] + nuls[3]
    if max(even, odd) * 5 > quads and min(even, odd) * 20 < max(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether nearly everything outside ASCII is right UTF-8: then a guess would spoil it all."""
    letters = data.decode("utf-8", "replace")
    wrong = letters.count("\ufffd")
    right = len(letters) - wrong - sum(byte < 0x80 for byte in data)
    return right > 4 * wrong


def _guessed(data: bytes, file: str | None) -> Source:
    import chardet  # takes long to load, and few files need it

    guess = chardet.detect(data, prefer_superset=True, compat_names=False)
    if guess["encoding"] is None:
        raise EncodingError(
            "the encoding can't be told from the bytes",
            file=file,
            hint="Name it with --encoding, for example --encoding cp1252.",
        )
    name = _codec(guess["encoding"])
    text = _strict(data, name, file)
    return Source(file or "", text, name, False, (_guess_warning(name, guess["confidence"], file),))


def _guess_warning(name: str, confidence: float | None, file: str | None) -> Diagnostic:
    """``confidence`` is from 0 to 1; None for what the pattern of the bytes shows."""
    if confidence is None:
        message = f"the file does not say its encoding; its bytes look like {name}"
    elif confidence < _UNSURE:
        message = (
            f"the encoding is not known; {name} is a weak guess ({confidence:.0%} sure), letters may be wrong"
        )
    else:
        message = f"the file does not say its encoding; {name} was guessed ({confidence:.0%} sure)"
    other = "cp1252" if name != "cp1252" else "cp1250"
    return Diagnostic("guessed-encoding", message, file=file, hint=_OTHER_ENCODING.format(other))
