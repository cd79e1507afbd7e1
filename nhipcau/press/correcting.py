"""What people said of the machine's judgement: the measure of how good it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, F, Q, QuerySet

from nhipcau.organisations.models import User
from nhipcau.press.models import Clipping, ClippingTag, Correction, Topic
from nhipcau.press.steps import held, leave_step

Subject = Correction.Subject


@dataclass(frozen=True, slots=True)
class Quality:
    """Judgements of one kind that people looked at, and how many of them they left as they were."""

    subject: str
    looked_at: int
    right: int

    @property
    def wrong(self) -> int:
        """How many were put right."""
        return self.looked_at - self.right

    @property
    def share(self) -> float | None:
        """Right ones of those looked at, 0 to 1; None where nobody has looked."""
        return self.right / self.looked_at if self.looked_at else None


def judge(row: Clipping, *, person: str, by: User) -> None:
    """Note whether a person thinks as the machine did; what a person entered is not judged.

    Topics that stand there when a clipping is confirmed are taken as right, until one is taken off.
    """
    if row.entered_by_id is not None:
        return
    _note(row, Subject.ABOUT_US, "about_us", person, by=by)
    if person == "about_us":
        for found in row.tags.filter(is_off=False, by=None).select_related("topic"):
            code = found.topic.code
            _note(row, Subject.TOPIC, code, code, by=by)


def take_back(row: Clipping) -> None:
    """The decision about it is taken back, so it says nothing of the machine."""
    row.corrections.filter(
        Q(subject=Subject.ABOUT_US) | Q(subject=Subject.TOPIC, machine=F("person"))
    ).delete()


def note_changes(row: Clipping, told: Mapping[str, list[Any]], *, by: User) -> None:
    """A changed language or day of what the machine read."""
    if row.entered_by_id is not None:
        return
    for name, subject in (("language", Subject.LANGUAGE), ("published_on", Subject.DAY)):
        if name in told:
            before, after = told[name]
            _note(row, subject, str(before), str(after), by=by)


@transaction.atomic
def tag(clipping: Clipping, *, topic: Topic, by: User) -> ClippingTag:
    """A person says that the clipping is about the topic."""
    row = held(clipping)
    found, is_new = ClippingTag.objects.get_or_create(
        clipping=row, topic=topic, defaults={"by": by}
    )
    if not is_new and found.is_off:
        found.is_off, found.by = False, by
        found.save(update_fields=["is_off", "by"])
    elif not is_new:
        return found
    _note(row, Subject.TOPIC, f"-{topic.code}"[:60], topic.code, by=by)
    leave_step(row, "tag", by=by, changes={"topic": ["", topic.code]})
    return found


@transaction.atomic
def untag(clipping: Clipping, *, topic: Topic, by: User) -> ClippingTag:
    """A person says that it is not about the topic; the machine does not say so again."""
    row = held(clipping)
    found = ClippingTag.objects.filter(clipping=row, topic=topic, is_off=False).first()
    if found is None:
        raise ValidationError("Tin này không có chủ đề đó.", code="no_tag")
    found.is_off = True
    found.by = by
    found.save(update_fields=["is_off", "by"])
    _note(row, Subject.TOPIC, topic.code, f"-{topic.code}"[:60], by=by)
    leave_step(row, "untag", by=by, changes={"topic": [topic.code, ""]})
    return found


def judged(since: datetime, until: datetime | None = None) -> QuerySet[Correction]:
    """Judgements that people looked at from `since` on and before `until`, the newest first."""
    rows = Correction.objects.filter(at__gte=since)
    return rows.filter(at__lt=until) if until else rows


def quality(since: datetime, until: datetime | None = None) -> list[Quality]:
    """By kind of judgement, those looked at from `since` on, before `until`; every kind is told."""
    rows = (
        judged(since, until)
        .order_by()
        .values("subject")
        .annotate(looked_at=Count("pk"), right=Count("pk", filter=Q(machine=F("person"))))
    )
    found = {row["subject"]: row for row in rows}
    return [
        Quality(kind, found[kind]["looked_at"], found[kind]["right"])
        if kind in found
        else Quality(kind, 0, 0)
        for kind in Subject.values
    ]


def _note(row: Clipping, subject: str, machine: str, person: str, *, by: User) -> None:
    Correction.objects.update_or_create(
        clipping=row,
        subject=subject,
        machine=machine[:60],
        defaults={"person": person[:60], "by": by},
    )
