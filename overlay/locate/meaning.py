"""Words that a line's meaning hangs on: denials, numbers, names."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NEGATIONS = (
    # English, with contractions as folding writes them
    "no not never none nothing nobody nowhere neither nor cannot without aint arent cant couldnt didnt "
    "doesnt dont hadnt hasnt havent isnt mightnt mustnt neednt shant shouldnt wasnt werent wont wouldnt "
    # German, Dutch, the Scandinavian languages
    "nicht nichts nie niemals niemand kein keine keinem keinen keiner keines ohne weder "
    "niet niets nooit geen zonder inte icke aldrig ingen inget inga utan ikke aldri intet uden uten "
    # French, Spanish, Portuguese, Italian, Romanian
    "ne pas jamais rien aucun aucune sans ni nunca jamas nada nadie ningun ninguna ninguno sin tampoco "
    "nao nem nenhum nenhuma ninguem sem non mai niente nessun nessuno nessuna senza nu nici niciodata fara "
    # Russian, Ukrainian, Polish, Czech, Slovak
    "не нет ни никогда ничего никто никого нельзя без ніколи нічого ніхто немає "
    "nigdy nic nikt bez zaden nikdy nikto nikdo "
    # Greek, Turkish, Hungarian, Finnish, Indonesian, Vietnamese
    "δεν μην οχι ποτε χωρισ degil yok hayir nem soha semmi senki ei eivat tidak bukan jangan khong "
    # Arabic, Hebrew, Persian, Hindi, Korean, Chinese
    "لا لم لن ليس ليست غير بدون לא אין בלי מעולם נه هرگز नहीं मत 안 못 不 没 沒 无 無 非 未 勿"
)
_NEGATING_WORDS = frozenset(_NEGATIONS.split())
_NEGATIONS_OF_CHARACTERS = ("ない", "ません", "なかっ", "なく", "ไม")
_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million "
    "billion first second third half twice "
    "zwei drei vier funf sechs sieben acht neun zehn elf zwolf zwanzig hundert tausend million millionen "
    "deux trois quatre cinq sept huit neuf dix onze douze vingt cent mille millions "
    "dos tres cuatro cinco seis siete ocho nueve diez doce veinte cien ciento mil millones "
    "dois duas quatro sete oito nove dez doze vinte cem due tre quattro cinque sei sette otto dieci cento "
    "два две три четыре пять шесть семь восемь девять десять двадцать сто тысяча тысяч миллион миллионов "
    "一 二 三 四 五 六 七 八 九 十 百 千 万 萬 億 亿"
)
_NUMERALS = frozenset(_NUMBERS.split())
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "")


def count_negations(words: Sequence[str]) -> int:
    """How many words, or runs of single characters, say no.

    >>> count_negations(["i", "dont", "know", "nothing"])
    2
    """
    single = sum(map(is_denial, words))
    return single + sum(
        "".join(words).count(negation) for negation in _NEGATIONS_OF_CHARACTERS if negation[0] in words
    )


def are_numbers(one: str, other: str) -> bool:
    """Whether two different words are two different numbers, so that neither is a slip for the other."""
    return _has_digit(one + other) or (one in _NUMERALS and other in _NUMERALS)


def is_denial(word: str) -> bool:
    """Whether a word says no."""
    return word in _NEGATING_WORDS


def is_number(word: str) -> bool:
    """Whether a word is a number in digits or, in some languages, in letters."""
    return word in _NUMERALS or _has_digit(word)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def names(text: str) -> tuple[set[str], set[str]]:
    """The folded words that a text writes with a capital: those inside a sentence, and those that begin one.

    None in a text that is all capitals. A capital alone (`I`) is no name.

    >>> names("I saw Lenin. Yes, I did.")
    ({'lenin'}, {'yes'})
    """
    from overlay.locate.folding import fold

    inside: set[str] = set()
    heads: set[str] = set()
    if text.isupper():
        return inside, heads
    begins = True
    for piece in text.replace("-", " ").split():
        if not piece.islower() and _is_capitalised(piece):
            (heads if begins else inside).update(fold(piece).split())
        begins = piece.rstrip("\"'”’»)")[-1:] in _SENTENCE_ENDS
    return inside, heads


def _is_capitalised(piece: str) -> bool:
    """Whether a piece of text begins with a capital letter and another one before any apostrophe."""
    letters = "".join(filter(str.isalpha, re.split(r"['’]", piece)[0]))
    return len(letters) > 1 and letters[0].isupper()
