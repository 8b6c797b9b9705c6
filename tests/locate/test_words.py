"""Words said close together."""

from __future__ import annotations

import pytest

from overlay.locate import locate
from overlay.model import ByLanguage, Span, Words
from tests.locate.scene import cues_of, dialogue, note, place_of, timed, track, why_not, words

LINES = tuple(line.replace("in Kiel", "in Berlin") for line in dialogue(100))
SAID = track(*LINES[:20], "There is news from Kiel:", "the sailors have mutinied.", *LINES[20:])


@pytest.mark.parametrize(
    "anchor",
    [
        words("Kiel", "mutinied"),
        words("kiel", "mutin*"),
        words("Kiel", ["revolt*", "mutin*"]),
        words("news from Kiel", "the sail*"),
        words("Kiel"),
        words("Kiel", "Kiel"),
        words("Kiel", "the", "sailors", "have", "mutinied"),
    ],
)
def test_words_are_found_in_any_order_and_form(anchor: Words) -> None:
    located = place_of(SAID, anchor)
    assert located is not None
    assert located.how == "words"
    assert located.cues[0] == 20
    assert located.claim.start == 60_000


def test_words_of_two_cues_make_one_claim() -> None:
    located = place_of(SAID, words("Kiel", "mutinied"))
    assert located is not None
    assert (located.claim, located.cues) == (Span(60_000, 65_400), (20, 21))


@pytest.mark.parametrize(
    ("anchor", "why"),
    [
        (words("Kiel", "surrendered"), "“surrendered” is never said"),
        (words("Kiel", "mutinied", within=1_000), "never said within 1 s"),
        (words("Kiel", "mutin"), "“mutin” is never said"),
        (words("Kiel news"), "“Kiel news” is never said"),
        (words("Kiel", "mutinied", unless=["sailor*"]), "rules the place out"),
        (words("Kiel", "mutinied", unless=["the wages", "news from"]), "rules the place out"),
    ],
)
def test_what_is_not_said_or_ruled_out_is_not_found(anchor: Words, why: str) -> None:
    missing = why_not(SAID, anchor)
    assert missing.reason == "not-found"
    assert why in missing.message


def test_what_rules_a_place_out_may_be_said_in_the_tracks_own_language() -> None:
    anchor = Words(
        ByLanguage((("pt", (("Kiel",), ("motim",))), ("es", (("Kiel",), ("motín de la flota",))))),
        unless=ByLanguage((("pt", ("lenda",)), ("es", ("leyenda",)))),
    )
    said = track(*LINES[:5], "Kiel, el motim: una leyenda.", *LINES[5:9])
    assert [one.cues for one in locate(said, [note(anchor)], language="pt")[0]] == [(5, 5)]
    assert locate(said, [note(anchor)], language="es")[0] == ()


def test_the_tracks_language_is_the_one_in_which_most_anchors_meet() -> None:
    spanish = [words_in("es", "zorro", "gallina"), words_in("es", "lobo", "cordero")]
    anchor = Words(
        ByLanguage((("pt", (("Kiel",), ("motim",))), ("es", (("Kiel",), ("motín de la flota",))))),
        unless=ByLanguage((("pt", ("lenda",)), ("es", ("leyenda",)))),
    )
    said = track(
        "El zorro y la gallina.",
        *LINES[:9],
        "El lobo y el cordero.",
        *LINES[:9],
        "Kiel, el motim: una leyenda.",
    )
    assert [one.cues for one in locate(said, [note(anchor)])[0]] == [(20, 20)]
    notes = [note(anchor), *(note(one, name=f"n{at}") for at, one in enumerate(spanish))]
    assert [one.cues for one in locate(said, notes)[0]] == [(0, 0), (10, 10)]


def words_in(language: str, *said: str) -> Words:
    return Words(ByLanguage(((language, tuple((word,) for word in said)),)))


def test_a_word_farther_off_rules_nothing_out() -> None:
    said = track(*LINES[:5], "Kiel has mutinied.", *LINES[5:9], "It was in 1921.", *LINES[9:20])
    assert cues_of(said, words("Kiel", "mutinied", within=17_000, unless=["1921"])) is None
    assert cues_of(said, words("Kiel", "mutinied", within=10_000, unless=["1921"])) == (5, 5)


def test_time_within_a_cue_counts() -> None:
    said = timed((0, 60_000, "Kiel one two three four five six seven eight nine ten eleven mutinied"))
    assert cues_of(said, words("Kiel", "mutinied", within=50_000)) is None
    assert cues_of(said, words("Kiel", "mutinied", within=56_000)) == (0, 0)


@pytest.mark.parametrize(
    ("anchor", "why"),
    [
        (words("Kiel", "mutin"), "“mutin” is never said, but “mutinied” is"),
        (words("Kiel", "sailorswife"), "“sailorswife” is never said."),
        (words("Kiel", "mutiniedly"), "“mutiniedly” is never said, but “mutinied” is"),
        (words("Kiel", "mutinied", unless=["news from"]), "“news from” at 1:00"),
    ],
)
def test_the_author_is_told_what_would_help(anchor: Words, why: str) -> None:
    assert why in why_not(SAID, anchor).message


def test_the_author_is_told_of_a_speakers_name() -> None:
    message = why_not(track("TROTSKY: They were shot.", *LINES[:20]), words("Trotsky", "shot")).message
    assert "“Trotsky” is never said but as a speaker's name, before a colon" in message


def test_many_places_of_words_are_told_apart_by_words() -> None:
    message = why_not(track(*at_cues(10, 30, 50, 70)), words("Kiel", "mutinied")).message
    assert "Ask for one more word" in message
    assert "prefix" not in message


def test_the_shortest_window_is_the_claim() -> None:
    said = track("In Kiel they sleep.", "Who knows?", "In Kiel they mutinied.", "Kiel!", *LINES[:5])
    assert cues_of(said, words("Kiel", "mutinied")) == (2, 2)


def test_a_speaker_label_says_nothing() -> None:
    said = track("TROTSKY: They were shot.", *LINES[:20], "Trotsky was shot.")
    assert cues_of(said, words("Trotsky", "shot")) == (21, 21)


def test_a_sign_says_something() -> None:
    said = track(*LINES[:5], "[Kronstadt, March 1918]", *LINES[5:9])
    assert cues_of(said, words("Kronstadt", "1918")) == (5, 5)


def test_a_script_without_spaces() -> None:
    said = track("汽車は着いた。", "キールで水兵が反乱を起こした。", "彼は寝ている。")
    assert cues_of(said, words("水兵", ["反乱*", "蜂起"])) == (1, 1)
    assert cues_of(said, words("水兵", "蜂起")) is None


def at_cues(*cues: int) -> tuple[str, ...]:
    return tuple("Kiel has mutinied." if at in cues else line for at, line in enumerate(LINES))


def test_the_first_of_a_few_places_is_meant_and_less_sure() -> None:
    once, twice, thrice = (
        place_of(track(*at_cues(*cues)), words("Kiel", "mutinied"))
        for cues in ((10,), (10, 30), (10, 30, 50))
    )
    assert once is not None
    assert twice is not None
    assert thrice is not None
    assert once.cues == twice.cues == thrice.cues == (10, 10)
    assert 0.9 >= once.score > twice.score > thrice.score > 0.4


def test_many_places_are_ambiguous_unless_one_is_chosen() -> None:
    said = track(*at_cues(10, 30, 50, 70))
    assert why_not(said, words("Kiel", "mutinied")).reason == "ambiguous"
    assert cues_of(said, words("Kiel", "mutinied", occurrence=3)) == (50, 50)
    located, _ = locate(said, [note(words("Kiel", "mutinied", occurrence="all"))])
    assert [one.cues[0] for one in located] == [10, 30, 50, 70]


def test_one_conversation_is_one_place() -> None:
    assert cues_of(track(*at_cues(10, 11, 13, 15, 16)), words("Kiel", "mutinied")) == (10, 10)


def test_one_word_is_weak_and_a_phrase_is_stronger() -> None:
    word, phrase = place_of(SAID, words("Kiel")), place_of(SAID, words("news from Kiel"))
    assert word is not None
    assert phrase is not None
    assert word.score <= 0.6 < phrase.score


def test_words_that_often_meet_tell_less() -> None:
    rare, common = place_of(SAID, words("Kiel", "mutinied")), place_of(SAID, words("the", "Kiel"))
    assert rare is not None
    assert common is not None
    assert rare.score > common.score


def test_the_language_that_is_said_is_found() -> None:
    groups: ByLanguage[tuple[tuple[str, ...], ...]] = ByLanguage(
        (("ru", (("Киле",), ("мятеж*",))), ("en", (("Kiel",), ("mutin*",))))
    )
    said = track("Это наш поезд.", "В Киле подняли мятеж.", "Кто вам сказал?")
    assert cues_of(SAID, Words(groups)) == (20, 21)
    assert cues_of(said, Words(groups)) == (1, 1)
    nearest = why_not(track("Kiel, sagt er."), Words(groups)).message
    assert nearest.startswith("The words Kiel, mutin* (en): “mutin*” is never said.")


def test_a_message_shows_a_few_alternatives() -> None:
    message = why_not(SAID, words("Kiel", ["strike", "striker*", "riot*", "unrest"])).message
    assert "Kiel, strike/striker*/riot*/… (en)" in message


def test_words_that_are_everywhere_tell_no_place() -> None:
    said = track(*(f"Kiel {line}" for line in LINES * 21), period=100, length=90)
    assert "too often" in why_not(said, words("Kiel", "the")).message
