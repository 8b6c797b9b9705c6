"""How wide a text is on screen, in terminal cells of grapheme clusters."""

from __future__ import annotations

from collections.abc import Iterator


def graphemes(text: str) -> Iterator[str]:
    """The grapheme clusters of a text (Unicode annex 29), as viewers count characters."""
    if text.isascii():
        return iter(text)
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def cells(text: str) -> int:
    r"""The width of a text in cells: East Asian wide characters take two, invisible ones none.

    >>> cells("Kiel"), cells("喀琅施塔得"), cells("и\u0306")
    (4, 10, 1)
    """
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth, wcwidth

    width = wcswidth(text)
    return width if width >= 0 else sum(max(0, wcwidth(character)) for character in text)
