"""The page of a public answer to wrong information: it says what was signed, word for word."""

from typing import Any

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from nhipcau.editorial.blocks import FACTS
from nhipcau.editorial.fields import BodyField
from nhipcau.editorial.models.pages import PortalPage
from nhipcau.editorial.told import mark_of, shape_of, told_rows

_NOT_AS_SIGNED = (
    "Nội dung sai, sự thật hoặc căn cứ trên trang khác bản đã ký; hãy lấy lại bản đã ký ở việc "
    "làm rõ, hoặc trình ký bản mới."
)
_NOT_AS_SOURCE = (
    "Bản dịch chưa đủ sự thật và căn cứ như bản gốc đang có; hãy cập nhật từ bản gốc rồi dịch "
    "phần còn thiếu."
)


class ClarificationPage(PortalPage):
    """Our public answer to wrong information: what was claimed where, and the facts with sources.

    `appearances` are rows of outlet, title, address and published_on. `issuer`, number, day and
    `signed_digest` come from what was signed and are not edited here.
    """

    is_creatable = False  # it comes of a clarification that was signed, never of the room
    claim = models.TextField("Nội dung sai đã đăng")
    appearances = models.JSONField("Nơi đã đăng", default=list, blank=True)
    facts_told = BodyField(FACTS, verbose_name="Sự thật và căn cứ", blank=True, use_json_field=True)
    issuer = models.CharField("Cơ quan ban hành", max_length=300)
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)
    documented_on = models.DateField("Ngày văn bản", null=True, blank=True)
    signed_digest = models.CharField(max_length=64, blank=True, editable=False)
    outcome = models.CharField("Kết quả", max_length=300, blank=True)
    kind_panels = [FieldPanel("claim"), FieldPanel("facts_told"), FieldPanel("outcome")]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False)
        for name in ("appearances", "document_number", "documented_on", "signed_digest")
    ]

    class Meta:
        verbose_name = "Làm rõ thông tin"

    def facts(self) -> dict[str, Any]:
        return {"issuer": self.issuer, "number": self.document_number}

    def told(self) -> dict[str, Any]:
        """What it tells, in the one form of `told_rows`."""
        facts = [
            {"statement": block.value["statement"], "sources": list(block.value["sources"])}
            for block in self.facts_told
        ]
        return told_rows(
            claim=self.claim,
            facts=facts,
            appearances=self.appearances,
            issuer=self.issuer,
            document_number=self.document_number,
            documented_on=self.documented_on,
        )

    def why_not_public(self, *, source: PortalPage | None) -> str:
        """Who says it and what shows it are named (D-05); what was signed is said word for word."""
        told = self.told()
        if not (told["issuer"] and told["document_number"] and told["documented_on"]):
            return "Bản làm rõ phải ghi cơ quan ban hành, số và ngày văn bản."
        if not told["facts"]:
            return "Bản làm rõ chưa nêu sự thật nào."
        for place, fact in enumerate(told["facts"], start=1):
            if not fact["statement"] or not any(one["label"] for one in fact["sources"]):
                return f"Sự thật thứ {place} chưa có căn cứ; mỗi sự thật phải có ít nhất một."
        if source is None:
            return "" if mark_of(told) == self.signed_digest else _NOT_AS_SIGNED
        is_whole = (
            isinstance(source, ClarificationPage)
            and self.signed_digest == source.signed_digest
            and shape_of(told) == shape_of(source.told())
        )
        return "" if is_whole else _NOT_AS_SOURCE
