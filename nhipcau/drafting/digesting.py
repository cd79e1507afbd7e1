"""Issuing a digest with its papers: Word and PDF are built from what was frozen, and kept."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from nhipcau.documents.storing import store_file
from nhipcau.drafting.decree30.build import build
from nhipcau.drafting.decree30.print_pdf import print_pdf
from nhipcau.drafting.faces.slices import faces_for
from nhipcau.drafting.letterheads import TO_FILL, Letterhead, initials, of_province, of_unit
from nhipcau.drafting.press_digest import digest_paper, languages_in
from nhipcau.organisations.models import Unit, User
from nhipcau.plans.models import Plan
from nhipcau.press.digesting.issuing import issue
from nhipcau.press.models import Digest


@transaction.atomic
def issue_with_papers(digest: Digest, *, by: User) -> Digest:
    """As `issue`; the files are built once: whoever downloads them later gets the same bytes."""
    row = issue(digest, by=by)
    word, pdf = papers_of(row)
    stem = f"diem-bao-{row.rhythm}-{row.year}-{row.number}"
    row.word = store_file(word, name=f"{stem}.docx", by=by)
    row.pdf = store_file(pdf, name=f"{stem}.pdf", by=by)
    row.save(update_fields=["word", "pdf"])
    return row


def papers_of(digest: Digest) -> tuple[bytes, bytes]:
    """Word and PDF of an issued digest; letters of other scripts come from the house's own faces.

    What no face of the house can draw stays a blank box in the PDF; Word has faces of its own.
    """
    outgoing = digest_paper(digest.told, _letterhead(digest))
    with faces_for(languages_in(digest.told)) as found:
        pdf = print_pdf(outgoing, font_folders=found.folders, more_faces=found.families)
    return build(outgoing), pdf


def _letterhead(digest: Digest) -> Letterhead:
    """As the newest plan has it; without a plan the unit alone, the place left to fill."""
    day = date.fromisoformat(digest.told["issued_on"])
    unit = Unit.objects.prefetch_related("names").get(pk=digest.unit_id)
    plans = Plan.objects.in_force().filter(starts_on__lte=day).select_related("document")
    plan = plans.order_by("-starts_on", "-pk").first()
    name = unit.name_on(day)
    if plan is None:
        found = Letterhead((), (name.upper(),), name, initials(name), "", (), (), ())
    elif unit.kind == Unit.Kind.PROVINCE:
        found = of_province(plan, day=day)
    else:
        found = of_unit(plan, unit, day=day)
    return replace(found, place=found.place or TO_FILL, addressees=(), recipients=("Lưu: VT",))
