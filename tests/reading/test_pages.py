"""Notes on pages: everything is shown, everything fits, everything can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.errors import UsageError
from overlay.model import BASES, VERDICTS
from overlay.reading import (
    PROFILES,
    cells,
    characters,
    label,
    paginate,
    plain,
    profile_for,
    reading_time,
    units_of,
    wrap,
)
from overlay.reading.labels import LABEL_LANGUAGES

SENTENCES = {
    "en": "The talks ran from December 1917 to March 1918; Kiel mutinied in November 1918, after the peace.",
    "ru": "Переговоры шли с декабря 1917 по март 1918 года; матросы в Киле восстали в ноябре 1918 года.",
    "de": "Die Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung galt damals noch nicht.",
    "zh": "喀琅施塔得起义发生在一九二一年三月，而不是一九一八年三月。水兵们要求自由选举苏维埃。",
    "ja": "クロンシュタットの反乱は1921年3月に起きた。1918年ではない。水兵たちは自由な選挙を求めた。",
    "ar": "تمردت كييل في نوفمبر 1918، بعد ثمانية أشهر من صلح بريست ليتوفسك، وليس أثناء المفاوضات.",
    "he": "המלחים בקיל התמרדו בנובמבר 1918, שמונה חודשים אחרי שלום ברסט־ליטובסק.",
    "th": "การลุกฮือที่ครอนสตัดท์เกิดขึ้นในเดือนมีนาคม ค.ศ. 1921 ไม่ใช่ ค.ศ. 1918",
}

note_texts = st.one_of(
    st.sampled_from(tuple(SENTENCES.values())),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Co", "Cn")), min_size=1, max_size=200),
    st.lists(
        st.sampled_from(("a", "word", "1921,", "вождь", "和平", "שלום", "unbreakable" * 6)), max_size=40
    ).map(" ".join),
).filter(lambda text: bool(plain(text)))

HEAD = re.compile("[\u2066-\u2069]*\\[[^]]*\\][\u2066-\u2069]* ?")


def shown(text: str) -> str:
    """Letters of a text in order, without spaces and direction marks."""
    return re.sub("[\\s\u2066-\u2069]", "", text)


@given(note_texts, st.sampled_from(PROFILES), st.sampled_from(tuple(SENTENCES)))
def test_every_page_fits_and_nothing_is_lost(text: str, name: str, language: str) -> None:
    profile = profile_for(name, language)
    pages = paginate(text, "wrong", profile)
    for page in pages:
        assert len(page.lines) <= profile.lines
        assert all(cells(line) <= profile.width for line in page.lines)
        assert reading_time(page.lines, profile) <= page.reading <= profile.longest
    bodies = [HEAD.sub("", page.lines[0], count=1) + "".join(page.lines[1:]) for page in pages]
    assert shown("".join(bodies)) == shown(plain(text))


@pytest.mark.parametrize("language", SENTENCES)
def test_each_script_is_laid_out(language: str) -> None:
    profile = profile_for("default", language)
    pages = paginate(SENTENCES[language], label("wrong", "record", language), profile)
    assert 1 <= len(pages) <= 4
    counted = [page.lines[0] for page in pages]
    assert all(f"{number}/{len(pages)}]" in head for number, head in enumerate(counted, 1)) or len(pages) == 1


def test_pages_break_where_sense_breaks() -> None:
    first, second = paginate(
        "Kiel mutinied in November 1918, eight months after the peace of Brest-Litovsk.",
        "wrong",
        profile_for("default", "en"),
    )
    assert first.lines == ("[wrong 1/2] Kiel mutinied", "in November 1918,")
    assert second.lines == ("[wrong 2/2] eight months after", "the peace of Brest-Litovsk.")


def test_lines_are_even_and_break_after_punctuation() -> None:
    units = units_of("Kiel mutinied in November 1918, eight months after the peace.", 42)
    assert wrap(units, 42, 2) == ("Kiel mutinied in November 1918,", "eight months after the peace.")


def test_no_line_of_japanese_begins_with_a_closing_mark() -> None:
    for width in range(8, 40):
        units = units_of(SENTENCES["ja"], width)
        assert not any(unit.text[0] in "。、ー" for unit in units)


def test_a_label_against_the_direction_of_the_text_is_isolated() -> None:
    [page] = paginate("תודה רבה", "wrong", profile_for("default", "he"))
    assert page.lines == ("\u2067\u2068[wrong]\u2069 תודה רבה\u2069",)
    [page] = paginate("Thank you", "שגוי", profile_for("default", "en"))
    assert page.lines == ("\u2068[שגוי]\u2069 Thank you",)


def test_hidden_characters_and_controls_never_reach_the_screen() -> None:
    assert plain("a\u202eb\u2063\u2060\ufeffc\x00d\n\te\u2028f\u200b") == "abc d e f"


def test_reading_takes_lead_in_and_pace() -> None:
    assert reading_time(["x" * 24], profile_for("default", "en")) == 3000
    assert reading_time(["x"], profile_for("default", "en")) == 2000
    assert reading_time(["one two three four five six"], profile_for("school", "en")) == 2880
    assert reading_time(["和平" * 6], profile_for("default", "zh")) == 1000 + 1334


def test_wide_and_combining_characters_count_as_readers_see_them() -> None:
    assert (cells("和平"), characters("和平")) == (4, 2)
    assert (cells("e\u0301"), characters("e\u0301")) == (1, 1)
    assert characters("👩‍👩‍👧") == 1


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(UsageError, match="there is no profile"):
        profile_for("cinema", "en")


@pytest.mark.parametrize("language", LABEL_LANGUAGES)
def test_every_label_exists_and_leaves_room(language: str) -> None:
    for verdict in VERDICTS:
        for basis in BASES:
            words = label(verdict, basis, language)
            assert words
            assert cells(words) <= 28
            assert label(verdict, basis, language, "marks")


def test_an_argument_is_always_called_one() -> None:
    assert label("wrong", "argument", "en") == "wrong, argued"
    assert label("wrong", "disputed", "en") == "wrong, disputed"
    assert label("disputed", "disputed", "en") == "disputed"
    assert label("invented", "invention", "xx") == "invented"


def test_a_number_stays_with_the_word_before_it() -> None:
    [page, _] = paginate(
        "By September 1917 the Bolsheviks had majorities in the soviets of Petrograd and Moscow.",
        "misleading",
        profile_for("default", "en"),
    )
    assert page.lines == ("[misleading 1/2] By September 1917", "the Bolsheviks had majorities")
