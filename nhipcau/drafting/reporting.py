"""Drafting the consolidated report: figures frozen, the Word file built and kept, in one go."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction

from nhipcau.documents.models import OfficialDocument
from nhipcau.documents.storing import store_file
from nhipcau.drafting.bases_cited import dead_bases
from nhipcau.drafting.consolidated import citing, report_document
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.document import OutgoingDocument
from nhipcau.drafting.letterheads import Letterhead, of_province, of_unit
from nhipcau.organisations.models import Unit, User
from nhipcau.press.frozen import frozen_press
from nhipcau.registries.frozen import frozen_registers
from nhipcau.reports.consolidation import draft_consolidation, figures_by_key
from nhipcau.reports.models import Consolidation, ReportRound


@dataclass(frozen=True, slots=True)
class DraftedReport:
    """A consolidation, the document drafted from it, and what to look at again before it goes.

    `warnings` name the acts that the reported plan cites and that are not in force that day.
    """

    consolidation: Consolidation
    document: OfficialDocument
    warnings: tuple[str, ...] = ()


@transaction.atomic
def draft_report(
    round: ReportRound, *, by: User, day: date, as_unit: Unit | None = None
) -> DraftedReport:
    """A new version of the round's report, in the name of the province or of `as_unit`.

    Earlier versions and their files stay as they are, byte for byte.
    """
    window = (round.window_start, round.window_end)
    told = {"registers": frozen_registers(*window), "press": frozen_press(*window)}
    more = {name: rows for name, rows in told.items() if rows}
    consolidation = draft_consolidation(round, day=day, more=more, by=by)
    letterhead = _letterhead(round, day, as_unit)
    outgoing = compose(consolidation, letterhead, day=day)
    name = f"bao-cao-tong-hop-dot-{round.pk}-ban-{consolidation.version}.docx"
    document = OfficialDocument.objects.create(
        kind=OfficialDocument.Kind.REPORT,
        direction=OfficialDocument.Direction.OUTGOING,
        number=f"/{letterhead.symbol}",
        issuer=letterhead.issuer_name,
        issuer_unit=as_unit or round.plan.document.issuer_unit,
        subject=outgoing.subject,
        file=store_file(build(outgoing), name=name, by=by),
        created_by=by,
    )
    consolidation.document = document
    consolidation.save(update_fields=["document"])
    return DraftedReport(consolidation, document, dead_bases(round.plan, day=day))


def compose(consolidation: Consolidation, letterhead: Letterhead, *, day: date) -> OutgoingDocument:
    """The document of a frozen consolidation; the same rows give the same document."""
    figures = figures_by_key(consolidation)
    cite = citing(
        figures, consolidation=consolidation.pk, base_url=settings.NHIPCAU_BASE_URL.rstrip("/")
    )
    items = consolidation.figures.get(key="total").items
    return report_document(consolidation.content, items, letterhead, cite=cite, day=day)


def _letterhead(round: ReportRound, day: date, as_unit: Unit | None) -> Letterhead:
    if as_unit:
        return of_unit(round.plan, as_unit, day=day)
    return of_province(round.plan, day=day)
