"""Subtitle texts to sequences of comparable words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from overlay.locate.folding import ASIDE, CLOSE, CUE_BREAK, LABEL, fold

_TAGS = rf"</?[A-Za-z][^<>{CUE_BREAK}]*>|<\d[\d:.]*>|\{{\\[^{{}}{CUE_BREAK}]*\}}"
_CONTROLS = f"[{CUE_BREAK}{ASIDE}{LABEL}{CLOSE}]"
_GROUPED_NUMBER = r"(\d)[.,'’\u00a0\u202f](?=\d{3}(?!\d))"
_LINE_HEAD = r"([^:：]{1,40})[:：](?![\d/])"
_BRACKETS = rf"[\[(（【]([^\[\]()（）【】{_CONTROLS[1:-1]}]{{1,120}})[\])）】]"
_LABEL_WORDS = 3
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
    joined = f"\n{CUE_BREAK}\n".join(texts)
    if joined.count(CUE_BREAK) != len(texts) - 1 or any(mark in joined for mark in (ASIDE, LABEL, CLOSE)):
        return tokenise([re.sub(_CONTROLS, " ", text) for text in texts])
    return _split(fold(_mark(joined)))


def _mark(text: str) -> str:
    """The text without tags, with control characters around speaker labels and brackets."""
    if "<" in text or "{" in text:
        text = re.sub(_TAGS, "", re.sub(r"(?i)<br ?/?>", " ", text))
    if "&" in text:
        import html

        text = html.unescape(text)
    if ":" in text or "：" in text:
        text = "\n".join(
            [_mark_label(line) if ":" in line or "：" in line else line for line in text.split("\n")]
        )
    if any(bracket in text for bracket in "[(（【"):
        text = re.sub(_BRACKETS, rf" {ASIDE} \1 {CLOSE} ", text)
    return re.sub(_GROUPED_NUMBER, r"\1", text)


def _mark_label(line: str) -> str:
    """The line with control characters around a speaker's name at its head."""
    head = re.match(_LINE_HEAD, line)
    return f" {LABEL} {head[1]} {CLOSE} {line[head.end() :]}" if head and _is_label(head[1]) else line


def _is_label(name: str) -> bool:
    """Whether what stands before a line's colon names a speaker: up to three capitalised words."""
    words = re.findall(r"\w[\w.'’-]*", name)
    if not 1 <= len(words) <= _LABEL_WORDS or not any(map(str.isalpha, name)):
        return False
    if name.upper() == name.lower():
        return sum(map(str.isalpha, name)) <= _UNCASED_LABEL_LETTERS
    return not any(word[0].islower() for word in words)


def _split(folded: str) -> Tokens:
    words: list[str] = []
    starts: list[int] = []
    asides: set[int] = set()
    labels: set[int] = set()
    for part in folded.split(CUE_BREAK):
        starts.append(len(words))
        if CLOSE in part:
            _split_marked(part, words, asides, labels)
        else:
            words += part.split()
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
