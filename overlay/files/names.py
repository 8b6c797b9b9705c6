"""What a file's name says: its language, its episode, and what its annotated copy is called."""

from __future__ import annotations

import re
from pathlib import Path

_ISO_639_1 = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_ISO_639_2 = """
ara:ar bul:bg cat:ca ces:cs cze:cs chi:zh zho:zh dan:da deu:de ger:de dut:nl nld:nl ell:el gre:el
eng:en est:et fas:fa per:fa fin:fi fra:fr fre:fr heb:he hin:hi hrv:hr hun:hu ind:id isl:is ita:it
jpn:ja kor:ko lav:lv lit:lt mac:mk mkd:mk may:ms msa:ms nob:nb nor:no pol:pl por:pt ron:ro rum:ro
rus:ru slk:sk slo:sk slv:sl spa:es sqi:sq alb:sq srp:sr swe:sv tam:ta tel:te tha:th tur:tr ukr:uk
urd:ur vie:vi
"""
_TWO_LETTERS = frozenset(_ISO_639_1.split())
_THREE_LETTERS = dict(pair.split(":") for pair in _ISO_639_2.split())
_FLAGS = frozenset({"forced", "sdh", "cc", "default", "foreign", "hi"})
_TAG = r"(?P<base>[a-z]{2,3}|[A-Z]{2})(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}|[0-9]{3}))*"
_MARK = "annotated"

_EPISODE = (
    r"(?i)(?<![^\W_])(?:"
    r"s[0-9]{1,4}[ ._-]?e(?:p[ ._]?)?(?P<season>[0-9]{1,4})"
    r"|[0-9]{1,2}x(?P<cross>[0-9]{2,3})"
    r"|(?:e|(?:ep|episode)[ ._-]?)(?P<plain>[0-9]{1,3})"
    r")(?![0-9])"
)


def annotated_name(path: Path) -> Path:
    """The path beside ``path`` for its annotated copy: ``.annotated`` before the suffix.

    A language and flags such as ``forced`` stay last, because players look for them there. A name
    that already says so is returned as it is.

    >>> annotated_name(Path("Episode.pt-BR.forced.srt")).name
    'Episode.annotated.pt-BR.forced.srt'
    """
    parts = path.name.removesuffix(path.suffix).split(".")
    at = _end_of_title(parts)
    if at > 1 and parts[at - 1].lower() == _MARK:
        return path
    name = ".".join([*parts[:at], _MARK, *parts[at:]])
    return path.with_name(name + path.suffix)


def language_of_name(path: Path) -> str | None:
    """The language that a file's name ends in, as a BCP 47 tag; None when it names none.

    >>> language_of_name(Path("Episode.eng.sdh.srt")), language_of_name(Path("Episode.1080p.srt"))
    ('en', None)
    """
    parts = path.name.removesuffix(path.suffix).split(".")
    at = _end_of_title(parts)
    if at < len(parts) and _is_language(parts[at]):
        return _tag(parts[at])
    return _tag(parts[0]) if len(parts) == 1 and _is_language(parts[0]) else None


def episode_of_name(path: Path) -> int | None:
    """The episode that a file's name tells (``S01E03``, ``1x03``, ``e03``); None when it tells none.

    >>> episode_of_name(Path("Show.S01E03.1080p.srt")), episode_of_name(Path("Film.1920x1080.srt"))
    (3, None)
    """
    match = re.search(_EPISODE, path.stem)
    return int(match["season"] or match["cross"] or match["plain"]) if match else None


def _end_of_title(parts: list[str]) -> int:
    """Where the language and the flags at the end of a name begin; never at its first part.

    ``hi`` is a flag behind a language (for the hearing impaired), and the language Hindi elsewhere.
    """
    at = len(parts)
    while at > 1 and parts[at - 1].lower() in _FLAGS:
        at -= 1
    if at > 1 and _is_language(parts[at - 1]):
        at -= 1
    return at


def _is_language(part: str) -> bool:
    match = re.fullmatch(_TAG, part)
    if match is None:
        return False
    base = match["base"].lower()
    return base in _TWO_LETTERS or base in _THREE_LETTERS


def _tag(part: str) -> str:
    base, *rest = re.split("[-_]", part)
    base = base.lower()
    subtags = [subtag.upper() if len(subtag) == 2 else subtag for subtag in rest]
    return "-".join([_THREE_LETTERS.get(base, base), *subtags])
