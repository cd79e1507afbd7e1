"""A draft that nobody was ever shown may go; what was checked or public stays for good."""

from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Revision

from nhipcau.editorial.models import Edition
from nhipcau.editorial.steps import locked_edition
from nhipcau.organisations.models import User


def why_not_drop(edition: Edition) -> str:
    """Why the page of this edition must stay; empty where it may be deleted."""
    if edition.releases.exists():
        return "Trang này đã từng đăng nên được lưu lại, không xóa được."
    if edition.checks.exists():
        return "Trang này đã từng gửi kiểm tra nên được lưu lại, không xóa được."
    if edition.onwards.exists() or edition.release_sets.exists():
        return "Trang này đang nằm trong đợt đăng hoặc sổ gửi kênh đối tác nên không xóa được."
    texts = Revision.objects.for_instance(edition.page.specific)
    if Edition.objects.filter(made_from__in=texts).exists():
        return "Đã có bản dịch làm theo trang này nên không xóa được."
    return ""


@transaction.atomic
def drop_draft(edition: Edition, *, by: User) -> None:
    """The edition goes, so that its page can; its work goes with the last edition.

    Refused: a text that was ever checked, released, sent onward or translated. The deletion of the
    page itself is kept in the editor's own log, with the name of `by`.
    """
    edition = locked_edition(edition)
    if sentence := why_not_drop(edition):
        raise ValidationError(sentence, code="kept")
    work = edition.work
    edition.stale_marks.all().delete()
    edition.steps.all().delete()
    edition.delete()
    if not work.editions.exists() and work.output_id is None:
        work.tasks.clear()
        work.delete()
