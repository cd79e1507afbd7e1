"""Drafting the report of a programme, or of an act that tasks carry out, as a document kept."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from nhipcau.documents.acts import cited_line, name_of
from nhipcau.documents.legal import leave_report_step as leave_basis_step
from nhipcau.documents.models import LegalBasis, OfficialDocument
from nhipcau.documents.storing import store_file
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.letterheads import Letterhead, of_province, of_unit
from nhipcau.drafting.served_report import About, served_report
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Programme, Task
from nhipcau.plans.programmes import leave_report_step
from nhipcau.reports.served import Served, served
from nhipcau.vietnamese.dates import format_date


@transaction.atomic
def draft_programme_report(
    programme: Programme,
    *,
    first: date,
    last: date,
    bases: Sequence[LegalBasis],
    by: User,
    day: date,
) -> OfficialDocument:
    """The report of `first`..`last` in the name of the lead unit, else of the province.

    `bases` are the acts of its "Căn cứ" lines as a person chose them; none is put in the place of
    another here.
    """
    kind = str(programme.get_kind_display())
    about = About(
        subject=f"Kết quả thực hiện {_within(programme.name, kind)}",
        named=_within(programme.name, kind),
        facts=(
            ("Mục tiêu", programme.goal),
            ("Đơn vị chủ trì", programme.lead.name_on(day) if programme.lead else ""),
            ("Thời gian thực hiện", _lasting(programme)),
            ("Căn cứ", cited_line(programme.basis) if programme.basis else ""),
        ),
        mark=f"chuong-trinh.{programme.pk}",
        query=("programme", str(programme.pk)),
    )
    found = _counted(programme.tasks.all(), first, last)
    document = _kept(about, found, programme.lead, bases, by=by, day=day)
    leave_report_step(programme, told=_told(document, found), by=by)
    return document


@transaction.atomic
def draft_basis_report(
    basis: LegalBasis,
    *,
    first: date,
    last: date,
    bases: Sequence[LegalBasis],
    by: User,
    day: date,
) -> OfficialDocument:
    """The same for the tasks that carry out an act, in the name of the province."""
    about = About(
        subject=f"Kết quả thực hiện {name_of(basis)}",
        named=cited_line(basis),
        facts=(
            ("Văn bản", cited_line(basis)),
            ("Hiệu lực từ ngày", format_date(basis.in_force_from) if basis.in_force_from else ""),
        ),
        mark=f"can-cu.{basis.pk}",
        query=("basis", str(basis.pk)),
    )
    found = _counted(Task.objects.filter(bases__basis=basis), first, last)
    document = _kept(about, found, None, bases, by=by, day=day)
    leave_basis_step(basis, told=_told(document, found), by=by)
    return document


def _counted(tasks: QuerySet[Task], first: date, last: date) -> Served:
    if last < first:
        raise ValidationError(
            {"last": ValidationError("Ngày cuối phải từ ngày đầu trở đi.", code="days")}
        )
    found = served(tasks, first=first, last=last)
    if not found.plans:
        raise ValidationError(
            "Chưa có nhiệm vụ nào trong sổ nên chưa lập được báo cáo; hãy thêm nhiệm vụ trước.",
            code="no_tasks",
        )
    return found


def _kept(
    about: About,
    found: Served,
    unit: Unit | None,
    bases: Sequence[LegalBasis],
    *,
    by: User,
    day: date,
) -> OfficialDocument:
    plan = found.plans[-1].plan
    letterhead: Letterhead = of_unit(plan, unit, day=day) if unit else of_province(plan, day=day)
    outgoing = served_report(
        about,
        found,
        letterhead,
        legal_bases=tuple(f"Căn cứ {cited_line(basis)}" for basis in bases),
        base_url=settings.NHIPCAU_BASE_URL.rstrip("/"),
        day=day,
    )
    name = f"bao-cao-{about.mark.replace('.', '-')}-{found.first:%Y%m%d}-{found.last:%Y%m%d}.docx"
    return OfficialDocument.objects.create(
        kind=OfficialDocument.Kind.REPORT,
        direction=OfficialDocument.Direction.OUTGOING,
        number=f"/{letterhead.symbol}",
        issuer=letterhead.issuer_name,
        issuer_unit=unit or plan.document.issuer_unit,
        subject=outgoing.subject[:1000],
        file=store_file(build(outgoing), name=name, by=by),
        created_by=by,
    )


def _told(document: OfficialDocument, found: Served) -> dict[str, str]:
    return {
        "first": found.first.isoformat(),
        "last": found.last.isoformat(),
        "total": str(found.tally.total),
        "document": str(document.pk),
    }


def _within(name: str, kind: str) -> str:
    """The name within a sentence, opened by its kind unless it says so itself."""
    if name.lower().startswith(kind.lower()):
        return f"{name[:1].upper()}{name[1:]}"
    return f"{kind} {name}"


def _lasting(programme: Programme) -> str:
    first, last = programme.valid_from, programme.valid_to
    words = [
        f"từ ngày {format_date(first)}" if first else "",
        f"đến ngày {format_date(last)}" if last else "",
    ]
    return " ".join(filter(None, words))
