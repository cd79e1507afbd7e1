"""Which words the sources offer for translation: in templates, code, models' labels, data."""

import ast
import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from django.utils.translation.template import templatize

_CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_RELATIONS = {"OneToOneField", "ManyToManyField"}  # these begin with the other model
_CHOICES = {"TextChoices", "IntegerChoices"}
_TOLD_LATER = {"label", "help_text"}  # of a field, once the form is there
_TABLES = {"LANGUAGE_NAMES"}  # code to words
_OF_META = {"verbose_name", "label"}  # of a model, of a block of a page
_SHOWN = {"name", "title", "measure", "rule", "words", "law"}
_PLURALS = {"ngettext", "ngettext_lazy"}
_REGISTERS = "workspace/registers/*.py"  # how registers are described, translated when shown
_DESCRIBED = {"Column": 0, "Group": 0, "Move": 0, "Asked": 1, "PartOf": 2}  # where the words stand
_DESCRIBED_BY = {"lead", "add_words", "empty_hint", "hint", "acts", "labels", "doors"}
_DATA = ("catalogue.json", "clocks/*.json", "review_questions.json", "clarification_clock.json")
_SENTENCES = ("name_reasons.json",)  # code to words
_STRING = r"""(u?'(?:[^'\\]|\\.)*'|u?"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b(?:gettext|_)\(\s*{_STRING}\s*\)")
_PLURAL_IN_TEMPLATE = re.compile(rf"\bngettext\(\s*{_STRING}\s*,\s*{_STRING}\s*,")


def messages_of(package: Path, *, besides: Collection[Path] = ()) -> set[str]:
    """Every message below `package`; a plural is its two forms joined by "\\0".

    `besides` are files and folders left out.
    """

    def paths(pattern: str) -> Iterator[Path]:
        for path in package.rglob(pattern):
            if not any(path == one or one in path.parents for one in besides):
                yield path

    found: set[str] = set()
    for path in paths("*.html"):
        found.update(in_template(path.read_text("utf-8")))
    for path in paths("*.py"):
        if "migrations" not in path.parts:
            found.update(in_code(path.read_text("utf-8")))
    for path in package.rglob(_REGISTERS):
        found.update(in_description(path.read_text("utf-8")))
    for path in (one for pattern in _DATA for one in package.rglob(pattern)):
        found.update(in_data(json.loads(path.read_text("utf-8"))))
    for path in (one for pattern in _SENTENCES for one in package.rglob(pattern)):
        found.update(json.loads(path.read_text("utf-8")).values())
    return found - {""}


def in_data(told: Any) -> Iterator[str]:
    """What a list of things kept as data shows of each: its name, title, unit, rule, words."""
    if isinstance(told, list):
        for one in told:
            yield from in_data(one)
    elif isinstance(told, dict):
        for key, value in told.items():
            if isinstance(value, str) and key in _SHOWN:
                yield value
            else:
                yield from in_data(value)


def in_template(text: str) -> Iterator[str]:
    """What `translate`, `blocktranslate` and `_("…")` name."""
    source = templatize(text)
    for match in _IN_TEMPLATE.finditer(source):
        yield str(ast.literal_eval(match[1]))
    for match in _PLURAL_IN_TEMPLATE.finditer(source):
        yield "\0".join(str(ast.literal_eval(words)) for words in match.groups())


def in_code(text: str) -> Iterator[str]:
    """What gettext calls name, the labels of choices, models, fields, the hints of fields."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            yield from _in_call(node)
        elif isinstance(node, ast.Assign) and _told_later(node.targets[0]):
            yield from filter(None, [_text(node.value)])
        elif isinstance(node, ast.Assign) and _name(node.targets[0]) in _TABLES:
            yield from _texts(node.value)
        elif isinstance(node, ast.ClassDef) and any(_name(b) in _CHOICES for b in node.bases):
            yield from _choices(node)
        elif isinstance(node, ast.ClassDef) and node.name == "Meta":
            yield from _own_name(node)


def in_description(text: str) -> Iterator[str]:
    """What the description of a register says: columns, groups, moves, parts, conditions, hints."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        place = _DESCRIBED.get(_name(node.func))
        if place is not None and len(node.args) > place:
            yield from filter(None, [_text(node.args[place])])
        for keyword in node.keywords:
            if keyword.arg in _DESCRIBED_BY:
                yield from _texts(keyword.value)


def _texts(node: ast.expr) -> Iterator[str]:
    """A constant, the values of a mapping, the words of pairs (words, address)."""
    if isinstance(node, ast.Dict):
        yield from filter(None, map(_text, node.values))
    elif isinstance(node, ast.Tuple):
        pairs = (pair for pair in node.elts if isinstance(pair, ast.Tuple))
        yield from filter(None, (_text(pair.elts[0]) for pair in pairs))
    else:
        yield from filter(None, [_text(node)])


def _in_call(call: ast.Call) -> Iterator[str]:
    name = _name(call.func)
    words = [_text(arg) for arg in call.args]
    first = words[0] if words else None
    if first and (name in _CALLS or (name.endswith("Field") and name not in _RELATIONS)):
        yield first
    if name == "reason_field" and first:
        yield first
    if name in _PLURALS and first and words[1]:
        yield f"{first}\0{words[1]}"
    if name.endswith(("Field", "ForeignKey")):
        named = (k for k in call.keywords if k.arg in {"verbose_name", "label", "help_text"})
        yield from filter(None, (_text(k.value) for k in named))
        for offered in (k.value for k in call.keywords if k.arg == "choices"):
            yield from _offered(offered)


def _told_later(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr in _TOLD_LATER


def _offered(choices: ast.expr) -> Iterator[str]:
    """The words of choices told on the spot: pairs (value, words)."""
    for pair in getattr(choices, "elts", ()):
        if isinstance(pair, ast.Tuple):
            yield from filter(None, [_text(pair.elts[-1])])


def _choices(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple):
            label = _text(line.value.elts[-1])
            if label:
                yield label


def _own_name(meta: ast.ClassDef) -> Iterator[str]:
    for line in meta.body:
        if isinstance(line, ast.Assign) and _name(line.targets[0]) in _OF_META:
            yield from filter(None, [_text(line.value)])


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _text(node: ast.expr) -> str | None:
    """The words of a constant, None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None
