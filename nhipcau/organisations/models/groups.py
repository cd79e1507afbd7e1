"""Sets of units that plans name as one ("Các sở, ban, ngành"), evaluated at a day."""

from datetime import date

from django.db import models
from django.db.models import Q

from nhipcau.organisations.models.units import Unit, UnitQuerySet


class UnitGroup(models.Model):
    """A set by rule: kinds of units, narrowed by a trait, plus units named outright.

    An open set ("Các cơ quan, đơn vị liên quan") names nobody: it has no members on any day.
    """

    name = models.CharField("Tên nhóm", max_length=300, unique=True)
    kinds = models.JSONField("Gồm các loại", default=list, blank=True)
    trait = models.CharField("Có đặc điểm", max_length=60, blank=True)
    named = models.ManyToManyField(Unit, blank=True, related_name="+", verbose_name="Nêu đích danh")
    is_open = models.BooleanField("Không nêu đích danh", default=False)

    class Meta:
        verbose_name = "nhóm đơn vị"
        verbose_name_plural = "nhóm đơn vị"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def members_on(self, day: date) -> UnitQuerySet:
        """The reporting units that belong to the group on `day`."""
        if self.is_open:
            return Unit.objects.none()
        by_rule = Q(kind__in=self.kinds)
        if self.trait:
            by_rule &= Q(pk__in=Unit.objects.with_trait(self.trait, day).values("pk"))
        named = Q(pk__in=self.named.values("pk"))
        return Unit.objects.reporting().on(day).filter(by_rule | named)


class GroupAlias(models.Model):
    """Another way the paper writes a group. `key` is the folded form; one key means one group."""

    group = models.ForeignKey(UnitGroup, models.CASCADE, related_name="aliases")
    text = models.CharField("Cách viết", max_length=300)
    key = models.CharField("Khóa so khớp", max_length=300, unique=True, editable=False)

    class Meta:
        verbose_name = "cách viết khác của nhóm"
        verbose_name_plural = "cách viết khác của nhóm"
        ordering = ["text"]

    def __str__(self) -> str:
        return self.text
