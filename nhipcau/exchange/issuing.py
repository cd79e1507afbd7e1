"""A pre-filled file goes out: the download is recorded, so that the file is known again."""

from django.core.exceptions import ValidationError
from django.db import transaction

from nhipcau.exchange.doors import WAYS
from nhipcau.exchange.filling import form_of
from nhipcau.exchange.merging import as_json, values_of
from nhipcau.exchange.models import IssuedForm
from nhipcau.exchange.token import SCHEMA, sign
from nhipcau.organisations.models import User
from nhipcau.reports.models import WITH_UNIT, UnitReport
from nhipcau.reports.prefilling import prefill
from nhipcau.reports.steps import locked_report


@transaction.atomic
def issue(report: UnitReport, *, door: str, by: User) -> tuple[IssuedForm, bytes]:
    """The record of one download and its file. Refuses a report that is no longer with its unit."""
    if door not in WAYS:
        raise ValidationError("Chọn biểu mẫu Excel hoặc Word.", code="door")
    report = prefill(locked_report(report, expect=WITH_UNIT))
    issued = IssuedForm.objects.create(
        report=report,
        door=door,
        revision=report.revision,
        schema=SCHEMA,
        base=as_json(values_of(report)),
        by=by,
    )
    return issued, WAYS[door].write(form_of(report, token=sign(issued)))


def file_name(report: UnitReport, *, door: str) -> str:
    """ "Sở Du lịch - Báo cáo quý II năm 2024.xlsx"; the name means nothing when it comes back."""
    name = f"{report.unit_name} - {report.round.title}"
    plain = "".join(sign if sign.isalnum() or sign in " .,-&()" else " " for sign in name)
    return " ".join(plain.split())[:150].strip(" .") + WAYS[door].suffix
