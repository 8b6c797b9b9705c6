"""Characters to their comparable form: one case, no accents, no marks of writing."""

from __future__ import annotations

CUE_BREAK = "\x01"
ASIDE, LABEL, CLOSE = "\x02", "\x03", "\x04"

_JOINED = "'’‘ʼʹʻ′`´＇׳״\u0640\u00b7\u30fb"
"""Characters that vanish, so that what stands on both sides becomes one word."""

_PLAIN = str.maketrans("ıłŁøØđĐðÐħĦŧŦکیے", "illoo" + "ddddhhtt" + "كيي") | {
    ord("æ"): "ae",
    ord("Æ"): "ae",
    ord("œ"): "oe",
    ord("Œ"): "oe",
    ord("þ"): "th",
    ord("Þ"): "th",
}
"""Letters that no decomposition brings to the letters that people type for them."""

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # ideographic iteration mark and zero
    (0x3040, 0x312F),  # kana, Bopomofo
    (0x31A0, 0x31FF),  # Bopomofo and kana extensions
    (0x3400, 0x9FFF),  # ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x3FFFF),  # ideographs of the supplementary planes
)
"""Scripts that put no space between words: each of their characters counts as a word."""

_FEW = 64
_HANGUL = range(0xAC00, 0xD7A4)


class _Folding(dict[int, str | None]):
    """A table for `str.translate` that works out each character when it first meets it."""

    def __missing__(self, code: int) -> str | None:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str | None:
    """What a character becomes: folded letters or digits, a space, or None (nothing)."""
    if character in (CUE_BREAK, ASIDE, LABEL, CLOSE):
        return character
    if character in _JOINED:
        return None
    if character.isascii():
        return character.lower() if character.isalnum() else " "
    return _fold_beyond_ascii(character)


def _fold_beyond_ascii(character: str) -> str | None:
    import unicodedata

    if ord(character) in _PLAIN:
        return str(character.translate(_PLAIN))
    number = unicodedata.digit(character, None)
    if number is not None:
        return str(number)
    whole = unicodedata.normalize("NFKC", character)
    if all(is_unspaced(part) for part in whole):
        kept = [part for part in whole if not unicodedata.combining(part)]
        return " " + " ".join(kept) + " " if kept else None
    if ord(whole[0]) in _HANGUL:
        return whole
    return _letters(unicodedata.normalize("NFKD", character.casefold()).casefold())


def _letters(decomposed: str) -> str | None:
    """The letters, vowel signs and digits; a space when there is none of these nor a mark."""
    import unicodedata

    kept = []
    for part in decomposed:
        kind = unicodedata.category(part)
        if unicodedata.combining(part) or kind == "Cf" or part in _JOINED:
            continue
        kept.append(part if kind[0] in "LMN" else " ")
    return "".join(kept) or None


def is_unspaced(word: str) -> bool:
    """Whether a folded word is a single character of a script without spaces."""
    code = ord(word[0])
    return code >= _UNSPACED[0][0] and any(first <= code <= last for first, last in _UNSPACED)


_FOLDING = _Folding()


def fold(text: str) -> str:
    """A text in comparable form: folded words between white space.

    NFKD without combining marks (Unicode Standard Annex 15), case folding, no punctuation;
    apostrophes join. Characters of scripts without spaces stand alone. The four control
    characters that this module names pass through.

    >>> fold("Don’t say “Łódź”!").split()
    ['dont', 'say', 'lodz']
    """
    if not text.isascii():
        import unicodedata

        text = _replace_few(unicodedata.normalize("NFC", text))
    return text.translate(_FOLDING)


def _replace_few(text: str) -> str:
    """Fold the characters beyond ASCII first where they are few: an ASCII text is translated far faster."""
    beyond = [character for character in set(text) if not character.isascii()]
    if len(beyond) <= _FEW:
        for character in beyond:
            text = text.replace(character, _FOLDING[ord(character)] or "")
    return text
