"""The register of what was sent to partner channels, and what came of it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction

from nhipcau.editorial.models import Edition, Onward
from nhipcau.editorial.steps import leave_step, locked_edition
from nhipcau.organisations.models import User


@transaction.atomic
def enter(edition: Edition, *, partner: str, sent_on: date, by: User, note: str = "") -> Onward:
    """A work was sent to a partner. Refused: no partner, an edition that is not public."""
    if not partner.strip():
        raise ValidationError({"partner": "Ghi tên kênh đối tác."}, code="partner")
    edition = locked_edition(edition)
    if edition.standing != Edition.Standing.PUBLIC:
        raise ValidationError("Chỉ gửi kênh đối tác nội dung đang công khai.", code="state")
    onward = Onward.objects.create(
        work=edition.work,
        edition=edition,
        partner=partner.strip()[:150],
        sent_on=sent_on,
        note=note.strip(),
        created_by=by,
    )
    leave_step(edition, "onward", before=edition.stage, by=by, told={"onward": onward.pk})
    return onward


@transaction.atomic
def accepted(onward: Onward, *, accepted_on: date, url: str = "", by: User) -> Onward:
    """The partner published it on a day, at an address. Refused: a day before it was sent."""
    onward = Onward.objects.select_for_update().select_related("edition").get(pk=onward.pk)
    if accepted_on < onward.sent_on:
        message = "Ngày được đăng phải từ ngày gửi trở đi."
        raise ValidationError({"accepted_on": message}, code="early")
    if url:
        URLValidator(("https", "http"), message="Địa chỉ không đúng: ghi cả https://.")(url)
    onward.accepted_on, onward.url = accepted_on, url
    onward.save()
    told = {"onward": onward.pk}
    edition = onward.edition
    leave_step(edition, "onward_accepted", before=edition.stage, by=by, told=told)
    return onward
