"""Whatever the input, the answer is a pack or a PackError with places, and it comes soon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlay.errors import PackError
from overlay.model import Pack
from overlay.pack import export, parse, to_json
from overlay.pack.document import LARGEST
from tests.pack.examples import EVERY_KEY, changed, every_key, node_at, paths, put, remove, written

NAMES = st.sampled_from(["pack.yaml", "pack.json", "-"])
JSON = to_json(parse([("pack.yaml", EVERY_KEY)]))
CHARACTERS = ["\t", "\n", "\r", "\0", "\ud800", "\ufeff", "\u2028", "\x85", "\U0001f600", *"~,\\#:\"'{}[]"]
WORDS = ["- ", "*a", "&a ", "!!x ", "<<: ", "? ", "| ", "> ", "---\n", "...\n", "%YAML 1.1\n", "null"]
DIRT = st.sampled_from(CHARACTERS + WORDS)
UNITS = ["[", "{", "{a: ", '{"a":', '[{"a":', "- ", "? ", "a:\n ", "{? ", "[? ", "!!x [", "(", "'"]


def read(*documents: tuple[str, str]) -> Pack | PackError:
    """The pack of some files, or the refusal, which is what a refusal must be."""
    try:
        return parse(documents)
    except PackError as failure:
        refusal = failure
    assert 1 <= len(refusal.diagnostics) <= 51
    names = [name for name, _ in documents]
    placed = [one for one in refusal.diagnostics if one.code != "pack-more"]
    for one in placed:
        assert one.file in names
        assert one.line is not None
        assert one.column is not None
        assert one.column >= 1
        assert 1 <= one.line <= len(documents[names.index(one.file)][1].splitlines()) + 1
    places = [(names.index(one.file or ""), one.line, one.column) for one in placed]
    assert places == sorted(places)
    return refusal


@given(NAMES, st.text())
def test_any_text(name: str, text: str) -> None:
    assert isinstance(read((name, text)), PackError)


@given(st.lists(st.tuples(NAMES, st.text(max_size=30)), max_size=3))
def test_any_files(documents: list[tuple[str, str]]) -> None:
    with pytest.raises(PackError):
        parse(documents)


@given(NAMES, st.sampled_from([EVERY_KEY, JSON]), st.data())
def test_a_pack_that_lost_and_gained_characters(name: str, text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 4)))
        text = text[:start] + data.draw(DIRT | st.text(max_size=3)) + text[end:]
    found = read((name, text), ("notes/a.yaml", "- id: x\n"))
    assert isinstance(found, PackError)
    read((name, text))


@given(st.data())
def test_a_pack_whose_parts_are_swapped(data: st.DataObject) -> None:
    tree = every_key()
    for _ in range(data.draw(st.integers(1, 4))):
        target = data.draw(st.sampled_from(paths(tree)))
        origin = data.draw(st.sampled_from(paths(every_key())))
        tree = changed(tree, target, put(node_at(every_key(), origin)))
    found = read(("pack.yaml", written(tree)))
    if isinstance(found, Pack):
        assert parse([("pack.json", to_json(found))]) == found


@pytest.mark.parametrize("name", ["pack.yaml", "pack.json"])
@pytest.mark.parametrize("unit", UNITS)
def test_nesting_without_end(name: str, unit: str) -> None:
    assert isinstance(read((name, unit * 50_000)), PackError)
    closed = unit * 300 + "1" + "".join({"[": "]", "{": "}"}.get(mark, "") for mark in reversed(unit * 300))
    assert isinstance(read((name, closed)), PackError)


def test_nesting_up_to_the_limit_is_told_from_nesting_beyond() -> None:
    for name in ("pack.yaml", "pack.json"):
        within = read((name, "[" * 40 + "]" * 40))
        beyond = read((name, "[" * 41 + "]" * 41))
        assert "nested deeper" not in str(within)
        assert "nested deeper than 40 levels" in str(beyond)
        assert isinstance(beyond, PackError)
        assert [one.column for one in beyond.diagnostics] == [41]


def test_an_alias_bomb() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    assert "the anchor &a is not allowed" in str(read(("pack.yaml", bomb)))


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_refused() -> None:
    def padded(size: int) -> str:
        return EVERY_KEY + "#" * (size - len(EVERY_KEY.encode()))

    assert isinstance(read(("pack.yaml", padded(LARGEST))), Pack)
    assert "larger than 16 MiB" in str(read(("pack.yaml", padded(LARGEST + 1))))
    assert "larger than 16 MiB" in str(read(("pack.yaml", padded(LARGEST - 10) + "я" * 6)))


def test_endless_problems_are_counted() -> None:
    text = EVERY_KEY + "  - 1\n" * 5000
    found = read(("pack.yaml", text))
    assert isinstance(found, PackError)
    assert len(found.diagnostics) == 51
    assert found.diagnostics[-1].message == "and 4950 more problems"


def test_long_words_stay_out_of_messages() -> None:
    word = "x" * 1_000_000
    text = EVERY_KEY.replace("verdict: wrong", f"verdict: {word}") + f"    {word[:900]}: 1\n"
    assert len(str(read(("pack.yaml", text)))) < 2000


def test_control_characters_stay_out_of_messages() -> None:
    found = read(("pack.json", JSON.replace('"claim"', '"\\u001b[31m\\u0007"').replace("kiel", "\\u001b[2J")))
    assert isinstance(found, PackError)
    assert str(found).replace("\n", "").isprintable()


def test_no_files_at_all() -> None:
    with pytest.raises(PackError, match="no file"):
        parse([])


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert 'unknown key "<<"' in str(
        read(("pack.yaml", EVERY_KEY.replace("work: {", "work: {<<: {year: 1}, ")))
    )


def test_a_removed_part_is_missed() -> None:
    for path in paths(every_key()):
        found = read(("pack.yaml", written(changed(every_key(), path, remove))))
        assert isinstance(found, PackError) or export(found) != export(parse([("a", EVERY_KEY)]))


def test_one_problem_too_many_is_one_problem() -> None:
    found = read(("pack.yaml", EVERY_KEY + "  - 1\n" * 51))
    assert isinstance(found, PackError)
    assert found.diagnostics[-1].message == "and 1 more problem"
