"""The trail of the directory: every change of a unit, a group, a person, an appointment."""

from django.conf import settings
from django.db import models

from nhipcau.organisations.models.groups import UnitGroup
from nhipcau.organisations.models.units import Unit


class OrganisationStep(models.Model):
    """What was done to whom. Rows are only added; `before` and `after` map a field to its value.

    `subject` keeps the words of the thing for the day when the row it names is gone. An empty `by`
    is the command line of the machine itself.
    """

    action = models.CharField("Việc", max_length=40)
    subject = models.CharField("Đối tượng", max_length=300)
    unit = models.ForeignKey(
        Unit, models.SET_NULL, null=True, blank=True, related_name="steps", verbose_name="Đơn vị"
    )
    group = models.ForeignKey(
        UnitGroup, models.SET_NULL, null=True, blank=True, related_name="steps"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisation_steps",
        verbose_name="Người được ghi",
    )
    before = models.JSONField("Trước", default=dict, blank=True)
    after = models.JSONField("Sau", default=dict, blank=True)
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)
    at = models.DateTimeField("Lúc", auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="Người làm",
    )

    class Meta:
        verbose_name = "bước của danh bạ"
        verbose_name_plural = "bước của danh bạ"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
