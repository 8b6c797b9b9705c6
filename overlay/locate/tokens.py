"""Subtitle texts to sequences of comparable words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from overlay.locate.folding import ASIDE, CLOSE, CUE_BREAK, LABEL, fold

_TAGS = rf"</?[A-Za-z][^<>{CUE_BREAK}]*>|<\d[\d:.]*>|\{{\\[^{{}}{CUE_BREAK}]*\}}"
_CONTROLS = f"[{CUE_BREAK}{ASIDE}{LABEL}{CLOSE}]"
_GROUPED_NUMBER = r"(\d)[.,'’\u00a0\u202f](?=\d{3}(?!\d))"
_LINE_HEAD = r"\n([^\n:：]{1,40})[:：](?![\d/])(?=([^\n]*))"
_BRACKETS = rf"[\[(（【]([^\[\]()（）【】{_CONTROLS[1:-1]}]{{1,120}})[\])）】]"
_YEAR = r"(?<!\d)\d{4}(?!\d)"
_LABEL_WORDS = 3
_SIGN_WORDS = 3
_UNCASED_LABEL_LETTERS = 12


class Tokens(NamedTuple):
    """The words of several texts in a row.

    ``starts`` holds, for each text and for the end, the position of its first word. ``asides``
    are positions of words that a quote may leave out (brackets, speaker labels); ``labels``
    those of speaker labels alone.
    """

    words: list[str]
    starts: list[int]
    asides: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()

    def of(self, text: int) -> list[str]:
        """All words of one text."""
        return self.words[self.starts[text] : self.starts[text + 1]]

    def spoken(self, text: int) -> list[str]:
        """The words of one text without its asides."""
        positions = range(self.starts[text], self.starts[text + 1])
        return [self.words[at] for at in positions if at not in self.asides]


def tokenise(texts: Sequence[str]) -> Tokens:
    """The comparable words of each text, without tags."""
    if not texts:
        return Tokens([], [0])
    joined = _join(texts)
    if joined.count(CUE_BREAK) != len(texts) - 1 or any(mark in joined for mark in (ASIDE, LABEL, CLOSE)):
        return tokenise([re.sub(_CONTROLS, " ", text) for text in texts])
    if ":" in joined or "：" in joined:
        mark = _mark_labels if _is_all_capitals(texts) else _mark_labels_but_signs
        joined = _join([mark(text) if ":" in text or "：" in text else text for text in texts])
    return _split(fold(_mark_asides(joined)))


def _join(texts: Iterable[str]) -> str:
    return f"\n{CUE_BREAK}\n".join(texts)


def _without_tags(text: str) -> str:
    if "<" not in text and "{" not in text:
        return text
    return re.sub(_TAGS, "", re.sub(r"(?i)<br ?/?>", " ", text))


def _is_all_capitals(texts: Sequence[str]) -> bool:
    """Whether a track is written in capitals, as captions of old broadcasts are."""
    plain = [text for text in map(_without_tags, texts) if text.lower() != text.upper()]
    return 2 * sum(map(str.isupper, plain)) > len(plain)


def _mark_labels(text: str) -> str:
    """The text with control characters around the speakers' names at the heads of its lines."""
    return re.sub(_LINE_HEAD, _mark_label, "\n" + _without_tags(text))


def _mark_labels_but_signs(text: str) -> str:
    """The same for a track with small letters, where nobody speaks a line that is all in capitals: a sign."""
    return re.sub(_LINE_HEAD, _mark_spoken_label, "\n" + _without_tags(text))


def _mark_label(head: re.Match[str]) -> str:
    return f"\n {LABEL} {head[1]} {CLOSE} " if _is_label(head[1]) else head[0]


def _mark_spoken_label(head: re.Match[str]) -> str:
    # A shout is short: TROTSKY: NO!
    is_sign = head[1].isupper() and head[2].isupper() and len(head[2].split()) >= _SIGN_WORDS
    return head[0] if is_sign else _mark_label(head)


def _mark_asides(text: str) -> str:
    """The text without tags, with control characters around brackets, and with its numbers in one piece."""
    text = _without_tags(text)
    if "&" in text:
        import html

        text = html.unescape(text)
    if any(bracket in text for bracket in "[(（【"):
        text = re.sub(_BRACKETS, rf" {ASIDE} \1 {CLOSE} ", text)
    return re.sub(_GROUPED_NUMBER, r"\1", text)


def _is_label(name: str) -> bool:
    """Whether what stands before a line's colon names a speaker: up to three capitalised words, no year."""
    words = re.findall(r"\w[\w.'’-]*", name)
    if not 1 <= len(words) <= _LABEL_WORDS or not any(map(str.isalpha, name)) or re.search(_YEAR, name):
        return False
    if name.upper() == name.lower():
        return sum(map(str.isalpha, name)) <= _UNCASED_LABEL_LETTERS
    return not any(word[0].islower() for word in words)


def _split(folded: str) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    asides: set[int] = set()
    labels: set[int] = set()
    # Each word is kept once, however often it is said: a long track would fill the memory with copies.
    known: dict[str, str] = {}
    for part in folded.split(CUE_BREAK):
        starts.append(len(words))
        if CLOSE in part:
            _split_marked(part, words, asides, labels)
        else:
            own = part.split()
            words += map(known.setdefault, own, own)
    starts.append(len(words))
    return Tokens(words, starts, frozenset(asides), frozenset(labels))


def _split_marked(part: str, words: list[str], asides: set[int], labels: set[int]) -> None:
    mark = CLOSE
    for word in part.split():
        if word in (ASIDE, LABEL, CLOSE):
            mark = word
            continue
        if mark != CLOSE:
            asides.add(len(words))
        if mark == LABEL:
            labels.add(len(words))
        words.append(word)
