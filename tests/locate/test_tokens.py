"""Subtitle texts and their words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.locate.tokens import tokenise

WORDS = [
    ("<i>Sailors</i> have <font color=\"#ff0000\">mut</font>inied", "sailors have mutinied"),
    ("{\\an8}{\\i1}Kiel{\\i0}", "kiel"),
    ("<00:00:01.500><c.loud>Kiel</c>", "kiel"),
    ("Sailors<br>have<BR />mutinied", "sailors have mutinied"),
    ("2 < 3 and 5 > 4", "2 3 and 5 4"),
    ("{x} stays", "x stays"),
    ("Marx &amp; Engels don&#39;t", "marx engels dont"),
    ("AT&T; R&D", "at t r d"),
    ("500,000 marks, 1.000.000 roubles, 12’500 francs", "500000 marks 1000000 roubles 12500 francs"),
    ("In 1917,1918 and 3,14", "in 1917 1918 and 3 14"),
    ("12:04", "12 04"),
    ("- Yes.\n- No!", "yes no"),
    ("", ""),
    ("♪", ""),
]  # fmt: skip

# A text, its words that are said, and those that a speaker label or a bracket holds.
ASIDES = [
    ("JOHN: Come here.", "come here", "john"),
    ("- Anna Maria: Come here.", "come here", "anna maria"),
    ("MAN (V.O.): Come here.", "come here", "man v o"),
    ("[MAN] Come here.", "come here", "man"),
    ("- (laughs) Come here.", "come here", "laughs"),
    ("[Kronstadt, March 1918]", "", "kronstadt march 1918"),
    ("ТРОЦКИЙ: Иди сюда.", "иди сюда", "троцкии"),
    ("太郎：こんにちは", "こ ん に ち は", "太 郎"),
    ("In 1918: Come here.", "in 1918 come here", ""),
    ("November 1918: The fleet", "november 1918 the fleet", ""),
    ("TROTSKY: 1879", "1879", "trotsky"),
    ("He said: come here.", "he said come here", ""),
    ("It is 12:04 now", "it is 12 04 now", ""),
    ("See http://example.org", "see http example org", ""),
    ("He told me a long story: come here.", "he told me a long story come here", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_words_without_tags_and_marks(text: str, words: str) -> None:
    assert " ".join(tokenise([text]).words) == words


@pytest.mark.parametrize(("text", "spoken", "aside"), ASIDES)
def test_speaker_labels_and_brackets_are_set_aside(text: str, spoken: str, aside: str) -> None:
    tokens = tokenise([text])
    assert " ".join(tokens.spoken(0)) == spoken
    assert " ".join(tokens.words[at] for at in sorted(tokens.asides)) == aside


def test_in_a_sign_nobody_speaks() -> None:
    tokens = tokenise(["TROTSKY: THE LIFE OF A LEGEND", "Trotsky: HE WROTE IT", "He never read it."])
    assert [tokens.words[at] for at in sorted(tokens.labels)] == ["trotsky"]
    assert tokens.starts[1] in tokens.labels


@pytest.mark.parametrize("shout", ["TROTSKY: NO!", "TROTSKY: I.", "-TROTSKY: NOT I."])
def test_whoever_shouts_speaks(shout: str) -> None:
    tokens = tokenise([shout, "He never read it."])
    assert [tokens.words[at] for at in sorted(tokens.labels)] == ["trotsky"]


def test_in_a_track_of_capitals_speakers_are_speakers() -> None:
    tokens = tokenise(
        [
            "TROTSKY: <i>SIGN NOTHING, EVER.</i>",
            "<i>HOFFMANN: THEN WE MARCH.</i>",
            "♪ ♪",
            "12",
            "A door closes.",
        ]
    )
    assert [tokens.words[at] for at in sorted(tokens.labels)] == ["trotsky", "hoffmann"]


def test_only_speaker_labels_are_labels() -> None:
    tokens = tokenise(["TROTSKY: [Kiel, 1918] (laughs)"])
    assert [tokens.words[at] for at in sorted(tokens.labels)] == ["trotsky"]


def test_a_bracket_ends_with_its_cue() -> None:
    tokens = tokenise(["(begun", "here) never closed"])
    assert tokens.words == ["begun", "here", "never", "closed"]
    assert not tokens.asides


@given(st.lists(st.text(alphabet="ab :[]()<>{}\\\x01\x02\x03\x04é水\n", max_size=20), max_size=6))
def test_every_text_keeps_its_own_words(texts: list[str]) -> None:
    tokens = tokenise(texts)
    assert len(tokens.starts) == len(texts) + 1
    assert [tokens.of(at) for at in range(len(texts))] == [tokenise([text]).words for text in texts]
    assert tokens.labels <= tokens.asides <= set(range(len(tokens.words)))
