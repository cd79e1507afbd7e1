"""Which unit answers whom about what: rules as rows, ended and never deleted."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from nhipcau.inquiries.models.people import Audience, Topic
from nhipcau.organisations.models import Unit


class RoutingRuleQuerySet(models.QuerySet["RoutingRule"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


class RoutingRule(models.Model):
    """Questions of `audience` about `topic` go to `unit`; "" stands for all of them.

    A rule that names both goes before one of the topic alone, that before one of the audience.
    """

    audience = models.CharField("Người hỏi", max_length=12, choices=Audience, blank=True)
    topic = models.CharField("Về việc", max_length=12, choices=Topic, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="routing_rules", verbose_name="Đơn vị trả lời"
    )
    made_at = models.DateTimeField("Lập lúc", auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField("Thôi lúc", null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar[RoutingRuleQuerySet] = RoutingRuleQuerySet.as_manager()  # type: ignore[assignment]  # the stubs want a Manager

    class Meta:
        verbose_name = "quy tắc chuyển câu hỏi"
        verbose_name_plural = "quy tắc chuyển câu hỏi"
        ordering = ["topic", "audience", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "topic"],
                condition=Q(ended_at=None),
                name="routing_rule_once",
                violation_error_message="Đã có quy tắc cho người hỏi và việc này.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.audience or '*'}/{self.topic or '*'} → {self.unit}"
