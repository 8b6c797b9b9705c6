"""The shapes of lists and mappings in a pack, made of other shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Protocol

from overlay.model import ByLanguage
from overlay.pack import patterns
from overlay.pack.context import Context
from overlay.pack.tree import Path, Tree, shown

Values = dict[str, Any]
"""What the keys of a record were read as; None stands for a value that was reported."""
Rule = Callable[[Values, dict[str, Tree], Path, Context], None]


class Shape(Protocol):
    """What can be read from a node of a pack."""

    def read(self, node: Tree, path: Path, context: Context) -> Any:
        """The value of a node, or None when it is wrong and has been reported."""


class Items:
    """A list of one or more nodes of a shape, read as a tuple; ``single`` stands for a list of it."""

    __slots__ = ("shape", "single", "wanted")

    def __init__(self, shape: Shape, wanted: str, *, single: bool = False) -> None:
        self.shape = shape
        self.wanted = wanted
        self.single = single

    def read(self, node: Tree, path: Path, context: Context) -> tuple[Any, ...] | None:
        if isinstance(node, list):
            if not node:
                context.report(path, "is an empty list", "Add an entry, or remove the key.")
                return None
            return tuple([self.shape.read(item, (*path, index), context) for index, item in enumerate(node)])
        if self.single:
            return (self.shape.read(node, path, context),)
        context.refuse(
            node, path, self.wanted, "A list is written in [brackets], or one entry a line after -."
        )
        return None


class Languages:
    """A value in the pack's language, or a mapping of language tags to such values."""

    __slots__ = ("shape",)

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    def read(self, node: Tree, path: Path, context: Context) -> ByLanguage[Any] | None:
        before = context.problems.count
        if not isinstance(node, dict):
            entries = [(context.language, self.shape.read(node, path, context))]
        else:
            if tuple(node) not in context.tags:
                self._check_tags(node, path, context)
            entries = [(tag, self.shape.read(value, (*path, tag), context)) for tag, value in node.items()]
        return ByLanguage(tuple(entries)) if context.problems.count == before else None

    def _check_tags(self, node: dict[str, Tree], path: Path, context: Context) -> None:
        before = context.problems.count
        if not node:
            context.report(path, "holds no language", "Write for example {en: a text}.")
        seen: dict[str, str] = {}
        for tag in node:
            first = seen.setdefault(tag.casefold(), tag)
            if not re.fullmatch(patterns.LANGUAGE, tag):
                message = f"{shown(tag)} is no language tag"
                hint = "Use tags such as en or pt-BR (BCP 47). In braces a comma ends a text: quote it."
            elif first != tag:
                message = f"the language {shown(tag)} is already there as {shown(first)}"
                hint = "Keep one of the two."
            else:
                continue
            context.report((*path, tag), message, hint, code="pack-key", whole=True, at_key=True)
        if context.problems.count == before:
            context.tags.add(tuple(node))


class Field:
    """One key of a record: what it holds, what it means, and how it may look."""

    __slots__ = ("description", "example", "required", "shape")

    def __init__(self, shape: Shape, description: str, example: str = "", *, required: bool = False) -> None:
        self.shape = shape
        self.description = description
        self.example = example
        self.required = required


class Record:
    """A mapping with known keys.

    ``make`` builds its value from those of its fields and from its path, once all of them are right;
    ``rule`` checks what several fields have to do with one another. A record with a ``short`` key can
    be written as the value of that key alone.
    """

    __slots__ = ("_required", "_shapes", "fields", "make", "name", "rule", "short")

    def __init__(
        self,
        name: str,
        fields: Mapping[str, Field],
        make: Callable[[Values, Path], Any],
        *,
        rule: Rule | None = None,
        short: str | None = None,
    ) -> None:
        self.name = name
        self.fields = fields
        self._shapes = {key: field.shape for key, field in fields.items()}
        self._required = tuple([key for key, field in fields.items() if field.required])
        self.make = make
        self.rule = rule
        self.short = short

    def read(self, node: Tree, path: Path, context: Context) -> Any:
        before = context.problems.count
        if isinstance(node, str) and self.short is not None:
            value = self._shapes[self.short].read(node, path, context)
            return self.make({self.short: value}, path) if context.problems.count == before else None
        if not isinstance(node, dict):
            context.refuse(node, path, "a mapping", f"Its keys are {', '.join(self.fields)}.")
            return None
        values = {}
        for key, value in node.items():
            if (shape := self._shapes.get(key)) is not None:
                values[key] = shape.read(value, (*path, key), context)
            else:
                self._report_unknown(key, path, context)
        for key in self._required:
            if key not in node:
                self._report_missing(key, path, context)
        if self.rule is not None:
            self.rule(values, node, path, context)
        return self.make(values, path) if context.problems.count == before else None

    def _report_unknown(self, key: str, path: Path, context: Context) -> None:
        context.report(
            (*path, key),
            f"unknown key {shown(key)} in {self.name}",
            f"The keys of {self.name} are {', '.join(self.fields)}.",
            code="pack-key",
            whole=True,
            at_key=True,
            near=(key.casefold(), self.fields),
        )

    def _report_missing(self, key: str, path: Path, context: Context) -> None:
        hint = f"Add {key}: {self.fields[key].example}"
        context.report(path, f'has no "{key}"', hint, code="pack-key", at_key=True)


class Keyed:
    """A mapping of ids to records of one kind, read as a tuple."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def read(self, node: Tree, path: Path, context: Context) -> tuple[Any, ...] | None:
        if not isinstance(node, dict):
            context.refuse(
                node, path, "a mapping", f"Write a key and a colon before each {self.record.name}."
            )
            return None
        if not node:
            context.report(path, "is empty", "Add an entry, or remove the key.")
        for key in node:
            if not re.fullmatch(patterns.ID, key):
                hint = "Use small letters a to z, digits and hyphens."
                context.report(
                    (*path, key), f"{shown(key)} is no key", hint, code="pack-key", whole=True, at_key=True
                )
        return tuple([self.record.read(value, (*path, key), context) for key, value in node.items()])


class Kinds:
    """A record of one of several kinds, told by the one key that it must hold."""

    __slots__ = ("name", "records")

    def __init__(self, name: str, records: Mapping[str, Record]) -> None:
        self.name = name
        self.records = records

    def read(self, node: Tree, path: Path, context: Context) -> Any:
        if not isinstance(node, dict):
            hint = f"Begin it with one of the keys {', '.join(self.records)}."
            context.refuse(node, path, "a mapping", hint)
            return None
        kinds = [key for key in self.records if key in node]
        if len(kinds) == 1:
            return self.records[kinds[0]].read(node, path, context)
        if kinds:
            message = f'has both "{kinds[0]}" and "{kinds[1]}"'
            hint = f"Make each of them {self.name} of its own, as an entry of the list."
        else:
            message = f"has none of the keys {', '.join(self.records)}"
            hint = f"Add one of them: it says what kind of {self.name.split()[-1]} this is."
        known = {key for record in self.records.values() for key in record.fields}
        odd = next((key for key in node if key not in known), None)
        near = None if odd is None else (odd, self.records)
        context.report(path, message, hint, code="pack-key", near=near)
        return None
