"""Where quoted lines are found, and where they must not be."""

from __future__ import annotations

import pytest

from overlay.locate import locate
from overlay.model import Quote, Span, Track
from tests.locate.scene import cues_of, dialogue, note, place_of, quote, timed, track, why_not

LINES = dialogue(60)
KIEL = "Sailors of the High Seas Fleet have mutinied in Kiel, eight months after the peace of Brest-Litovsk."
AT = 30
TALK = (*LINES[:AT], KIEL, *LINES[AT:])

FOUND = {
    "as it is": (),
    "case": (("Sailors of the High Seas Fleet", "SAILORS OF THE HIGH SEAS FLEET"),),
    "punctuation": ((",", " –"), (".", "!!")),
    "typographic dashes": (("-", "–"),),
    "one word of two": (("Brest-Litovsk", "Brest Litovsk"),),
    "two words as one": (("Brest-Litovsk", "BrestLitovsk"),),
    "another spelling": (("mutinied", "mutineed"), ("Litovsk", "Litowsk")),
    "a little word more": (("have", "have now"),),
    "a little word less": (("the High", "High"),),
    "a speaker's name": (("Sailors", "TROTSKY: Sailors"),),
    "tags": (("Sailors", "<i>Sailors</i>"),),
    "its first half": ((", eight months after the peace of Brest-Litovsk.", ""),),
    "its second half": (("Sailors of the High Seas Fleet have ", ""),),
}

NOT_FOUND = {
    "denied": (("have", "have not"),),
    "denied in short": (("have", "haven't"),),
    "another number": (("eight", "nine"),),
    "another place": (("Kiel", "Kiev"),),
    "another name": (("High Seas", "Black Sea"),),
    "another deed": (("mutinied", "embarked"),),
    "another half": (
        ("have mutinied in Kiel, eight months after the peace of Brest-Litovsk", "surrendered off Scotland"),
    ),
    "nothing of it": ((KIEL, "Nobody expects the Spanish Inquisition."),),
    "little of it": ((KIEL, "mutinied yesterday"),),
    "no word": ((KIEL, "– … –"),),
}


def changed(changes: tuple[tuple[str, str], ...]) -> str:
    text = KIEL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("changes", FOUND.values(), ids=FOUND)
def test_a_line_is_found_in_other_writing(changes: tuple[tuple[str, str], ...]) -> None:
    assert cues_of(track(*TALK), quote(changed(changes))) == (AT, AT)


@pytest.mark.parametrize("changes", NOT_FOUND.values(), ids=NOT_FOUND)
def test_another_line_is_not_found(changes: tuple[tuple[str, str], ...]) -> None:
    assert why_not(track(*TALK), quote(changed(changes))).reason == "not-found"


def test_a_denied_line_is_not_the_same_as_its_assertion() -> None:
    said = [line.replace("have mutinied", "have never mutinied") for line in TALK]
    assert cues_of(track(*said), quote(KIEL)) is None


def test_a_line_said_to_the_word_is_certain() -> None:
    place = place_of(track(*TALK), quote(KIEL))
    assert place is not None
    assert (place.how, place.score) == ("quote", 1.0)
    misspelt = place_of(track(*TALK), quote(KIEL.replace("mutinied", "mutineed")))
    assert misspelt is not None
    assert 0.9 < misspelt.score < 1


def test_the_claim_spans_the_cues_that_speak_it() -> None:
    said = timed(
        (0, 900, "Before."), (1_000, 3_000, "Sailors of the High Seas Fleet"), (3_100, 3_100, ""),
        (3_200, 5_000, "have mutinied in Kiel."), (5_100, 6_000, "After."),
    )  # fmt: skip
    place = place_of(said, quote("Sailors of the High Seas Fleet have mutinied in Kiel."))
    assert place is not None
    assert (place.claim, place.cues) == (Span(1_000, 5_000), (1, 3))


def test_a_claim_may_begin_after_its_quote() -> None:
    place = place_of(track(*TALK), quote(KIEL, after=4_500))
    plain = place_of(track(*TALK), quote(KIEL))
    assert place is not None
    assert plain is not None
    assert place.claim == Span(plain.claim.start + 4_500, plain.claim.end + 4_500)
    assert place.cues == plain.cues


INTERRUPTED = [
    ("- Sailors of the High Seas Fleet\n- What?", "- have mutinied in Kiel.\n- No!"),
    ("Sailors of the High Seas Fleet", "(a door slams)", "have mutinied in Kiel."),
    ("TROTSKY: Sailors of the High Seas Fleet", "TROTSKY: have mutinied in Kiel."),
    ("<i>Sailors of the High", "Seas Fleet [coughs] have", "mutinied in Kiel.</i>"),
    ("Sailors of the High Seas Fleet", "Oh.", "have mutinied in Kiel."),
]


@pytest.mark.parametrize("lines", INTERRUPTED)
def test_a_quote_runs_over_cues_speakers_and_sounds(lines: tuple[str, ...]) -> None:
    said = track(*LINES[:9], *lines, *LINES[9:20])
    if "No!" in lines[-1]:
        lines = (*lines[:-1], lines[-1].replace("No!", "Oh!"))
    assert cues_of(said, quote("Sailors of the High Seas Fleet have mutinied in Kiel")) == (9, 8 + len(lines))


def test_a_sound_in_the_middle_says_nothing() -> None:
    said = track(*LINES[:9], "Sailors of the High Seas Fleet [never! 1917 shots] have mutinied in Kiel.")
    assert cues_of(said, quote("Sailors of the High Seas Fleet have mutinied in Kiel")) == (9, 9)


OFTEN = track(
    *(f"{line}, and the revolution, and the party, and the train, and Lenin, and Marx" for line in LINES),
    "In the spring the revolution and the party were there for all to see, and Lenin was with them.",
)
OF_ANOTHER_MEANING = [
    "In the spring the them and the party were there for all to see, and Lenin was with them.",
    "In the spring the revolution and the train were there for all to see, and Lenin was with them.",
    "In the spring the revolution and the party were there for all to see, and Marx was with them.",
    "In the spring the revolution and the party were there for all to see, and then he was with them.",
    "In the spring Marx, the revolution and the party were there for all to see, and Lenin was with them.",
]


@pytest.mark.parametrize("text", OF_ANOTHER_MEANING)
def test_a_name_or_a_long_word_that_is_said_often_still_tells(text: str) -> None:
    assert cues_of(OFTEN, quote(OFTEN.cues[60].text.replace("the revolution", "a revolution"))) == (60, 60)
    assert cues_of(OFTEN, quote(text)) is None


def test_a_slip_in_a_denial_is_a_slip() -> None:
    said = track(*LINES, "We have never signed that paper of theirs.")
    assert cues_of(said, quote("We have neevr signed the paper of theirs.")) == (60, 60)
    assert cues_of(said, quote("We have ever signed that paper of theirs.")) is None


def test_words_written_apart_or_as_one() -> None:
    said = track(*LINES, "Everyone may be in the underground by now, maybe.")
    assert cues_of(said, quote("Every one maybe in the under ground by now, maybe.")) is None
    assert cues_of(said, quote("Every one may be in the under ground by now, may be.")) == (60, 60)


def test_a_quote_does_not_run_over_a_silence() -> None:
    said = timed((0, 2_000, "Sailors of the High Seas Fleet"), (13_000, 15_000, "have mutinied in Kiel."))
    assert cues_of(said, quote("Sailors of the High Seas Fleet have mutinied in Kiel")) is None
    close = timed((0, 2_000, "Sailors of the High Seas Fleet"), (11_000, 13_000, "have mutinied in Kiel."))
    assert cues_of(close, quote("Sailors of the High Seas Fleet have mutinied in Kiel")) == (0, 1)


def test_a_quote_runs_under_a_sign() -> None:
    said = timed(
        *((at * 3_000, at * 3_000 + 2_400, line) for at, line in enumerate(LINES[:5])),
        (15_000, 17_000, "Sailors of the High Seas Fleet"),
        (16_000, 21_000, "THE HARBOUR OF KRONSTADT ON A MORNING IN THE MONTH OF MARCH"),
        (17_000, 20_000, "have mutinied in Kiel."),
    )
    assert cues_of(said, quote("Sailors of the High Seas Fleet have mutinied in Kiel")) == (5, 7)


def test_a_track_in_two_languages_is_read_across() -> None:
    german = [f"Zeile {at} auf Deutsch mit manchem deutschen Wort dabei" for at in range(40)]
    pairs = [(at * 3_000, at * 3_000 + 2_400, line) for at, line in enumerate(TALK[:40])]
    both = sorted(
        [*pairs, *((start, end, text) for (start, end, _), text in zip(pairs, german, strict=True))]
    )
    text = f"{TALK[10]} {TALK[11]}"
    place = place_of(timed(*both), quote(text))
    assert place is not None
    assert place.claim == Span(30_000, 35_400)


def test_a_sign_can_be_quoted() -> None:
    said = track(*LINES[:9], "[Kronstadt, March 1918]", *LINES[9:12], "PETROGRAD: the spring of 1919")
    assert cues_of(said, quote("Kronstadt, March 1918")) == (9, 9)
    assert cues_of(said, quote("[Kronstadt, March 1918]")) == (9, 9)
    assert cues_of(said, quote("Petrograd: the spring of 1919")) == (13, 13)
    assert cues_of(said, quote("[Kronstadt, March 1921]")) is None


# A line that is said three times.

REFRAIN = "Peace, land and bread!"
THRICE = track(*LINES[:5], REFRAIN, *LINES[5:10], REFRAIN, *LINES[10:15], REFRAIN)


def test_the_first_of_several_is_meant() -> None:
    assert cues_of(THRICE, quote(REFRAIN)) == (5, 5)


@pytest.mark.parametrize(("occurrence", "cue"), [(1, 5), (2, 11), (3, 17)])
def test_another_one_is_meant_by_number(occurrence: int, cue: int) -> None:
    assert cues_of(THRICE, quote(REFRAIN, occurrence=occurrence)) == (cue, cue)


def test_a_number_too_high_finds_nothing() -> None:
    message = why_not(THRICE, quote(REFRAIN, occurrence=4)).message
    assert "3 times" in message
    assert "occurrence 4" in message


def test_all_of_them_are_meant() -> None:
    located, unplaced = locate(THRICE, [note(quote(REFRAIN, occurrence="all"))])
    assert [one.cues for one in located] == [(5, 5), (11, 11), (17, 17)]
    assert not unplaced


def test_a_nearly_equal_line_counts_as_an_occurrence() -> None:
    said = track(*LINES[:3], KIEL, *LINES[3:6], KIEL.replace("mutinied", "now mutinied"), *LINES[6:9], KIEL)
    located, _ = locate(said, [note(quote(KIEL, occurrence="all"))])
    assert [one.cues for one in located] == [(3, 3), (7, 7), (11, 11)]


@pytest.mark.parametrize(("prefix", "suffix"), [(LINES[9], None), (None, LINES[10]), (LINES[8], LINES[11])])
def test_context_chooses_among_several(prefix: str | None, suffix: str | None) -> None:
    assert cues_of(THRICE, quote(REFRAIN, prefix=prefix, suffix=suffix)) == (11, 11)


def test_context_is_not_needed_where_there_is_one_place() -> None:
    assert cues_of(track(*TALK), quote(KIEL, prefix="Something that nobody says.")) == (AT, AT)


def test_equally_likely_places_are_ambiguous() -> None:
    one, other = "Sailors of the fleet have mutinied in Kiel now", "Sailors of our fleet mutinied in Kiel now"
    said = track(*LINES[:5], one, *LINES[5:10], other)
    missing = why_not(said, quote("Sailors of our fleet have mutinied in Kiel now"))
    assert missing.reason == "ambiguous"
    assert "cue 6 " in missing.message
    assert "cue 12 " in missing.message


def test_equal_words_are_one_line_repeated() -> None:
    one, other = (
        f"Sailors of the High Seas Fleet have mutinied in Kiel {end}" for end in ("bravely", "bitterly")
    )
    said = track(*LINES[:5], one, *LINES[5:10], other)
    assert cues_of(said, quote("Sailors of the High Seas Fleet have now mutinied in Kiel")) == (5, 5)


def test_a_common_word_that_is_said_often_says_too_little() -> None:
    said = track(*(line for text in LINES[:12] for line in ("Yes.", text)))
    assert why_not(said, quote("Yes")).reason == "ambiguous"
    assert cues_of(said, quote("Yes", occurrence=3)) == (4, 4)


def test_the_message_names_the_best_near_miss() -> None:
    missing = why_not(track(*TALK), quote(KIEL.replace("eight", "nine")))
    assert f"cue {AT + 1} (“Sailors of the High Seas Fleet" in missing.message
    assert "“Sailors of the High Seas Fleet have mutinied in Kiel, nine" in missing.message
    assert "needed" in missing.message


# Languages.


def test_the_language_that_is_said_is_found() -> None:
    both = {"ru": "Матросы подняли мятеж в Киле.", "en": KIEL}
    assert cues_of(track(*TALK), quote(both)) == (AT, AT)
    said = track("Это наш поезд.", "Матросы подняли мятеж в Киле.", "Кто вам сказал?")
    assert cues_of(said, quote(both)) == (1, 1)


def test_one_language_is_kept_to() -> None:
    said = track("Pain d'hier.", *TALK[:20], "No pain, no gain.", *TALK[20:])
    notes = [note(quote(text)) for text in TALK[:3]]
    notes.append(note(quote({"fr": "Pain", "en": "No pain, no gain"}), name="both"))
    located, _ = locate(said, notes)
    assert next(one.cues for one in located if one.note.id == "both") == (21, 21)


@pytest.mark.parametrize(("hint", "cue"), [("fr", 0), ("fr-CA", 0), ("en", 21), (None, 21)])
def test_a_language_is_preferred_among_equals(hint: str | None, cue: int) -> None:
    said = track("Pain d'hier.", *TALK[:20], "No pain, no gain.", *TALK[20:])
    anchor: Quote = quote({"fr": "Pain d'hier", "en": "No pain, no gain"})
    located, _ = locate(said, [note(anchor)], language=hint)
    assert [one.cues for one in located] == [(cue, cue)]


def test_an_empty_track_holds_nothing() -> None:
    assert cues_of(Track(()), quote(KIEL)) is None
    assert cues_of(track("", "♪"), quote(KIEL)) is None
