"""The list of questions: what came with the product, what the office adds, what it no longer asks.

A question that was ever asked stays as it was; other words are another question.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.registries.models import Publication, ReviewQuestion, ReviewQuestionStep
from nhipcau.vietnamese.typed_text import typed_line

_SHIPPED = Path(__file__).parent.parent / "data" / "review_questions.json"
SINCE = date(2000, 1, 1)
"""Questions of the product were always asked."""


@transaction.atomic
def load_questions() -> int:
    """Bring in the questions of the product that were never here; how many came."""
    known = set(ReviewQuestion.objects.values_list("code", flat=True))
    came = 0
    for place, told in enumerate(json.loads(_SHIPPED.read_text("utf-8")), start=1):
        if told["code"] not in known:
            found = ReviewQuestion(position=place * 10, valid_from=SINCE, **told)
            _save(found, "load", by=None)
            came += 1
    return came


@transaction.atomic
def add_question(
    words: str, *, forms: Iterable[str] = (), only_maps: bool = False, from_day: date, by: User
) -> ReviewQuestion:
    """A question of the office's own, asked from `from_day`; no `forms`: of every form."""
    last = ReviewQuestion.objects.aggregate(last=Max("position"))["last"] or 0
    question = ReviewQuestion(
        words=_words(words),
        forms=sorted(set(forms)),
        only_maps=only_maps,
        position=min(last + 10, 32_000),
        valid_from=from_day,
        created_by=by,
    )
    return _save(question, "add", by=by)


@transaction.atomic
def reword(question: ReviewQuestion, *, words: str, day: date, by: User) -> ReviewQuestion:
    """From `day` on it is asked in other words, as another question; the old one ends before."""
    found = _held(question)
    said = _words(words)
    if said == found.words:
        sentence = "Lời câu hỏi không đổi."
        raise ValidationError({"words": ValidationError(sentence, code="same")})
    after = ReviewQuestion(
        words=said,
        forms=found.forms,
        only_maps=found.only_maps,
        position=found.position,
        valid_from=day,
        created_by=by,
    )
    _end(found, day, by=by)
    return _save(after, "add", by=by)


@transaction.atomic
def end_question(question: ReviewQuestion, *, day: date, by: User) -> ReviewQuestion:
    """No longer asked from `day` on; reviews that answered it keep its words."""
    found = _held(question)
    _end(found, day, by=by)
    return found


@transaction.atomic
def ask_again(question: ReviewQuestion, *, by: User) -> ReviewQuestion:
    """A question that had ended is asked on."""
    found = ReviewQuestion.objects.select_for_update().get(pk=question.pk)
    if found.valid_to is None:
        raise ValidationError("Câu hỏi này đang dùng.", code="state")
    found.valid_to = None
    return _save(found, "ask_again", by=by)


def asked_on(day: date) -> Any:
    """The questions in use on `day`."""
    open_or_later = Q(valid_to=None) | Q(valid_to__gte=day)
    return ReviewQuestion.objects.filter(open_or_later, valid_from__lte=day)


def asked_of(row: Publication, *, day: date) -> list[ReviewQuestion]:
    """Those in use on `day` that its form and its maps call for."""
    return [
        one
        for one in asked_on(day)
        if (not one.forms or row.form in one.forms) and (not one.only_maps or bears_map(row))
    ]


def bears_map(row: Publication) -> bool:
    return bool(row.shows_map or row.form == Publication.Form.MAP)


def _end(question: ReviewQuestion, day: date, *, by: User) -> None:
    """The last day is the day before; one that began today or later was never asked at all."""
    last = date.fromordinal(day.toordinal() - 1)
    question.valid_from = min(question.valid_from, last)
    question.valid_to = last
    _save(question, "end", by=by)


def _held(question: ReviewQuestion) -> ReviewQuestion:
    found = ReviewQuestion.objects.select_for_update().get(pk=question.pk)
    if found.valid_to is not None:
        raise ValidationError("Câu hỏi này đã thôi dùng.", code="state")
    return found


def _words(words: str) -> str:
    said = typed_line(words)
    if not said:
        raise ValidationError({"words": ValidationError("Ghi câu hỏi.", code="words")})
    refuse_stamped_words(said, field="words")
    return said


def _save(question: ReviewQuestion, act: str, *, by: User | None) -> ReviewQuestion:
    question.full_clean()
    question.save()
    last = question.valid_to.isoformat() if question.valid_to else None
    told = {"words": question.words, "from": question.valid_from.isoformat(), "to": last}
    ReviewQuestionStep.objects.create(question=question, act=act, told=told, by=by)
    return question
