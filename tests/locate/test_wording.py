"""Which words may stand for one another, and which words a meaning hangs on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.locate.folding import fold
from overlay.locate.meaning import count_negations, is_number, names
from overlay.locate.spelling import Spellings, likeness

ALIKE = [
    "colour color", "mutinied mutineed", "trotsky trotskii", "trotsky trotski", "recieve receive",
    "матросы матросов", "petrograd petrogradd", "organisation organization", "ships ship", "teh the",
    "sailors tailors", "fit fitted", "stop stopped", "brother brtoher", "neevr never", "noboy nobody",
]  # fmt: skip
DIFFERENT = [
    "1917 1918", "1920s 1920", "thirteen thirty", "kiel kiev", "iraq iran", "legal illegal", "moral amoral",
    "happy unhappy", "direct indirect", "hopeful hopeless", "stalin stalingrad", "austria australia",
    "war was", "he she", "his this", "then them", "the they", "lost won", "defeated defended",
    "have havent", "ever never",
]  # fmt: skip


@pytest.mark.parametrize("pair", ALIKE)
def test_another_spelling_or_form(pair: str) -> None:
    one, other = pair.split()
    assert 0.5 < likeness(one, other) < 1
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize("pair", DIFFERENT)
def test_another_word(pair: str) -> None:
    one, other = pair.split()
    assert likeness(one, other) == likeness(other, one) == 0.0


def test_a_slip_in_a_common_word_is_believed_sooner() -> None:
    assert likeness("yiar", "year") == 0.0
    assert likeness("yiar", "year", common=True) > 0.5


@given(
    st.sets(st.text(alphabet="abc", min_size=1, max_size=11), max_size=30),
    st.text(alphabet="abc", min_size=1, max_size=11),
)
def test_near_words_hold_every_likely_one(words: set[str], word: str) -> None:
    near = Spellings(words).near(word)
    assert {other for other in words - {word} if likeness(word, other, common=True)} <= near


DENIALS = [
    ("We did not sign.", 1),
    ("We didn’t sign, never!", 2),
    ("Wir haben nicht unterschrieben.", 1),
    ("Nous n'avons pas signé.", 1),
    ("Мы не подписали.", 1),
    ("Nie podpisaliśmy.", 1),
    ("我们没有签字", 1),
    ("署名しなかった", 1),
    ("เราไม่ได้ลงนาม", 1),
    ("לא חתמנו", 1),
    ("لم نوقع", 1),
    ("We signed.", 0),
]


@pytest.mark.parametrize(("text", "denials"), DENIALS)
def test_denials_are_counted(text: str, denials: int) -> None:
    assert count_negations(fold(text).split()) == denials


def test_numbers_in_digits_and_letters() -> None:
    assert all(map(is_number, ("1918", "14th", "three", "drei", "три", "三", "१")))
    assert not any(map(is_number, ("one", "war", "")))


def test_names_are_capitalised_words() -> None:
    assert names("And then Lenin met Krupskaya-Ulyanova.") == ({"lenin", "krupskaya", "ulyanova"}, {"and"})
    assert names("I saw it. “He didn't,” I said.") == (set(), {"he"})
    assert names("LENIN IS DEAD") == (set(), set())
    assert names("列宁 死了") == (set(), set())
