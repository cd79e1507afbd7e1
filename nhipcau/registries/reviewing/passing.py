"""One look at a publication: every question answered, by somebody who did not prepare it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from nhipcau.documents.secrecy import refuse_stamped_words
from nhipcau.organisations.models import User
from nhipcau.registries import keeping
from nhipcau.registries.models import EntryStep, Publication, Review
from nhipcau.registries.reviewing.digests import digest_of
from nhipcau.registries.reviewing.questions import asked_of
from nhipcau.registries.reviewing.standing import feature_words, features_of
from nhipcau.registries.steps import held, leave_step
from nhipcau.vietnamese.typed_text import typed, typed_line

YES, NO, ABSENT = "yes", "no", "not_applicable"
_NOT_OF_WORK = ("stock", "review")
_ALWAYS = ("secret",)
"""Codes of questions that nothing is too small for: "not here" is no answer to them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`key` names it in a form; what a map must show cannot be "not here"."""

    key: str
    words: str
    may_be_absent: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    value: str
    remark: str = ""


def asks(row: Publication, *, day: date) -> list[Asked]:
    """Everything that is asked of it on `day`: the features of a map first."""
    features = [Asked(f"f{at}", feature_words(name), False) for at, name in _numbered(row)]
    return features + [
        Asked(f"q{one.pk}", one.words, one.code not in _ALWAYS) for one in asked_of(row, day=day)
    ]


@transaction.atomic
def review(
    publication: Publication,
    *,
    answers: Mapping[str, Answer],
    seen: str,
    day: date,
    by: User,
    remark: str = "",
) -> Review:
    """Keep the answers, by `Asked.key`, with the words of the questions as they stand on `day`.

    It passes unless something is answered no. `seen` is the digest of what the person looked at:
    refused if it changed meanwhile. Refused too: an open question, a no without a remark, and
    whoever entered or changed the publication.
    """
    row: Publication = held(publication)
    _refuse_preparer(row, by)
    if seen != (digest := digest_of(row)):
        sentence = "Ấn phẩm vừa được sửa; mở lại trang để kiểm tra bản mới."
        raise ValidationError(sentence, code="changed")
    asked = asks(row, day=day)
    _refuse_open(asked, answers)
    told = [[one.words, answers[one.key].value, _remark(answers[one.key])] for one in asked]
    refuse_stamped_words(remark, field="remark")
    found = Review.objects.create(
        entry_id=row.pk,
        answers=told,
        is_passed=all(value != NO for _words, value, _said in told),
        digest=digest,
        remark=typed(remark),
        by=by,
    )
    leave_step(row, "review", by=by, reason="Đạt" if found.is_passed else "Không đạt")
    keeping.refresh(row, by=by)
    return found


def preparers(row: Publication) -> set[int]:
    """Everybody who entered or changed it, or one of its editions."""
    steps = EntryStep.objects.filter(entry=row.pk).exclude(act__in=_NOT_OF_WORK)
    changed = steps.filter(~Q(act="move") | ~Q(changes={})).exclude(by=None)
    found = set(changed.values_list("by", flat=True))
    return found | ({row.created_by_id} if row.created_by_id else set())


def _numbered(row: Publication) -> Iterable[tuple[int, str]]:
    return enumerate(features_of(row))


def _refuse_preparer(row: Publication, by: User) -> None:
    if by.pk in preparers(row):
        sentence = "Người đã nhập hoặc sửa ấn phẩm không kiểm tra ấn phẩm đó; nhờ người khác."
        raise ValidationError(sentence, code="same_person")


def _refuse_open(asked: list[Asked], answers: Mapping[str, Answer]) -> None:
    refused = {}
    for one in asked:
        answer = answers.get(one.key, Answer(""))
        allowed = (YES, NO, ABSENT) if one.may_be_absent else (YES, NO)
        if answer.value not in allowed:
            refused[one.key] = ValidationError("Chọn câu trả lời.", code="open")
        elif answer.value == NO and not typed_line(answer.remark):
            refused[one.key] = ValidationError("Ghi chỗ chưa đạt.", code="remark")
    if refused:
        raise ValidationError(refused)


def _remark(answer: Answer) -> str:
    said = typed_line(answer.remark)[:1000]
    refuse_stamped_words(said, field="remark")
    return said
