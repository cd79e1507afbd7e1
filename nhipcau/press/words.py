"""The verbs of names and topics: loaded, added, changed, put aside; each change leaves a step."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.press.models import PlaceName, Topic, TopicTerm, WordStep
from nhipcau.press.reading.names import names_from
from nhipcau.press.reading.names.name import Name
from nhipcau.press.reading.topics import (
    Kind,
    Lexicon,
    Row,
    rows_from,
    shipped_lexicon,
    topic_titles,
)
from nhipcau.press.reading.topics.lexicon import EVERY_TOPIC

_OF_THE_ROW = ("place", "words", "language", "kind", "from_day", "to_day")


@transaction.atomic
def load_names(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Names as reading takes them (see `names_from`); those there already are left as they are.

    Returns how many are new; a row that cannot be read is refused with its number (code row).
    """
    made = 0
    for name in _read(rows):
        _row, is_new = _of(name)
        if is_new:
            made += 1
    if made:
        _leave("name", "", "load", by=by, changes={"rows": [0, made]})
    return made


@transaction.atomic
def add_name(*, values: Mapping[str, Any], by: User) -> PlaceName:
    """One more way to write a place; each stands once."""
    (name,) = _read([values]) or (None,)
    if name is None:
        raise ValidationError({"words": ValidationError("Ghi tên.", code="blank")})
    row, is_new = _of(name)
    if not is_new:
        message = f"“{name.words}” đã có trong danh sách."
        raise ValidationError({"words": ValidationError(message, code="known")})
    _leave("name", row.words, "add", by=by)
    return row


@transaction.atomic
def switch_name(name: PlaceName, *, on: bool, reason: str, by: User) -> PlaceName:
    """Look for a name again, or no longer; it stays in the list."""
    row = PlaceName.objects.select_for_update().get(pk=name.pk)
    if row.is_on != on:
        row.is_on = on
        row.save(update_fields=["is_on"])
        _leave("name", row.words, "on" if on else "off", by=by, reason=reason)
    return row


@transaction.atomic
def load_topics(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Topics with code and names; those there already are left as they are."""
    known = set(Topic.objects.values_list("code", flat=True))
    fresh = [Topic(**told) for told in rows if told["code"] not in known]
    Topic.objects.bulk_create(fresh)
    if fresh:
        _leave("topic", "", "load", by=by, changes={"rows": [0, len(fresh)]})
    return len(fresh)


@transaction.atomic
def load_terms(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Terms as reading takes them (topic "*" for those of every topic); each stands once.

    Those there already keep the weight they have.
    """
    topics: dict[str, int | None] = dict(Topic.objects.values_list("code", "pk"))
    topics[EVERY_TOPIC] = None
    columns = ("topic", "language", "words", "kind")
    known = set(TopicTerm.objects.values_list(*columns))
    fresh: dict[tuple[int | None, str, str, str], float] = {}
    for row in rows_from(rows):
        key = (topics[row.topic], row.language, row.words, str(row.kind))
        if key not in known:
            fresh.setdefault(key, row.weight)
    TopicTerm.objects.bulk_create(
        TopicTerm(topic_id=topic, language=language, words=words, kind=kind, weight=weight)
        for (topic, language, words, kind), weight in fresh.items()
    )
    if fresh:
        _leave("term", "", "load", by=by, changes={"rows": [0, len(fresh)]})
    return len(fresh)


@transaction.atomic
def weigh(term: TopicTerm, *, weight: float, reason: str, by: User) -> TopicTerm:
    """Give a term another weight, from 0 (it counts no more) to 20."""
    if not 0 <= weight <= 20:
        message = "Trọng số từ 0 đến 20."
        raise ValidationError({"weight": ValidationError(message, code="weight")})
    row = TopicTerm.objects.select_for_update().get(pk=term.pk)
    if row.weight != weight:
        before, row.weight = row.weight, weight
        row.save(update_fields=["weight"])
        told = {"weight": [before, weight]}
        _leave("term", row.words, "weigh", by=by, reason=reason, changes=told)
    return row


def names_kept() -> tuple[Name, ...]:
    """Names that are looked for, as reading takes them."""
    return names_from(
        {
            **row.told,
            **{name: getattr(row, name) for name in _OF_THE_ROW if getattr(row, name)},
        }
        for row in PlaceName.objects.filter(is_on=True)
    )


def lexicon_kept() -> Lexicon:
    """Terms as they are kept now, with the bounds that ship; topics put aside are left out."""
    rows = TopicTerm.objects.select_related("topic").exclude(topic__is_on=False)
    return Lexicon((_row(term) for term in rows), shipped_lexicon().bounds)


@transaction.atomic
def load_shipped_topics(*, by: User | None) -> int:
    """The topics and terms that ship; returns how many terms are new."""
    load_topics(({"code": code, "name": name} for code, name in topic_titles().items()), by=by)
    return load_terms((asdict(row) for row in shipped_lexicon().rows), by=by)


def _row(term: TopicTerm) -> Row:
    topic = term.topic.code if term.topic else EVERY_TOPIC
    return Row(topic, term.language, term.words, term.weight, Kind(term.kind))


def _read(rows: Iterable[Mapping[str, Any]]) -> tuple[Name, ...]:
    try:
        return names_from(rows)
    except ValueError as wrong:
        raise ValidationError(str(wrong), code="row") from wrong


def _of(name: Name) -> tuple[PlaceName, bool]:
    told = name.row()
    values = {field: told.pop(field) for field in _OF_THE_ROW if field in told}
    return PlaceName.objects.get_or_create(
        place=values.pop("place"), words=values.pop("words"), defaults={**values, "told": told}
    )


def _leave(
    subject: str,
    words: str,
    act: str,
    *,
    by: User | None,
    reason: str = "",
    changes: Mapping[str, Any] | None = None,
) -> None:
    WordStep.objects.create(
        subject=subject,
        words=words,
        act=act,
        reason=reason,
        changes=dict(changes or {}),
        by=by,
    )
