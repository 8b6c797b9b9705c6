"""A pack with every key, as a plain tree that tests change, and trees written as YAML again."""

from __future__ import annotations

import json
from collections.abc import Callable

from overlay.pack.tree import Path, Plain, Tree
from overlay.pack.yaml_syntax import read

EVERY_KEY = """\
format: 1
id: trotsky-2017
title: What the series gets wrong
work: {title: Trotsky, original_title: Троцкий, year: 2017, kind: series, episodes: 8}
language: en
license: CC-BY-4.0
sources:
  woods: {author: Alan Woods, title: A reply, publisher: P, date: 2019-03-10, url: "https://example.org/a",
          accessed: 2024-05-01, isbn: 978-0-14-118778-5}
  report: {title: A report}
releases:
  disc: {episode: 1, duration: "00:48:12.000", fps: 25, timing: timings/disc.json}
notes:
  - id: kiel
    episode: [5, 6]
    anchors:
      - {quote: {en: Sailors have mutinied in Kiel, ru: Матросы восстали}, prefix: before, suffix: behind,
         occurrence: 2, after: 2.5}
      - {words: {en: [Kiel, [mutin*, revolt*]]}, within: 7.5, unless: {en: [1921]}, occurrence: all, after: 1}
      - {at: "00:12:04.500", until: "00:12:09.000", release: disc}
    claim: The mutiny breaks out during the talks.
    verdict: wrong
    basis: record
    text: {en: Kiel mutinied in November 1918., ru: Матросы восстали в 1918 году.}
    short: Kiel mutinied in 1918.
    detail: More of it.
    sources: [woods, {source: report, locator: p. 12, quote: In November.}]
    category: date
    priority: 1
    author: A. Reader
    reviewed_by: B. Reader
    date: 2024-05-01
    status: reviewed
  - id: argued
    anchors: [{at: 12:04}]
    claim: It is a coup.
    verdict: misleading
    basis: argument
    text: Alan Woods argues that it was none.
"""


def every_key() -> Tree:
    """The plain tree of a pack that uses every key."""
    return read(EVERY_KEY)[0]


def written(tree: Tree) -> str:
    """A tree as YAML, its scalars plain or quoted as they were."""
    return f"---\n{_flow(tree)}\n"


def _flow(tree: Tree) -> str:
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key)}: {_flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(_flow, tree)) + "]"
    return tree or "~" if isinstance(tree, Plain) else json.dumps(tree)


def path_of(steps: str) -> Path:
    """A path written with dots: `notes.0.text`."""
    return tuple(int(step) if step.isdigit() else step for step in steps.split("."))


def changed(tree: Tree, path: Path, change: Callable[[Tree, str | int], None]) -> Tree:
    """The tree after a change of the entry that a path leads to."""
    change(node_at(tree, path[:-1]), path[-1])
    return tree


def node_at(tree: Tree, path: Path) -> Tree:
    for step in path:
        if isinstance(tree, dict):
            tree = tree[str(step)]
        else:
            assert isinstance(tree, list)
            assert isinstance(step, int)
            tree = tree[step]
    return tree


def put(value: Tree) -> Callable[[Tree, str | int], None]:
    def change(node: Tree, step: str | int) -> None:
        if isinstance(node, dict):
            node[str(step)] = value
        elif isinstance(node, list) and isinstance(step, int):
            node[step:step] = [value]

    return change


def remove(node: Tree, step: str | int) -> None:
    if isinstance(node, dict):
        del node[str(step)]
    elif isinstance(node, list) and isinstance(step, int):
        del node[step]


def paths(tree: Tree, path: Path = ()) -> list[Path]:
    """The paths of all nodes below a tree."""
    entries: list[tuple[str | int, Tree]] = []
    if isinstance(tree, dict):
        entries = [*tree.items()]
    elif isinstance(tree, list):
        entries = [*enumerate(tree)]
    return [found for step, entry in entries for found in ((*path, step), *paths(entry, (*path, step)))]
