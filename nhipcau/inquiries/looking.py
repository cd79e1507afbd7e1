"""Who of the staff saw personal data, row by row."""

from collections.abc import Iterable

from nhipcau.inquiries.models import Inquiry, InquiryView
from nhipcau.organisations.models import User

Way = InquiryView.Way


def note_views(inquiries: Iterable[Inquiry], *, way: str, by: User) -> None:
    """Each question whose personal data were shown or taken out; erased ones show none."""
    InquiryView.objects.bulk_create(
        InquiryView(inquiry=one, way=way, by=by) for one in inquiries if one.erased_at is None
    )
