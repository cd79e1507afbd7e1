"""The verbs of topics and their terms: added, changed, put aside; each change leaves a step."""

from collections.abc import Mapping
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.press.models import Topic, TopicTerm
from nhipcau.press.steps import leave_word_step
from nhipcau.press.words import of_topic, said_why
from nhipcau.search.folded import words_of
from nhipcau.vietnamese.typed_text import typed_line

FIELDS: Final = ("name", "english_name", "threshold")
HEAVIEST: Final = 20


@transaction.atomic
def add_topic(*, values: Mapping[str, Any], by: User) -> Topic:
    """A topic of the office's own, with FIELDS; it tags once it has terms."""
    row = Topic()
    _take(row, values)
    row.code = _free_code(row.name)
    row.full_clean()
    row.save()
    leave_word_step("topic", row.name, "add", by=by, changes={"topic": [row.code, row.code]})
    return row


@transaction.atomic
def revise_topic(topic: Topic, *, values: Mapping[str, Any], reason: str, by: User) -> Topic:
    """Change some of FIELDS; a threshold of 0 is the one of all topics."""
    said = said_why(reason)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    before = {name: getattr(row, name) for name in FIELDS}
    _take(row, values)
    now = {name: getattr(row, name) for name in FIELDS}
    told = {name: [before[name], now[name]] for name in FIELDS if before[name] != now[name]}
    if told:
        row.full_clean()
        row.save()
        changes = {"topic": [row.code, row.code], **told}
        leave_word_step("topic", row.name, "revise", by=by, reason=said, changes=changes)
    return row


@transaction.atomic
def switch_topic(topic: Topic, *, on: bool, reason: str, by: User) -> Topic:
    """Tag with a topic again, or no longer; its terms and what was tagged stay."""
    said = said_why(reason)
    row = Topic.objects.select_for_update().get(pk=topic.pk)
    if row.is_on != on:
        row.is_on = on
        row.save(update_fields=["is_on"])
        act, told = ("on" if on else "off"), {"topic": [row.code, row.code]}
        leave_word_step("topic", row.name, act, by=by, reason=said, changes=told)
    return row


@transaction.atomic
def add_term(
    topic: Topic | None, *, words: str, language: str, kind: str, weight: float, by: User
) -> TopicTerm:
    """One more term of a topic, or of all where `topic` is None: then it only hides or dampens.

    Each stands once (code known); a star in its last word stands for any ending.
    """
    told = typed_line(words)
    if not told.strip("* "):
        raise _refused("words", "Ghi từ hoặc cụm từ.", "blank")
    if topic is None and kind == TopicTerm.Kind.TERM:
        raise _refused("kind", "Từ tính điểm phải thuộc một chủ đề.", "topic")
    if topic is not None and kind == TopicTerm.Kind.DAMP:
        raise _refused("kind", "Từ giảm điểm dùng chung cho mọi chủ đề; ghi ở phần chung.", "topic")
    if not 0 < weight <= HEAVIEST:
        raise _refused("weight", f"Trọng số lớn hơn 0, nhiều nhất {HEAVIEST}.", "weight")
    row = TopicTerm(topic=topic, words=told, language=language, kind=kind)
    row.weight = weight if kind == TopicTerm.Kind.TERM else 1
    if known := TopicTerm.objects.filter(topic=topic, words=told, language=language, kind=kind):
        ended = " (đã thôi dùng)" if known[0].weight == 0 else ""
        raise _refused("words", f"“{told}” đã có{ended}; hãy sửa trọng số của từ đó.", "known")
    row.full_clean()
    row.save()
    changes = {**of_topic(row), "weight": [0, row.weight]}
    leave_word_step("term", row.words, "add", by=by, changes=changes)
    return row


@transaction.atomic
def end_term(term: TopicTerm, *, reason: str, by: User) -> TopicTerm:
    """Look for a term no more; it stays in the list without a weight, `weigh` brings it back."""
    said = said_why(reason)
    row = TopicTerm.objects.select_for_update().get(pk=term.pk)
    if row.weight:
        before, row.weight = row.weight, 0
        row.save(update_fields=["weight"])
        changes = {**of_topic(row), "weight": [before, 0]}
        leave_word_step("term", row.words, "end", by=by, reason=said, changes=changes)
    return row


def _take(row: Topic, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            value = values[name]
            setattr(row, name, typed_line(value) if isinstance(value, str) else value)
    if not 0 <= row.threshold <= 1000:
        raise _refused("threshold", "Ngưỡng từ 0 đến 1000; 0 là ngưỡng chung.", "threshold")


def _free_code(name: str) -> str:
    stem = "_".join(words_of(name).split())[:34].strip("_") or "topic"
    taken = set(Topic.objects.filter(code__startswith=stem).values_list("code", flat=True))
    return next(
        code for n in range(1, 10_000) if (code := stem if n == 1 else f"{stem}_{n}") not in taken
    )


def _refused(field: str, message: str, code: str) -> ValidationError:
    return ValidationError({field: ValidationError(message, code=code)})
