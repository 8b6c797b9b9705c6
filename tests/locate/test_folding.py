"""Characters and their comparable form."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.locate.folding import CLOSE, CUE_BREAK, fold

SAME = [
    ("Don’t", "dont"),
    ("don't", "dont"),
    ("don´t", "dont"),
    ("CAFÉ", "cafe"),
    ("cafe\u0301", "cafe"),
    ("Straße", "STRASSE"),
    ("IŞIK", "ışık"),
    ("İstanbul", "istanbul"),
    ("Łódź", "lodz"),
    ("Þórr Ærø Œuvre", "thorr aero oeuvre"),
    ("ёлка", "елка"),
    ("Ὀδυσσεύς", "οδυσσευσ"),
    ("مُحَمَّد", "محمد"),
    ("كـــتاب", "كتاب"),
    ("کتاب", "كتاب"),
    ("שָׁלוֹם", "שלום"),
    ("צה״ל", "צהל"),
    ("١٩١٨", "1918"),
    ("१९१८", "1918"),
    ("１９１８", "1918"),
    ("ﬁnal", "final"),
    ("so\u00adviet", "soviet"),
    ("a\u200bb\u2060c", "abc"),
    ("हिंदी!", "हिंदी"),
    ("한국어", "한국어"),
]
APART = [
    ("Brest-Litovsk", ["brest", "litovsk"]),
    ("Brest–Litovsk", ["brest", "litovsk"]),
    ("well…no", ["well", "no"]),
    ("a\u00a0b\u2028c", ["a", "b", "c"]),
    ("snake_case", ["snake", "case"]),
    ("♪ la ♪", ["la"]),
    ("水兵が。", ["水", "兵", "が"]),
    ("ﾊﾟﾝ", ["ハ", "ン"]),
    ("ไม่ดี", ["ไ", "ม", "ด", "ี"]),
    ("Kiel水兵", ["kiel", "水", "兵"]),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_writings_of_one_word_are_folded_alike(one: str, other: str) -> None:
    assert fold(one).split() == fold(other).split()


@pytest.mark.parametrize(("text", "words"), APART)
def test_what_parts_words(text: str, words: list[str]) -> None:
    assert fold(text).split() == words


def test_voiced_kana_stay_apart_from_unvoiced_ones() -> None:
    assert fold("が").split() == ["が"]
    assert fold("が") != fold("か")


def test_marks_of_structure_pass_through() -> None:
    assert fold(f"a {CUE_BREAK} b {CLOSE}") == f"a {CUE_BREAK} b {CLOSE}"


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)).split() == fold(text).split()


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert (
        fold(unicodedata.normalize("NFC", text)).split() == fold(unicodedata.normalize("NFD", text)).split()
    )


@given(st.text(alphabet="abc éß'–水ไ", max_size=40), st.integers(0, 200))
def test_many_strange_characters_fold_like_few(text: str, more: int) -> None:
    strange = "".join(chr(0x0410 + number % 64) + chr(0x3B1 + number % 24) for number in range(more))
    assert fold(f"{text} {strange}").split()[: len(fold(text).split())] == fold(text).split()
