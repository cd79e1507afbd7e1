"""The verbs of names and topics: loaded, added, changed, put aside; each change leaves a step."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.organisations.models import User
from nhipcau.press.models import PlaceName, Topic, TopicTerm
from nhipcau.press.reading.names import names_from
from nhipcau.press.reading.names.name import Name
from nhipcau.press.reading.topics import (
    Kind,
    Lexicon,
    Row,
    rows_from,
    shipped_bounds,
    shipped_rows,
    topic_titles,
)
from nhipcau.press.reading.topics.lexicon import EVERY_TOPIC
from nhipcau.press.steps import leave_word_step

_OF_THE_ROW = ("place", "words", "language", "kind", "from_day", "to_day")


@transaction.atomic
def load_names(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Names as reading takes them (see `names_from`); those there already are left as they are.

    Returns how many are new; a row that cannot be read is refused with its number (code row).
    """
    known = set(PlaceName.objects.values_list("place", "words"))
    fresh: dict[tuple[str, str], Name] = {}
    for name in _read(rows):
        if (name.place, name.words) not in known:
            fresh.setdefault((name.place, name.words), name)
    PlaceName.objects.bulk_create(_place_name(name) for name in fresh.values())
    if fresh:
        leave_word_step("name", "", "load", by=by, changes={"rows": [0, len(fresh)]})
    return len(fresh)


@transaction.atomic
def add_name(*, values: Mapping[str, Any], by: User, reason: str = "") -> PlaceName:
    """One more way to write a place; each stands once."""
    (name,) = _read([values]) or (None,)
    if name is None:
        raise ValidationError({"words": ValidationError("Ghi tên.", code="blank")})
    if PlaceName.objects.filter(place=name.place, words=name.words).exists():
        message = f"“{name.words}” đã có trong danh sách."
        raise ValidationError({"words": ValidationError(message, code="known")})
    row = _place_name(name)
    row.full_clean()
    row.save()
    leave_word_step("name", row.words, "add", by=by, reason=reason)
    return row


@transaction.atomic
def switch_name(name: PlaceName, *, on: bool, reason: str, by: User) -> PlaceName:
    """Look for a name again, or no longer; it stays in the list, with the reason."""
    said = said_why(reason)
    row = PlaceName.objects.select_for_update().get(pk=name.pk)
    if row.is_on != on:
        row.is_on = on
        row.save(update_fields=["is_on"])
        leave_word_step("name", row.words, "on" if on else "off", by=by, reason=said)
    return row


@transaction.atomic
def load_topics(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Topics with code and names; those there already are left as they are."""
    known = set(Topic.objects.values_list("code", flat=True))
    fresh = [Topic(**told) for told in rows if told["code"] not in known]
    Topic.objects.bulk_create(fresh)
    if fresh:
        leave_word_step("topic", "", "load", by=by, changes={"rows": [0, len(fresh)]})
    return len(fresh)


@transaction.atomic
def load_terms(rows: Iterable[Mapping[str, Any]], *, by: User | None) -> int:
    """Terms as reading takes them (topic "*" for those of every topic); each stands once.

    Those there already keep the weight they have.
    """
    return _load(rows_from(rows), by=by)


def _load(rows: Iterable[Row], *, by: User | None) -> int:
    topics: dict[str, int | None] = dict(Topic.objects.values_list("code", "pk"))
    topics[EVERY_TOPIC] = None
    columns = ("topic", "language", "words", "kind")
    known = set(TopicTerm.objects.values_list(*columns))
    fresh: dict[tuple[int | None, str, str, str], float] = {}
    for row in rows:
        key = (topics[row.topic], row.language, row.words, str(row.kind))
        if key not in known:
            fresh.setdefault(key, row.weight)
    TopicTerm.objects.bulk_create(
        TopicTerm(topic_id=topic, language=language, words=words, kind=kind, weight=weight)
        for (topic, language, words, kind), weight in fresh.items()
    )
    if fresh:
        leave_word_step("term", "", "load", by=by, changes={"rows": [0, len(fresh)]})
    return len(fresh)


@transaction.atomic
def weigh(term: TopicTerm, *, weight: float, reason: str, by: User) -> TopicTerm:
    """Give a term another weight, from 0 (it is looked for no more) to 20."""
    if not 0 <= weight <= 20:
        message = "Trọng số từ 0 đến 20."
        raise ValidationError({"weight": ValidationError(message, code="weight")})
    said = said_why(reason)
    row = TopicTerm.objects.select_for_update().get(pk=term.pk)
    if row.weight != weight:
        before, row.weight = row.weight, weight
        row.save(update_fields=["weight"])
        told = {**of_topic(row), "weight": [before, weight]}
        leave_word_step("term", row.words, "weigh", by=by, reason=said, changes=told)
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
    """Terms as they are kept now, with the bounds that ship and those of single topics.

    Topics put aside and terms without a weight are left out.
    """
    rows = TopicTerm.objects.select_related("topic").filter(weight__gt=0)
    own = Topic.objects.filter(threshold__gt=0).order_by("code")
    bounds = replace(shipped_bounds(), own=tuple(own.values_list("code", "threshold")))
    return Lexicon((_row(term) for term in rows.exclude(topic__is_on=False)), bounds)


@transaction.atomic
def load_shipped_topics(*, by: User | None) -> int:
    """The topics and terms that ship; returns how many terms are new."""
    load_topics(({"code": code, "name": name} for code, name in topic_titles().items()), by=by)
    return _load(shipped_rows(), by=by)


def said_why(reason: str) -> str:
    """The reason, which every change of names and terms needs (code blank where there is none)."""
    if not reason.strip():
        raise ValidationError({"reason": ValidationError("Ghi lý do.", code="blank")})
    return reason


def of_topic(term: TopicTerm) -> dict[str, list[Any]]:
    """For a step of a term: the topic it belongs to, "*" for every topic."""
    code = term.topic.code if term.topic else EVERY_TOPIC
    return {"topic": [code, code], "language": [term.language, term.language]}


def _row(term: TopicTerm) -> Row:
    topic = term.topic.code if term.topic else EVERY_TOPIC
    return Row(topic, term.language, term.words, term.weight, Kind(term.kind))


def _read(rows: Iterable[Mapping[str, Any]]) -> tuple[Name, ...]:
    try:
        return names_from(rows)
    except ValueError as wrong:
        raise ValidationError(str(wrong), code="row") from wrong


def _place_name(name: Name) -> PlaceName:
    """The name as a row that is not kept yet."""
    told = name.row()
    told |= {day: getattr(name, day) for day in ("from_day", "to_day")}
    values = {field: told.pop(field) for field in _OF_THE_ROW if field in told}
    return PlaceName(**values, told=told)
