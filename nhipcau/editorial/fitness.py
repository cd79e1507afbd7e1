"""What a kind of page asks of itself before it goes on its way, whoever wrote and checked it."""

from django.core.exceptions import ValidationError

from nhipcau.editorial.models import Edition, PortalPage
from nhipcau.editorial.snapshots import page_of
from nhipcau.editorial.translating.sources import source_of, source_text


def refuse_unfit(edition: Edition, page: PortalPage) -> None:
    """Refuse a text of this edition that its own kind does not let out (`why_not_public`)."""
    source = None
    if source_of(edition.work) != edition and (revision := source_text(edition.work)):
        source = page_of(revision)
    if sentence := page.why_not_public(source=source):
        raise ValidationError(sentence, code="unfit")
