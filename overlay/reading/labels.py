"""The word or mark that leads a note on screen: its verdict, and its basis where that says more."""

from __future__ import annotations

from overlay.model import Basis, LabelStyle, Verdict

_ORDER: tuple[str, ...] = (
    "wrong", "invented", "misleading", "unproven", "disputed", "omitted", "right", "argued",
)  # fmt: skip

_WORDS: dict[str, tuple[str, ...]] = {
    "en": _ORDER,
    "ar": ("خطأ", "مختلق", "مضلل", "غير مثبت", "مختلف فيه", "محذوف", "صحيح", "رأي"),
    "de": (
        "falsch",
        "erfunden",
        "irreführend",
        "unbelegt",
        "umstritten",
        "verschwiegen",
        "richtig",
        "Meinung",
    ),
    "es": ("falso", "inventado", "engañoso", "no probado", "discutido", "omitido", "cierto", "opinión"),
    "fr": ("faux", "inventé", "trompeur", "non prouvé", "contesté", "omis", "exact", "opinion"),
    "he": ("שגוי", "בדוי", "מטעה", "לא מוכח", "שנוי במחלוקת", "הושמט", "נכון", "דעה"),
    "it": ("falso", "inventato", "fuorviante", "non provato", "discusso", "omesso", "vero", "opinione"),
    "ja": ("誤り", "創作", "誤解を招く", "未証明", "異論あり", "省略", "正しい", "見解"),
    "pl": ("błąd", "zmyślone", "mylące", "niedowiedzione", "sporne", "pominięte", "prawda", "opinia"),
    "pt": ("errado", "inventado", "enganoso", "não provado", "contestado", "omitido", "certo", "opinião"),
    "ru": ("неверно", "вымысел", "искажение", "не доказано", "спорно", "умолчание", "верно", "мнение"),
    "uk": ("хибно", "вигадка", "викривлення", "не доведено", "спірно", "замовчано", "правда", "думка"),
    "zh": ("错误", "虚构", "误导", "未证实", "有争议", "略去", "属实", "观点"),
}

_COMMAS = {"ar": "، ", "ja": "、", "zh": "，"}

_MARKS = {
    "wrong": "✗", "invented": "✗", "misleading": "!", "unproven": "?", "disputed": "?",
    "omitted": "+", "right": "✓", "argued": "“”",
}  # fmt: skip

LABEL_LANGUAGES: tuple[str, ...] = tuple(_WORDS)


def label(verdict: Verdict, basis: Basis, language: str, style: LabelStyle = "words") -> str:
    """What stands in brackets before a note: ``wrong``, ``misleading, argued``, ``✗``.

    The basis is named when the verdict does not tell it: an argument is always called one, and a
    disputed basis is added to any other verdict. Languages without words of their own get English.

    >>> label("misleading", "argument", "en"), label("wrong", "record", "pt-BR")
    ('misleading, argued', 'errado')
    """
    parts: list[str] = [verdict]
    if basis == "argument":
        parts.append("argued")
    elif basis == "disputed" and verdict != "disputed":
        parts.append("disputed")
    if style == "marks":
        return "".join(_MARKS[part] for part in parts)
    base = language.casefold().split("-")[0]
    words = _WORDS.get(base, _ORDER)
    separator = _COMMAS.get(base, ", ")
    return separator.join(words[_ORDER.index(part)] for part in parts)
