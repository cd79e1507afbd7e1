"""Rows that hold from one day to another; nothing ends by being deleted."""

from datetime import date
from typing import Self, TypeVar

from django.db import models
from django.db.models import F, Q

M = TypeVar("M", bound=models.Model)


def valid_on(day: date, prefix: str = "") -> Q:
    """Rows in force on `day`. Both ends are inclusive; an empty end is open."""
    begun = Q(**{f"{prefix}valid_from__lte": day}) | Q(**{f"{prefix}valid_from": None})
    not_ended = Q(**{f"{prefix}valid_to__gte": day}) | Q(**{f"{prefix}valid_to": None})
    return begun & not_ended


class DatedQuerySet(models.QuerySet[M]):
    def on(self, day: date) -> Self:
        """Rows in force on `day`, both ends inclusive."""
        return self.filter(valid_on(day))


class Dated(models.Model):
    """`valid_from` and `valid_to` are the first and the last day; empty means open."""

    valid_from = models.DateField("Có hiệu lực từ", null=True, blank=True)
    valid_to = models.DateField("Đến hết ngày", null=True, blank=True)

    class Meta:
        abstract = True

    def holds_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def days_in_order(name: str) -> models.CheckConstraint:
    """The last day is not before the first."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
        violation_error_message="Ngày kết thúc hiệu lực phải từ ngày bắt đầu trở đi.",
    )
