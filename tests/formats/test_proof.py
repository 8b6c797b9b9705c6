"""The reader proves that no dialogue is lost: a reader that loses some is caught."""

from __future__ import annotations

import pytest

from overlay.errors import SubtitleError
from overlay.formats.subrip import canonical, parse, reader, tolerant
from overlay.model import Cue

CANONICAL = "1\n00:00:01,000 --> 00:00:02,000\nHello,\nyou.\n\n2\n00:00:03,000 --> 00:00:04,000 X1:5\nBye.\n"
IRREGULAR = CANONICAL.replace("-->", "->")


@pytest.mark.parametrize("lost", ["text", "line", "settings", "cue"])
def test_the_fast_reader_is_caught(lost: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def losing(body: str) -> tuple[list[Cue], int] | None:
        read = canonical.read_canonical(body)
        assert read is not None
        (first, second), structure = read
        cues = {
            "text": [Cue(first.start, first.end, "Hello,\nyou"), second],
            "line": [Cue(first.start, first.end, "Hello,"), second],
            "settings": [first, Cue(second.start, second.end, second.text)],
            "cue": [first],
        }[lost]
        return cues, structure

    monkeypatch.setattr(reader, "read_canonical", losing)
    caught(CANONICAL)


def test_the_tolerant_reader_is_caught_when_it_skips_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    add = tolerant._Reader._add_text

    def forgetful(self: tolerant._Reader, i: int, blank: int | None) -> None:
        if self.lines[i] != "you.":
            add(self, i, blank)

    monkeypatch.setattr(tolerant._Reader, "_add_text", forgetful)
    caught(IRREGULAR)


def test_the_tolerant_reader_is_caught_when_it_takes_dialogue_for_structure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add = tolerant._Reader._add_text

    def careless(self: tolerant._Reader, i: int, blank: int | None) -> None:
        if self.lines[i] == "you.":
            self._strip(i)
        else:
            add(self, i, blank)

    monkeypatch.setattr(tolerant._Reader, "_add_text", careless)
    caught(IRREGULAR)


def caught(text: str) -> None:
    with pytest.raises(SubtitleError, match="reading would lose text") as error:
        parse(text)
    assert error.value.diagnostics[0].code == "internal"


def test_both_texts_are_read_when_nothing_is_wrong() -> None:
    assert parse(CANONICAL).cues == parse(IRREGULAR).cues
